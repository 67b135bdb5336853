import { describe, expect, it } from 'vitest';
import type { TenantId } from '../tenancy/tenant.ts';
import type { Booking, BookingStatus } from './booking.ts';
import {
  annotated,
  cancelled,
  changesUntil,
  isStanding,
  whyNotChange,
  withStatus,
} from './change-booking.ts';

const rules = { changeCutoffMinutes: 120 };
const booking: Booking = {
  tenantId: 't' as TenantId,
  bookingId: 'b',
  code: 'ABCDEF',
  serviceId: 's',
  serviceName: 'Corte',
  providerId: 'p',
  providerName: 'Ana',
  start: 10_000,
  end: 10_030,
  busyStart: 10_000,
  busyEnd: 10_030,
  timezone: 'America/Santiago',
  customerTimezone: null,
  language: 'es',
  status: 'CONFIRMED',
  paymentStatus: 'NONE',
  price: null,
  customer: { name: 'Eva', email: 'eva@example.com', phone: null },
  notes: null,
  source: 'chat',
  conversationId: null,
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
  version: 3,
};
const later = '2026-11-23T13:00:00Z';

describe('the cut-off', () => {
  it.each([
    ['customer', 9_880, null],
    ['customer', 9_880.01, { kind: 'cutoff', changesUntil: 9_880 }],
    ['customer', 11_000, { kind: 'cutoff', changesUntil: 9_880 }],
    ['business', 9_999, null],
    ['business', 11_000, null],
  ] as const)('for a %s at minute %d', (by, now, expected) => {
    expect(whyNotChange(booking, rules, now, by)).toEqual(expected);
    expect(changesUntil(booking, rules)).toBe(9_880);
  });

  it('matters only to what still stands', () => {
    for (const status of ['CANCELLED', 'COMPLETED', 'NO_SHOW'] as const)
      expect(whyNotChange({ ...booking, status }, rules, 0, 'business')).toEqual({ kind: 'status', status });
  });
});

it('a cancelled booking keeps everything else and says why', () => {
  const change = { now: 0, by: 'customer', updatedAt: later } as const;
  expect(cancelled(booking, rules, change, 'ill')).toEqual({
    ok: true,
    booking: {
      ...booking,
      status: 'CANCELLED',
      cancelReason: 'ill',
      cancelledBy: 'customer',
      updatedAt: later,
      version: 4,
    },
  });
});

describe('what the business makes of a booking', () => {
  const allowed: Record<BookingStatus, BookingStatus[]> = {
    PENDING: ['PENDING', 'CONFIRMED'],
    CONFIRMED: ['CONFIRMED', 'COMPLETED', 'NO_SHOW'],
    COMPLETED: ['COMPLETED', 'NO_SHOW', 'CONFIRMED'],
    NO_SHOW: ['NO_SHOW', 'COMPLETED', 'CONFIRMED'],
    CANCELLED: ['CANCELLED'],
  };
  const statuses = Object.keys(allowed) as BookingStatus[];
  it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
    const outcome = withStatus({ ...booking, status: from }, to, later);
    expect(outcome.ok).toBe(allowed[from].includes(to));
    if (outcome.ok) expect(outcome.booking.version).toBe(from === to ? 3 : 4);
    else expect(outcome.refusal).toEqual({ kind: 'status', status: from });
    expect(isStanding({ status: from })).toBe(from === 'PENDING' || from === 'CONFIRMED');
  });
});

it('notes and payment change nothing else, and the same again changes nothing', () => {
  const noted = annotated(booking, { notes: 'x', paymentStatus: 'PAID' }, later);
  expect(noted).toEqual({ ...booking, notes: 'x', paymentStatus: 'PAID', updatedAt: later, version: 4 });
  expect(annotated(noted, { notes: 'x' }, later)).toBe(noted);
  expect(annotated(noted, { notes: null }, later)).toMatchObject({ notes: null, paymentStatus: 'PAID' });
});
