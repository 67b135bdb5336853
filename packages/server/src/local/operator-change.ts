import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { AuditAction } from '../api/audit-actions.ts';
import type { App } from '../context.ts';
import { auditWrite, changesBetween } from '../store/audit.ts';
import { transact } from '../store/db.ts';
import { getTenant, type TenantChange } from '../store/tenants.ts';
import { versionedUpdate } from '../store/versioned-update.ts';
import { findTenant } from './operator.ts';

/** What the business's trail says of an operator's command. */
export function operatorEntry(
  app: Pick<App, 'clock'>,
  { tenantId, name }: Pick<Tenant, 'tenantId' | 'name'>,
  action: AuditAction,
  change: { readonly before: object | null; readonly after: object | null } = { before: null, after: null },
): ReturnType<typeof auditWrite> {
  return auditWrite({
    tenantId,
    at: new Date(app.clock()).toISOString(),
    actorKind: 'OPERATOR',
    actorId: null,
    actorName: 'booking-chat',
    action,
    targetId: tenantId,
    targetName: name,
    changes: changesBetween(change.before, change.after),
  });
}

/** Changes a tenant's record together with its entry in the trail; what is so already is left alone, without an entry. */
export async function changeAsOperator(
  app: Pick<App, 'db' | 'clock'>,
  idOrSlug: string,
  action: AuditAction,
  decide: (tenant: Tenant) => TenantChange | Promise<TenantChange>,
): Promise<Tenant> {
  for (;;) {
    const tenant = await findTenant(app, idOrSlug);
    const { tenantId, version } = tenant;
    const after = await decide(tenant);
    const before = Object.fromEntries(
      Object.keys(after).map((field) => [field, tenant[field as keyof Tenant]]),
    );
    if (changesBetween(before, after).length === 0) return tenant;
    const outcome = await transact(app.db, [
      versionedUpdate('Tenants', { tenantId }, version, after),
      operatorEntry(app, tenant, action, { before, after }),
    ]);
    if (outcome.ok) return (await getTenant(app.db, tenantId)) ?? tenant;
  }
}
