import type { Adapter, AdapterPayload } from 'oidc-provider';
import { deleteItems, getItem, type Key, queryAll, type Write, write } from '../../store/db.ts';
import type { Item } from '../../store/item.ts';
import { type LocalIdentity, seconds } from './local-identity.ts';

/** A code or refresh token that was used before: somebody has a copy of it. */
export interface Reuse {
  readonly kind: string;
  readonly accountId: string | undefined;
  readonly grantId: string | undefined;
}

/**
 * Where the provider keeps sessions, sign-ins under way, grants, codes and refresh tokens: one item each, by kind and id.
 * What has expired is absent. A code or refresh token is consumed by a condition of the write: of two who present the same
 * one at a time, the second is a reuse.
 */
export function providerStore(
  { db, clock }: LocalIdentity,
  kind: string,
  onReuse: (reuse: Reuse) => Promise<never>,
): Adapter {
  const keyOf = (id: string): Key => ({ partKey: `${kind}#${id}`, itemKey: 'OIDC' });
  const isThere = (item: Item | null): item is Item =>
    item !== null && ((item.expiresAt as number | undefined) ?? Number.POSITIVE_INFINITY) > seconds(clock());

  const adapter: Adapter = {
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn ? seconds(clock()) + expiresIn : undefined;
      const lookupKey = lookupOf(payload);
      const item = { ...keyOf(id), lookupKey, payload: JSON.stringify(payload), expiresAt };
      await write(db, { type: 'put', table, item }, { repeatable: true });
      if (payload.uid && kind === 'Session')
        await write(
          db,
          { type: 'put', table, item: { ...uidKey(payload.uid), lookupKey, sessionId: id, expiresAt } },
          { repeatable: true },
        );
    },
    async find(id) {
      const item = await getItem(db, table, keyOf(id));
      return isThere(item) ? payloadOf(item) : undefined;
    },
    async findByUid(uid) {
      const pointer = await getItem(db, table, uidKey(uid));
      return isThere(pointer) ? adapter.find(pointer.sessionId as string) : undefined;
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id) {
      const outcome = await write(db, {
        type: 'update',
        table,
        key: keyOf(id),
        change: { text: 'SET consumedAt = :now', values: { ':now': seconds(clock()) } },
        condition: { text: 'attribute_exists(partKey) AND attribute_not_exists(consumedAt)' },
      });
      if (outcome.ok) return;
      const payload = outcome.item ? payloadOf(outcome.item) : {};
      await onReuse({ kind, accountId: payload.accountId, grantId: payload.grantId });
    },
    async destroy(id) {
      await write(db, { type: 'delete', table, key: keyOf(id) }, { repeatable: true });
    },
    async revokeByGrantId(grantId) {
      const items = await itemsUnder({ db }, grantLookup(grantId));
      const ofThisKind = items.filter(({ partKey }) => String(partKey).startsWith(`${kind}#`));
      await deleteItems(db, table, ofThisKind.map(storedKey));
    },
  };
  return adapter;
}

/** Ends a grant: everything issued under it, and itself. */
export async function endGrant({ db }: Pick<LocalIdentity, 'db'>, grantId: string): Promise<void> {
  const items = await itemsUnder({ db }, grantLookup(grantId));
  await deleteItems(db, table, [...items.map(storedKey), { partKey: `Grant#${grantId}`, itemKey: 'OIDC' }]);
}

/** Deletes the sessions, sign-ins under way, grants and tokens of an account. */
export async function forgetSignIns({ db }: Pick<LocalIdentity, 'db'>, accountId: string): Promise<number> {
  const items = await itemsUnder({ db }, accountLookup(accountId));
  for (const { partKey } of items)
    if (String(partKey).startsWith('Grant#')) await endGrant({ db }, String(partKey).slice('Grant#'.length));
  await deleteItems(db, table, items.map(storedKey));
  return items.length;
}

const table = 'LocalIdentity' satisfies Write['table'];
const uidKey = (uid: string): Key => ({ partKey: `SessionUid#${uid}`, itemKey: 'OIDC' });
const grantLookup = (grantId: string) => `GRANT#${grantId}`;
const accountLookup = (accountId: string) => `ACCOUNT#${accountId}`;

/** Tokens and codes are found by their grant; what is longer-lived, by the account. */
function lookupOf(payload: AdapterPayload): string | undefined {
  if (payload.grantId) return grantLookup(payload.grantId);
  const signedIn = payload.result as
    | { login?: { accountId?: string }; pending?: { userId?: string } }
    | undefined;
  const accountId = payload.accountId ?? signedIn?.login?.accountId ?? signedIn?.pending?.userId;
  return accountId ? accountLookup(accountId) : undefined;
}

const payloadOf = (item: Item): AdapterPayload => ({
  ...(JSON.parse(item.payload as string) as AdapterPayload),
  ...(item.consumedAt ? { consumed: item.consumedAt } : {}),
});

const storedKey = ({ partKey, itemKey }: Item): Key => ({
  partKey: partKey as string,
  itemKey: itemKey as string,
});

const itemsUnder = ({ db }: Pick<LocalIdentity, 'db'>, lookupKey: string): Promise<Item[]> =>
  queryAll(db, {
    table,
    index: 'GSI1',
    where: { text: 'lookupKey = :key', values: { ':key': lookupKey } },
  });
