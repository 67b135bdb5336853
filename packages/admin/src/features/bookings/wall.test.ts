import { describe, expect, it } from 'vitest';
import { laterOnWall, momentOf, wallOf, wallText } from './wall.ts';

describe('the wall clock of the business', () => {
  const cases: readonly [what: string, zone: string, moment: string, wall: string][] = [
    ['west of Greenwich', 'America/Santiago', '2026-11-24T13:00:00Z', '2026-11-24T10:00:00'],
    ['past midnight elsewhere', 'Asia/Tokyo', '2026-11-24T16:00:00Z', '2026-11-25T01:00:00'],
    ['before the clock goes forward', 'Europe/Madrid', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00'],
    ['after the clock went forward', 'Europe/Madrid', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00'],
    ['the repeated hour, first pass', 'Europe/Madrid', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00'],
  ];
  for (const [what, zone, moment, wall] of cases)
    it(`${what}: there and back`, () => {
      expect(wallOf(moment, zone)).toBe(wall);
      expect(momentOf(wall, zone)).toBe(moment);
    });

  it('the second pass of a repeated hour reads the same', () =>
    expect(wallOf('2026-10-25T01:30:00Z', 'Europe/Madrid')).toBe('2026-10-25T02:30:00'));

  it('a time that the clock skips is as much later', () =>
    expect(momentOf('2026-03-29T02:30:00', 'Europe/Madrid')).toBe('2026-03-29T01:30:00Z'));

  it('a day begins when the clock says so, also where midnight is skipped', () =>
    expect(momentOf('2026-09-06T00:00:00', 'America/Santiago')).toBe('2026-09-06T04:00:00Z'));

  it('what the calendar draws is no moment: the machine’s zone does not matter', () => {
    expect(wallText(new Date('2026-03-29T02:30:00Z'))).toBe('2026-03-29T02:30:00');
    expect(laterOnWall('2026-03-29T23:30:00', 60)).toBe('2026-03-30T00:30:00');
  });
});
