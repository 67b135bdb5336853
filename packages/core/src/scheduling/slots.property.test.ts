import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from '../time/calendar.ts';
import { fromLocal } from '../time/zone.ts';
import type { AgendaEntry } from './agenda.ts';
import { openSlotsOfAny } from './any-provider.ts';
import type { SlotOptions } from './limits.ts';
import { nearestSlots } from './nearest.ts';
import { openSlots, whyNot } from './open-slots.ts';
import type { Availability, DateException, MinuteRange, SlotRules } from './rules.ts';
import type { ProviderSchedule } from './slots.ts';
import { slotsMinuteByMinute } from './testing/slot-oracle.ts';

/** The same cases every run; SEED=<number> draws others, and a failure prints the seed and path that repeat it. */
const seed = Number(process.env.SEED ?? 20261122);
const runs = (numRuns: number) => ({
  seed,
  numRuns: Math.round(numRuns * Number(process.env.RUNS_FACTOR ?? 1)),
});

/** Local dates on or beside which a clock changes, and some on which none does. */
const places = [
  ['America/Santiago', '2026-04-04', '2026-09-06', '2026-11-22'],
  ['America/Havana', '2026-03-08', '2026-11-01'],
  ['Africa/Cairo', '2026-04-24', '2026-10-29'],
  ['Asia/Beirut', '2026-03-29', '2026-10-24'],
  ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
  ['Europe/Madrid', '2026-03-29', '2026-10-25'],
  ['America/New_York', '2026-03-08', '2026-11-01', '2026-12-31'],
  ['America/Sao_Paulo', '2018-02-17', '2018-11-04', '2026-11-22'],
  ['Asia/Kolkata', '2026-11-10'],
  ['Asia/Kathmandu', '2026-02-28'],
  ['Pacific/Chatham', '2026-04-05', '2026-09-27'],
  ['Antarctica/Troll', '2026-03-29', '2026-10-25'],
  ['America/St_Johns', '2010-03-14', '2010-11-07'],
  ['America/Nuuk', '2026-03-28', '2026-10-24'],
  ['Africa/Casablanca', '2026-02-15', '2026-03-22'],
  ['Asia/Pyongyang', '2018-05-05'],
  ['Pacific/Apia', '2011-12-29', '2011-12-31'],
] as const;

const place = fc.constantFrom(
  ...places.flatMap(([zone, ...dates]) => dates.map((date) => ({ zone, date: date as string }))),
);

const range: fc.Arbitrary<MinuteRange> = fc.oneof(
  { weight: 4, arbitrary: rangeOf(5) },
  { weight: 1, arbitrary: rangeOf(1) },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ start: 0, end: 1440 }, { start: 1320, end: 1560 }, { start: 0, end: 480 }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { start: 540, end: 1080 },
      { start: 60, end: 210 },
      { start: 1380, end: 1440 },
    ),
  },
);

function rangeOf(step: number): fc.Arbitrary<MinuteRange> {
  return fc
    .tuple(fc.integer({ min: 0, max: 1435 }), fc.integer({ min: 5, max: 1440 }))
    .map(([start, length]) => ({
      start: start - (start % step),
      end: start - (start % step) + length - (length % step),
    }));
}

const day = fc.array(range, { maxLength: 3 });
const week = fc.oneof(
  fc.array(day, { minLength: 7, maxLength: 7 }),
  day.map((ranges) => Array.from({ length: 7 }, () => ranges)),
  fc.constant(Array.from({ length: 7 }, () => [{ start: 0, end: 1440 }])),
);

function exceptionsAround(date: string): fc.Arbitrary<DateException[]> {
  const near = fc.integer({ min: -2, max: 3 }).map((days) => dateOf(dayOf(date) + days));
  const exception = fc.oneof(
    fc.record({ date: near, kind: fc.constant('closed' as const) }),
    fc.record({ date: near, kind: fc.constantFrom('hours' as const, 'extra' as const), ranges: day }),
  );
  return fc.array(exception, { maxLength: 3 });
}

function availability(
  date: string,
  weekly: fc.Arbitrary<Availability['weekly']>,
): fc.Arbitrary<Availability> {
  return fc.record({ weekly, exceptions: fc.oneof(fc.constant([]), exceptionsAround(date)) });
}

const limit = fc.integer({ min: 0, max: 3 });
const rarely = (most: fc.Arbitrary<number | null>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: most });

const rules: fc.Arbitrary<SlotRules> = fc.record({
  slotIntervalMinutes: fc.constantFrom(1, 5, 7, 10, 15, 15, 20, 30, 45, 60, 90),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 10, 30),
  bufferAfterMinutes: fc.constantFrom(0, 0, 5, 15, 60),
  minimumNoticeMinutes: fc.constantFrom(0, 0, 1, 60, 1440),
  horizonDays: fc.constantFrom(0, 1, 2, 60),
  maxBookingsPerDay: rarely(limit),
  maxBookingsPerCustomerPerDay: rarely(limit),
  maxUpcomingPerCustomer: rarely(limit),
  changeCutoffMinutes: fc.constant(120),
});

