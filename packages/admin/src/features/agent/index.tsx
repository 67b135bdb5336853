import { AgentPage } from './agent-page.tsx';

export function Component() {
  return <AgentPage />;
}
