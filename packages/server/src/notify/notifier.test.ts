import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operatorCredential } from '../api/credential.ts';
import { seedDemo } from '../local/seed/seed-demo.ts';
import { cancelBooking, confirmBooking } from '../store/bookings.ts';
import { loadCatalog } from '../store/catalog.ts';
import { listCustomers } from '../store/customers.ts';
import { getItem, query } from '../store/db.ts';
import { readManageToken } from '../store/manage-token.ts';
import { putNotice } from '../store/notices.ts';
import { getTenant } from '../store/tenants.ts';
import { startTestStore, type TestStore } from '../store/testing.ts';
import type { Message } from './message.ts';
import { startNotifier } from './notifier.ts';
import { openOutbox } from './outbox.ts';
import { MessageRejected, type Transport } from './transport.ts';

let store: TestStore;
let folder: string;
let tenant: Tenant;
const errors: string[] = [];
const log = {
  info() {},
  warn() {},
  error: (_: unknown, message: string) => void errors.push(message),
};
beforeEach(async () => {
  errors.length = 0;
  store = await startTestStore();
  folder = mkdtempSync(join(tmpdir(), 'notifier-'));
  await seedDemo({ ...store, log, publicUrl: '', version: '' }, folder);
  tenant = (await getTenant(store.db, operatorCredential('demo-clinica-aurora').tenantId)) as Tenant;
});
afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
  expect(errors).toEqual([]);
});

const outbox = () => openOutbox(join(folder, 'outbox'));
const notify = (transport: Transport) =>
  startNotifier({
    db: store.db,
    signer: store.signer,
    endpoint: store.endpoint,
    region: 'local',
    dataDir: folder,
    publicUrl: 'https://book.example',
    from: 'no-reply@saas.example',
    transport,
    log,
  });

/** Counts what is handed over, besides keeping it. */
function counted(): Transport & { readonly sent: Message[] } {
  const sent: Message[] = [];
  const kept = outbox();
  return {
    sent,
    async send(message) {
      sent.push(message);
      await kept.send(message);
    },
  };
}

