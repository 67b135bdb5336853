import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, type Key, write } from './db.ts';
import { randomId } from './random-id.ts';

/** Held while one change of a business's team is decided and carried out; ends by itself if its holder dies. */
export interface TeamLock {
  release(): Promise<void>;
}

/** Seconds. Longer than any change of a team takes, a function's time included. */
const longestHold = 30;
/** Milliseconds that a second change waits for the first. */
const patience = 6_000;

/**
 * One change of a tenant's team at a time, whichever process makes it: people live with an identity provider that knows no
 * transactions, and "the last owner stays" is a rule about all of them. null: others were at it all the while.
 */
export async function lockTeam(db: Db, tenantId: string, clock: () => number): Promise<TeamLock | null> {
  const key: Key = { tenantId, itemKey: 'LOCK#TEAM' };
  const holder = randomId();
  const began = performance.now();
  for (;;) {
    const now = Math.floor(clock() / 1000);
    const outcome = await write(db, {
      type: 'put',
      table: 'TenantUsage',
      item: { ...key, holder, expiresAt: now + longestHold },
      condition: {
        text: 'attribute_not_exists(tenantId) OR expiresAt <= :now OR holder = :me',
        values: { ':now': now, ':me': holder },
      },
    });
    if (outcome.ok) return { release: () => release(db, key, holder) };
    if (performance.now() - began > patience) return null;
    await sleep(20 + Math.random() * 60);
  }
}

async function release(db: Db, key: Key, holder: string): Promise<void> {
  const condition = { text: 'holder = :me', values: { ':me': holder } };
  await write(db, { type: 'delete', table: 'TenantUsage', key, condition }, { repeatable: true });
}
