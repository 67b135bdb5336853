import { describe, expect, it } from 'vitest';
import { rangesOn } from './hours.ts';
import type { Availability } from './rules.ts';
import { hours, none, ranges, week } from './testing/schedule.ts';

const date = '2026-06-17';
const owners = (tenant: Availability, provider = none, service = none) => ({ tenant, provider, service });
const closed = { date, kind: 'closed' } as const;

describe('the open ranges of one date', () => {
  it.each<[string, ReturnType<typeof owners>, string]>([
    ['as the week says', owners(hours(week('09:00-13:00 15:00-18:00'))), '09:00-13:00 15:00-18:00'],
    ['past midnight', owners(hours(week('22:00-26:00'))), '22:00-26:00'],
    [
      'merged and in order',
      owners(hours(week('15:00-18:00 09:00-13:00 12:00-14:00'))),
      '09:00-14:00 15:00-18:00',
    ],
    ['nobody ever said', owners(none), ''],
    ['closed', owners(hours(week('09:00-13:00'), closed)), ''],
    [
      'narrowed by the service',
      owners(hours(week('09:00-18:00')), none, hours(week('08:00-10:00 17:00-20:00'))),
      '09:00-10:00 17:00-18:00',
    ],
    [
      'a service that goes on from the night before',
      owners(hours(week('00:00-48:00')), none, hours(week('20:00-44:00'))),
      '00:00-48:00',
    ],
    [
      'a service that stops at midnight cuts the night',
      owners(hours(week('22:00-26:00')), none, hours(week('20:00-24:00'))),
      '22:00-24:00',
    ],
    [
      'a service of every day does not',
      owners(hours(week('22:00-26:00')), none, hours(week('00:00-24:00'))),
      '22:00-26:00',
    ],
    [
      'a service not given that date',
      owners(hours(week('22:00-26:00')), none, hours(null, closed)),
      '24:00-26:00',
    ],
    [
      'a service not given the date after',
      owners(hours(week('22:00-26:00')), none, hours(null, { ...closed, date: '2026-06-18' })),
      '22:00-24:00',
    ],
    [
      'what is no range is left out',
      owners(
        hours(
          [
            [
              { start: 600, end: 600 },
              { start: 700, end: 650 },
              { start: -60, end: 60 },
            ],
          ].concat(Array(6).fill([{ start: -60, end: 60 }])),
        ),
      ),
      '00:00-01:00',
    ],
  ])('%s', (_, three, expected) => {
    expect(rangesOn(three, date)).toEqual(ranges(expected));
  });

  it('an exception with an impossible date is nobody’s', () => {
    expect(rangesOn(owners(hours(week('09:00-10:00'), { ...closed, date: '2026-02-30' })), date)).toEqual(
      ranges('09:00-10:00'),
    );
  });
});
