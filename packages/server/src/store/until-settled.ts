import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from './db.ts';

/** What an attempt answers when others changed what it had read: nothing was written, read and decide again. */
export const again = Symbol('again');

/** Enough for dozens of processes after the same agenda; the whole takes about five seconds at most. */
const mostAttempts = 30;

/**
 * Repeats `attempt` with growing, random pauses until it settles, also when the store broke off in the middle: the
 * attempt must find out by reading whether its former write was carried out. Gives `exhausted` after the last
 * conflict; throws StoreUnavailable when the outcome stays unknown.
 */
export async function untilSettled<T>(attempt: () => Promise<T | typeof again>, exhausted: T): Promise<T> {
  let unsure = false;
  for (let tried = 1; ; tried++) {
    try {
      const outcome = await attempt();
      if (outcome !== again) return outcome;
      if (tried === mostAttempts) return exhausted;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      unsure ||= error.outcomeUnknown;
      const mayFindOut = error.outcomeUnknown && tried < mostAttempts;
      if (!mayFindOut) throw new StoreUnavailable(unsure, error);
    }
    await sleep(Math.random() * Math.min(4 * 2 ** tried, 250));
  }
}