function entryNear(midnight: number): fc.Arbitrary<AgendaEntry> {
  return fc
    .record({
      kind: fc.constantFrom('booking' as const, 'booking' as const, 'hold' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      serviceId: fc.constantFrom('cut', 'cut', 'colour'),
      at: fc.integer({ min: -300, max: 700 }),
      minutes: fc.constantFrom(5, 15, 30, 60, 90, 600),
      before: fc.constantFrom(0, 0, 10),
      after: fc.constantFrom(0, 0, 15),
      expires: fc.constantFrom(-60, 0, 30, 60, 90_000),
      owner: fc.constantFrom('me', 'you'),
    })
    .map(({ at, minutes, before, after, expires, owner, ...entry }) => {
      const start = midnight + at * 5;
      const end = start + minutes;
      const hold = entry.kind === 'hold' ? { expiresAt: midnight * 60 + expires, owner } : {};
      return { ...entry, ...hold, start, end, busyStart: start - before, busyEnd: end + after };
    });
}

interface Case {
  readonly schedule: ProviderSchedule;
  readonly window: { readonly start: number; readonly end: number };
  readonly now: number;
  readonly options: SlotOptions;
}

const anyCase: fc.Arbitrary<Case> = place.chain(({ zone, date }) => {
  const midnight = fromLocal(zone, date, 0);
  const minuteNear = fc.integer({ min: -1500, max: 3000 }).map((minutes) => midnight + minutes);
  return fc.record({
    schedule: fc.record({
      providerId: fc.constant('ana'),
      serviceId: fc.constant('cut'),
      timezone: fc.constant(zone as string),
      durationMinutes: fc.constantFrom(5, 15, 20, 30, 45, 50, 60, 90, 120, 240, 1500),
      capacity: fc.constantFrom(1, 1, 1, 2, 3),
      rules,
      hours: fc.record({
        tenant: availability(date, week),
        provider: availability(date, fc.option(week, { nil: null })),
        service: availability(date, fc.option(week, { freq: 2, nil: null })),
      }),
      agenda: fc.array(entryNear(midnight), { maxLength: 8 }),
    }),
    window: fc
      .tuple(fc.integer({ min: -900, max: 600 }), fc.integer({ min: 60, max: 3200 }))
      .map(([from, length]) => ({ start: midnight + from, end: midnight + from + length })),
    now: fc.oneof(
      { weight: 3, arbitrary: fc.constant(midnight - 1000) },
      { weight: 2, arbitrary: fc.integer({ min: -4000, max: 2000 }).map((halves) => midnight + halves / 2) },
    ),
    options: fc.record({
      owner: fc.constantFrom(null, 'me'),
      ignore: fc.constantFrom(null, null, 'a'),
      customerStarts: fc.option(fc.array(minuteNear, { maxLength: 4 })),
    }),
  });
});

describe('open slots over random rules, agendas, zones and clock changes', () => {
  it('are what a minute-by-minute reading of the rules gives', () => {
    let offered = 0;
    fc.assert(
      fc.property(anyCase, ({ schedule, window, now, options }) => {
        const slots = openSlots(schedule, window, now, options);
        offered += slots.length;
        expect(slots).toEqual(slotsMinuteByMinute(schedule, window, now, options));
      }),
      runs(1000),
    );
    expect(offered).toBeGreaterThan(1000);
  }, 120_000);

  it('and no refusal go together', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.array(fc.nat(3199), { maxLength: 20 }),
        ({ schedule, window, now, options }, picks) => {
          const slots = new Set(openSlots(schedule, window, now, options));
          const asked = [...picks.map((minutes) => window.start + minutes), ...[...slots].slice(0, 20)];
          for (const start of asked.filter((one) => one < window.end)) {
            expect(whyNot(schedule, start, now, options) === null, String(start)).toBe(slots.has(start));
          }
        },
      ),
      runs(1000),
    );
  });

  it('do not depend on how a window is cut', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(3199), ({ schedule, window, now, options }, minutes) => {
        const cut = Math.min(window.start + minutes, window.end);
        const parts = [
          ...openSlots(schedule, { start: window.start, end: cut }, now, options),
          ...openSlots(schedule, { start: cut, end: window.end }, now, options),
        ];
        expect(parts).toEqual(openSlots(schedule, window, now, options));
      }),
      runs(200),
    );
  });

  it('of any provider are the union of each one’s', () => {
    fc.assert(
      fc.property(anyCase, anyCase, (a, b) => {
        const other = { ...b.schedule, providerId: 'bea', agenda: b.schedule.agenda };
        const each = [a.schedule, other].map((one) => ({
          id: one.providerId,
          starts: new Set(openSlots(one, a.window, a.now, a.options)),
        }));
        const any = openSlotsOfAny([a.schedule, other], a.window, a.now, a.options);
        const all = new Set(each.flatMap(({ starts }) => [...starts]));
        expect(any.map((slot) => slot.start)).toEqual([...all].sort((x, y) => x - y));
        for (const slot of any)
          expect(each.find(({ id }) => id === slot.providerId)?.starts.has(slot.start)).toBe(true);
      }),
      runs(100),
    );
  });

  it('hold every alternative that is offered', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.nat(3199),
        fc.integer({ min: 1, max: 6 }),
        ({ schedule, window, now, options }, at, count) => {
          const wanted = window.start + at;
          const within = { start: window.start - 2000, end: window.end + 2000 };
          const nearest = nearestSlots([schedule], wanted, now, { ...options, count, within });
          const open = openSlots(schedule, within, now, options);
          expect(nearest).toHaveLength(Math.min(count, open.length));
          expect(new Set(nearest.map((slot) => slot.start)).size).toBe(nearest.length);
          for (const slot of nearest) expect(open).toContain(slot.start);
        },
      ),
      runs(100),
    );
  });
});
