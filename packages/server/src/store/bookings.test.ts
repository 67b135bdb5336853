import type { Booking } from '@booking-chat/core/booking/booking';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadAgendas } from './agendas.ts';
import {
  type ConfirmRequest,
  cancelBooking,
  confirmBooking,
  getBooking,
  type HoldRequest,
  holdSlot,
  listBookings,
  releaseHold,
  rescheduleBooking,
  setStatus,
} from './bookings.ts';
import { type ConversationRecord, getConversation } from './conversations.ts';
import { write } from './db.ts';
import { sweep } from './sweep.ts';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
  startTestStore,
  type TestStore,
} from './testing.ts';
import { counting, getUsage } from './usage.ts';

const catalog = sampleCatalog(
  [
    sampleService('cut'),
    sampleService('class', { capacity: 3 }),
    sampleService('laser', { needsApproval: true }),
  ],
  [sampleProvider('ana', ['cut', 'class', 'laser']), sampleProvider('ben', ['cut'])],
);
const minute = (iso: string) => Date.parse(iso) / 60_000;
const ten = minute('2026-11-24T13:00:00Z');

let store: TestStore;
let tenant: Tenant;
let made = 0;

beforeAll(async () => {
  store = await startTestStore();
});
afterAll(() => store.stop());
beforeEach(() => {
  store.setNow(Date.parse('2026-11-23T12:00:00Z'));
  tenant = sampleTenant(`t${++made}`);
});

const request = (change: Partial<ConfirmRequest> = {}): ConfirmRequest => ({
  tenant,
  catalog,
  serviceId: 'cut',
  providerId: 'ana',
  start: ten,
  customer: { name: 'Eva', email: 'eva@example.com', phone: null },
  notes: null,
  language: 'es',
  customerTimezone: null,
  source: 'api',
  idempotencyKey: `key-${Math.random()}`,
  ...change,
});

async function book(change: Partial<ConfirmRequest> = {}): Promise<Booking> {
  const outcome = await confirmBooking(store, request(change));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.booking;
}

const refusal = async (change: Partial<ConfirmRequest> = {}) => {
  const outcome = await confirmBooking(store, request(change));
  return outcome.ok ? null : outcome.refusal;
};

describe('a booking', () => {
  it('is stored as it was acknowledged', async () => {
    const booking = await book();
    expect(booking).toMatchObject({ status: 'CONFIRMED', start: ten, end: ten + 30, version: 1 });
    expect(await getBooking(store.db, tenant.tenantId, booking.bookingId)).toEqual(booking);
  });

  it('takes two calls of the store', async () => {
    const before = store.db.calls.count;
    await book({ owner: 'c1', conversationAfter: () => conversation(0) });
    expect(store.db.calls.count - before).toBe(2);
  });

  it('keeps others out, with the nearest open times', async () => {
    await book();
    expect(await refusal({ start: ten + 15 })).toMatchObject({
      kind: 'slot',
      why: { kind: 'taken', blockedBy: { start: ten, end: ten + 30 } },
      nearest: [{ start: ten + 30 }, { start: ten - 30 }, { start: ten + 1440 + 15 }],
    });
  });

  it.each([
    ['an unknown service', { serviceId: 'none' }, { kind: 'not-found', what: 'service' }],
    ['an unknown provider', { providerId: 'none' }, { kind: 'not-found', what: 'provider' }],
    [
      'a service the provider does not give',
      { providerId: 'ben', serviceId: 'laser' },
      { kind: 'not-offered' },
    ],
    ['a past time', { start: ten - 3000 }, { kind: 'slot', why: { kind: 'past' } }],
    ['a time off the grid', { start: ten + 7 }, { kind: 'slot', why: { kind: 'off-grid' } }],
    ['a time beyond the horizon', { start: ten + 90 * 1440 }, { kind: 'slot', why: { kind: 'horizon' } }],
  ])('is refused for %s, and nothing is stored', async (_, change, expected) => {
    expect(await refusal(change)).toMatchObject(expected);
    expect(await everything()).toEqual([]);
  });

  it('waits for approval where the service needs it, and occupies its time meanwhile', async () => {
    const { bookingId } = await book({ serviceId: 'laser' });
    expect(await refusal()).toMatchObject({ why: { kind: 'taken' } });
    const { tenantId } = tenant;
    expect(await setStatus(store, { tenantId, bookingId, status: 'COMPLETED' })).toEqual({
      ok: false,
      refusal: { kind: 'status', status: 'PENDING' },
    });
    for (const status of ['CONFIRMED', 'COMPLETED', 'NO_SHOW'] as const)
      expect(await setStatus(store, { tenantId, bookingId, status })).toMatchObject({
        ok: true,
        booking: { status },
      });
  });

  it('of any provider goes to the least occupied one, or to the one on whom it is held', async () => {
    await book({ providerId: 'ana', start: ten - 60 });
    expect((await book({ providerId: null })).providerId).toBe('ben');
    await hold({ providerId: 'ana', start: ten + 60, owner: 'c9' });
    expect((await book({ providerId: null, start: ten + 60, owner: 'c9' })).providerId).toBe('ana');
  });

  it('across midnight UTC stands in both days', async () => {
    const late = minute('2026-11-24T23:45:00Z');
    await book({ start: late });
    expect(await refusal({ start: late + 15 })).toMatchObject({ why: { kind: 'taken' } });
    const agendas = await loadAgendas(
      store.db,
      tenant.tenantId,
      ['ana'],
      { start: late + 15, end: late + 20 },
      0,
    );
    expect(agendas.get('ana')).toMatchObject([{ start: late }]);
  });
});

