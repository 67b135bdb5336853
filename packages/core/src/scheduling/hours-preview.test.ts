import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../time/calendar.ts';
import { localDateTime } from '../time/zone.ts';
import {
  nextClockChange,
  openMinutes,
  outsideHours,
  previewSlots,
  type SchedulePair,
  startsOn,
} from './hours-preview.ts';
import { openSlots } from './open-slots.ts';
import type { Availability } from './rules.ts';
import { at, booking, hours, none, ranges, schedule, week } from './testing/schedule.ts';

const madrid = 'Europe/Madrid';

function pair(before: string, after: string, more: Parameters<typeof schedule>[0] = {}): SchedulePair {
  return {
    before: schedule({ ...more, tenant: hours(week(before)) }),
    after: schedule({ ...more, tenant: hours(week(after)) }),
  };
}

/** '9 → 8; +18:00 −09:00 10:00', a day a line; days on which nothing changes are left out. */
const told = (days: ReturnType<typeof previewSlots>): string[] =>
  days
    .filter((day) => day.gained.length + day.lost.length > 0)
    .map(({ date, before, after, gained, lost }) =>
      [
        `${date} ${before} → ${after};`,
        ...gained.map((time) => `+${time}`),
        ...lost.map((time) => `−${time}`),
      ].join(' '),
    );

describe('slots before and after, Monday 23 November 2026 in Madrid', () => {
  const now = at('2026-11-23 08:00');
  const view = { timezone: madrid, firstDay: dayOf('2026-11-23'), days: 2 };
  const slots = (...pairs: SchedulePair[]) => told(previewSlots(pairs, view, now));

  it('nothing changes when the hours do not', () =>
    expect(slots(pair('09:00-18:00', '09:00-18:00'))).toEqual([]));

  it('an hour later in the morning, an hour longer in the evening', () =>
    expect(slots(pair('09:00-12:00', '10:00-13:00'))).toEqual([
      '2026-11-23 3 → 3; +12:00 −09:00',
      '2026-11-24 3 → 3; +12:00 −09:00',
    ]));

  it('what is taken neither vanishes nor appears', () => {
    const agenda = [booking(at('2026-11-23 09:00')), booking(at('2026-11-23 12:00'))];
    expect(slots(pair('09:00-12:00', '10:00-13:00', { agenda }))).toEqual([
      '2026-11-24 3 → 3; +12:00 −09:00',
    ]);
  });

  it('nor what has passed, is too soon or too far ahead', () => {
    const rules = { minimumNoticeMinutes: 180, horizonDays: 0 };
    expect(slots(pair('08:00-12:00', '08:00-13:00', { rules }))).toEqual(['2026-11-23 1 → 2; +12:00']);
  });

  it('a time that somebody else has too stays for the service, and goes for another one', () => {
    const ana = pair('09:00-11:00', '10:00-11:00');
    const juan = pair('09:00-10:00', '09:00-10:00', { providerId: 'juan' });
    const dye = {
      before: { ...ana.before, serviceId: 'dye' },
      after: { ...ana.after, serviceId: 'dye' },
    };
    expect(slots(ana, juan)).toEqual([]);
    expect(slots(ana, juan, dye)).toEqual(['2026-11-23 4 → 3; −09:00', '2026-11-24 4 → 3; −09:00']);
  });

  it('an exception concerns its date alone', () => {
    const open = hours(week('09:00-12:00'));
    const holiday: Availability = {
      ...open,
      exceptions: [
        { date: '2026-11-23', kind: 'closed' },
        { date: '2026-11-24', kind: 'extra', ranges: ranges('20:00-21:00') },
      ],
    };
    expect(slots({ before: schedule({ tenant: open }), after: schedule({ tenant: holiday }) })).toEqual([
      '2026-11-23 3 → 0; −09:00 −10:00 −11:00',
      '2026-11-24 3 → 4; +20:00',
    ]);
  });

  it('counts the days and times of the zone that looks on', () => {
    const lisbon = { ...view, timezone: 'Europe/Lisbon' };
    expect(told(previewSlots([pair('00:00-01:00', '00:00-02:00')], lisbon, now))).toEqual([
      '2026-11-24 1 → 2; +00:00',
    ]);
  });
});

