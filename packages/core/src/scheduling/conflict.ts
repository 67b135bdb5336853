import type { EpochMinute, Interval } from '../time/interval.ts';
import { overlaps } from '../time/interval.ts';
import type { AgendaEntry } from './agenda.ts';
import type { ProviderSchedule } from './slots.ts';

/** What an appointment would occupy of its provider. */
export interface Occupation {
  readonly serviceId: string;
  readonly start: EpochMinute;
  readonly end: EpochMinute;
  readonly busyStart: EpochMinute;
  readonly busyEnd: EpochMinute;
}

/** Whose view of the agenda it is. */
export interface AgendaView {
  /** The conversation asking: its own holds do not stand in its way. */
  readonly owner?: string | null;
  /** The id of the booking being moved: its present place does not stand in its way. */
  readonly ignore?: string | null;
}

/**
 * The entry that keeps `candidate` out of this agenda, or null when it fits. Busy time of another service always blocks;
 * entries of the same service may share any minute of their busy times up to `capacity`.
 * An entry that overlaps the appointment itself is preferred over one that only touches its buffers.
 */
export function conflict(
  entries: readonly AgendaEntry[],
  candidate: Occupation,
  capacity: number,
  now: EpochMinute,
  view: AgendaView = {},
): AgendaEntry | null {
  const wanted = { start: candidate.busyStart, end: candidate.busyEnd };
  const near = entries.filter((entry) => counts(entry, now, view) && overlaps(busy(entry), wanted));
  const same = near.filter((entry) => entry.serviceId === candidate.serviceId);
  /** All of `same` reach into `wanted`: where enough of them meet, they also meet in there. */
  const full = fullStretches(same.map(busy), capacity);
  const blocking = near.filter(
    (entry) =>
      entry.serviceId !== candidate.serviceId || full.some((stretch) => overlaps(stretch, busy(entry))),
  );
  return blocking.find((entry) => overlaps(entry, candidate)) ?? blocking[0] ?? null;
}

export function fits(
  entries: readonly AgendaEntry[],
  candidate: Occupation,
  capacity: number,
  now: EpochMinute,
  view: AgendaView = {},
): boolean {
  return conflict(entries, candidate, capacity, now, view) === null;
}

/** What a booking of this schedule at `start` occupies. */
export function occupation(schedule: ProviderSchedule, start: EpochMinute): Occupation {
  const { serviceId, durationMinutes, rules } = schedule;
  const end = start + durationMinutes;
  return {
    serviceId,
    start,
    end,
    busyStart: start - rules.bufferBeforeMinutes,
    busyEnd: end + rules.bufferAfterMinutes,
  };
}

/** Whether the entry stands on the agenda at `now`: lapsed holds, the asker's own holds and the booking being moved do not. */
export function counts(entry: AgendaEntry, now: EpochMinute, view: AgendaView = {}): boolean {
  if (view.ignore != null && entry.id === view.ignore) return false;
  if (entry.kind === 'booking') return true;
  const lapsed = entry.expiresAt !== undefined && entry.expiresAt <= now * 60;
  const own = view.owner != null && entry.owner === view.owner;
  return !lapsed && !own;
}

export function busy(entry: AgendaEntry): Interval {
  return { start: entry.busyStart, end: entry.busyEnd };
}

/** Where `capacity` or more of these overlap: sorted, possibly touching. A capacity below 1 counts as 1. */
export function fullStretches(intervals: readonly Interval[], capacity: number): readonly Interval[] {
  const starts = intervals.map((one) => one.start).sort((a, b) => a - b);
  const ends = intervals.map((one) => one.end).sort((a, b) => a - b);
  const full: Interval[] = [];
  const most = Math.max(1, capacity);
  let together = 0;
  let since = 0;
  for (let s = 0, e = 0; e < ends.length; ) {
    const start = starts[s] ?? Number.POSITIVE_INFINITY;
    const end = ends[e] as number;
    if (start < end) {
      s++;
      if (++together === most) since = start;
    } else {
      e++;
      if (together-- === most && end > since) full.push({ start: since, end });
    }
  }
  return full;
}