describe('an idempotency key', () => {
  const once = { idempotencyKey: 'the-very-same' };

  it('gives the same booking, however often and however parallel it is sent', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        confirmBooking({ ...store, db: at % 2 ? store.db : store.anotherDb() }, request(once)),
      ),
    );
    expect(new Set(outcomes.map((one) => one.ok && one.booking.bookingId)).size).toBe(1);
    expect(outcomes.filter((one) => one.ok && !one.replayed)).toHaveLength(1);
    expect((await getUsage(store.db, tenant.tenantId, '2026-11')).bookings).toBe(1);
  });

  it('refuses another request', async () => {
    await book(once);
    for (const change of [
      { start: ten + 60 },
      { customer: { name: 'Eve', email: 'eva@example.com', phone: null } },
    ])
      expect(await refusal({ ...once, ...change })).toEqual({ kind: 'key-reused' });
  });

  it('is each tenant’s own', async () => {
    const first = await book(once);
    tenant = sampleTenant(`t${++made}`);
    expect((await book(once)).bookingId).not.toBe(first.bookingId);
  });

  it('is forgotten after 48 hours, whether or not its record was deleted', async () => {
    const first = await book(once);
    store.setNow(store.clock() + 48 * 3_600_000 - 1000);
    expect(await refusal({ ...once, start: ten + 4000 })).toEqual({ kind: 'key-reused' });
    store.setNow(store.clock() + 2000);
    const second = await book({ ...once, start: minute('2026-11-26T13:00:00Z') });
    expect(second.bookingId).not.toBe(first.bookingId);
  });

  it('shows the booking as it is by then', async () => {
    const { bookingId } = await book(once);
    await cancelBooking(store, { tenant, catalog, bookingId, by: 'customer', reason: 'ill' });
    expect(await confirmBooking(store, request(once))).toMatchObject({
      ok: true,
      replayed: true,
      booking: { bookingId, status: 'CANCELLED', cancelReason: 'ill' },
    });
  });
});

describe('the conversation', () => {
  const after = (version: number) => ({ owner: 'c1', conversationAfter: () => conversation(version) });

  it('is saved with the booking, or neither is', async () => {
    await book(after(0));
    expect(await getConversation(store.db, tenant.tenantId, 'c1', store.clock())).toMatchObject({
      version: 1,
    });
    expect(await refusal({ start: ten + 60, ...after(0) })).toEqual({
      kind: 'conflict',
      what: 'conversation',
    });
    expect(await everything()).toHaveLength(1);
    await book({ start: ten + 60, ...after(1) });
  });

  it('is saved with a change too', async () => {
    const { bookingId } = await book(after(0));
    const change = { tenant, catalog, bookingId, by: 'customer' as const };
    const stale = await cancelBooking(store, {
      ...change,
      reason: null,
      conversationAfter: () => conversation(0),
    });
    expect(stale).toEqual({ ok: false, refusal: { kind: 'conflict', what: 'conversation' } });
    const moved = await rescheduleBooking(store, {
      ...change,
      start: ten + 60,
      providerId: null,
      idempotencyKey: 'moving-1',
      conversationAfter: () => conversation(1),
    });
    expect(moved).toMatchObject({ ok: true });
    await cancelBooking(store, { ...change, reason: null, conversationAfter: () => conversation(2) });
    expect(await getConversation(store.db, tenant.tenantId, 'c1', store.clock())).toMatchObject({
      version: 3,
    });
  });
});

