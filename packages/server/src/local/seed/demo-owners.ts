import { randomInt } from 'node:crypto';
import { operatorCredential } from '../../api/credential.ts';
import { changeAccount, findByEmail } from '../../identity/local/accounts.ts';
import { putPerson } from '../../identity/local/local-admin.ts';
import type { LocalIdentity } from '../../identity/local/local-identity.ts';
import { hashPassword } from '../../identity/local/password-hash.ts';
import { getTenant } from '../../store/tenants.ts';
import type { Demo } from './seed-demo.ts';

/** Who owns a demo business, with the password that was drawn for them. */
export interface DemoOwner {
  readonly email: string;
  readonly password: string;
  /** Tells whether the password is still this one. */
  readonly passwordHash: string;
}

/**
 * Makes the owner of each demo business that has none yet; those of older data folders too. One that was removed since, or
 * whose business was erased, stays away.
 */
export async function seedDemoOwners(
  identity: LocalIdentity,
  demos: readonly Demo[],
  note: (demos: readonly Demo[]) => Promise<void>,
): Promise<readonly Demo[]> {
  const missing = demos.filter(({ owner }) => !owner);
  const made = new Map(
    (await Promise.all(missing.map((demo) => makeOwner(identity, demo)))).flatMap((each) =>
      each ? [each] : [],
    ),
  );
  if (made.size === 0) return demos;
  const owned = demos.map((demo) => ({ ...demo, owner: made.get(demo.tenantId) ?? demo.owner }));
  await note(owned);
  return owned;
}

/** The owners that are there, with the password unless they have chosen another one since. */
export async function currentOwners({ db }: LocalIdentity, demos: readonly Demo[]) {
  const owners = await Promise.all(
    demos.map(async ({ tenantId, owner }) => {
      const account = owner && (await findByEmail(db, owner.email));
      if (!account || account.tenantId !== tenantId) return [];
      const unchanged = account.passwordHash === owner.passwordHash;
      return [{ email: owner.email, password: unchanged ? owner.password : null, tenantId }];
    }),
  );
  return owners.flat();
}

async function makeOwner(identity: LocalIdentity, demo: Demo): Promise<[string, DemoOwner] | null> {
  const tenant = await getTenant(identity.db, operatorCredential(demo.tenantId).tenantId);
  if (!tenant) return null;
  const email = `owner@${demo.slug}.example`;
  const password = drawPassword();
  const passwordHash = await hashPassword(password);
  const invitation = {
    userId: tenant.ownerUserId,
    email,
    name: null,
    role: 'OWNER',
    language: tenant.language,
  } as const;
  const isNew = await putPerson(identity, demo.tenantId, { ...invitation, passwordHash });
  if (!isNew) {
    // A kill between making the account and noting its password: it gets another one.
    const account = await findByEmail(identity.db, email);
    if (account?.tenantId !== demo.tenantId) return null;
    await changeAccount(identity.db, account.userId, () => ({ passwordHash, activated: true }));
  }
  return [demo.tenantId, { email, password, passwordHash }];
}

/** Sixteen signs of each class, none of which looks like another; 90 bits and more. */
function drawPassword(): string {
  const classes = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=?'];
  const all = classes.join('');
  const pick = (from: string) => from[randomInt(from.length)] ?? '';
  const drawn = [...classes.map(pick), ...Array.from({ length: 12 }, () => pick(all))];
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [drawn[at], drawn[other]] = [drawn[other] ?? '', drawn[at] ?? ''];
  }
  return drawn.join('');
}
