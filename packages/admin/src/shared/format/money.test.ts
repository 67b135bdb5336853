import { describe, expect, it } from 'vitest';
import { amountText, formatMoney, minorDigits, parseAmount } from './money.ts';

describe('amounts as people type them', () => {
  const cases: readonly [text: string, currency: string, minor: number | null][] = [
    ['25', 'EUR', 2500],
    ['25,5', 'EUR', 2550],
    ['25.50', 'EUR', 2550],
    ['1.234,50', 'EUR', 123450],
    ['1,234.50', 'USD', 123450],
    ['1 234,50', 'EUR', 123450],
    ['1.234.567', 'EUR', 123456700],
    ['0', 'EUR', 0],
    ['45.500', 'CLP', 45500],
    ['45,500', 'CLP', 45500],
    ['45500', 'CLP', 45500],
    ['45,5', 'CLP', null],
    ['1.500', 'KWD', 1500],
    ['1.2345', 'EUR', null],
    ['25,999', 'EUR', 2599900],
    ['12.34.56', 'EUR', null],
    ['-5', 'EUR', null],
    ['five', 'EUR', null],
    ['', 'EUR', null],
    ['99999999999', 'EUR', null],
  ];
  for (const [text, currency, minor] of cases)
    it(`${text || '(nothing)'} ${currency} → ${minor}`, () =>
      expect(parseAmount(text, currency)).toBe(minor));

  it('what is shown in the field is read back', () => {
    for (const currency of ['EUR', 'CLP', 'KWD'])
      for (const lang of ['es', 'en', 'pt'] as const)
        for (const amount of [0, 5, 99, 1234, 123456789])
          expect(parseAmount(amountText(amount, currency, lang), currency), `${amount} ${currency}`).toBe(
            amount,
          );
  });

  it('knows the digits of a currency', () => {
    expect(['EUR', 'CLP', 'KWD', 'BRL'].map(minorDigits)).toEqual([2, 0, 3, 2]);
    expect(formatMoney(4550, 'EUR', 'en')).toBe('€45.50');
  });
});
