import { expect, test } from 'vitest';
import type { Slot } from '../../../schema/src/generated/types.ts';
import { byDay, fortnightFrom, soleProvider } from './slots.ts';

const slot = (start: string, providerId = 'p1', localDate = start.slice(0, 10)): Slot => ({
  serviceId: 's1',
  providerId,
  providerName: providerId,
  start: `${start}:00Z`,
  end: `${start}:30Z`,
  localDate,
  localTime: start.slice(11),
  timezone: 'UTC',
});

test('days and times ascend, and a start that two have free is the first one’s', () => {
  const days = byDay([
    slot('2026-11-24T10:00'),
    slot('2026-11-23T15:00', 'p2'),
    slot('2026-11-23T09:00'),
    slot('2026-11-23T15:00', 'p3'),
  ]);
  expect(
    days.map(({ date, slots }) => [
      date,
      slots.map(({ localTime, providerId }) => `${localTime} ${providerId}`),
    ]),
  ).toEqual([
    ['2026-11-23', ['09:00 p1', '15:00 p2']],
    ['2026-11-24', ['10:00 p1']],
  ]);
});

test('a day is the local one, though UTC has another', () => {
  const days = byDay([
    slot('2026-11-24T01:00', 'p1', '2026-11-23'),
    slot('2026-11-23T20:00', 'p1', '2026-11-23'),
  ]);
  expect(days.map(({ date, slots }) => [date, slots.length])).toEqual([['2026-11-23', 2]]);
});

test('nothing is no day', () => expect(byDay([])).toEqual([]));

test.each([
  ['2026-11-23', 0, '2026-11-23', '2026-12-06'],
  ['2026-12-25', 14, '2027-01-08', '2027-01-21'],
])('a fortnight from %s + %d days', (date, shift, from, to) =>
  expect(fortnightFrom(date, shift)).toEqual({ from, to }),
);

test.each([
  [['p1', 'p1'], 'p1'],
  [['p1', 'p2'], null],
  [[], null],
] as const)('the sole provider of %j is %s', (providers, sole) =>
  expect(soleProvider(providers.map((id) => slot('2026-11-23T09:00', id)))).toBe(sole),
);
