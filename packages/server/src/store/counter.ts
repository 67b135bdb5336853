import { type Db, type Write, write } from './db.ts';

/** A counter that never passes its limit, whoever counts. */
export interface Counter {
  readonly tenantId: string;
  readonly itemKey: string;
  /** The attribute that counts. */
  readonly name: string;
  /** Null: none. */
  readonly limit: number | null;
  /** Epoch seconds. */
  readonly expiresAt?: number;
}

interface Group {
  readonly counter: Counter;
  waiting: { resolve(taken: boolean): void; reject(error: unknown): void }[];
}

const groups = new WeakMap<Db, Map<string, Group>>();

/**
 * Takes one; false, and not counted, when the limit is reached. Whoever asks while a count of the same counter is
 * under way waits for the next one, which counts them all: a busy key costs a few writes, not one for each request.
 */
export function takeOne(db: Db, counter: Counter): Promise<boolean> {
  const running = groups.get(db) ?? new Map<string, Group>();
  groups.set(db, running);
  const name = `${counter.tenantId} ${counter.itemKey} ${counter.name} ${counter.limit}`;
  return new Promise((resolve, reject) => {
    const group = running.get(name);
    if (group) {
      group.waiting.push({ resolve, reject });
      return;
    }
    const started: Group = { counter, waiting: [{ resolve, reject }] };
    running.set(name, started);
    void countWaiting(db, started, () => running.delete(name));
  });
}

async function countWaiting(db: Db, group: Group, close: () => void): Promise<void> {
  while (group.waiting.length > 0) {
    const asking = group.waiting;
    group.waiting = [];
    try {
      const taken = await take(db, group.counter, asking.length);
      for (const [index, { resolve }] of asking.entries()) resolve(index < taken);
    } catch (error) {
      for (const { reject } of asking) reject(error);
    }
  }
  // In the same breath as the look at who is waiting: nobody joins a group that counts no more.
  close();
}

/** Takes as many as there are left, up to `wanted`. */
async function take(db: Db, counter: Counter, wanted: number): Promise<number> {
  for (let asked = Math.min(wanted, counter.limit ?? wanted); asked > 0; ) {
    // Counted twice after a broken connection, a request is only counted too early: never let through too often.
    const outcome = await write(db, countUp(counter, asked), { repeatable: true });
    if (outcome.ok) return asked;
    const counted = (outcome.item?.[counter.name] as number | undefined) ?? 0;
    asked = Math.min(asked, Math.max(0, (counter.limit ?? 0) - counted));
  }
  return 0;
}

/** The write that counts `amount` more, and fails when that passes the limit. */
export function countUp(
  { tenantId, itemKey, name, limit, expiresAt }: Counter,
  amount: number,
): Extract<Write, { type: 'update' }> {
  return {
    type: 'update',
    table: 'TenantUsage',
    key: { tenantId, itemKey },
    change: {
      text: expiresAt ? 'ADD #name :one SET expiresAt = :end' : 'ADD #name :one',
      names: { '#name': name },
      values: expiresAt ? { ':one': amount, ':end': expiresAt } : { ':one': amount },
    },
    condition:
      limit === null
        ? undefined
        : {
            text: `${amount <= limit ? 'attribute_not_exists(#name) OR ' : ''}#name <= :room`,
            names: { '#name': name },
            values: { ':room': limit - amount },
          },
  };
}
