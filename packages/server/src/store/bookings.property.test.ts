import type { Booking } from '@booking-chat/core/booking/booking';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadAgendas } from './agendas.ts';
import {
  cancelBooking,
  confirmBooking,
  getBooking,
  holdSlot,
  releaseHold,
  rescheduleBooking,
  setStatus,
} from './bookings.ts';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
  startTestStore,
  type TestStore,
} from './testing.ts';
import { getUsage } from './usage.ts';

/**
 * Random histories of bookings, holds, moves, cancellations and passing time on the real engine, against a model that
 * counts occupied minutes one by one and knows nothing of agendas, versions or days.
 */
let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterAll(() => store.stop());

const services = [
  sampleService('quick', { durationMinutes: 30 }),
  sampleService('cared', { durationMinutes: 45, rules: { bufferBeforeMinutes: 15, bufferAfterMinutes: 30 } }),
  sampleService('group', { durationMinutes: 60, capacity: 3, rules: { bufferAfterMinutes: 15 } }),
];
const serviceIds = services.map((one) => one.serviceId);
const dayLimit = 2;
const upcomingLimit = 3;
const providers = [
  sampleProvider('ana', serviceIds),
  sampleProvider('ben', serviceIds, { rules: { maxBookingsPerDay: dayLimit } }),
];
const catalog = sampleCatalog(services, providers);
const begin = Date.parse('2026-11-23T20:00:00Z') / 60_000;
/** Santiago in November: three hours behind UTC. */
const localDay = (minute: number) => Math.floor((minute - 180) / 1440);

interface Occupied {
  readonly id: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly start: number;
  readonly customer?: string;
  readonly owner?: string;
  /** Epoch minutes. */
  readonly until?: number;
}

class Model {
  now = begin;
  bookings = new Map<string, Occupied>();
  holds = new Map<string, Occupied>();
  made = 0;

  accepts(wanted: Omit<Occupied, 'id'>, ignore: string | null): boolean {
    const standing = [...this.bookings.values()].filter((one) => one.id !== ignore);
    const holds = [...this.holds.values()].filter(
      (one) => (one.until as number) > this.now && one.owner !== wanted.owner,
    );
    const here = [...standing, ...holds].filter((one) => one.providerId === wanted.providerId);
    const { capacity } = serviceOf(wanted);
    const free = minutesOf(wanted).every((minute) => {
      const beside = here.filter((one) => minutesOf(one).includes(minute));
      return beside.every((one) => one.serviceId === wanted.serviceId) && beside.length < capacity;
    });
    const thatDay = here.filter((one) => localDay(one.start) === localDay(wanted.start));
    const upcoming = standing.filter((one) => one.customer === wanted.customer && one.start > this.now);
    return (
      wanted.start > this.now &&
      free &&
      (wanted.providerId !== 'ben' || thatDay.length < dayLimit) &&
      (wanted.customer === undefined || upcoming.length < upcomingLimit)
    );
  }
}

const serviceOf = ({ serviceId }: { serviceId: string }) =>
  services.find((one) => one.serviceId === serviceId) as (typeof services)[number];

function minutesOf(one: { serviceId: string; start: number }): number[] {
  const { durationMinutes, rules } = serviceOf(one);
  const from = one.start - (rules.bufferBeforeMinutes ?? 0);
  const to = one.start + durationMinutes + (rules.bufferAfterMinutes ?? 0);
  return Array.from({ length: to - from }, (_, at) => from + at);
}

const place = {
  serviceId: fc.constantFrom(...serviceIds),
  providerId: fc.constantFrom('ana', 'ben'),
  start: fc.integer({ min: 0, max: 40 }).map((quarter) => begin + 15 * quarter),
};
const who = fc.constantFrom('c0', 'c1', 'c2');
const which = fc.nat();
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('book' as const), ...place, who }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hold' as const), ...place, who }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('move' as const), ...place, which }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('repeat' as const), which }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('release' as const), who }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('complete' as const), which }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), minutes: fc.nat({ max: 25 }) }) },
);

let runs = 0;