async function book(at: string, key: string) {
  const outcome = await confirmBooking(store, {
    tenant,
    catalog: await loadCatalog(store.db, tenant),
    serviceId: 'consulta-general',
    providerId: 'felipe-rojas',
    start: Date.parse(at) / 60_000,
    customer: { name: 'Juan Pérez', email: 'juan@example.com', phone: null },
    notes: null,
    language: 'es',
    customerTimezone: null,
    source: 'chat',
    idempotencyKey: key,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.booking;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 100; tried++) {
    if (await condition()) return;
    await sleep(50);
  }
  throw new Error('it did not happen in 5 s');
}

it('tells customer and provider, with a link that is the customer’s proof', async () => {
  const transport = counted();
  const notifier = notify(transport);
  const booking = await book('2026-11-24T14:00:00Z', 'first booking');
  await until(() => transport.sent.length === 2);
  await notifier.stop();
  const [toCustomer] = transport.sent;
  expect(transport.sent.map(({ to }) => to.email)).toEqual([
    'juan@example.com',
    'f.rojas@clinica-aurora.example',
  ]);
  const token = /https:\/\/book\.example\/b\/(\S+)/.exec(toCustomer?.text ?? '')?.[1] ?? '';
  expect(readManageToken(store.signer, token)).toEqual({
    tenantId: tenant.tenantId,
    bookingId: booking.bookingId,
  });
});

it('lists the customer of a booking, once and for all bookings', async () => {
  const transport = counted();
  const notifier = notify(transport);
  await book('2026-11-24T14:00:00Z', 'first booking');
  const { start } = await book('2026-11-24T15:00:00Z', 'second booking');
  await until(() => transport.sent.length === 4);
  await notifier.stop();
  const { tenantId } = tenant;
  const listed = await listCustomers(store, { tenantId, limit: 10, nextToken: null });
  expect(listed.ok && listed.items).toMatchObject([{ name: 'Juan Pérez', lastBookingStart: start }]);
});

it('goes on where it stopped: nothing lost, nothing twice', async () => {
  const first = counted();
  const before = notify(first);
  const booking = await book('2026-11-24T14:00:00Z', 'booking one');
  await until(() => first.sent.length === 2);
  await before.stop();

  await book('2026-11-24T15:00:00Z', 'booking two');
  await cancelBooking(store, {
    tenant,
    catalog: await loadCatalog(store.db, tenant),
    bookingId: booking.bookingId,
    by: 'business',
    reason: null,
  });
  const second = counted();
  const after = notify(second);
  await until(() => second.sent.length === 4);
  await sleep(400);
  await after.stop();
  expect(second.sent.map(({ kind, calendar }) => `${kind} ${calendar?.method}`)).toEqual([
    'confirmed REQUEST',
    'confirmed REQUEST',
    'cancelled CANCEL',
    'cancelled CANCEL',
  ]);
});

it('repeats nothing in the outbox when its place was lost', async () => {
  const first = notify(outbox());
  await book('2026-11-24T14:00:00Z', 'booking one');
  await until(async () => (await outbox().list()).length === 2);
  await first.stop();
  rmSync(join(folder, 'notifier.json'));
  const again = counted();
  const second = notify(again);
  await until(() => again.sent.length === 2);
  await second.stop();
  expect(await outbox().list()).toHaveLength(2);
});

it('tries again after a fault, and passes over what is refused for good', async () => {
  let faults = 2;
  const kept = outbox();
  const sent: string[] = [];
  const notifier = notify({
    async send(message) {
      if (faults-- > 0) throw new Error('connection lost');
      if (message.role === 'provider') throw new MessageRejected('no such mailbox');
      sent.push(message.id);
      await kept.send(message);
    },
  });
  await book('2026-11-24T14:00:00Z', 'booking one');
  await book('2026-11-24T15:00:00Z', 'booking two');
  await until(async () => (await outbox().list()).length === 2);
  await sleep(300);
  await notifier.stop();
  expect(new Set(sent).size).toBe(2);
  expect(sent).toHaveLength(2);
});

it('mails hand-offs and codes, then forgets them', async () => {
  const transport = counted();
  const notifier = notify(transport);
  const createdAt = '2026-11-23T12:00:00.000Z';
  await putNotice(store.db, tenant.tenantId, {
    kind: 'hand-off',
    noticeId: 'handoff-1',
    language: 'es',
    createdAt,
    conversationId: 'c1',
    customer: { name: 'Ana <script>', email: 'ana@example.com', phone: null },
    transcript: [
      { sender: 'CUSTOMER', text: 'quiero hablar con alguien', at: createdAt },
      { sender: 'AGENT', text: 'Le aviso al equipo.', at: createdAt },
    ],
  });
  const code = {
    kind: 'one-time-code',
    noticeId: 'code-1',
    language: 'pt',
    createdAt,
    email: 'ana@example.com',
    name: 'Ana',
    code: '482913',
    validMinutes: 10,
  } as const;
  // To an address without bookings: written first, so that what follows would come after it.
  expect(
    await putNotice(store.db, tenant.tenantId, { ...code, noticeId: 'code-0', email: null, name: null }),
  ).toBe(true);
  expect(await putNotice(store.db, tenant.tenantId, code)).toBe(true);
  expect(await putNotice(store.db, tenant.tenantId, code)).toBe(false);
  await until(() => transport.sent.length === 2);
  const [handOff, oneTime] = transport.sent;
  expect(handOff).toMatchObject({
    to: { email: 'recepcion@clinica-aurora.example' },
    replyTo: 'ana@example.com',
  });
  expect(handOff?.html).toContain('Ana &lt;script&gt;');
  expect(handOff?.text).toContain('Cliente: quiero hablar con alguien');
  expect(oneTime?.subject).toBe('482913 é o seu código de Clínica Aurora');
  await until(
    async () =>
      (await getItem(store.db, 'Bookings', { tenantId: tenant.tenantId, itemKey: 'NOTICE#code-1' })) === null,
  );
  await notifier.stop();
  const left = await query(store.db, {
    table: 'Bookings',
    where: { text: 'tenantId = :tenant', values: { ':tenant': tenant.tenantId } },
  });
  expect(left.items).toEqual([]);
});

it('notes the place it reached', async () => {
  const notifier = notify(outbox());
  await book('2026-11-24T14:00:00Z', 'booking one');
  await until(async () => (await outbox().list()).length === 2);
  await notifier.stop();
  const place = JSON.parse(readFileSync(join(folder, 'notifier.json'), 'utf8'));
  expect(Object.values(place.shards)).toEqual([expect.stringMatching(/^\d+$/)]);
});
