import { describe, expect, it } from 'vitest';
import type { SlotOptions } from './limits.ts';
import type { SlotRules } from './rules.ts';
import type { SlotRefusal } from './slots.ts';
import { at, booking, hours, none, ranges, schedule, week } from './testing/schedule.ts';
import { whyNot } from './why-not.ts';

/** Monday noon; 9–13 and 15–18, closed on Sundays, off on Thursday the 18th. */
const now = at('2026-06-15 12:00');
const open = '09:00-13:00 15:00-18:00';
const tenant = hours(week(open, open, open, open, open, open, ''), {
  date: '2026-06-18',
  kind: 'closed',
  note: 'Corpus',
});
const rules = { minimumNoticeMinutes: 180, horizonDays: 10, bufferAfterMinutes: 15, maxBookingsPerDay: 2 };
const interval = (from: string, until: string) => ({ start: at(from), end: at(until) });
const agenda = [
  booking(at('2026-06-17 10:00')),
  booking(at('2026-06-19 09:00')),
  booking(at('2026-06-19 15:00')),
];

describe('why an appointment cannot start then', () => {
  it.each<[string, string, SlotRefusal | null]>([
    ['free', '2026-06-16 10:00', null],
    ['over', '2026-06-15 10:00', { kind: 'past' }],
    ['right now', '2026-06-15 12:00', { kind: 'past' }],
    ['too soon', '2026-06-15 14:59', { kind: 'notice', earliest: at('2026-06-15 15:00') }],
    ['too far ahead', '2026-06-26 10:00', { kind: 'horizon', latest: at('2026-06-25 23:59') }],
    ['a holiday', '2026-06-18 10:00', { kind: 'day-off', note: 'Corpus' }],
    [
      'lunch',
      '2026-06-16 14:00',
      {
        kind: 'closed',
        hours: [
          interval('2026-06-16 09:00', '2026-06-16 13:00'),
          interval('2026-06-16 15:00', '2026-06-16 18:00'),
        ],
      },
    ],
    [
      'would end after closing',
      '2026-06-16 17:30',
      {
        kind: 'closed',
        hours: [
          interval('2026-06-16 09:00', '2026-06-16 13:00'),
          interval('2026-06-16 15:00', '2026-06-16 18:00'),
        ],
      },
    ],
    ['a Sunday', '2026-06-21 10:00', { kind: 'closed', hours: [] }],
    [
      'taken',
      '2026-06-17 10:30',
      { kind: 'taken', blockedBy: interval('2026-06-17 10:00', '2026-06-17 11:00') },
    ],
    [
      'too close before the next one',
      '2026-06-17 09:00',
      { kind: 'buffer', blockedBy: interval('2026-06-17 10:00', '2026-06-17 11:00') },
    ],
    ['a full day', '2026-06-19 11:00', { kind: 'limit', scope: 'provider-day', limit: 2 }],
    ['between the starts', '2026-06-16 10:20', { kind: 'off-grid', interval: 60 }],
  ])('%s', (_, start, expected) => {
    expect(whyNot(schedule({ tenant, rules, agenda }), at(start), now)).toEqual(expected);
  });

  it.each<[string, Partial<SlotRules>, SlotOptions, SlotRefusal]>([
    [
      'the customer’s day is full',
      { maxBookingsPerCustomerPerDay: 1 },
      { customerStarts: [at('2026-06-16 17:00')] },
      { kind: 'limit', scope: 'customer-day', limit: 1 },
    ],
    [
      'the customer has enough coming',
      { maxUpcomingPerCustomer: 1 },
      { customerStarts: [at('2026-06-24 17:00')] },
      { kind: 'limit', scope: 'customer-upcoming', limit: 1 },
    ],
  ])('%s', (_, more, options, expected) => {
    expect(
      whyNot(schedule({ tenant, rules: { ...rules, ...more } }), at('2026-06-16 10:00'), now, options),
    ).toEqual(expected);
  });

  it('says whose holiday it is', () => {
    const away = hours(null, { date: '2026-06-16', kind: 'closed', note: 'Ana is away' });
    const one = schedule({ tenant, provider: away, service: none });
    expect(whyNot(one, at('2026-06-16 10:00'), now)).toEqual({ kind: 'day-off', note: 'Ana is away' });
  });

  it('on a date with other hours, tells those hours', () => {
    const short = hours(week(open), { date: '2026-06-16', kind: 'hours', ranges: ranges('09:00-11:00') });
    expect(whyNot(schedule({ tenant: short }), at('2026-06-16 16:00'), now)).toEqual({
      kind: 'closed',
      hours: [interval('2026-06-16 09:00', '2026-06-16 11:00')],
    });
  });

  it('of a night range, tells the tail that the date still sees', () => {
    const late = schedule({ tenant: hours(week('22:00-26:00')) });
    expect(whyNot(late, at('2026-06-16 03:00'), now)).toEqual({
      kind: 'closed',
      hours: [
        interval('2026-06-15 22:00', '2026-06-16 02:00'),
        interval('2026-06-16 22:00', '2026-06-17 02:00'),
      ],
    });
  });

  it('a start beyond any calendar is a refusal, not an error', () => {
    expect(whyNot(schedule(), Number.MAX_SAFE_INTEGER, now)?.kind).toBe('horizon');
    expect(whyNot(schedule(), Number.MIN_SAFE_INTEGER, now)?.kind).toBe('past');
  });
});