describe('cancel and move', () => {
  const change = (bookingId: string) => ({ tenant, catalog, bookingId, by: 'customer' as const });
  const move = (bookingId: string, start: number, more: object = {}) =>
    rescheduleBooking(store, {
      ...change(bookingId),
      start,
      providerId: null,
      idempotencyKey: `move-${Math.random()}`,
      ...more,
    });

  it('frees the time', async () => {
    const { bookingId } = await book();
    expect(await cancelBooking(store, { ...change(bookingId), reason: null })).toMatchObject({
      ok: true,
      booking: { status: 'CANCELLED', version: 2 },
    });
    await book();
    expect(await cancelBooking(store, { ...change(bookingId), reason: null })).toEqual({
      ok: false,
      refusal: { kind: 'status', status: 'CANCELLED' },
    });
  });

  it('moves over its own old place, and frees it', async () => {
    const { bookingId } = await book();
    expect(await move(bookingId, ten + 15)).toMatchObject({
      ok: true,
      booking: { bookingId, start: ten + 15, version: 2 },
    });
    await book({ start: ten - 15 });
    expect(await refusal({ start: ten + 15 })).toMatchObject({ why: { kind: 'taken' } });
  });

  it('moves to another provider, once for one key', async () => {
    const { bookingId } = await book();
    const more = { providerId: 'ben', idempotencyKey: 'moving-1' };
    const outcomes = await Promise.all([1, 2, 3].map(() => move(bookingId, ten, more)));
    expect(outcomes.map((one) => one.ok && one.booking.version)).toEqual([2, 2, 2]);
    await book();
    expect(await move(bookingId, ten + 30, more)).toMatchObject({ refusal: { kind: 'key-reused' } });
  });

  it('leaves everything as it was when the new time is refused', async () => {
    const { bookingId } = await book();
    await book({ start: ten + 60 });
    expect(await move(bookingId, ten + 45)).toMatchObject({ ok: false, refusal: { why: { kind: 'taken' } } });
    expect(await getBooking(store.db, tenant.tenantId, bookingId)).toMatchObject({ start: ten, version: 1 });
    expect(await refusal()).toMatchObject({ why: { kind: 'taken' } });
  });

  it('is bound by the cut-off for customers, not for the business', async () => {
    const { bookingId } = await book();
    const refused = { ok: false, refusal: { kind: 'cutoff', changesUntil: ten - 120 } };
    store.setNow((ten - 120) * 60_000 + 1);
    expect(await cancelBooking(store, { ...change(bookingId), reason: null })).toEqual(refused);
    expect(await move(bookingId, ten + 600)).toEqual(refused);
    expect(await cancelBooking(store, { ...change(bookingId), by: 'business', reason: null })).toMatchObject({
      ok: true,
    });
  });

  it('of which only one at a time wins', async () => {
    const { bookingId } = await book();
    const outcomes = await Promise.all([
      ...[1, 2, 3].map((n) => move(bookingId, ten + 60 * n)),
      cancelBooking({ ...store, db: store.anotherDb() }, { ...change(bookingId), reason: null }),
    ]);
    const [stored] = await everything();
    const cancelled = outcomes[3]?.ok === true;
    expect(stored?.status).toBe(cancelled ? 'CANCELLED' : 'CONFIRMED');
    expect(stored?.version).toBe(1 + outcomes.filter((one) => one.ok).length);
  });
});

