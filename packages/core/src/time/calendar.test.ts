import { expect, it } from 'vitest';
import { addDays, clockTime, dateOf, dayOf, isDate, weekdayOf } from './calendar.ts';

it('agrees with Date on every day from 1896 to 2104', () => {
  for (let day = dayOf('1896-01-01'); day <= dayOf('2104-12-31'); day++) {
    const date = new Date(day * 86_400_000);
    const iso = date.toISOString().slice(0, 10);
    if (dateOf(day) !== iso || dayOf(iso) !== day || weekdayOf(iso) !== (date.getUTCDay() || 7))
      expect.fail(`${iso} is taken for ${dateOf(day)}`);
  }
});

it.each<[string, boolean]>([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['2026-1-1', false],
  ['5787-03-12', true],
  ['', false],
  ['2026-01-01T00:00', false],
])('%s is a date: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
  if (!expected) expect(() => dayOf(text)).toThrow(RangeError);
});

it('adds days over months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(addDays('2026-11-22', 0)).toBe('2026-11-22');
});

it('writes clock times', () => {
  expect([0, 5, 600, 1439].map(clockTime)).toEqual(['00:00', '00:05', '10:00', '23:59']);
});
