import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Publish } from '../context.ts';
import { exportTenant, importTenant } from '../local/tenant-archive.ts';
import { cancelBooking, confirmBooking, rescheduleBooking, setStatus } from '../store/bookings.ts';
import { putTenant } from '../store/tenants.ts';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
  startTestStore,
  type TestStore,
} from '../store/testing.ts';
import { startNotifier } from './notifier.ts';
import type { Transport } from './transport.ts';

type BookingEvent = Parameters<Publish['booking']>[0];

let store: TestStore;
let folder: string;
const tenant = sampleTenant('salon');
const catalog: Catalog = sampleCatalog(
  [sampleService('cut')],
  [sampleProvider('ana', ['cut'], { email: 'ana@salon.test' })],
);
const heard: BookingEvent[] = [];
const mailed: string[] = [];

beforeEach(async () => {
  heard.length = mailed.length = 0;
  store = await startTestStore();
  folder = mkdtempSync(join(tmpdir(), 'events-'));
  await putTenant(store.db, tenant);
});
afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

const noted: Transport = { send: async ({ to }) => void mailed.push(to.email) };
const follow = (publish: Publish['booking'], transport: Transport = noted) =>
  startNotifier({
    db: store.db,
    signer: store.signer,
    endpoint: store.endpoint,
    region: 'local',
    dataDir: folder,
    publicUrl: 'https://book.example',
    from: 'no-reply@saas.example',
    transport,
    log: { info() {}, warn() {}, error() {} },
    publish: { booking: publish, conversation: async () => undefined },
  });
const note = async (event: BookingEvent) => void heard.push(event);

async function book(at: string) {
  const outcome = await confirmBooking(store, {
    tenant,
    catalog,
    serviceId: 'cut',
    providerId: 'ana',
    start: Date.parse(at) / 60_000,
    customer: { name: 'Juan Pérez', email: 'juan@example.com', phone: null },
    notes: null,
    language: 'es',
    customerTimezone: null,
    source: 'chat',
    idempotencyKey: `book at ${at}`,
  });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.booking;
}

async function until(condition: () => boolean): Promise<void> {
  for (let tried = 0; tried < 200; tried++) {
    if (condition()) return;
    await sleep(25);
  }
  throw new Error('it did not happen in 5 s');
}

it('says what became of a booking, by ids alone', async () => {
  const following = follow(note);
  const { bookingId } = await book('2026-11-24T14:00:00Z');
  const change = { tenant, catalog, bookingId, by: 'business' as const };
  await rescheduleBooking(store, {
    ...change,
    start: Date.parse('2026-11-25T14:00:00Z') / 60_000,
    providerId: null,
    idempotencyKey: 'move it once',
  });
  await cancelBooking(store, { ...change, reason: null });
  const other = await book('2026-11-26T14:00:00Z');
  store.setNow(Date.parse('2026-11-26T16:00:00Z'));
  await setStatus(store, { tenantId: tenant.tenantId, bookingId: other.bookingId, status: 'COMPLETED' });
  await until(() => heard.length >= 5);
  await following.stop();
  expect(heard.map(({ kind, version, start }) => [kind, version, start])).toEqual([
    ['CREATED', 1, '2026-11-24T14:00:00Z'],
    ['MOVED', 2, '2026-11-25T14:00:00Z'],
    ['CANCELLED', 3, '2026-11-25T14:00:00Z'],
    ['CREATED', 1, '2026-11-26T14:00:00Z'],
    ['CHANGED', 2, '2026-11-26T14:00:00Z'],
  ]);
  for (const event of heard)
    expect(Object.keys(event).sort()).toEqual(['bookingId', 'kind', 'start', 'tenantId', 'version']);
});

it('an import is no news', async () => {
  await book('2026-11-24T14:00:00Z');
  const archive = await exportTenant(store.db, tenant.tenantId);
  await importTenant(store, tenant.tenantId, archive);
  const following = follow(note);
  await book('2026-11-27T14:00:00Z');
  await until(() => heard.some(({ start }) => start === '2026-11-27T14:00:00Z'));
  await following.stop();
  expect(heard.map(({ start }) => start)).toEqual(['2026-11-24T14:00:00Z', '2026-11-27T14:00:00Z']);
});

it('mails that fail or take long hold up no event, and the other way round', async () => {
  const never = new Promise<void>(() => undefined);
  let letGo = () => {};
  const mailing = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const following = follow(
    (event) => {
      heard.push(event);
      return heard.length === 1 ? Promise.reject(new Error('nobody listens')) : never;
    },
    {
      async send(message) {
        await mailing;
        mailed.push(message.to.email);
      },
    },
  );
  await book('2026-11-24T14:00:00Z');
  await book('2026-11-24T15:00:00Z');
  await until(() => heard.length >= 1);
  expect(mailed).toEqual([]);
  letGo();
  await until(() => mailed.length === 2 && heard.length === 2);
  await following.stop();
});
