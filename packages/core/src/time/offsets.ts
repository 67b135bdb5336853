import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { dayNumber, yearOf } from './calendar.ts';
import type { EpochMinute } from './interval.ts';

/** A zone's offsets over a stretch of time: `offsets[i]` holds from `starts[i]` until `starts[i + 1]`. */
export interface OffsetTable {
  readonly starts: readonly EpochMinute[];
  /** Minutes east of UTC. */
  readonly offsets: readonly number[];
}

const minutesPerDay = 1440;
const nanosecondsPerMinute = 60_000_000_000n;
const mostZones = 256;
const mostYearsPerZone = 8;
const tables = new Map<string, Map<number, OffsetTable>>();

/** Offsets for every minute of [start, end] and, by the edge tables, of the rest of those UTC years. */
export function offsetsBetween(zone: string, start: EpochMinute, end: EpochMinute): OffsetTable {
  const firstYear = yearOf(Math.floor(start / minutesPerDay));
  const lastYear = yearOf(Math.floor(end / minutesPerDay));
  const first = yearTable(zone, firstYear);
  if (firstYear >= lastYear) return first;
  const starts = [...first.starts];
  const offsets = [...first.offsets];
  for (let year = firstYear + 1; year <= lastYear; year++) {
    const next = yearTable(zone, year);
    starts.push(...next.starts);
    offsets.push(...next.offsets);
  }
  return { starts, offsets };
}

export function offsetAt(zone: string, minute: EpochMinute): number {
  const { starts, offsets } = yearTable(zone, yearOf(Math.floor(minute / minutesPerDay)));
  let at = starts.length - 1;
  while (at > 0 && (starts[at] as number) > minute) at--;
  return offsets[at] as number;
}

/**
 * The first minute at which a clock in the zone reads `wall` or later; `wall` counts minutes since 1970-01-01T00:00
 * of that clock. Of a repeated hour it is the first pass; of a skipped hour, the minute of the jump.
 */
export function firstReading({ starts, offsets }: OffsetTable, wall: number): EpochMinute {
  for (let at = 0; at < starts.length; at++) {
    const nextStart = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    const minute = Math.max(starts[at] as number, wall - (offsets[at] as number));
    if (minute < nextStart) return minute;
  }
  throw new RangeError('An offset table without entries');
}

/** One UTC year of a zone: about 0.5 ms to make, so kept; the oldest kept makes room for the newest. */
function yearTable(zone: string, year: number): OffsetTable {
  let years = tables.get(zone);
  const kept = years?.get(year);
  if (kept) return kept;
  const made = makeYearTable(zone, year);
  if (!years) {
    years = new Map();
    dropOldest(tables, mostZones);
    tables.set(zone, years);
  }
  dropOldest(years, mostYearsPerZone);
  years.set(year, made);
  return made;
}

function makeYearTable(zone: string, year: number): OffsetTable {
  const from = dayNumber(year, 1, 1) * minutesPerDay;
  const until = dayNumber(year + 1, 1, 1) * minutesPerDay;
  const starts: number[] = [];
  const offsets: number[] = [];
  let at: ZonedDateTime.Record | null = ZonedDateTime.create(BigInt(from) * nanosecondsPerMinute, zone);
  let start = from;
  while (at && start < until) {
    const offset = Math.round(ZonedDateTime.offsetNanoseconds(at) / 60e9);
    if (offset !== offsets.at(-1)) {
      starts.push(start);
      offsets.push(offset);
    }
    at = ZonedDateTime.getTimeZoneTransition(at, 'next');
    start = at ? Math.ceil(Number(at.epochNanoseconds / 1_000_000n) / 60_000) : until;
  }
  return { starts, offsets };
}

function dropOldest<Key, Value>(map: Map<Key, Value>, most: number): void {
  if (map.size < most) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}
