import { describe, expect, it } from 'vitest';
import { endOfDay } from './end-of-day.ts';
import { asOrigin, keyProblems, newKeyValues } from './key-form.ts';
import { en } from './texts/en.ts';

describe('the sites of a key', () => {
  it.each([
    ['www.example.com/prices?x=1', 'https://www.example.com'],
    ['https://Example.com/', 'https://Example.com/'],
    ['https://example.com/es', 'https://example.com'],
    ['https://*.example.com', 'https://*.example.com'],
    ['http://localhost:3000/x', 'http://localhost:3000'],
    ['http://localhost:*', 'http://localhost:*'],
    ['http://example.com', 'http://example.com'],
    ['not an address', 'not an address'],
    [' ', ''],
  ])('%s → %s', (typed, origin) => expect(asOrigin(typed)).toBe(origin));

  it.each([
    ['nothing', newKeyValues(), ['name', 'allowedOrigins.0']],
    ['good', { ...newKeyValues('https://a.example'), name: 'Site' }, []],
    ['not https', { ...newKeyValues('http://a.example'), name: 'Site' }, ['allowedOrigins.0']],
    [
      'the second one is wrong',
      { ...newKeyValues(), name: 'Site', allowedOrigins: ['https://a.example', 'https://*'] },
      ['allowedOrigins.1'],
    ],
    ['over already', { ...newKeyValues('https://a.example'), name: 'S', expires: '2026-11-22' }, ['expires']],
    ['may do nothing', { ...newKeyValues('https://a.example'), name: 'S', scopes: [] }, ['scopes']],
  ])('%s', (_name, values, fields) => {
    expect(Object.keys(keyProblems(values, en, { required: 'Fill this in.' }, '2026-11-23'))).toEqual(fields);
  });
});

describe('the end of a day', () => {
  it.each([
    ['2026-11-30', 'America/Santiago', '2026-12-01T02:59:59.000Z'],
    ['2026-11-30', 'Europe/Madrid', '2026-11-30T22:59:59.000Z'],
    // The clock went back at three in the morning.
    ['2026-10-25', 'Europe/Madrid', '2026-10-25T22:59:59.000Z'],
    ['2026-03-29', 'Europe/Madrid', '2026-03-29T21:59:59.000Z'],
  ])('%s in %s', (day, zone, moment) => expect(endOfDay(day, zone)).toBe(moment));
});
