import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime } from '../time/calendar.ts';
import { type HoursConflict, type HoursContext, hoursConflicts } from './hours-conflicts.ts';
import type { DateException, MinuteRange, WeeklyHours } from './rules.ts';
import { ranges, week } from './testing/schedule.ts';

const context: HoursContext = { today: '2026-11-23', shortestService: null, businessWeek: null };

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** 'Mon overlap 09:00-13:00 12:00-14:00', with a question mark when it may be saved all the same. */
const told = ({ kind, weekday, date, ranges: found, warning }: HoursConflict): string =>
  [
    weekday ? days[weekday - 1] : date,
    warning ? `${kind}?` : kind,
    ...found.map(({ start, end }) => `${clockTime(start)}-${clockTime(end)}`),
  ].join(' ');

const weekCases: [caption: string, weekly: string[], context: Partial<HoursContext>, expected: string[]][] = [
  ['an ordinary week', ['09:00-13:00 14:00-18:00'], {}, []],
  ['closed all week', [''], {}, []],
  ['in any order', ['14:00-18:00 09:00-13:00', '', '', '', '', '', ''], {}, []],
  [
    'two ranges share an hour',
    ['12:00-14:00 09:00-13:00', '', '', '', '', '', ''],
    {},
    ['Mon overlap 09:00-13:00 12:00-14:00'],
  ],
  [
    'one inside another, and a third one into the longer',
    ['', '09:00-18:00 10:00-11:00 17:00-19:00', '', '', '', '', ''],
    {},
    ['Tue overlap 09:00-18:00 10:00-11:00', 'Tue overlap 09:00-18:00 17:00-19:00'],
  ],
  [
    'touching ranges start the grid anew',
    ['', '', '09:00-13:00 13:00-18:00', '', '', '', ''],
    {},
    ['Wed touching? 09:00-13:00 13:00-18:00'],
  ],
  ['ends when it begins', ['', '', '', '10:00-10:00', '', '', ''], {}, ['Thu empty-range 10:00-10:00']],
  ['ends before it begins', ['', '', '', '18:00-09:00', '', '', ''], {}, ['Thu empty-range 18:00-09:00']],
  ['Friday night until two, Saturday from ten', ['', '', '', '', '22:00-26:00', '10:00-14:00', ''], {}, []],
  ['around the clock', ['00:00-24:00'], {}, []],
  [
    'Friday night until two, Saturday from one',
    ['', '', '', '', '22:00-26:00', '01:00-05:00', ''],
    {},
    ['Fri overlap 22:00-26:00 25:00-29:00'],
  ],
  [
    'Sunday night runs into Monday',
    ['00:00-08:00', '', '', '', '', '', '20:00-25:00'],
    {},
    ['Sun overlap 20:00-25:00 24:00-32:00'],
  ],
  [
    'half an hour where the shortest service takes an hour',
    ['09:00-12:00 17:00-17:30', '', '', '', '', '', ''],
    { shortestService: 60 },
    ['Mon shorter-than-service? 17:00-17:30'],
  ],
  [
    'half an hour before and after midnight is an hour',
    ['', '', '', '', '23:30-24:00', '00:00-00:30', ''],
    { shortestService: 60 },
    [],
  ],
  [
    'works an hour longer than the business',
    ['09:00-19:00', '', '', '', '', '', ''],
    { businessWeek: week('10:00-18:00') },
    ['Mon outside-business-hours? 09:00-10:00 18:00-19:00'],
  ],
  [
    'within the business’s night',
    ['', '', '', '', '', '00:00-01:30', ''],
    { businessWeek: week('', '', '', '', '22:00-26:00', '', '') },
    [],
  ],
];

describe('a week', () => {
  it.each(weekCases)('%s', (_, weekly, more, expected) => {
    const found = hoursConflicts({ weekly: week(...weekly), exceptions: [] }, { ...context, ...more });
    expect(found.map(told)).toEqual(expected);
  });
});

const closed = (date: string): DateException => ({ date, kind: 'closed' });
const other = (date: string, text: string): DateException => ({ date, kind: 'hours', ranges: ranges(text) });
const extra = (date: string, text: string): DateException => ({ date, kind: 'extra', ranges: ranges(text) });

