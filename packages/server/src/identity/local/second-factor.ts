import { randomId } from '../../store/random-id.ts';
import { type Account, changeAccount } from './accounts.ts';
import type { LocalIdentity } from './local-identity.ts';
import { hashOf, seal, unseal } from './seal.ts';

/** Codes of the step before and after count too: phones are seldom exact (RFC 6238 5.2). */
const window = 1;
const period = 30;
const recoveryCodes = 10;

/** A new secret for the account, shown until its first code proves it. */
export async function beginSecondFactor(
  identity: LocalIdentity,
  { userId }: Account,
): Promise<Account | null> {
  const [{ sealing }, { Secret }] = await Promise.all([identity.keys(), import('otpauth')]);
  const secret = seal(sealing, userId, new Secret({ size: 20 }).base32);
  return changeAccount(identity.db, userId, ({ secondFactor }) =>
    secondFactor?.on ? null : { secondFactor: { secret, on: false, lastStep: 0, recovery: [] } },
  );
}

export async function secretOf(identity: LocalIdentity, account: Account) {
  const { sealing } = await identity.keys();
  const base32 = unseal(sealing, account.userId, account.secondFactor?.secret ?? '');
  const totp = await totpOf(base32, account.email);
  return { base32, uri: totp.toString() };
}

/** Turns it on with its first code; gives the recovery codes, which are stored as hashes only. null: a wrong code. */
export async function confirmSecondFactor(
  identity: LocalIdentity,
  account: Account,
  code: string,
): Promise<readonly string[] | null> {
  const step = await stepOf(identity, account, code);
  if (step === null) return null;
  const codes = Array.from({ length: recoveryCodes }, () => readable(randomId()));
  const changed = await changeAccount(identity.db, account.userId, ({ secondFactor }) =>
    !secondFactor || secondFactor.on || secondFactor.secret !== account.secondFactor?.secret
      ? null
      : { secondFactor: { ...secondFactor, on: true, lastStep: step, recovery: codes.map(recoveryHash) } },
  );
  return changed ? codes : null;
}

/** Takes a code of the app or a recovery code, each once: whoever presents it later is refused, also at the same moment. */
export async function takeCode(identity: LocalIdentity, account: Account, code: string): Promise<boolean> {
  const isRecovery = plain(code).length === 16;
  const step = isRecovery ? null : await stepOf(identity, account, code);
  if (!isRecovery && step === null) return false;
  const changed = await changeAccount(identity.db, account.userId, ({ secondFactor }) => {
    if (!secondFactor?.on) return null;
    if (step !== null)
      return step > secondFactor.lastStep ? { secondFactor: { ...secondFactor, lastStep: step } } : null;
    const left = secondFactor.recovery.filter((each) => each !== recoveryHash(code));
    return left.length < secondFactor.recovery.length
      ? { secondFactor: { ...secondFactor, recovery: left } }
      : null;
  });
  return changed !== null;
}

/** The time step whose code this is; null: none within the window. */
async function stepOf(identity: LocalIdentity, account: Account, code: string): Promise<number | null> {
  const { base32 } = await secretOf(identity, account);
  const timestamp = identity.clock();
  const totp = await totpOf(base32, account.email);
  const delta = totp.validate({ token: plain(code), window, timestamp });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

async function totpOf(base32: string, label: string) {
  const { Secret, TOTP } = await import('otpauth');
  return new TOTP({
    issuer: 'Agentic Booking Chat',
    label,
    period,
    digits: 6,
    secret: Secret.fromBase32(base32),
  });
}

const plain = (code: string): string => code.toLowerCase().replace(/[^0-9a-z]/g, '');
const recoveryHash = (code: string): string => hashOf(`recovery ${plain(code)}`);
const readable = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
