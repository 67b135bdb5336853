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
const reaches = [3, 14, 60];
const minutesPerDay = 1440;

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
  const latest = Math.max(...schedules.map((schedule) => bookableSpan(schedule, now).latest));
  const today = localDay(zone, Math.floor(now));
  const day = Math.min(Math.max(localDay(zone, wanted), today), localDay(zone, latest));
  const timeOfDay = toLocal(zone, wanted).minuteOfDay;
  const all = options.within ?? { start: Math.floor(now), end: latest + 1 };

  let found: Slot[] = [];
  for (const reach of [...reaches, Number.POSITIVE_INFINITY]) {
    const window = {
      start: Math.max(all.start, startOfLocalDay(zone, Math.max(today, day - Math.min(reach, day - today)))),
      end: Math.min(
        all.end,
        reach === Number.POSITIVE_INFINITY ? all.end : startOfLocalDay(zone, day + reach + 1),
      ),
    };
    found = openSlotsOfAny(schedules, window, now, options).filter(
      (slot) => slot.start !== wanted && (options.accept?.(toLocal(zone, slot.start), slot) ?? true),
    );
    const nothingMore = window.start <= all.start && window.end >= all.end;
    if (found.length >= options.count || nothingMore) break;
  }
  return choose(found, zone, day * minutesPerDay + timeOfDay, options.count);
}

interface Candidate {
  readonly slot: Slot;
  /** Local days after the wanted one; negative: before it. */
  readonly days: number;
  /** Minutes after the wanted time of day; negative: before it. */
  readonly minutes: number;
}

function choose(slots: readonly Slot[], zone: string, wantedWall: number, count: number): Slot[] {
  const wantedDay = Math.floor(wantedWall / minutesPerDay);
  const candidates = slots.map((slot) => {
    const wall = wallMinute(zone, slot.start);
    const days = Math.floor(wall / minutesPerDay) - wantedDay;
    return { slot, days, minutes: wall - wantedWall - days * minutesPerDay };
  });
  const sameDay = candidates.filter((one) => one.days === 0);
  const before = closest(sameDay.filter((one) => one.minutes < 0));
  const after = closest(sameDay.filter((one) => one.minutes >= 0));
  const followingDays = [...new Set(candidates.map((one) => one.days))].filter((days) => days > 0);
  const chosen = [
    ...[before, after].filter((one) => one !== undefined).sort(nearerTime),
    ...followingDays
      .map((days) => closest(candidates.filter((one) => one.days === days)))
      .filter((one) => one !== undefined),
  ];
  const rest = candidates
    .filter((one) => !chosen.includes(one))
    .sort((a, b) => Math.abs(a.days) - Math.abs(b.days) || nearerTime(a, b));
  return [...chosen, ...rest].slice(0, count).map((one) => one.slot);
}

function closest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted(nearerTime)[0];
}

function nearerTime(a: Candidate, b: Candidate): number {
  return Math.abs(a.minutes) - Math.abs(b.minutes) || a.slot.start - b.slot.start;
}
