import { deleteItems, type Key, scan } from '../../store/db.ts';
import type { Item } from '../../store/item.ts';
import { type Account, accountsOf, removeAccount } from './accounts.ts';
import type { LocalIdentity } from './local-identity.ts';
import { forgetSignIns } from './provider-store.ts';
import { triesKey } from './tries.ts';

/** What is kept besides the account itself: sessions, grants, tokens, counts of tries. */
export async function forgetAccount(identity: LocalIdentity, { userId, email }: Account): Promise<number> {
  const tries = (['password', 'code', 'mail'] as const).map((of) => triesKey(identity, of, email));
  await deleteItems(identity.db, 'LocalIdentity', tries);
  return forgetSignIns(identity, userId);
}

/** Every account of a tenant with all it has. For the operator's command: it reads the table through. */
export async function forgetTenant(identity: LocalIdentity, tenantId: string): Promise<number> {
  const { db } = identity;
  const accounts = await accountsOf(db, tenantId);
  let removed = 0;
  for (const account of accounts) {
    await removeAccount(db, account);
    removed += 2 + (await forgetAccount(identity, account));
  }
  // A sign-in that somebody only began may name an address as its hint.
  const traces = accounts.flatMap(({ userId, email }) => [userId, email]);
  for await (const { items } of scan(db, 'LocalIdentity')) {
    const found = items.filter((item) => traces.some((trace) => JSON.stringify(item).includes(trace)));
    await deleteItems(db, 'LocalIdentity', found.map(keyOf));
    removed += found.length;
  }
  return removed;
}

const keyOf = ({ partKey, itemKey }: Item): Key => ({
  partKey: partKey as string,
  itemKey: itemKey as string,
});
