import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { clockTime, dateOf, dayOf, isDate } from './calendar.ts';
import type { EpochMinute } from './interval.ts';
import { firstReading, offsetAt, offsetsBetween } from './offsets.ts';

export { addDays, isDate, weekdayOf } from './calendar.ts';

const minutesPerDay = 1440;

/** What a clock and a calendar on a wall in that zone show. */
export interface LocalTime {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  /** 0 to 1439 */
  readonly minuteOfDay: number;
}

/** Throws RangeError for a zone that `isZone` refuses. */
export function toLocal(zone: string, minute: EpochMinute): LocalTime {
  const wall = minute + offsetAt(zone, minute);
  const day = Math.floor(wall / minutesPerDay);
  return { date: dateOf(day), minuteOfDay: wall - day * minutesPerDay };
}

/**
 * The minute at which that zone's clock shows this. A repeated reading means its first pass; a skipped one is moved
 * on by the length of the gap (Temporal's 'compatible'). `minuteOfDay` may pass 1440 into the following days.
 */
export function fromLocal(zone: string, date: string, minuteOfDay: number): EpochMinute {
  const wall = dayOf(date) * minutesPerDay + minuteOfDay;
  const { starts, offsets } = offsetsBetween(zone, wall - 2 * minutesPerDay, wall + 2 * minutesPerDay);
  for (let at = 0; at < starts.length; at++) {
    const nextStart = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    const minute = wall - (offsets[at] as number);
    const skipped = minute >= nextStart && wall - (offsets[at + 1] as number) < nextStart;
    if (minute < nextStart || skipped) return minute;
  }
  throw new RangeError(`No such local time: ${date} ${minuteOfDay}`);
}

/** For showing: { date: '2026-11-22', time: '17:05' }. */
export function localDateTime(zone: string, minute: EpochMinute): { date: string; time: string } {
  const { date, minuteOfDay } = toLocal(zone, minute);
  return { date, time: clockTime(minuteOfDay) };
}

/** The first minute of that date: 01:00 where the clocks skip midnight. */
export function startOfDay(zone: string, date: string): EpochMinute {
  return fromLocal(zone, date, 0);
}

/** Whether `value` names a zone of the IANA database that this runtime knows. Plain offsets ('+03:00') do not count. */
export function isZone(value: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(value)) return false;
  try {
    return ZonedDateTime.create(0n, value).epochNanoseconds === 0n;
  } catch {
    return false;
  }
}

/** An AWSDateTime in UTC: '2026-11-22T15:00:00Z'. */
export function toIso(minute: EpochMinute): string {
  const day = Math.floor(minute / minutesPerDay);
  return `${dateOf(day)}T${clockTime(minute - day * minutesPerDay)}:00Z`;
}

const isoPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|([+-])([01]\d|2[0-3]):?([0-5]\d))$/i;

/** The minute of an ISO 8601 date-time with offset or Z, seconds dropped; null for anything else. */
export function minuteOf(iso: string): EpochMinute | null {
  const match = isoPattern.exec(iso);
  const date = match?.[1];
  if (!match || !date || !isDate(date)) return null;
  const offset = match[4] ? Number(`${match[4]}1`) * (Number(match[5]) * 60 + Number(match[6])) : 0;
  return dayOf(date) * minutesPerDay + Number(match[2]) * 60 + Number(match[3]) - offset;
}

/** Minutes since 1970-01-01T00:00 as that zone's clock counts them. */
export function wallMinute(zone: string, minute: EpochMinute): number {
  return minute + offsetAt(zone, minute);
}

/** The day number (see calendar.ts) of the local date. */
export function localDay(zone: string, minute: EpochMinute): number {
  return Math.floor(wallMinute(zone, minute) / minutesPerDay);
}

/** The first minute of a local day (day number). */
export function startOfLocalDay(zone: string, day: number): EpochMinute {
  const wall = day * minutesPerDay;
  return firstReading(offsetsBetween(zone, wall - 2 * minutesPerDay, wall + 2 * minutesPerDay), wall);
}

/** `localDay` for many minutes of one stretch: the zone is looked up once. Minutes may come in any order. */
export function localDays(
  zone: string,
  start: EpochMinute,
  end: EpochMinute,
): (minute: EpochMinute) => number {
  const { starts, offsets } = offsetsBetween(zone, start, end);
  return (minute) => {
    let at = starts.length - 1;
    while (at > 0 && (starts[at] as number) > minute) at--;
    return Math.floor((minute + (offsets[at] as number)) / minutesPerDay);
  };
}
