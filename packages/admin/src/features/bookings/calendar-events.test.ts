import type { AdminBooking, Hours } from '@booking-chat/schema/generated/types';
import { describe, expect, it } from 'vitest';
import { withBooking } from '../../shared/bookings/booking-ranges.ts';
import { drawn, fewPerDay } from './calendar-events.ts';
import { openStretches } from './open-hours.ts';
import { initials } from './provider-colors.ts';

const booking = (start: string, minutes: number, more: Partial<AdminBooking> = {}) =>
  ({
    bookingId: start,
    status: 'CONFIRMED',
    version: 1,
    start,
    end: new Date(Date.parse(start) + minutes * 60_000).toISOString().replace('.000', ''),
    ...more,
  }) as AdminBooking;

const longAgo = Date.parse('2026-01-01T00:00:00Z');

describe('a booking in the calendar', () => {
  const madrid = 'Europe/Madrid';
  const cases: readonly [what: string, start: string, minutes: number, from: string, until: string][] = [
    ['on an ordinary day', '2026-11-24T09:00:00Z', 45, '2026-11-24T10:00:00', '2026-11-24T10:45:00'],
    [
      'over the hour that is skipped',
      '2026-03-29T00:30:00Z',
      60,
      '2026-03-29T01:30:00',
      '2026-03-29T03:30:00',
    ],
    [
      'over the hour that is repeated',
      '2026-10-25T00:30:00Z',
      60,
      '2026-10-25T02:30:00',
      '2026-10-25T03:30:00',
    ],
    ['over midnight', '2026-11-24T22:30:00Z', 60, '2026-11-24T23:30:00', '2026-11-25T00:30:00'],
  ];
  for (const [what, start, minutes, from, until] of cases)
    it(`${what} never ends before it began`, () => {
      const { start: drawnStart, end } = drawn(booking(start, minutes), madrid, longAgo);
      expect([drawnStart, end]).toEqual([from, until]);
    });

  it('is dragged only while it is to come and stands', () => {
    const at = '2026-11-24T09:00:00Z';
    const movable = (more: Partial<AdminBooking>, now: number) =>
      drawn(booking(at, 30, more), madrid, now).movable;
    expect(movable({}, longAgo)).toBe(true);
    expect(movable({ status: 'PENDING' }, longAgo)).toBe(true);
    expect(movable({ status: 'CANCELLED' }, longAgo)).toBe(false);
    expect(movable({}, Date.parse(at) + 1)).toBe(false);
  });
});

describe('a month', () => {
  const ofDay = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      drawn(booking(`2026-11-24T${String(8 + at).padStart(2, '0')}:00:00Z`, 30), 'UTC', longAgo),
    );
  it('shows all of a few', () => expect(fewPerDay(ofDay(4), 3)).toMatchObject({ rest: [] }));
  it('shows the first of many and says how many more there are', () => {
    const { shown, rest } = fewPerDay(ofDay(9).reverse(), 3);
    expect(shown.map(({ start }) => start.slice(11, 13))).toEqual(['08', '09', '10']);
    expect(rest).toEqual([{ id: 'rest-2026-11-24', day: '2026-11-24', count: 6 }]);
  });
  it('of two thousand bookings draws a few hundred', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => {
      const start = new Date(
        Date.parse('2026-11-01T00:00:00Z') + (at % 30) * 86_400_000 + at * 1_000,
      ).toISOString();
      return drawn(booking(start, 30, { bookingId: String(at) }), 'UTC', longAgo);
    });
    expect(fewPerDay(many, 3).shown).toHaveLength(90);
  });
});

describe('a stretch that is kept', () => {
  const [from, to] = ['2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'];
  const kept = [booking('2026-11-24T09:00:00Z', 30, { bookingId: 'a', version: 2 })];
  const moved = (start: string, version: number) => booking(start, 30, { bookingId: 'a', version });
  it('takes what is new in it', () =>
    expect(withBooking(kept, booking('2026-11-25T09:00:00Z', 30), from, to)).toHaveLength(2));
  it('takes a newer version in the place of the former', () =>
    expect(withBooking(kept, moved('2026-11-26T09:00:00Z', 3), from, to)).toEqual([
      moved('2026-11-26T09:00:00Z', 3),
    ]));
  it('lets go of what was moved out of it', () =>
    expect(withBooking(kept, moved('2026-12-24T09:00:00Z', 3), from, to)).toEqual([]));
  it('keeps what is newer than what comes late', () => {
    expect(withBooking(kept, moved('2026-11-26T09:00:00Z', 1), from, to)).toBe(kept);
    expect(withBooking(kept, booking('2026-12-25T09:00:00Z', 30), from, to)).toBe(kept);
  });
});

describe('opening hours behind the calendar', () => {
  const week = (start: number, end: number) =>
    [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ranges: [{ start, end }] }));
  const hours = (timezone: string, more: Partial<Hours>): Hours => ({
    ownerKind: 'TENANT',
    ownerId: null,
    timezone,
    weekly: null,
    exceptions: [],
    version: 1,
    ...more,
  });
  const business = hours('America/Santiago', { weekly: week(540, 1080) });
  const monday = { from: '2026-11-23', until: '2026-11-24' };
  const on = (day: string, stretches: readonly { start: string; end: string }[]) =>
    stretches
      .filter(({ start }) => start.startsWith(day))
      .map(({ start, end }) => `${start.slice(11, 16)}-${end.slice(11, 16)}`);

  it('are the business’s', () =>
    expect(on('2026-11-23', openStretches(business, null, monday))).toEqual(['09:00-18:00']));
  it('leave out a holiday', () => {
    const closed = {
      ...business,
      exceptions: [{ date: '2026-11-23', kind: 'CLOSED' as const, ranges: [], note: null }],
    };
    expect(on('2026-11-23', openStretches(closed, null, monday))).toEqual([]);
  });
  it('of a provider in another zone are drawn by the business’s clock', () => {
    const away = hours('America/Sao_Paulo', { weekly: week(600, 660) });
    // São Paulo is on UTC-3 all year, Santiago too in November.
    expect(on('2026-11-23', openStretches(business, away, monday))).toEqual(['10:00-11:00']);
    const madrid = hours('Europe/Madrid', { weekly: week(900, 960) });
    expect(on('2026-11-23', openStretches(business, madrid, monday))).toEqual(['11:00-12:00']);
  });
});

describe('initials', () => {
  const cases: readonly [string, string][] = [
    ['Carolina Martínez', 'CM'],
    ['Dra. Carolina Martínez', 'CM'],
    ['Élodie', 'ÉL'],
    ['Ana María Soto Ruiz', 'AR'],
  ];
  for (const [name, letters] of cases) it(name, () => expect(initials(name)).toBe(letters));
});
