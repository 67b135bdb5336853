import type { Db } from './db.ts';

const queues = new WeakMap<Db, Map<string, Promise<unknown>>>();

/**
 * Runs work of the same name one after the other within this process. It spares a busy agenda most of its conflicts;
 * nothing is correct because of it: other processes write too.
 */
export async function inTurn<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  const running = queues.get(db) ?? new Map<string, Promise<unknown>>();
  queues.set(db, running);
  const before = running.get(name);
  const mine = (before ?? Promise.resolve()).then(work, work);
  running.set(name, mine);
  try {
    return await mine;
  } finally {
    if (running.get(name) === mine) running.delete(name);
  }
}
