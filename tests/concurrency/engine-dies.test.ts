import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, startEngine } from '../../packages/server/src/local/engine.ts';
import { createSigner } from '../../packages/server/src/signer.ts';
import {
  type BookingOutcome,
  cancelBooking,
  confirmBooking,
  getBooking,
  listBookings,
} from '../../packages/server/src/store/bookings.ts';
import { closeDb, createTables, type Db, openDb } from '../../packages/server/src/store/db.ts';
import { overCapacity } from './over-capacity.ts';
import { requestOf, scene } from './scene.ts';

let dataDir: string;
let engine: Engine;
let db: Db;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'engine-dies-'));
  engine = await startEngine({ dataDir });
  db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: '' });
  await createTables(db);
});
afterAll(async () => {
  closeDb(db);
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a server that lives through its engine’s deaths answers every request for certain', async () => {
  const context = { db, clock: () => scene.now, signer: createSigner([scene.signingKey]) };
  const outcomes: BookingOutcome[] = [];
  let killing = true;
  const killer = (async () => {
    for (let last: number | null = null; killing; await sleep(200)) {
      const pid = engine.pid();
      if (pid === null || pid === last) continue;
      process.kill(pid, 'SIGKILL');
      last = pid;
    }
  })();
  const asked = Array.from({ length: 300 }, (_, index) => ({
    key: `ask-${index}`,
    serviceId: ['short', 'long', 'class'][index % 3] as string,
    providerId: ['ana', 'ben', null][index % 5 === 0 ? 2 : index % 2] as string | null,
    start: scene.from + 15 * Math.floor(index / 4),
    email: `customer-${index}@example.com`,
  }));
  const queue = [...asked];
  const work = async () => {
    for (let ask = queue.pop(); ask; ask = queue.pop()) {
      const outcome = await confirmBooking(context, requestOf(ask));
      outcomes.push(outcome);
      if (!outcome.ok || outcomes.length % 4 > 0) continue;
      const { bookingId } = outcome.booking;
      const { tenant, catalog } = scene;
      const gone = await cancelBooking(context, { tenant, catalog, bookingId, by: 'business', reason: null });
      expect(gone).toMatchObject({ ok: true, booking: { status: 'CANCELLED', version: 2 } });
      expect(await getBooking(db, tenant.tenantId, bookingId)).toMatchObject({ status: 'CANCELLED' });
    }
  };
  await Promise.all(Array.from({ length: 20 }, work));
  killing = false;
  await killer;

  expect(engine.restarts()).toBeGreaterThan(1);
  const page = await listBookings(context, {
    tenantId: scene.tenant.tenantId,
    of: { kind: 'tenant' },
    limit: 200,
  });
  const stored = page.ok ? page.items : [];
  expect(stored).toHaveLength(outcomes.filter((one) => one.ok).length);
  expect(overCapacity(stored, scene.catalog.services)).toEqual([]);
}, 120_000);
