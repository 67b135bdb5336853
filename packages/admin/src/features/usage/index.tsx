import { UsagePage } from './usage-page.tsx';

export function Component() {
  return <UsagePage />;
}
