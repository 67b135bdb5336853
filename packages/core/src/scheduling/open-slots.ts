import type { EpochMinute, Interval } from '../time/interval.ts';
import { union } from '../time/interval.ts';
import type { OffsetTable } from '../time/offsets.ts';
import { busy, counts, fullStretches } from './conflict.ts';
import { bookableSpan, byBusyStart, fullDays, type SlotOptions } from './limits.ts';
import type { ProviderSchedule } from './slots.ts';
import { openStretches, type Stretch } from './stretches.ts';

export type { SlotOptions } from './limits.ts';
export { whyNot } from './why-not.ts';

const minutesPerDay = 1440;

/**
 * Every minute of `window` at which this provider can start this service, ascending. The agenda must hold all entries of the
 * local days the window touches (for the per-day limit) and those that reach into it.
 */
export function openSlots(
  schedule: ProviderSchedule,
  window: Interval,
  now: EpochMinute,
  options: SlotOptions = {},
): EpochMinute[] {
  const { earliest, latest } = bookableSpan(schedule, now);
  const from = Math.max(Math.ceil(window.start), earliest);
  const until = Math.min(window.end, latest + 1);
  const full = fullDays(schedule, now, options);
  if (from >= until || full === 'all') return [];

  const { stretches, table } = openStretches(schedule, from, until);
  const blocked = blockedStarts(schedule, now, options);
  const interval = Math.max(1, schedule.rules.slotIntervalMinutes);
  const slots: EpochMinute[] = [];
  let inOrder = true;
  let reached = Number.NEGATIVE_INFINITY;
  for (const stretch of stretches) {
    if (stretch.start < reached) inOrder = false;
    reached = Math.max(reached, stretch.end);
    const first = Math.max(from, stretch.start);
    const last = Math.min(until - 1, stretch.end - 1, stretch.openUntil - schedule.durationMinutes);
    emit(slots, first, last, stretch, table, interval, blocked, full);
  }
  return inOrder ? slots : sortedUnique(slots);
}

/** Appends the grid's minutes in [first, last] that nothing blocks: one arithmetic run for each offset of the zone. */
function emit(
  slots: EpochMinute[],
  first: EpochMinute,
  last: EpochMinute,
  stretch: Stretch,
  { starts, offsets }: OffsetTable,
  interval: number,
  blocked: readonly Interval[],
  full: ReadonlySet<number> | null,
): void {
  for (let at = 0; at < starts.length; at++) {
    const segmentEnd = Math.min(last, (starts[at + 1] ?? Number.POSITIVE_INFINITY) - 1);
    const segmentStart = Math.max(first, starts[at] as number);
    if (segmentStart > segmentEnd) continue;
    const offset = offsets[at] as number;
    let next = firstEndingAfter(blocked, segmentStart);
    let start = segmentStart + modulo(stretch.anchor - segmentStart - offset, interval);
    while (start <= segmentEnd) {
      const block = blocked[next];
      const freeUntil = block ? Math.min(segmentEnd, block.start - 1) : segmentEnd;
      for (; start <= freeUntil; start += interval)
        if (full === null || !full.has(Math.floor((start + offset) / minutesPerDay))) slots.push(start);
      if (!block || start > segmentEnd) break;
      if (start < block.end) start += Math.ceil((block.end - start) / interval) * interval;
      if (block.end <= start) next++;
    }
  }
}

/** The starts that the agenda makes impossible: sorted, separate intervals. */
function blockedStarts(
  schedule: ProviderSchedule,
  now: EpochMinute,
  options: SlotOptions,
): readonly Interval[] {
  const { serviceId, durationMinutes, capacity, rules, agenda } = schedule;
  const before = durationMinutes + rules.bufferAfterMinutes - 1;
  const after = rules.bufferBeforeMinutes;
  const starts = (taken: Interval) => ({ start: taken.start - before, end: taken.end + after });
  const standing = byBusyStart(agenda).filter((entry) => counts(entry, now, options));
  if (capacity <= 1) return union(standing.map((entry) => starts(busy(entry))));
  const others = standing.filter((entry) => entry.serviceId !== serviceId).map(busy);
  const sharing = standing.filter((entry) => entry.serviceId === serviceId).map(busy);
  return union([...others, ...fullStretches(sharing, capacity)].map(starts));
}

function firstEndingAfter(intervals: readonly Interval[], minute: EpochMinute): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] as Interval).end <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

function sortedUnique(values: EpochMinute[]): EpochMinute[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
