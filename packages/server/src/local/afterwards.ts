import { setTimeout as sleep } from 'node:timers/promises';
import { logCause } from '../api/log-cause.ts';
import type { Log } from '../context.ts';

export interface Afterwards {
  run(work: () => Promise<void>): void;
  /** Resolves when all that was begun is done, or when that takes too long: a mail server may never answer. */
  done(): Promise<void>;
}

/** Work that no answer waits for. What fails is logged. */
export function openAfterwards(log: Log): Afterwards {
  const running = new Set<Promise<void>>();
  return {
    run(work) {
      const one = work()
        .catch((error) =>
          log.error({ operation: 'afterwards', cause: logCause(error) }, 'not done afterwards'),
        )
        .finally(() => running.delete(one));
      running.add(one);
    },
    async done() {
      const tooLong = sleep(patience, 'too long', { ref: false });
      while (running.size > 0)
        if ((await Promise.race([Promise.all(running), tooLong])) === 'too long') return;
    },
  };
}

/** Milliseconds. */
const patience = 10_000;
