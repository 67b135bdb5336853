import { logCause } from '../api/log-cause.ts';
import type { Log } from '../context.ts';

export interface Afterwards {
  run(work: () => Promise<void>): void;
  /** Resolves when all that was begun is done. */
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
      while (running.size > 0) await Promise.all(running);
    },
  };
}
