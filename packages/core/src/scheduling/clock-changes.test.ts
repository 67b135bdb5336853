import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from '../time/calendar.ts';
import { openSlots } from './open-slots.ts';
import { at, hours, moments, schedule, times, week } from './testing/schedule.ts';

/** Captions are in local time; the clock change is told first. */
const cases: [
  caption: string,
  zone: string,
  date: string,
  open: string,
  interval: number,
  expected: string,
][] = [
  // Zones that change at midnight
  [
    'Santiago, Sun Sep 6: 00:00 → 01:00. Nine to noon is nine to noon',
    'America/Santiago',
    '2026-09-06',
    '09:00-12:00',
    60,
    '09:00 10:00 11:00',
  ],
  [
    'Santiago, Sun Sep 6: 00:00 → 01:00. A day open from midnight opens at one',
    'America/Santiago',
    '2026-09-06',
    '00:00-03:00',
    60,
    '01:00 02:00',
  ],
  [
    'Santiago, Sat Apr 4: 24:00 → 23:00. Nine to noon is nine to noon',
    'America/Santiago',
    '2026-04-04',
    '09:00-12:00',
    60,
    '09:00 10:00 11:00',
  ],
  [
    'Santiago, Sat Apr 4: 24:00 → 23:00. Open till midnight: 23:00 comes twice',
    'America/Santiago',
    '2026-04-04',
    '22:00-24:00',
    60,
    '22:00 23:00 23:00',
  ],
  [
    'Santiago, Sat Apr 4: 24:00 → 23:00. Closing at 23:30 is the first 23:30',
    'America/Santiago',
    '2026-04-04',
    '22:00-23:30',
    30,
    '22:00 22:30',
  ],
  [
    'Havana, Sun Mar 8: 00:00 → 01:00',
    'America/Havana',
    '2026-03-08',
    '09:00-12:00',
    60,
    '09:00 10:00 11:00',
  ],
  [
    'Havana, Sun Nov 1: 01:00 → 00:00. Midnight to two is three hours',
    'America/Havana',
    '2026-11-01',
    '00:00-02:00',
    60,
    '00:00 00:00 01:00',
  ],
  ['Cairo, Fri Apr 24: 00:00 → 01:00', 'Africa/Cairo', '2026-04-24', '09:00-12:00', 60, '09:00 10:00 11:00'],
  [
    'Cairo, Thu Oct 29: 24:00 → 23:00',
    'Africa/Cairo',
    '2026-10-29',
    '21:00-24:00',
    60,
    '21:00 22:00 23:00 23:00',
  ],
  ['Beirut, Sun Mar 29: 00:00 → 01:00', 'Asia/Beirut', '2026-03-29', '09:00-12:00', 60, '09:00 10:00 11:00'],
  [
    'Beirut, Sun Oct 25, after 24:00 → 23:00 the night before',
    'Asia/Beirut',
    '2026-10-25',
    '09:00-12:00',
    60,
    '09:00 10:00 11:00',
  ],
  [
    'São Paulo, Sun Nov 4 2018: 00:00 → 01:00',
    'America/Sao_Paulo',
    '2018-11-04',
    '00:00-02:30',
    30,
    '01:00 01:30',
  ],
  // Half an hour
  [
    'Lord Howe, Sun Apr 5: 02:00 → 01:30. One to three is two and a half hours',
    'Australia/Lord_Howe',
    '2026-04-05',
    '01:00-03:00',
    30,
    '01:00 01:30 01:30 02:00',
  ],
  [
    'Lord Howe, Sun Oct 4: 02:00 → 02:30. One to four is two and a half hours',
    'Australia/Lord_Howe',
    '2026-10-04',
    '01:00-04:00',
    30,
    '01:00 01:30 02:30 03:00',
  ],
  [
    'Lord Howe, Sun Oct 4: 02:00 → 02:30. The hourly grid keeps to the hour',
    'Australia/Lord_Howe',
    '2026-10-04',
    '01:00-06:00',
    60,
    '01:00 03:00 04:00 05:00',
  ],
  // At two or three in the morning
  [
    'New York, Sun Mar 8: 02:00 → 03:00. A range that starts in the gap starts at three',
    'America/New_York',
    '2026-03-08',
    '02:30-05:00',
    30,
    '03:00 03:30 04:00',
  ],
  [
    'New York, Sun Mar 8: 02:00 → 03:00. A range inside the gap is not that day',
    'America/New_York',
    '2026-03-08',
    '02:00-03:00',
    30,
    '',
  ],
  [
    'New York, Sun Nov 1: 02:00 → 01:00. Opening at 01:30 is the first 01:30',
    'America/New_York',
    '2026-11-01',
    '01:30-03:00',
    30,
    '01:30 01:00 01:30 02:00',
  ],
  [
    'Madrid, Sun Mar 29: 02:00 → 03:00',
    'Europe/Madrid',
    '2026-03-29',
    '09:00-12:00',
    60,
    '09:00 10:00 11:00',
  ],
  [
    'Madrid, Sun Oct 25: 03:00 → 02:00',
    'Europe/Madrid',
    '2026-10-25',
    '01:00-04:00',
    60,
    '01:00 02:00 02:00 03:00',
  ],
  [
    'Troll, Sun Mar 29: 01:00 → 03:00, two hours at once',
    'Antarctica/Troll',
    '2026-03-29',
    '00:00-06:00',
    60,
    '00:00 03:00 04:00 05:00',
  ],
  // No change, odd offsets
  ['Kolkata, Tue Nov 10', 'Asia/Kolkata', '2026-11-10', '09:00-12:00', 60, '09:00 10:00 11:00'],
  ['Kathmandu, Sat Feb 28', 'Asia/Kathmandu', '2026-02-28', '09:00-12:00', 60, '09:00 10:00 11:00'],
];

describe('a one-hour appointment on the day the clocks change', () => {
  it.each(cases)('%s', (_, zone, date, open, interval, expected) => {
    const one = schedule({
      zone,
      tenant: hours(week(''), { date, kind: 'hours', ranges: week(open)?.[0] ?? [] }),
      rules: { slotIntervalMinutes: interval },
    });
    const noon = at(`${date} 12:00`, zone);
    expect(times(openSlots(one, { start: noon - 2000, end: noon + 2000 }, noon - 3000), zone)).toBe(expected);
  });

  it('Apia: Dec 30, 2011 never was; the 29th and the 31st are as always', () => {
    const zone = 'Pacific/Apia';
    const one = schedule({ zone, tenant: hours(week('09:00-11:00')) });
    const window = { start: at('2011-12-29 00:00', zone), end: at('2012-01-01 00:00', zone) };
    expect(moments(openSlots(one, window, window.start - 1440), zone)).toEqual([
      '2011-12-29 09:00',
      '2011-12-29 10:00',
      '2011-12-31 09:00',
      '2011-12-31 10:00',
    ]);
  });

  it('a night range across the change is as long as the night', () => {
    const zone = 'America/Santiago';
    const night = schedule({ zone, tenant: hours(week('22:00-26:00')) });
    const count = (date: string) => {
      const window = { start: at(`${date} 12:00`, zone), end: at(`${dateOf(dayOf(date) + 1)} 12:00`, zone) };
      return times(openSlots(night, window, window.start), zone);
    };
    expect(count('2026-09-04')).toBe('22:00 23:00 00:00 01:00');
    expect(count('2026-09-05')).toBe('22:00 23:00 01:00');
    expect(count('2026-04-04')).toBe('22:00 23:00 23:00 00:00 01:00');
  });
});
