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
  const interval = gridInterval(schedule);
  const slots: EpochMinute[] = [];
  let inOrder = true;
  for (const { first, last } of openRuns(schedule, window, now, options)) {
    if (first <= (slots.at(-1) ?? Number.NEGATIVE_INFINITY)) inOrder = false;
    for (let start = first; start <= last; start += interval) slots.push(start);
  }
  return inOrder ? slots : [...new Set(slots)].sort((a, b) => a - b);
}

/** Open starts from `first` to `last` at the latest, one every grid interval, while the zone is at one offset. */
export interface Run {
  readonly first: EpochMinute;
  readonly last: EpochMinute;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** The same, still in runs. Where ranges of two dates overlap, runs may overlap and share starts. */
export function openRuns(
  schedule: ProviderSchedule,
  window: Interval,
  now: EpochMinute,
  options: SlotOptions,
): Run[] {
  const { earliest, latest } = bookableSpan(schedule, now);
  const from = Math.max(Math.ceil(window.start), earliest);
  const until = Math.min(window.end, latest + 1);
  const full = fullDays(schedule, now, options);
  if (from >= until || full === 'all') return [];

  const { stretches, table } = openStretches(schedule, from, until);
  const blocked = blockedStarts(schedule, now, options);
  const interval = gridInterval(schedule);
  const runs: Run[] = [];
  for (const stretch of stretches) {
    const first = Math.max(from, stretch.start);
    const last = Math.min(until - 1, stretch.end - 1, stretch.openUntil - schedule.durationMinutes);
    addFreeRuns(runs, first, last, stretch, table, interval, blocked);
  }
  return full ? runs.flatMap((run) => withoutDays(run, interval, full)) : runs;
}

export function gridInterval(schedule: ProviderSchedule): number {
  return Math.max(1, schedule.rules.slotIntervalMinutes);
}

/** Adds what nothing blocks of the grid's minutes in [first, last]: one arithmetic for each offset of the zone. */
function addFreeRuns(
  runs: Run[],
  first: EpochMinute,
  last: EpochMinute,
  stretch: Stretch,
  { starts, offsets }: OffsetTable,
  interval: number,
  blocked: readonly Interval[],
): void {
  for (let at = 0; at < starts.length; at++) {
    const segmentEnd = Math.min(last, (starts[at + 1] ?? Number.POSITIVE_INFINITY) - 1);
    const segmentStart = Math.max(first, starts[at] as number);
    if (segmentStart > segmentEnd) continue;
    const offset = offsets[at] as number;
    let next = firstEndingAfter(blocked, segmentStart);
    let start = segmentStart + modulo(stretch.anchor - segmentStart - offset, interval);
    while (start <= segmentEnd) {
      const block = blocked[next++];
      const freeUntil = block ? Math.min(segmentEnd, block.start - 1) : segmentEnd;
      if (start <= freeUntil) runs.push({ first: start, last: freeUntil, offset });
      if (!block) break;
      if (start < block.end) start += Math.ceil((block.end - start) / interval) * interval;
    }
  }
}

function withoutDays(run: Run, interval: number, days: ReadonlySet<number>): Run[] {
  const left: Run[] = [];
  for (let start = run.first; start <= run.last; start += interval)
    if (!days.has(Math.floor((start + run.offset) / minutesPerDay)))
      left.push({ first: start, last: start, offset: run.offset });
  return left;
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
  const standing = byBusyStart(agenda).filter((entry) => counts(entry, now, options));
  if (capacity <= 1)
    return union(standing.map((one) => ({ start: one.busyStart - before, end: one.busyEnd + after })));
  const others = standing.filter((entry) => entry.serviceId !== serviceId).map(busy);
  const sharing = standing.filter((entry) => entry.serviceId === serviceId).map(busy);
  const taken = [...others, ...fullStretches(sharing, capacity)];
  return union(taken.map(({ start, end }) => ({ start: start - before, end: end + after })));
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