const exceptionCases: [
  caption: string,
  exceptions: DateException[],
  context: Partial<HoursContext>,
  expected: string[],
][] = [
  ['a holiday', [closed('2026-12-25')], {}, []],
  ['a past one', [closed('2026-11-22')], {}, ['2026-11-22 exception-in-past?']],
  ['today is not past', [closed('2026-11-23')], {}, []],
  ['twice the same', [closed('2026-12-25'), closed('2026-12-25')], {}, ['2026-12-25 duplicate-exception']],
  [
    'closed and open',
    [closed('2026-12-25'), other('2026-12-25', '10:00-12:00')],
    {},
    ['2026-12-25 closed-and-hours 10:00-12:00'],
  ],
  ['closed but for the evening', [closed('2026-12-25'), extra('2026-12-25', '20:00-22:00')], {}, []],
  ['other hours that are none', [other('2026-12-24', '')], {}, ['2026-12-24 empty-range']],
  [
    'other hours that overlap and end before they begin',
    [other('2026-12-24', '09:00-12:00 11:00-13:00 15:00-14:00')],
    {},
    ['2026-12-24 empty-range 15:00-14:00', '2026-12-24 overlap 09:00-12:00 11:00-13:00'],
  ],
  ['extra hours after the usual ones', [extra('2026-12-24', '18:00-20:00')], {}, []],
  [
    'extra hours that are usual',
    [extra('2026-12-24', '17:00-20:00')],
    {},
    ['2026-12-24 overlap? 17:00-20:00'],
  ],
  [
    'an extra quarter of an hour alone, but a useful one after the usual hours',
    [extra('2026-12-24', '20:00-20:15'), extra('2026-12-31', '18:00-18:15')],
    { shortestService: 30 },
    ['2026-12-24 shorter-than-service? 20:00-20:15'],
  ],
  [
    'by date',
    [closed('2026-10-02'), closed('2026-10-01')],
    {},
    ['2026-10-01 exception-in-past?', '2026-10-02 exception-in-past?'],
  ],
];

describe('exceptions', () => {
  it.each(exceptionCases)('%s', (_, exceptions, more, expected) => {
    const found = hoursConflicts({ weekly: week('09:00-18:00'), exceptions }, { ...context, ...more });
    expect(found.map(told)).toEqual(expected);
  });

  it('extra hours of who inherits are held against the business’s week', () => {
    const found = hoursConflicts(
      { weekly: null, exceptions: [extra('2026-12-24', '17:00-20:00')] },
      { ...context, businessWeek: week('09:00-18:00') },
    );
    expect(found.map(told)).toEqual(['2026-12-24 overlap? 17:00-20:00']);
  });
});

describe('of any week', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: -2, max: 60 }))
    .map(([start, length]): MinuteRange => ({ start: start * 15, end: Math.max(0, (start + length) * 15) }));
  const weekly: fc.Arbitrary<WeeklyHours> = fc.array(fc.array(range, { maxLength: 3 }), {
    minLength: 7,
    maxLength: 7,
  });

  it('an overlap is found exactly when some quarter of an hour is open twice', () => {
    fc.assert(
      fc.property(weekly, (hours) => {
        const open = new Uint8Array(7 * 96);
        hours.forEach((day, index) => {
          for (const { start, end } of day)
            for (let quarter = start / 15; quarter < end / 15; quarter++) {
              const at = (index * 96 + quarter) % open.length;
              open[at] = (open[at] as number) + 1;
            }
        });
        const found = hoursConflicts({ weekly: hours, exceptions: [] }, context);
        expect(found.some((one) => one.kind === 'overlap')).toBe(open.some((times) => times > 1));
      }),
      { numRuns: 400 },
    );
  });

  it('the order of ranges does not matter, and a week is never outside itself', () => {
    fc.assert(
      fc.property(weekly, (hours) => {
        const own = { ...context, businessWeek: hours };
        const found = hoursConflicts({ weekly: hours, exceptions: [] }, own);
        const turned = hours.map((day) => day.toReversed());
        const again = hoursConflicts({ weekly: turned, exceptions: [] }, own);
        expect(again.map(told).sort()).toEqual(found.map(told).sort());
        expect(found.filter((one) => one.kind === 'outside-business-hours')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