describe('a hold', () => {
  it('keeps others out, its owner not, and lapses to the second', async () => {
    const now = store.clock();
    expect(await hold({ owner: 'c1' })).toMatchObject({ ok: true, hold: { expiresAt: now / 1000 + 600 } });
    expect(await refusal()).toMatchObject({ why: { kind: 'taken' } });
    expect(await hold({ owner: 'c2' })).toMatchObject({ ok: false });
    store.setNow(now + 599_999);
    expect(await refusal()).toMatchObject({ why: { kind: 'taken' } });
    store.setNow(now + 600_000);
    await book();
  });

  it('ends when its owner holds another, books, or gives it back', async () => {
    await hold({ owner: 'c1' });
    await hold({ owner: 'c1', providerId: 'ben', start: ten + 1440 });
    expect(await onAgenda('ana')).toEqual([]);
    await book({ owner: 'c1', start: ten + 60 });
    expect(await onAgenda('ben')).toEqual([]);
    await hold({ owner: 'c1' });
    await releaseHold(store.db, tenant.tenantId, 'c1', store.clock());
    expect(await onAgenda('ana')).toMatchObject([{ kind: 'booking' }]);
  });

  it('is one for each owner, however many are asked for at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        hold({ owner: 'c1', start: ten + 60 * at, providerId: at % 2 ? 'ana' : 'ben' }),
      ),
    );
    expect(outcomes.every((one) => one.ok)).toBe(true);
    expect([...(await onAgenda('ana')), ...(await onAgenda('ben'))]).toHaveLength(1);
  });
});

describe('limits', () => {
  it('of the plan are exact: 45 of 50 used and 200 at once leave 50', async () => {
    tenant = { ...tenant, plan: 'LITE' };
    const used = counting(tenant.tenantId, '2026-11', 'bookings', null);
    for (let n = 0; n < 45; n++) await write(store.db, used);
    const dbs = [store.db, store.anotherDb(), store.anotherDb()];
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        confirmBooking(
          { ...store, db: dbs[at % 3] ?? store.db },
          request({
            providerId: at % 2 ? 'ana' : 'ben',
            start: ten + 30 * Math.floor(at / 2),
            idempotencyKey: `n${at}`,
          }),
        ),
      ),
    );
    const refusals = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal]));
    expect(refusals).toHaveLength(195);
    expect(refusals.every((one) => one.kind === 'plan-limit' && one.limit === 50)).toBe(true);
    expect((await getUsage(store.db, tenant.tenantId, '2026-11')).bookings).toBe(50);
    expect(await everything()).toHaveLength(5);
  });

  it('per customer hold for bookings made at once, with different providers, before and after the limit was set', async () => {
    await book({ start: ten - 300 });
    tenant = { ...tenant, rules: { ...tenant.rules, maxUpcomingPerCustomer: 3 } };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        confirmBooking(
          { ...store, db: store.anotherDb() },
          request({ providerId: at % 2 ? 'ana' : 'ben', start: ten + 60 * at }),
        ),
      ),
    );
    expect(outcomes.filter((one) => one.ok)).toHaveLength(2);
    expect(await refusal({ start: ten + 900 })).toMatchObject({
      why: { kind: 'limit', scope: 'customer-upcoming', limit: 3 },
    });
    const other = { name: 'Bo', email: null, phone: '+56 9 1234' };
    await book({ start: ten + 900, customer: other });
  });

  it('per provider and day hold for bookings at both ends of the local day at once', async () => {
    const limited = sampleProvider('ana', ['cut'], { rules: { maxBookingsPerDay: 1 } });
    const narrow = sampleCatalog([sampleService('cut')], [limited]);
    // 21:00 and 20:30 of 24 November in Santiago: the first stands on the 25th of UTC.
    for (let round = 0; round < 5; round++) {
      const early = minute('2026-11-24T13:00:00Z') + round * 1440;
      const outcomes = await Promise.all(
        [early, early + 11 * 60].map((start) =>
          confirmBooking({ ...store, db: store.anotherDb() }, request({ catalog: narrow, start })),
        ),
      );
      expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    }
  });
});

