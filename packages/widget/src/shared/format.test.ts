import { expect, test } from 'vitest';
import { formatFor } from './format.ts';

const year = new Date().getFullYear();
const summer = `${year}-01-15T20:30:00Z`;

test.each([
  ['es-CL', 'America/Santiago', '17:30'],
  ['pt-BR', 'America/Sao_Paulo', '17:30'],
  ['en-US', 'America/New_York', '3:30 PM'],
  ['en-GB', 'Europe/London', '20:30'],
])('%s writes the time in %s as %s', (locale, zone, time) =>
  expect(
    formatFor(locale)
      .time(summer, zone)
      .replace(/\u202f/g, ' '),
  ).toBe(time),
);

test('a day names its year only when it is another', () => {
  const { full } = formatFor('en-US');
  expect(full(summer, 'America/New_York')).not.toContain(String(year));
  expect(full(`${year + 1}-01-15T20:30:00Z`, 'America/New_York')).toContain(String(year + 1));
});

test.each([
  ['es-CL', 35_000, 'CLP', '$35.000'],
  ['pt-BR', 12_000, 'BRL', 'R$ 120'],
  ['pt-BR', 12_050, 'BRL', 'R$ 120,50'],
  ['en-US', 8_999, 'USD', '$89.99'],
  ['pt-BR', 39_900, 'CLP', '$ 39.900'],
])('%s writes %d minor units of %s as %s', (locale, amount, currency, written) =>
  expect(
    formatFor(locale)
      .money({ amount, currency })
      .replace(/\u00a0/g, ' '),
  ).toBe(written),
);

test.each([
  [30, '30 min'],
  [60, '1 h'],
  [90, '1 h 30 min'],
])('%d minutes are %s', (count, written) => expect(formatFor('es').minutes(count)).toBe(written));

test('a zone is named by its city', () => expect(formatFor('es').zone('America/New_York')).toBe('New York'));
