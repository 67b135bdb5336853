import { auditWrite, changesBetween } from '../store/audit.ts';
import type { Write } from '../store/db.ts';
import type { AuditAction } from './audit-actions.ts';
import { ApiError } from './errors.ts';
import type { RequestContext } from './request.ts';

export interface Audited {
  readonly action: AuditAction;
  readonly targetId?: string | null;
  readonly targetName?: string | null;
  /** null: it did not exist. */
  readonly before: object | null;
  /** null: it exists no more. */
  readonly after: object | null;
}

/** Who changed what, as a write for the transaction of the change itself: there is no change without its entry. */
export function audit({ credential, tenant, now }: RequestContext, audited: Audited): Write {
  if (credential.kind !== 'user') throw new ApiError('FORBIDDEN', { reason: 'role' });
  const { action, targetId = null, targetName = null, before, after } = audited;
  return auditWrite({
    tenantId: tenant.tenantId,
    at: new Date(now).toISOString(),
    actorKind: 'PERSON',
    actorId: credential.userId,
    actorName: credential.email,
    action,
    targetId,
    targetName,
    changes: changesBetween(before, after),
  });
}
