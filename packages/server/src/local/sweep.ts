import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../context.ts';
import { sweep } from '../store/sweep.ts';

/** Deletes what has expired, now and then, because the local engine does not. Reads already take it for absent. */
export function startSweep(app: App): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = run(app, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function run(app: App, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(everyMs, signal);
    try {
      const removed = signal.aborted ? 0 : await sweep(app.db, app.clock() - graceMs, Date.now() - graceMs);
      if (removed > 0) app.log.info({ removed }, 'swept what had expired');
    } catch (error) {
      app.log.warn({ error: (error as Error).name }, 'the sweep will try again');
    }
  }
}

const everyMs = 15 * 60_000;
/** What a transaction under way may still look at. */
const graceMs = 300_000;
const pause = (ms: number, signal: AbortSignal) =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
