import { auditWrite } from '../../store/audit.ts';
import { write } from '../../store/db.ts';
import { type Account, findAccount } from './accounts.ts';
import type { LocalIdentity } from './local-identity.ts';
import type { Reuse } from './provider-store.ts';

/** A used code or refresh token came again: whoever has it and whom it belongs to are both signed out. */
export async function noteReuse(identity: LocalIdentity, { kind, accountId }: Reuse): Promise<void> {
  const account = accountId ? await findAccount(identity.db, accountId) : null;
  if (account) await noteSecurityEvent(identity, account, 'session.reuse', { kind });
}

export type SecurityEvent = 'session.reuse' | 'session.locked';

/** In the log, and in the business's own trail. */
export async function noteSecurityEvent(
  { db, log, businessClock }: LocalIdentity,
  { tenantId, userId, email }: Account,
  action: SecurityEvent,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  log.warn({ tenantId, operation: 'identity', event: action, userId, ...facts }, 'security event');
  const changes = Object.entries(facts).map(([field, value]) => ({
    field,
    before: null,
    after: JSON.stringify(value),
  }));
  const at = new Date(businessClock()).toISOString();
  await write(
    db,
    auditWrite({
      tenantId,
      at,
      actorKind: 'PERSON',
      actorId: userId,
      actorName: email,
      action,
      targetId: userId,
      targetName: email,
      changes,
    }),
  );
}
