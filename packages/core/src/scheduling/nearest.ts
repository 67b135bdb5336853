import type { EpochMinute, Interval } from '../time/interval.ts';
import { type LocalTime, localDay, startOfLocalDay, toLocal, wallMinute } from '../time/zone.ts';
import { openSlotsOfAny } from './any-provider.ts';
import { bookableSpan, type SlotOptions } from './limits.ts';
import type { ProviderSchedule, Slot } from './slots.ts';

export interface NearestOptions extends SlotOptions {
  readonly count: number;
  /** Only starts in here. Left out: from now to the horizon. */
  readonly within?: Interval;
  /** Only starts for which this holds, e.g. afternoons: told the local time in `timezone`. */
  readonly accept?: (local: LocalTime, slot: Slot) => boolean;
  /** In which days and times of day are compared. Left out: the first provider's. */
  readonly timezone?: string;
}

/** How far ahead to look, in days: most answers are near, and looking far costs more. */
const wholeHorizon = Number.POSITIVE_INFINITY;
const reaches = [3, 14, 60, wholeHorizon];
const minutesPerDay = 1440;
const minutesPerYear = 366 * minutesPerDay;

/**
 * The open slots a person who asked for `wanted` would take instead, best first: the nearest before and the nearest after on the
 * same local day, then on each following day the one nearest to that time of day, then whatever else is near.
 * A wanted time that is over is read as that time of day today.
 */
export function nearestSlots(
  schedules: readonly ProviderSchedule[],
  wanted: EpochMinute,
  now: EpochMinute,
  options: NearestOptions,
): Slot[] {
  const first = schedules[0];
  if (!first || options.count <= 0) return [];
  const zone = options.timezone ?? first.timezone;
  const today = localDay(zone, Math.floor(now));
  const latest = Math.max(...schedules.map((schedule) => bookableSpan(schedule, now).latest));
  const asked = Math.min(Math.max(wanted, now - minutesPerYear), latest + minutesPerYear);
  const day = Math.min(Math.max(localDay(zone, asked), today), localDay(zone, latest));
  const all = options.within ?? { start: Math.floor(now), end: latest + 1 };

  let found: Slot[] = [];
  for (const reach of reaches) {
    const window = {
      start: Math.max(all.start, startOfLocalDay(zone, Math.max(today, day - reach))),
      end: reach === wholeHorizon ? all.end : Math.min(all.end, startOfLocalDay(zone, day + reach + 1)),
    };
    found = openSlotsOfAny(schedules, window, now, options).filter(
      (slot) => options.accept?.(toLocal(zone, slot.start), slot) ?? true,
    );
    const nothingMore = window.start <= all.start && window.end >= all.end;
    if (found.length >= options.count || nothingMore) break;
  }
  return choose(found, zone, day, toLocal(zone, asked).minuteOfDay, options.count);
}

interface Candidate {
  readonly slot: Slot;
  /** Local days after the wanted one; negative: before it. */
  readonly days: number;
  /** Minutes after the wanted time of day; negative: before it. */
  readonly minutes: number;
}

function choose(
  slots: readonly Slot[],
  zone: string,
  wantedDay: number,
  timeOfDay: number,
  count: number,
): Slot[] {
  const candidates: Candidate[] = slots.map((slot) => {
    const wall = wallMinute(zone, slot.start);
    const day = Math.floor(wall / minutesPerDay);
    return { slot, days: day - wantedDay, minutes: wall - day * minutesPerDay - timeOfDay };
  });
  const sameDay = candidates.filter((one) => one.days === 0);
  const around = [
    closest(sameDay.filter((one) => one.minutes < 0)),
    closest(sameDay.filter((one) => one.minutes >= 0)),
  ].filter((one) => one !== undefined);
  const chosen = [...around.sort(nearerTime), ...closestOfEachDay(candidates.filter((one) => one.days > 0))];
  const taken = new Set(chosen);
  const rest = candidates
    .filter((one) => !taken.has(one))
    .sort((a, b) => Math.abs(a.days) - Math.abs(b.days) || nearerTime(a, b));
  return [...chosen, ...rest].slice(0, count).map((one) => one.slot);
}

function closest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted(nearerTime)[0];
}

/** In the order of the days. */
function closestOfEachDay(candidates: readonly Candidate[]): Candidate[] {
  const byDay = new Map<number, Candidate>();
  for (const one of candidates) {
    const best = byDay.get(one.days);
    if (!best || nearerTime(one, best) < 0) byDay.set(one.days, one);
  }
  return [...byDay.values()].sort((a, b) => a.days - b.days);
}

function nearerTime(a: Candidate, b: Candidate): number {
  return Math.abs(a.minutes) - Math.abs(b.minutes) || a.slot.start - b.slot.start;
}
