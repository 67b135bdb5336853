import { randomBytes } from 'node:crypto';
import { randomId } from '../../store/random-id.ts';
import type { IdentityAdmin, Invitation, PersonOutcome } from '../identity.ts';
import {
  type Account,
  type AccountChange,
  accountsOf,
  changeAccount,
  findAccount,
  type NewAccount,
  normalized,
  type PasswordLink,
  personOf,
  putAccount,
  removeAccount,
} from './accounts.ts';
import { forgetAccount, forgetTenant } from './forget.ts';
import { type LocalIdentity, seconds } from './local-identity.ts';
import { mailInvitation, mailReset } from './mails.ts';
import { forgetSignIns } from './provider-store.ts';
import { hashOf } from './seal.ts';

/** Minutes that a link to choose a password works. */
export const linkLife = { invitation: 3 * 24 * 60, reset: 3 * 24 * 60, asked: 60 } as const;

/** The people of a tenant in the embedded provider. */
export function localAdmin(identity: LocalIdentity): IdentityAdmin {
  const { db } = identity;

  async function find(tenantId: string, userId: string): Promise<Account | null> {
    const account = await findAccount(db, userId);
    return account?.tenantId === tenantId ? account : null;
  }

  async function change(tenantId: string, userId: string, decide: (account: Account) => AccountChange) {
    const changed = await changeAccount(db, userId, (account) =>
      account.tenantId === tenantId ? decide(account) : null,
    );
    return outcomeOf(changed);
  }

  return {
    async list(tenantId, { limit, nextToken }) {
      const all = await accountsOf(db, tenantId);
      const from = nextToken ? all.findIndex(({ userId }) => userId === nextToken) : 0;
      const people = from < 0 ? [] : all.slice(from, from + limit);
      return {
        people: people.map(personOf),
        nextToken: from < 0 ? null : (all[from + limit]?.userId ?? null),
      };
    },
    async find(tenantId, userId) {
      const account = await find(tenantId, userId);
      return account && personOf(account);
    },
    async invite(tenantId, invitation) {
      const account = newAccount(identity, tenantId, invitation);
      if (!(await putAccount(db, account))) {
        // Of an import that was cut short and runs again.
        const existing = invitation.userId ? await find(tenantId, invitation.userId) : null;
        return existing?.email === account.email ? outcomeOf(existing) : { ok: false, why: 'email-taken' };
      }
      if (!invitation.quietly) await sendLink(identity, account.userId, 'invitation');
      return outcomeOf(await find(tenantId, account.userId));
    },
    changeRole: (tenantId, userId, role) => change(tenantId, userId, () => ({ role })),
    async setEnabled(tenantId, userId, enabled) {
      const outcome = await change(tenantId, userId, ({ validSince }) => ({
        enabled,
        validSince: enabled ? validSince : fromNowOn(identity),
      }));
      if (outcome.ok && !enabled) await forgetSignIns(identity, userId);
      return outcome;
    },
    async reset(tenantId, userId, { endSecondFactor = false } = {}) {
      const outcome = await change(tenantId, userId, ({ secondFactor }) => ({
        passwordHash: null,
        validSince: fromNowOn(identity),
        secondFactor: endSecondFactor ? null : secondFactor,
      }));
      if (!outcome.ok) return outcome;
      await forgetSignIns(identity, userId);
      // A link lets nobody in who is disabled: once they are enabled, they are reset again.
      const { status } = outcome.person;
      if (status !== 'DISABLED')
        await sendLink(identity, userId, status === 'INVITED' ? 'invitation' : 'reset');
      return outcome;
    },
    async remove(tenantId, userId) {
      const account = await find(tenantId, userId);
      if (!account) return { ok: false, why: 'not-found' };
      await removeAccount(db, account);
      await forgetAccount(identity, account);
      return outcomeOf(account);
    },
    removeAll: (tenantId) => forgetTenant(identity, tenantId),
  };
}

/** Makes an account with its password, and mails nobody: demo owners. False: the address is taken. */
export async function putPerson(
  identity: LocalIdentity,
  tenantId: string,
  { passwordHash, ...invitation }: Invitation & { readonly passwordHash: string },
): Promise<boolean> {
  const account = newAccount(identity, tenantId, invitation);
  return putAccount(identity.db, { ...account, passwordHash, activated: true });
}

/**
 * Mails a link with which a password can be chosen once; the ones before it end. `asked`: by whoever holds the address,
 * whose password goes on working until then.
 */
export async function sendLink(
  identity: LocalIdentity,
  userId: string,
  kind: 'invitation' | 'reset' | 'asked',
): Promise<void> {
  const secret = randomBytes(24).toString('base64url');
  const minutes = linkLife[kind];
  const link: PasswordLink = {
    purpose: kind === 'invitation' ? 'invitation' : 'reset',
    hash: hashOf(secret),
    expiresAt: seconds(identity.clock()) + minutes * 60,
  };
  const account = await changeAccount(identity.db, userId, () => ({ link }));
  if (!account) return;
  const token = `${userId}.${secret}`;
  if (kind === 'invitation') await mailInvitation(identity, account, token);
  else await mailReset(identity, account, token, { asked: kind === 'asked', minutes });
}

/** The account whose link this is, while it works. */
export async function accountOfLink(identity: LocalIdentity, token: string): Promise<Account | null> {
  const { userId, secret } = readLink(token);
  const account = await findAccount(identity.db, userId);
  return account && linkIs(identity, account, secret) ? account : null;
}

/** Uses the link up and sets the password, in one write; null: it works no more. */
export async function setPasswordByLink(
  identity: LocalIdentity,
  token: string,
  passwordHash: string,
): Promise<Account | null> {
  const { userId, secret } = readLink(token);
  const account = await changeAccount(identity.db, userId, (stored) =>
    linkIs(identity, stored, secret)
      ? { link: null, passwordHash, activated: true, validSince: fromNowOn(identity) }
      : null,
  );
  if (account) await forgetSignIns(identity, userId);
  return account;
}

/** Sign-ins made until now count no more; the next ones begin with this second. */
export const fromNowOn = ({ clock }: LocalIdentity): number => seconds(clock()) + 1;

/** A made-up one reads as nobody's. */
function readLink(token: string): { userId: string; secret: string } {
  const [, userId = 'nobody', secret = ''] =
    /^([A-Za-z0-9_-]{1,80})\.([A-Za-z0-9_-]{1,80})$/.exec(token) ?? [];
  return { userId, secret };
}

const linkIs = ({ clock }: LocalIdentity, { enabled, link }: Account, secret: string): boolean =>
  enabled && link !== null && link.hash === hashOf(secret) && link.expiresAt > seconds(clock());

const newAccount = (identity: LocalIdentity, tenantId: string, invitation: Invitation): NewAccount =>
  ({
    userId: invitation.userId ?? newUserId(),
    tenantId,
    email: normalized(invitation.email),
    name: invitation.name,
    role: invitation.role,
    language: invitation.language,
    enabled: true,
    createdAt: new Date(identity.businessClock()).toISOString(),
    passwordHash: null,
    activated: false,
    validSince: 0,
    link: null,
    secondFactor: null,
  }) as NewAccount;

export const newUserId = (): string => `usr_${randomId()}`;

const outcomeOf = (account: Account | null): PersonOutcome =>
  account ? { ok: true, person: personOf(account) } : { ok: false, why: 'not-found' };
