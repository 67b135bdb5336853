import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  fromLocal,
  isZone,
  localDateTime,
  localDay,
  localDays,
  minuteOf,
  startOfDay,
  startOfLocalDay,
  toIso,
  toLocal,
} from './zone.ts';

const zones = [
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Europe/Madrid',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'UTC',
];
const zone = fc.constantFrom(...zones);
/** 1990 to 2050. */
const minute = fc.integer({ min: 10_519_200, max: 42_076_800 });
const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { seed: 11, numRuns: 300 });

describe('agrees with Temporal', () => {
  it('from an instant to the local clock', () => {
    check(
      fc.property(zone, minute, (where, when) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(when * 60_000).toZonedDateTimeISO(where);
        const { date, time } = localDateTime(where, when);
        expect(`${date}T${time}`).toBe(expected.toPlainDateTime().toString({ smallestUnit: 'minute' }));
        expect(localDays(where, when, when)(when)).toBe(localDay(where, when));
      }),
    );
  });

  it('from the local clock to an instant, skipped and repeated readings included', () => {
    check(
      fc.property(zone, minute, fc.boolean(), (where, when, atChange) => {
        const from = Temporal.Instant.fromEpochMilliseconds(when * 60_000).toZonedDateTimeISO(where);
        const near = (atChange && from.getTimeZoneTransition('next')) || from;
        const wall = near.toPlainDateTime().subtract({ minutes: when % 90 });
        const expected = wall.toZonedDateTime(where, { disambiguation: 'compatible' });
        const found = fromLocal(where, wall.toPlainDate().toString(), wall.hour * 60 + wall.minute);
        expect(found).toBe(expected.epochMilliseconds / 60_000);
      }),
    );
  });

  it('on the start of a day', () => {
    check(
      fc.property(zone, minute, (where, when) => {
        const { date } = toLocal(where, when);
        const expected = Temporal.PlainDate.from(date).toZonedDateTime(where).epochMilliseconds / 60_000;
        expect(startOfDay(where, date)).toBe(expected);
        expect(startOfLocalDay(where, localDay(where, when))).toBe(expected);
      }),
    );
  });
});

describe('clock changes', () => {
  it.each<[string, string, string, number, string]>([
    ['Santiago skips midnight: 00:00 is 01:00', 'America/Santiago', '2026-09-06', 0, '2026-09-06T04:00:00Z'],
    ['Santiago repeats 23:00: the first', 'America/Santiago', '2026-04-04', 1380, '2026-04-05T02:00:00Z'],
    ['New York skips 02:30: 03:30', 'America/New_York', '2026-03-08', 150, '2026-03-08T07:30:00Z'],
    ['minutes may run into the next days', 'Europe/Madrid', '2026-06-15', 2880, '2026-06-16T22:00:00Z'],
  ])('%s', (_, where, date, minuteOfDay, expected) => {
    expect(toIso(fromLocal(where, date, minuteOfDay))).toBe(expected);
  });
});

it.each<[string, string | null]>([
  ['2026-11-22T15:00:00Z', '2026-11-22T15:00:00Z'],
  ['2026-11-22T15:00:00.000Z', '2026-11-22T15:00:00Z'],
  ['2026-11-22T15:00:59Z', '2026-11-22T15:00:00Z'],
  ['2026-11-22T12:00:00-03:00', '2026-11-22T15:00:00Z'],
  ['2026-11-23T00:30+05:30', '2026-11-22T19:00:00Z'],
  ['2026-11-22T15:00:00', null],
  ['2026-11-22', null],
  ['2026-02-30T10:00:00Z', null],
  ['2026-11-22T24:00:00Z', null],
  ['22/11/2026 15:00', null],
  ['', null],
])('the minute of "%s" is %s', (text, expected) => {
  const found = minuteOf(text);
  expect(found === null ? null : toIso(found)).toBe(expected);
});

it.each<[string, boolean]>([
  ['America/Santiago', true],
  ['UTC', true],
  ['Etc/GMT+3', true],
  ['America/Atlantis', false],
  ['+03:00', false],
  ['2026-01-01T00:00Z[Europe/Madrid]', false],
  ['', false],
  ['America/Santiago; DROP TABLE', false],
])('%s is a zone: %s', (text, expected) => {
  expect(isZone(text)).toBe(expected);
});

it('tells an unknown zone from a known one by throwing', () => {
  expect(() => toLocal('America/Atlantis', 0)).toThrow(RangeError);
});

it('keeps working when more zones and years are asked for than it keeps', () => {
  for (let year = 1980; year < 2060; year++) {
    const date = `${year}-06-15`;
    expect(toLocal('Europe/Madrid', fromLocal('Europe/Madrid', date, 600))).toEqual({
      date,
      minuteOfDay: 600,
    });
  }
});