describe('lists', () => {
  it('come page by page, by start, of the tenant, a provider or a customer', async () => {
    for (let n = 0; n < 7; n++)
      await book({
        start: ten + 60 * n,
        customer: { name: 'x', email: `x${n % 2}@example.com`, phone: null },
      });
    await book({ providerId: 'ben' });
    const starts: number[] = [];
    let nextToken: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listBookings>> = await listBookings(store, {
        tenantId: tenant.tenantId,
        of: { kind: 'provider', providerId: 'ana' },
        limit: 3,
        nextToken,
      });
      if (!page.ok) throw new Error('refused');
      expect(page.items.length).toBeLessThanOrEqual(3);
      starts.push(...page.items.map((one) => one.start - ten));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(starts).toEqual([0, 60, 120, 180, 240, 300, 360]);

    const of = { kind: 'customer', email: ' X1@Example.com ', phone: null } as const;
    const theirs = await listBookings(store, { tenantId: tenant.tenantId, of, limit: 50 });
    expect(theirs).toMatchObject({
      ok: true,
      items: [{ start: ten + 60 }, { start: ten + 180 }, { start: ten + 300 }],
    });
    const range = { start: ten + 60, end: ten + 180 };
    const some = await listBookings(store, {
      tenantId: tenant.tenantId,
      of: { kind: 'tenant' },
      range,
      limit: 50,
    });
    expect(some).toMatchObject({ ok: true, items: [{ start: ten + 60 }, { start: ten + 120 }] });
  });

  it('refuse a token that was altered or is of another list', async () => {
    for (let n = 0; n < 3; n++) await book({ start: ten + 60 * n });
    const list = { tenantId: tenant.tenantId, of: { kind: 'tenant' }, limit: 2 } as const;
    const page = await listBookings(store, list);
    const token = (page.ok && page.nextToken) || '';
    const refused = { ok: false, refusal: { kind: 'bad-token' } };
    expect(await listBookings(store, { ...list, nextToken: token })).toMatchObject({ ok: true, items: [{}] });
    for (const nextToken of ['x', `${token}x`, token.slice(1), 'eyJ9.e30'])
      expect(await listBookings(store, { ...list, nextToken })).toEqual(refused);
    const others = { ...list, tenantId: sampleTenant('someone-else').tenantId, nextToken: token };
    expect(await listBookings(store, others)).toEqual(refused);
  });
});

describe('two tenants', () => {
  it('with the same ids see nothing of each other and stand in nobody’s way', async () => {
    const one = tenant;
    const { bookingId } = await book();
    tenant = sampleTenant(`t${++made}`);
    await book();
    const { tenantId } = tenant;
    expect(await getBooking(store.db, tenantId, bookingId)).toBeNull();
    const notFound = { ok: false, refusal: { kind: 'not-found', what: 'booking' } };
    const change = { tenant, catalog, bookingId, by: 'business' as const };
    expect(await cancelBooking(store, { ...change, reason: null })).toEqual(notFound);
    expect(
      await rescheduleBooking(store, {
        ...change,
        start: ten + 60,
        providerId: null,
        idempotencyKey: 'moving-1',
      }),
    ).toEqual(notFound);
    expect(await setStatus(store, { tenantId, bookingId, status: 'NO_SHOW' })).toEqual(notFound);
    expect(await everything()).toHaveLength(1);
    tenant = one;
    expect(await everything()).toMatchObject([{ bookingId, status: 'CONFIRMED' }]);
  });
});

it('what expired is swept, and nothing else', async () => {
  await hold({ owner: 'c1' });
  await book({ start: ten + 60, idempotencyKey: 'swept-key' });
  const rows = async () => (await onAgenda('ana')).length;
  expect(await rows()).toBe(2);
  store.setNow(store.clock() + 49 * 3_600_000);
  expect(await sweep(store.db, store.clock())).toBeGreaterThanOrEqual(2);
  expect(await sweep(store.db, store.clock())).toBe(0);
  expect(await rows()).toBe(1);
  expect(await everything()).toHaveLength(1);
});

const hold = (change: Partial<HoldRequest>) =>
  holdSlot(store.db, {
    tenant,
    catalog,
    serviceId: 'cut',
    providerId: 'ana',
    start: ten,
    owner: 'c1',
    now: store.clock(),
    ...change,
  });

const conversation = (version: number): ConversationRecord => ({
  tenantId: tenant.tenantId,
  conversationId: 'c1',
  version,
  state: { at: 'booked' },
  messages: [],
  status: 'AGENT',
  customerName: null,
  answeredBy: null,
  language: 'es',
  createdAt: 'now',
  updatedAt: 'now',
  expiresAt: Math.floor(store.clock() / 1000) + 3600,
  recentReplies: [],
});

async function everything(): Promise<Booking[]> {
  const page = await listBookings(store, { tenantId: tenant.tenantId, of: { kind: 'tenant' }, limit: 200 });
  return page.ok ? page.items : [];
}

async function onAgenda(providerId: string) {
  const window = { start: ten - 1440, end: ten + 7 * 1440 };
  return (
    (await loadAgendas(store.db, tenant.tenantId, [providerId], window, store.clock())).get(providerId) ?? []
  );
}
