import { type Account, findAccount, findByEmail, normalized } from './accounts.ts';
import { type LocalIdentity, seconds } from './local-identity.ts';
import { mailLocked } from './mails.ts';
import { passwordMatches } from './password-hash.ts';
import { takeCode } from './second-factor.ts';
import { noteSecurityEvent } from './security-events.ts';
import { clearTries, limits, type TriesOf, takeTry } from './tries.ts';

export type SignInOutcome =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly why: 'wrong' | 'locked' };

/**
 * Is this the password of that address? An address without account costs the same tries, the same work and the same
 * answer as one with another password; so does an account that is disabled or has no password yet.
 */
export async function checkPassword(
  identity: LocalIdentity,
  typed: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const email = normalized(typed.email);
  const tried = await takeTry(identity, 'password', email);
  if (!tried.allowed) return { ok: false, why: 'locked' };
  const account = await findByEmail(identity.db, email);
  const matches = await passwordMatches(typed.password, account?.passwordHash ?? null);
  if (!matches || !account?.enabled) return refuse(identity, 'password', account, tried.isLast);
  await clearTries(identity, 'password', email);
  return { ok: true, account };
}

/** The second step. `userId` is who gave the right password just before. */
export async function checkCode(
  identity: LocalIdentity,
  userId: string,
  code: string,
): Promise<SignInOutcome> {
  const account = await findAccount(identity.db, userId);
  if (!account?.enabled) return { ok: false, why: 'wrong' };
  const tried = await takeTry(identity, 'code', account.email);
  if (!tried.allowed) return { ok: false, why: 'locked' };
  if (!(await takeCode(identity, account, code))) return refuse(identity, 'code', account, tried.isLast);
  await clearTries(identity, 'code', account.email);
  return { ok: true, account };
}

/** What the provider is told of a finished sign-in: never before the moment since which sign-ins count. */
export const finishedLogin = (
  identity: LocalIdentity,
  { userId, validSince }: Account,
  amr: readonly string[],
) => ({
  login: {
    accountId: userId,
    ts: Math.max(seconds(identity.clock()), validSince),
    amr: [...amr],
    remember: true,
  },
});

function refuse(
  identity: LocalIdentity,
  of: TriesOf,
  account: Account | null,
  isLast: boolean,
): SignInOutcome {
  if (account && isLast)
    identity.afterwards(async () => {
      await noteSecurityEvent(identity, account, 'session.locked', { tries: limits[of].most });
      await mailLocked(identity, account, limits[of]);
    });
  return { ok: false, why: 'wrong' };
}
