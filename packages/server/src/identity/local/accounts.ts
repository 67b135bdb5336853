import type { Lang } from '@booking-chat/core/language/lang';
import type { Role } from '@booking-chat/core/tenancy/roles';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, type Key, queryAll, transact, type Write, write } from '../../store/db.ts';
import type { Item } from '../../store/item.ts';
import { versionedUpdate } from '../../store/versioned-update.ts';
import type { Person } from '../identity.ts';

/** A person's account in the embedded provider. */
export interface Account {
  readonly userId: string;
  readonly tenantId: TenantId;
  /** Lower case; of one account only, whatever the tenant. */
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly language: Lang;
  readonly enabled: boolean;
  /** ISO moment. */
  readonly createdAt: string;
  /** null: none chosen yet, or reset. */
  readonly passwordHash: string | null;
  /** Has chosen a password once: no longer invited. */
  readonly activated: boolean;
  /** Sign-ins before this moment (epoch seconds) count no more. */
  readonly validSince: number;
  /** The one link that may choose a password now. */
  readonly link: PasswordLink | null;
  readonly secondFactor: SecondFactor | null;
  readonly version: number;
}

export interface PasswordLink {
  readonly purpose: 'invitation' | 'reset';
  /** SHA-256 of its secret. */
  readonly hash: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** Time-based one-time passwords (RFC 6238). */
export interface SecondFactor {
  /** Sealed: see seal.ts. */
  readonly secret: string;
  /** False: shown, not yet proved. */
  readonly on: boolean;
  /** The latest time step whose code was taken; it and older ones are refused. */
  readonly lastStep: number;
  /** SHA-256 of the recovery codes that are left. */
  readonly recovery: readonly string[];
}

export type NewAccount = Omit<Account, 'version'>;

/** False: the address (or the id) is taken. */
export async function putAccount(db: Db, account: NewAccount): Promise<boolean> {
  const unused = { text: 'attribute_not_exists(partKey)' };
  const outcome = await transact(db, [
    {
      type: 'put',
      table,
      item: {
        ...accountKey(account.userId),
        lookupKey: `TENANT#${account.tenantId}`,
        ...account,
        version: 1,
      },
      condition: unused,
    },
    { type: 'put', table, item: { ...emailKey(account.email), userId: account.userId }, condition: unused },
  ]);
  return outcome.ok;
}

export async function findAccount(db: Db, userId: string): Promise<Account | null> {
  return asAccount(await getItem(db, table, accountKey(userId)));
}

export async function findByEmail(db: Db, email: string): Promise<Account | null> {
  const claim = await getItem(db, table, emailKey(normalized(email)));
  return claim ? findAccount(db, claim.userId as string) : null;
}

/** Oldest first. Teams are small: read as a whole. */
export async function accountsOf(db: Db, tenantId: string): Promise<Account[]> {
  const items = await queryAll(db, {
    table,
    index: 'GSI1',
    where: { text: 'lookupKey = :tenant', values: { ':tenant': `TENANT#${tenantId}` } },
  });
  return items
    .flatMap((item) => asAccount(item) ?? [])
    .sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.userId, b.userId));
}

export type AccountChange = Partial<Omit<Account, 'userId' | 'tenantId' | 'email' | 'createdAt' | 'version'>>;

/**
 * Changes the account as `decide` says of what is stored, again when someone else was faster; null from it leaves all as
 * it is. Gives the account as it is afterwards; null: none, or nothing was to change.
 */
export async function changeAccount(
  db: Db,
  userId: string,
  decide: (account: Account) => AccountChange | null,
): Promise<Account | null> {
  for (;;) {
    const account = await findAccount(db, userId);
    const change = account && decide(account);
    if (!account || !change) return null;
    const outcome = await write(db, versionedUpdate(table, accountKey(userId), account.version, change));
    if (outcome.ok) return asAccount(outcome.item);
  }
}

export async function removeAccount(db: Db, { userId, email }: Account): Promise<void> {
  const deletes: Write[] = [accountKey(userId), emailKey(email)].map((key) => ({
    type: 'delete',
    table,
    key,
  }));
  await transact(db, deletes);
}

export const personOf = (account: Account): Person => ({
  userId: account.userId,
  email: account.email,
  name: account.name,
  role: account.role,
  status: !account.enabled ? 'DISABLED' : account.activated ? 'ACTIVE' : 'INVITED',
  mfa: account.secondFactor?.on ?? false,
  createdAt: account.createdAt,
  language: account.language,
});

/** Addresses are compared without regard to case, as people type them. */
export const normalized = (email: string): string => email.trim().toLowerCase();

const table = 'LocalIdentity';
const accountKey = (userId: string): Key => ({ partKey: `USER#${userId}`, itemKey: 'ACCOUNT' });
const emailKey = (email: string): Key => ({ partKey: `EMAIL#${email}`, itemKey: 'EMAIL' });

function asAccount(item: Item | null): Account | null {
  if (!item) return null;
  const { partKey: _, itemKey: __, lookupKey: ___, ...account } = item;
  return account as unknown as Account;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