describe('on days when the clock changes', () => {
  const cases: [
    caption: string,
    zone: string,
    date: string,
    before: string,
    after: string,
    expected: string[],
  ][] = [
    [
      'Madrid, Sun Mar 28: 02:00 → 03:00. Nobody starts at two',
      madrid,
      '2027-03-28',
      '00:00-02:00',
      '00:00-04:00',
      ['2027-03-28 2 → 3; +03:00'],
    ],
    [
      'Madrid, Sun Oct 31: 03:00 → 02:00. Two o’clock comes twice, and is told once',
      madrid,
      '2027-10-31',
      '00:00-02:00',
      '00:00-04:00',
      ['2027-10-31 2 → 5; +02:00 +03:00'],
    ],
    [
      'Santiago, Sun Sep 5: 00:00 → 01:00. A day open from midnight opens at one',
      'America/Santiago',
      '2027-09-05',
      '09:00-10:00',
      '00:00-03:00 09:00-10:00',
      ['2027-09-05 1 → 3; +01:00 +02:00'],
    ],
    [
      'Santiago, Sat Apr 3: 24:00 → 23:00. Eleven comes twice on Saturday night',
      'America/Santiago',
      '2027-04-03',
      '09:00-10:00',
      '09:00-10:00 22:00-24:00',
      ['2027-04-03 1 → 4; +22:00 +23:00'],
    ],
    [
      'New York, Sun Mar 14: 02:00 → 03:00',
      'America/New_York',
      '2027-03-14',
      '01:00-02:00',
      '01:00-05:00',
      ['2027-03-14 1 → 3; +03:00 +04:00'],
    ],
  ];
  it.each(cases)('%s', (_, zone, date, before, after, expected) => {
    const view = { timezone: zone, firstDay: dayOf(date), days: 1 };
    const now = at(`${date} 00:00`, zone) - 1440;
    expect(told(previewSlots([pair(before, after, { zone })], view, now))).toEqual(expected);
  });
});

describe('the next change of the clock', () => {
  const cases: [zone: string, now: string, expected: string | null][] = [
    ['America/Santiago', '2026-11-23 09:00', '2027-04-03 24:00 -60'],
    ['America/Santiago', '2027-04-10 09:00', '2027-09-05 00:00 60'],
    ['Europe/Lisbon', '2026-11-23 09:00', '2027-03-28 01:00 60'],
    ['Europe/Lisbon', '2027-03-28 12:00', '2027-10-31 02:00 -60'],
    ['America/New_York', '2026-11-23 09:00', '2027-03-14 02:00 60'],
    ['America/New_York', '2027-03-15 09:00', '2027-11-07 02:00 -60'],
    ['Australia/Lord_Howe', '2026-11-23 09:00', '2027-04-04 02:00 -30'],
    ['America/Sao_Paulo', '2026-11-23 09:00', null],
    ['America/Bogota', '2026-11-23 09:00', null],
    ['UTC', '2026-11-23 09:00', null],
  ];
  it.each(cases)('%s after %s: %s', (zone, now, expected) => {
    const change = nextClockChange(zone, at(now, zone));
    expect(change && `${change.date} ${change.at} ${change.minutes}`).toBe(expected);
  });

  const opened = (zone: string, day: string, open: string) =>
    openMinutes({ tenant: hours(week(open)), provider: none, service: none }, zone, dayOf(day)) / 60;

  it.each([
    ['Santiago, Sat Apr 3 2027: 24:00 → 23:00', 'America/Santiago', '2027-04-03', '00:00-24:00', 25],
    ['Santiago, Sun Sep 5 2027: 00:00 → 01:00', 'America/Santiago', '2027-09-05', '00:00-24:00', 23],
    ['Santiago, Sun Sep 5 2027: opens at nine', 'America/Santiago', '2027-09-05', '09:00-18:00', 9],
    ['Lisbon, Sun Mar 28 2027: 01:00 → 02:00', 'Europe/Lisbon', '2027-03-28', '00:00-06:00', 5],
    ['New York, Sun Nov 7 2027: 02:00 → 01:00', 'America/New_York', '2027-11-07', '00:00-06:00', 7],
    ['New York, the nights before run into it', 'America/New_York', '2027-11-07', '22:00-26:00', 5],
    ['New York, a usual Sunday', 'America/New_York', '2027-10-31', '22:00-26:00', 4],
  ])('open on that day: %s', (_, zone, day, open, expected) =>
    expect(opened(zone, day, open)).toBe(expected),
  );

  it.each([
    ['Santiago, Sat Apr 3 2027', 'America/Santiago', '2027-04-03', '21:00-24:00', '21:00 22:00 23:00 23:00'],
    ['Lisbon, Sun Mar 28 2027', 'Europe/Lisbon', '2027-03-28', '00:00-04:00', '00:00 02:00 03:00'],
    ['Bogotá, any day', 'America/Bogota', '2027-03-28', '09:00-11:00', '09:00 10:00'],
  ])('starts of that day, a year ahead and whatever is booked: %s', (_, zone, day, open, expected) => {
    const agenda = [booking(at(`${day} 10:00`, zone))];
    const rules = { horizonDays: 1, minimumNoticeMinutes: 6_000, maxBookingsPerDay: 1 };
    const plan = schedule({ zone, tenant: hours(week(open)), agenda, rules });
    expect(startsOn([plan, { ...plan, providerId: 'juan' }], zone, dayOf(day)).join(' ')).toBe(expected);
  });
});

