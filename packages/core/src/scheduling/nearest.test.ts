import { describe, expect, it } from 'vitest';
import { type NearestOptions, nearestSlots } from './nearest.ts';
import { at, booking, hours, moments, schedule, week } from './testing/schedule.ts';

/** Monday noon; open 9–13 and 15–18, closed on Sundays; one-hour appointments on the hour. */
const now = at('2026-06-15 12:00');
const open = '09:00-13:00 15:00-18:00';
const tenant = hours(week(open, open, open, open, open, open, ''), { date: '2026-06-18', kind: 'closed' });

function nearest(
  wanted: string,
  options: Partial<NearestOptions> = {},
  agenda = [booking(at('2026-06-17 10:00'))],
) {
  const found = nearestSlots([schedule({ tenant, agenda })], at(wanted), now, { count: 3, ...options });
  return moments(found.map((slot) => slot.start));
}

describe('instead of the time that was asked for', () => {
  it.each<[string, string, string[]]>([
    [
      'taken: just before, just after, next open day at that time',
      '2026-06-17 10:00',
      ['2026-06-17 09:00', '2026-06-17 11:00', '2026-06-19 10:00'],
    ],
    [
      'in the lunch break: the nearer side first',
      '2026-06-17 14:15',
      ['2026-06-17 15:00', '2026-06-17 12:00', '2026-06-19 15:00'],
    ],
    [
      'a holiday: the days after, at that time',
      '2026-06-18 16:00',
      ['2026-06-19 16:00', '2026-06-20 16:00', '2026-06-17 16:00'],
    ],
    [
      'too early in the day',
      '2026-06-17 07:00',
      ['2026-06-17 09:00', '2026-06-19 09:00', '2026-06-20 09:00'],
    ],
    [
      'this morning, which is over: later today, then at that time',
      '2026-06-15 10:00',
      ['2026-06-15 15:00', '2026-06-16 10:00', '2026-06-17 09:00'],
    ],
    [
      'last month: as if it were today',
      '2026-05-15 10:00',
      ['2026-06-15 15:00', '2026-06-16 10:00', '2026-06-17 09:00'],
    ],
    [
      'last month, later in the day: today before and after it',
      '2026-05-15 16:30',
      ['2026-06-15 16:00', '2026-06-15 17:00', '2026-06-16 16:00'],
    ],
    [
      'next year, past the horizon: the last days there are',
      '2027-06-15 10:00',
      ['2026-08-14 10:00', '2026-08-14 09:00', '2026-08-14 11:00'],
    ],
    [
      'a time that is open is its own best answer',
      '2026-06-16 16:00',
      ['2026-06-16 16:00', '2026-06-16 15:00', '2026-06-17 16:00'],
    ],
  ])('%s', (_, wanted, expected) => {
    expect(nearest(wanted)).toEqual(expected);
  });

  it('only what is acceptable: afternoons', () => {
    const accept: NearestOptions['accept'] = ({ minuteOfDay }) => minuteOfDay >= 720;
    expect(nearest('2026-06-17 10:00', { accept, count: 2 })).toEqual([
      '2026-06-17 12:00',
      '2026-06-19 12:00',
    ]);
  });

  it('only certain dates, however far', () => {
    const accept: NearestOptions['accept'] = ({ date }) => date >= '2026-08-01';
    expect(nearest('2026-06-17 10:00', { accept, count: 1 })).toEqual(['2026-08-01 10:00']);
  });

  it('only within a given stretch', () => {
    const within = { start: at('2026-06-16 00:00'), end: at('2026-06-17 00:00') };
    expect(nearest('2026-06-17 10:00', { within })).toEqual([
      '2026-06-16 10:00',
      '2026-06-16 09:00',
      '2026-06-16 11:00',
    ]);
  });

  it('with anyone of several, whoever is free', () => {
    const busy = schedule({ tenant, agenda: [booking(at('2026-06-17 10:00'), 120)], providerId: 'ana' });
    const free = schedule({ tenant, providerId: 'bea' });
    const [first] = nearestSlots([busy, free], at('2026-06-17 10:00'), now, { count: 1 });
    expect(first).toEqual({ providerId: 'bea', start: at('2026-06-17 10:00'), end: at('2026-06-17 11:00') });
  });

  it('nothing, when nothing is open', () => {
    expect(nearestSlots([schedule({ tenant: hours(week('')) })], now, now, { count: 3 })).toEqual([]);
    expect(nearestSlots([], now, now, { count: 3 })).toEqual([]);
  });

  it('a wanted time beyond any calendar is no error', () => {
    for (const wanted of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])
      expect(nearestSlots([schedule({ tenant })], wanted, now, { count: 2 })).toHaveLength(2);
  });
});
