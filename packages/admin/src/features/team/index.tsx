import { TeamPage } from './team-page.tsx';

export function Component() {
  return <TeamPage />;
}
