import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { bookingColumns } from './booking-rows.ts';
import { ruleHeader } from './csv-cells.ts';
import { customerColumns } from './customer-rows.ts';
import { providerColumns } from './provider-rows.ts';
import { serviceColumns } from './service-rows.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../../../docs/tables-as-files.md'), 'utf8');
const named = (text: string) => [...text.matchAll(/`([a-z_]+)`/g)].map((match) => match[1]);

it.each([
  ['services', serviceColumns.filter((name) => !ruleHeader.includes(name))],
  ['providers', providerColumns.filter((name) => !ruleHeader.includes(name))],
  ['customers', customerColumns],
  ['bookings', bookingColumns],
])('docs/tables-as-files.md lists the columns of %s', (table, columns) => {
  const row = page.split('\n').find((line) => line.startsWith(`| ${table} |`)) ?? '';
  expect(named(row)).toEqual(columns);
});

it('and the rules', () => {
  const paragraph = page.slice(page.indexOf('Rules are'), page.indexOf(': an empty cell inherits'));
  expect(named(paragraph)).toEqual(ruleHeader);
});
