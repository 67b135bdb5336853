import type { Booking } from '@booking-chat/core/booking/booking';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ConfirmRequest,
  cancelBooking,
  confirmBooking,
  getBooking,
  holdSlot,
  rescheduleBooking,
} from './bookings.ts';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
  startTestStore,
  type TestStore,
} from './testing.ts';

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

  it('keeps others out, with the nearest open times', async () => {
    await book();
    expect(await refusal({ start: ten + 15 })).toMatchObject({
      kind: 'slot',
      why: { kind: 'taken', blockedBy: { start: ten, end: ten + 30 } },
      nearest: [{ start: ten + 30 }, { start: ten - 30 }, { start: ten + 1440 + 15 }],
    });
  });
});

describe('cancel and move', () => {
  it('frees the time', async () => {
    const { bookingId } = await book();
    expect(
      await cancelBooking(store, { tenant, catalog, bookingId, by: 'customer', reason: null }),
    ).toMatchObject({ ok: true, booking: { status: 'CANCELLED', version: 2 } });
    await book();
  });
  it('moves over its own old place', async () => {
    const { bookingId } = await book();
    expect(
      await rescheduleBooking(store, {
        tenant,
        catalog,
        bookingId,
        by: 'customer',
        start: ten + 15,
        providerId: null,
        idempotencyKey: 'move-it-once',
      }),
    ).toMatchObject({ ok: true, booking: { bookingId, start: ten + 15, version: 2 } });
    expect(await refusal({ start: ten - 15 + 30 })).toMatchObject({ why: { kind: 'taken' } });
    await book({ start: ten - 15 });
  });
});

describe('a hold', () => {
  it('keeps others out, its owner not, and lapses', async () => {
    const now = store.clock();
    expect(
      await holdSlot(store.db, {
        tenant,
        catalog,
        serviceId: 'cut',
        providerId: 'ana',
        start: ten,
        owner: 'c1',
        now,
      }),
    ).toMatchObject({ ok: true, hold: { expiresAt: now / 1000 + 600 } });
    expect(await refusal()).toMatchObject({ why: { kind: 'taken' } });
    store.setNow(now + 600_000);
    await book();
  });
});
