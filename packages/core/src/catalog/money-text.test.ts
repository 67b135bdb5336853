import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountText, readAmount } from './money-text.ts';

it.each([
  ['25.50', 'EUR', 2_550],
  ['25,50', 'EUR', 2_550],
  ['25,5', 'EUR', 2_550],
  ['25', 'EUR', 2_500],
  ['1.234,50', 'EUR', 123_450],
  ['1,234.50', 'USD', 123_450],
  ['1.234', 'EUR', 123_400],
  ['1.234.567', 'EUR', 123_456_700],
  ["1'234.50", 'CHF', 123_450],
  ['$ 25.000', 'CLP', 25_000],
  ['25.000', 'CLP', 25_000],
  ['25000', 'CLP', 25_000],
  ['R$ 80,00', 'BRL', 8_000],
  ['US$120', 'USD', 12_000],
  ['12 €', 'EUR', 1_200],
  ['EUR 12', 'EUR', 1_200],
  ['1.500', 'KWD', 1_500],
  ['1.5', 'KWD', 1_500],
  ['0', 'EUR', 0],
  ['25,50', 'CLP', null],
  ['25.505', 'CLP', 25_505],
  ['25.5055', 'EUR', null],
  ['1.234.50', 'EUR', null],
  ['1.234,567.00', 'EUR', null],
  ['-5', 'EUR', null],
  ['free', 'EUR', null],
  ['', 'EUR', null],
  ['99999999999999999999', 'EUR', null],
])('%s in %s is %s', (text, currency, amount) => expect(readAmount(text, currency)).toBe(amount));

it('reads back what it writes', () => {
  const amounts = fc.integer({ min: 0, max: 2_000_000_000 });
  fc.assert(
    fc.property(amounts, fc.constantFrom('EUR', 'CLP', 'KWD', 'BRL', 'JPY'), (amount, currency) => {
      expect(readAmount(amountText({ amount, currency }), currency)).toBe(amount);
    }),
  );
});
