import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import { startEngine } from '../packages/server/src/local/engine.ts';
import { createSigner } from '../packages/server/src/signer.ts';
import { loadSchedules } from '../packages/server/src/store/availability.ts';
import { confirmBooking, holdSlot } from '../packages/server/src/store/bookings.ts';
import {
  closeDb,
  createTables,
  type Db,
  openDb,
  transact,
  type Write,
} from '../packages/server/src/store/db.ts';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
} from '../packages/server/src/store/testing.ts';
import { firstDay, type Layout, monthDays, queryMonth, readMonth, spans, units } from './bookings/layouts.ts';
import { type Timing, time as timeWith } from './bookings/timing.ts';

/** Bookings on the real engine, on disk; then what other layouts of an agenda would cost. JSON lines on stdout. */
const now = Date.parse('2026-11-23T12:00:00Z');
const providers = 50;
const print = (metric: string, value: number, unit: string) =>
  console.log(JSON.stringify({ bench: 'bookings', metric, value: Number(value.toPrecision(4)), unit }));

const time = (
  count: number,
  concurrency: number,
  operation: (index: number) => Promise<unknown>,
): Promise<Timing> => timeWith(count, concurrency, operation, engine.pid() ?? 0);

const dataDir = await mkdtemp(join(tmpdir(), 'bench-bookings-'));
const engine = await startEngine({ dataDir });
const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: '' });
try {
  await createTables(db);
  await measureConfirmations(db);
  for (const layout of [spans(1, 'day'), spans(7, 'week'), spans(31, 'month'), units(5)])
    await measureLayout(db, layout);
} finally {
  closeDb(db);
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measureConfirmations(db: Db): Promise<void> {
  const context = { db, clock: () => now, signer: createSigner(['a signing key for benchmarks only']) };
  const tenant = sampleTenant('bench');
  const ids = Array.from({ length: providers }, (_, index) => `p${index}`);
  const catalog = sampleCatalog(
    [sampleService('cut', { durationMinutes: 30 })],
    ids.map((id) => sampleProvider(id, ['cut'])),
  );
  const base = now / 60_000 + 1440;
  let made = 0;
  const slot = () => {
    const index = made++;
    return { providerId: ids[index % providers] as string, start: base + 30 * Math.floor(index / providers) };
  };
  const confirm = async (at: { providerId: string; start: number }, conversation: string | null) => {
    const outcome = await confirmBooking(context, {
      tenant,
      catalog,
      serviceId: 'cut',
      ...at,
      customer: { name: 'Eva', email: `eva${made}@example.com`, phone: null },
      notes: null,
      language: 'es',
      customerTimezone: null,
      source: 'chat',
      idempotencyKey: `key-${at.providerId}-${at.start}`,
      owner: conversation,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  };
  for (const concurrency of [1, 50]) {
    db.calls.count = 0;
    const { perSecond, p50, p99, cpu } = await time(1000, concurrency, () => confirm(slot(), null));
    print(`confirmations, concurrency ${concurrency}`, perSecond, '1/s');
    print(`confirmation p50, concurrency ${concurrency}`, p50, 'ms');
    print(`confirmation p99, concurrency ${concurrency}`, p99, 'ms');
    print(`processor time per confirmation, concurrency ${concurrency}`, cpu, 'ms');
    print(`store calls per confirmation, concurrency ${concurrency}`, db.calls.count / 1020, 'calls');
  }
  const held = await time(500, 1, async (index) => {
    const at = slot();
    const outcome = await holdSlot(db, { tenant, catalog, serviceId: 'cut', ...at, owner: `c${index}`, now });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  });
  print('hold p50', held.p50, 'ms');
  print('hold p99', held.p99, 'ms');
  const window = { start: base, end: base + monthDays * 1440 };
  for (const [who, providerIds] of [
    ['one provider', ids.slice(0, 1)],
    ['any of 50 providers', ids],
  ] as const) {
    const read = await time(who === 'one provider' ? 300 : 30, 1, () =>
      loadSchedules(db, tenant, catalog, { serviceId: 'cut', providerIds, window, now }),
    );
    print(`schedules of a month, ${who}, p50`, read.p50, 'ms');
    print(`schedules of a month, ${who}, p99`, read.p99, 'ms');
  }
}

/** A month with twelve bookings of half an hour on each day, for each of 50 providers. */
async function measureLayout(db: Db, layout: Layout): Promise<void> {
  const ids = Array.from(
    { length: layout.name.startsWith('unit') ? 5 : providers },
    (_, index) => `p${index}`,
  );
  for (const id of ids) await layout.fill(db, id, monthOfEntries());

  const one = await time(200, 1, () => readMonth(db, layout, ['p0']));
  print(`${layout.name}: read a month of one provider, p50`, one.p50, 'ms');
  print(`${layout.name}: read a month of one provider, processor time`, one.cpu, 'ms');
  const queried = await time(100, 1, () => queryMonth(db, layout, 'p0'));
  print(`${layout.name}: the same by a query, p50`, queried.p50, 'ms');
  const all = await time(20, 1, () => readMonth(db, layout, ids));
  print(`${layout.name}: read a month of ${ids.length} providers, p50`, all.p50, 'ms');
  print(`${layout.name}: read a month of ${ids.length} providers, processor time`, all.cpu, 'ms');

  for (const concurrency of [1, 16]) {
    const { p50, perSecond, cpu } = await time(400, concurrency, async (index) => {
      const providerId = ids[index % ids.length] as string;
      const day = firstDay + (Math.floor(index / ids.length) % monthDays);
      // Free minutes of the evening; a layout of units needs places of their own.
      const start =
        day * 1440 +
        1200 +
        20 * (Math.floor(index / ids.length / monthDays) % 12) +
        (concurrency > 1 ? 10 : 0);
      const entry = entryAt(start, 10, `n${concurrency}-${index}`);
      for (;;) {
        const writes = [...(await layout.book(db, providerId, entry)), ...companions(entry.id)];
        if ((await transact(db, writes)).ok) return;
        if (layout.name.startsWith('unit')) return;
      }
    });
    print(`${layout.name}: one booking, concurrency ${concurrency}, p50`, p50, 'ms');
    print(`${layout.name}: one booking, concurrency ${concurrency}, processor time`, cpu, 'ms');
    print(`${layout.name}: bookings, concurrency ${concurrency}`, perSecond, '1/s');
  }
}

function monthOfEntries(): AgendaEntry[] {
  return Array.from({ length: monthDays * 12 }, (_, index) =>
    entryAt((firstDay + Math.floor(index / 12)) * 1440 + 480 + (index % 12) * 40, 30, `booking-id-${index}`),
  );
}

function entryAt(start: number, length: number, id: string): AgendaEntry {
  const end = start + length;
  return { kind: 'booking', id, serviceId: 'service-1', start, end, busyStart: start, busyEnd: end };
}

/** What a booking's transaction writes besides the agenda, whatever its layout. */
function companions(id: string): Write[] {
  return [
    {
      type: 'put',
      table: 'Conversations',
      item: { tenantId: 'l', conversationId: `BOOKING#${id}`, note: 'x'.repeat(600) },
    },
    { type: 'put', table: 'TenantUsage', item: { tenantId: 'l', itemKey: `ONCE#${id}`, expiresAt: 1 } },
    {
      type: 'update',
      table: 'TenantUsage',
      key: { tenantId: 'l', itemKey: 'MONTH#2026-11' },
      change: { text: 'ADD bookings :one', values: { ':one': 1 } },
    },
  ];
}