describe('appointments outside the hours', () => {
  const outside = (open: string, appointments: [from: string, minutes: number][], zone = madrid) =>
    outsideHours(
      schedule({ zone, tenant: hours(week(open)) }),
      appointments.map(([from, minutes]) => booking(at(from, zone), minutes)),
    ).map(({ start }) => Object.values(localDateTime(zone, start)).join(' '));

  it('from start to end', () =>
    expect(
      outside('09:00-13:00 14:00-18:00', [
        ['2026-11-24 12:30', 60],
        ['2026-11-23 09:00', 60],
        ['2026-11-23 08:30', 60],
        ['2026-11-24 17:00', 60],
        ['2026-11-24 17:00', 61],
      ]),
    ).toEqual(['2026-11-23 08:30', '2026-11-24 12:30', '2026-11-24 17:00']));

  it('over touching ranges and midnight', () =>
    expect(
      outside('00:00-02:00 22:00-23:00 23:00-24:00', [
        ['2026-11-23 22:30', 60],
        ['2026-11-23 23:30', 60],
        ['2026-11-23 01:30', 60],
      ]),
    ).toEqual(['2026-11-23 01:30']));

  it('is nothing without appointments, and everything when closed', () => {
    expect(outside('09:00-18:00', [])).toEqual([]);
    expect(outside('', [['2026-11-23 09:00', 30]])).toEqual(['2026-11-23 09:00']);
  });

  it('Santiago, Sat Apr 3 2027: 24:00 → 23:00. The repeated hour is open too', () =>
    expect(
      outside(
        '20:00-24:00',
        [
          ['2027-04-03 22:00', 180],
          ['2027-04-03 22:00', 190],
        ],
        'America/Santiago',
      ),
    ).toEqual(['2027-04-03 22:00']));
});

describe('of any hours', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
    .map(([start, length]) => ({ start: start * 15, end: (start + length) * 15 }));
  const weekly = fc.array(fc.array(range, { maxLength: 2 }), { minLength: 7, maxLength: 7 });
  const zones = fc.constantFrom(madrid, 'America/Santiago', 'America/New_York', 'Asia/Kathmandu');
  const anyDay = fc.integer({ min: dayOf('2026-11-01'), max: dayOf('2027-11-30') });

  it('the counts are those of the slots, and gained and lost make up the difference', () => {
    fc.assert(
      fc.property(weekly, weekly, zones, anyDay, (was, is, zone, firstDay) => {
        const rules = { slotIntervalMinutes: 15, horizonDays: 30 };
        const before = schedule({ zone, tenant: hours(was), rules });
        const after = schedule({ zone, tenant: hours(is), rules });
        const now = at('2026-11-01 00:00', zone) + (firstDay - dayOf('2026-11-01')) * 1440 - 3_000;
        const view = { timezone: zone, firstDay, days: 3 };
        const days = previewSlots([{ before, after }], view, now);
        const window = { start: now, end: now + 20 * 1440 };
        const onDay = (plan: typeof before, date: string) =>
          openSlots(plan, window, now)
            .map((start) => localDateTime(zone, start))
            .filter((one) => one.date === date)
            .map((one) => one.time);
        for (const { date, before: had, after: has, gained, lost } of days) {
          const [then, next] = [onDay(before, date), onDay(after, date)];
          expect([had, has]).toEqual([then.length, next.length]);
          // Of a repeated hour, one pass may stay while the other goes.
          if (new Set(then).size < then.length || new Set(next).size < next.length) continue;
          expect(gained).toEqual(next.filter((time) => !then.includes(time)).sort());
          expect(lost).toEqual(then.filter((time) => !next.includes(time)).sort());
        }
        const swapped = previewSlots([{ before: after, after: before }], view, now);
        expect(swapped.map((day) => [day.gained, day.lost])).toEqual(
          days.map((day) => [day.lost, day.gained]),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('what is offered is never outside the hours it is offered in', () => {
    fc.assert(
      fc.property(weekly, zones, anyDay, (is, zone, day) => {
        const plan = schedule({ zone, tenant: hours(is), rules: { slotIntervalMinutes: 15 } });
        const start = at('2026-11-01 00:00', zone) + (day - dayOf('2026-11-01')) * 1440;
        const starts = openSlots(plan, { start, end: start + 4 * 1440 }, start - 1);
        expect(
          outsideHours(
            plan,
            starts.map((one) => ({ start: one, end: one + 60 })),
          ),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
