import { getItem, type Key, write } from '../../store/db.ts';
import { type LocalIdentity, seconds } from './local-identity.ts';

/** Counted under the address that was typed, whether or not anyone has it: a lock tells nothing. */
export type TriesOf = 'password' | 'code' | 'mail';

/** Refused: not to be looked at, whatever was typed. */
export type Try = { readonly allowed: true; readonly isLast: boolean } | { readonly allowed: false };

/** How many wrong ones lock, and for how many minutes the first time; each further lock lasts twice as long, of mails as long. */
export const limits: Readonly<Record<TriesOf, { readonly most: number; readonly minutes: number }>> = {
  password: { most: 10, minutes: 15 },
  code: { most: 10, minutes: 15 },
  mail: { most: 5, minutes: 60 },
};

const longestLockMinutes = 24 * 60;
/** Tries so old are forgotten. */
const forgottenAfter = 24 * 3600;

/**
 * Takes one try before anything is compared, by a condition of the write: however many come at a time, no more than
 * the limit are ever looked at. The last one allowed begins the lock by itself; a right answer clears it.
 */
export async function takeTry(identity: LocalIdentity, of: TriesOf, email: string): Promise<Try> {
  const { db, clock } = identity;
  const key = triesKey(identity, of, email);
  const { most } = limits[of];
  for (;;) {
    const now = seconds(clock());
    const counted = await write(db, {
      type: 'update',
      table: 'LocalIdentity',
      key,
      change: {
        text: 'ADD failed :one SET lastAt = :now, expiresAt = :end',
        values: { ':one': 1, ':now': now, ':end': now + 2 * forgottenAfter },
      },
      condition: {
        text: 'attribute_not_exists(partKey) OR (failed < :most AND lastAt > :old)',
        values: { ':most': most, ':old': now - forgottenAfter },
      },
    });
    if (counted.ok) return { allowed: true, isLast: counted.item?.failed === most };

    const { failed, lastAt, locks = 0 } = counted.item as unknown as Tries;
    const wasLocked = failed >= most;
    if (wasLocked && now < lastAt + lockSeconds(of, locks)) return { allowed: false };
    const begun = await write(db, {
      type: 'put',
      table: 'LocalIdentity',
      item: {
        ...key,
        failed: 1,
        lastAt: now,
        locks: wasLocked && lastAt > now - 7 * forgottenAfter ? locks + 1 : 0,
        expiresAt: now + 8 * forgottenAfter,
      },
      condition: {
        text: 'attribute_not_exists(partKey) OR (failed = :failed AND lastAt = :seen)',
        values: { ':failed': failed, ':seen': lastAt },
      },
    });
    if (begun.ok) return { allowed: true, isLast: most === 1 };
  }
}

/** Minutes until the lock that stands now ends; null: there is none. */
export async function lockedFor(identity: LocalIdentity, of: TriesOf, email: string): Promise<number | null> {
  const item = await getItem(identity.db, 'LocalIdentity', triesKey(identity, of, email));
  const { failed, lastAt, locks = 0 } = (item ?? { failed: 0, lastAt: 0 }) as unknown as Tries;
  const left = lastAt + lockSeconds(of, locks) - seconds(identity.clock());
  return failed >= limits[of].most && left > 0 ? Math.ceil(left / 60) : null;
}

/** After a right answer, or once a new password was chosen by mail. */
export async function clearTries(identity: LocalIdentity, of: TriesOf, email: string): Promise<void> {
  await write(
    identity.db,
    { type: 'delete', table: 'LocalIdentity', key: triesKey(identity, of, email) },
    { repeatable: true },
  );
}

export const triesKey = ({ signer }: Pick<LocalIdentity, 'signer'>, of: TriesOf, email: string): Key => ({
  partKey: `TRIES#${of}#${signer.fingerprint('sign-in tries', email)}`,
  itemKey: 'TRIES',
});

interface Tries {
  readonly failed: number;
  /** Epoch seconds. */
  readonly lastAt: number;
  readonly locks?: number;
}

/** Links that somebody else asks for may not keep their owner without one: each works for as long as no other is mailed. */
const lockSeconds = (of: TriesOf, locks: number): number =>
  60 * Math.min(limits[of].minutes * (of === 'mail' ? 1 : 2 ** locks), longestLockMinutes);
