import type { EpochMinute } from '../time/interval.ts';
import { firstReading, type OffsetTable, offsetsBetween } from '../time/offsets.ts';
import { openRanges } from './hours.ts';
import type { ProviderSchedule } from './slots.ts';

const minutesPerDay = 1440;
/** A range may reach into the day after its own, and zones lie up to 14 h from UTC. */
const daysBefore = 2;

/** One open range of one local date, in absolute minutes. */
export interface Stretch {
  readonly start: EpochMinute;
  readonly end: EpochMinute;
  /** Until when it stays open without a break, over touching ranges and midnights. */
  readonly openUntil: EpochMinute;
  /** The grid's origin: the wall minute at which the range starts. */
  readonly anchor: number;
}

/** The open stretches that may hold starts in [from, until), sorted by start, and the zone's offsets around them. */
export function openStretches(
  schedule: Pick<ProviderSchedule, 'timezone' | 'hours' | 'durationMinutes'>,
  from: EpochMinute,
  until: EpochMinute,
): { readonly stretches: readonly Stretch[]; readonly table: OffsetTable } {
  const lastMinute = until + schedule.durationMinutes;
  const firstDay = Math.floor(from / minutesPerDay) - daysBefore;
  const lastDay = Math.floor(lastMinute / minutesPerDay) + 1;
  const table = offsetsBetween(
    schedule.timezone,
    (firstDay - 1) * minutesPerDay,
    (lastDay + 4) * minutesPerDay,
  );
  const stretches: Mutable<Stretch>[] = [];
  for (const range of openRanges(schedule.hours, firstDay, lastDay)) {
    const start = firstReading(table, range.start);
    const end = firstReading(table, range.end);
    if (start < end && end > from && start < lastMinute)
      stretches.push({ start, end, openUntil: end, anchor: range.start });
  }
  joinRuns(stretches);
  return { stretches, table };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Gives every stretch of an unbroken run the end of the run. */
function joinRuns(stretches: Mutable<Stretch>[]): void {
  let reached = Number.NEGATIVE_INFINITY;
  for (const stretch of stretches) {
    reached = Math.max(reached, stretch.end);
    stretch.openUntil = reached;
  }
  for (let at = stretches.length - 2; at >= 0; at--) {
    const one = stretches[at] as Mutable<Stretch>;
    const next = stretches[at + 1] as Stretch;
    if (next.start <= one.openUntil) one.openUntil = next.openUntil;
  }
}