it('every history ends as the model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
      const tenant = sampleTenant(`history-${runs++}`);
      const limited = { ...tenant, rules: { ...tenant.rules, maxUpcomingPerCustomer: upcomingLimit } };
      const model = new Model();
      const requests: { request: Parameters<typeof confirmBooking>[1]; bookingId: string }[] = [];
      const records = new Map<string, Booking>();
      const pick = (index: number) => {
        const ids = [...records.keys()];
        return ids[index % Math.max(1, ids.length)];
      };

      for (const [index, one] of steps.entries()) {
        store.setNow(model.now * 60_000);
        if (one.type === 'wait') model.now += one.minutes;
        if (one.type === 'book') {
          const { type: _, who: customer, ...at } = one;
          const request = {
            ...at,
            tenant: limited,
            catalog,
            customer: { name: customer, email: `${customer}@example.com`, phone: null },
            notes: null,
            language: 'es' as const,
            customerTimezone: null,
            source: 'chat' as const,
            idempotencyKey: `key-${index}`,
            owner: customer,
          };
          const expected = model.accepts({ ...at, customer, owner: customer }, null);
          const outcome = await confirmBooking(store, request);
          expect(outcome.ok, JSON.stringify(outcome)).toBe(expected);
          if (outcome.ok) {
            const { bookingId } = outcome.booking;
            model.bookings.set(bookingId, { id: bookingId, ...at, customer });
            model.holds.delete(customer);
            model.made++;
            records.set(bookingId, outcome.booking);
            requests.push({ request, bookingId });
          }
        }
        if (one.type === 'repeat' && requests.length > 0) {
          const { request, bookingId } = requests[one.which % requests.length] as (typeof requests)[number];
          const outcome = await confirmBooking(store, request);
          expect(outcome).toMatchObject({ ok: true, replayed: true, booking: records.get(bookingId) });
        }
        if (one.type === 'hold') {
          const { type: _, who: owner, ...at } = one;
          const expected = model.accepts({ ...at, owner }, null);
          const outcome = await holdSlot(store.db, {
            ...at,
            tenant: limited,
            catalog,
            owner,
            now: store.clock(),
          });
          expect(outcome.ok, JSON.stringify(outcome)).toBe(expected);
          if (outcome.ok)
            model.holds.set(owner, { id: outcome.hold.holdId, ...at, owner, until: model.now + 10 });
        }
        if (one.type === 'release') {
          await releaseHold(store.db, limited.tenantId, one.who, store.clock());
          model.holds.delete(one.who);
        }
        const bookingId = 'which' in one && one.type !== 'repeat' ? pick(one.which) : undefined;
        const before = bookingId === undefined ? undefined : (records.get(bookingId) as Booking);
        if (one.type === 'cancel' && before) {
          const outcome = await cancelBooking(store, {
            tenant: limited,
            catalog,
            bookingId: before.bookingId,
            by: 'business',
            reason: null,
          });
          expect(outcome.ok).toBe(before.status === 'CONFIRMED');
          if (outcome.ok) {
            model.bookings.delete(before.bookingId);
            records.set(before.bookingId, outcome.booking);
          }
        }
        if (one.type === 'complete' && before) {
          const outcome = await setStatus(store, {
            tenantId: limited.tenantId,
            bookingId: before.bookingId,
            status: 'COMPLETED',
          });
          expect(outcome.ok).toBe(before.status !== 'CANCELLED');
          if (outcome.ok) records.set(before.bookingId, outcome.booking);
        }
        if (one.type === 'move' && before) {
          const { start, providerId } = one;
          const customer = model.bookings.get(before.bookingId)?.customer;
          const wanted = { serviceId: before.serviceId, providerId, start, customer };
          const expected = before.status === 'CONFIRMED' && model.accepts(wanted, before.bookingId);
          const outcome = await rescheduleBooking(store, {
            tenant: limited,
            catalog,
            bookingId: before.bookingId,
            by: 'business',
            start,
            providerId,
            idempotencyKey: `move-${index}`,
          });
          expect(outcome.ok, JSON.stringify(outcome)).toBe(expected);
          if (outcome.ok) {
            expect(outcome.booking.version).toBe(before.version + 1);
            model.bookings.set(before.bookingId, { id: before.bookingId, ...wanted });
            records.set(before.bookingId, outcome.booking);
          }
        }
      }

      store.setNow(model.now * 60_000);
      const window = { start: begin - 1440, end: begin + 3 * 1440 };
      const agendas = await loadAgendas(store.db, limited.tenantId, ['ana', 'ben'], window, store.clock());
      const onAgendas = [...agendas].flatMap(([providerId, entries]) =>
        entries.map((entry) => `${providerId} ${entry.kind} ${entry.id} ${entry.start}`),
      );
      const holds = [...model.holds.values()].filter((one) => (one.until as number) > model.now);
      const expected = [
        ...[...model.bookings.values()].map((one) => `${one.providerId} booking ${one.id} ${one.start}`),
        ...holds.map((one) => `${one.providerId} hold ${one.id} ${one.start}`),
      ];
      expect(onAgendas.sort()).toEqual(expected.sort());
      for (const [id, record] of records)
        expect(await getBooking(store.db, limited.tenantId, id)).toEqual(record);
      expect((await getUsage(store.db, limited.tenantId, '2026-11')).bookings).toBe(model.made);
    }),
    { numRuns: 60 },
  );
}, 60_000);
