import { AuditPage } from './audit-page.tsx';

export function Component() {
  return <AuditPage />;
}
