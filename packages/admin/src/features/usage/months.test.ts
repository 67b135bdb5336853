import { describe, expect, it } from 'vitest';
import { monthName, percentOf } from './months.ts';

describe('usage in figures', () => {
  it.each([
    [0, 50, 0],
    [45, 50, 90],
    [50, 50, 100],
    [60, 50, 100],
    [7, null, null],
  ])('%s of %s is %s %%', (used, limit, percent) => expect(percentOf(used, limit)).toBe(percent));

  it.each([
    ['2026-11', 'en', 'long', 'November 2026'],
    ['2026-01', 'es', 'long', 'enero de 2026'],
    ['2026-02', 'en', 'short', 'Feb'],
  ] as const)('%s in %s', (month, lang, style, name) => expect(monthName(month, lang, style)).toBe(name));
});
