import type { EpochMinute, Interval } from '../time/interval.ts';
import { overlaps } from '../time/interval.ts';
import { localDay, startOfLocalDay, wallMinute } from '../time/zone.ts';
import { conflict, occupation } from './conflict.ts';
import { dayOff } from './hours.ts';
import { bookableSpan, limitReached, type SlotOptions } from './limits.ts';
import type { ProviderSchedule, SlotRefusal } from './slots.ts';
import { openStretches } from './stretches.ts';

/**
 * Why an appointment cannot start at `start`; null exactly when `openSlots` has it. Of several reasons, the one that helps a
 * person most: past, horizon, notice, day off, closed, taken or buffer, limit, off the grid.
 * The write asks this too, on the agenda as it then stands, so that listing and booking cannot disagree.
 */
export function whyNot(
  schedule: ProviderSchedule,
  start: EpochMinute,
  now: EpochMinute,
  options: SlotOptions = {},
): SlotRefusal | null {
  const { earliest, latest } = bookableSpan(schedule, now);
  if (start <= now) return { kind: 'past' };
  if (start > latest) return { kind: 'horizon', latest };
  if (start < earliest) return { kind: 'notice', earliest };
  return (
    outsideHours(schedule, start) ??
    inTheWay(schedule, start, now, options) ??
    limitReached(schedule, start, now, options) ??
    offGrid(schedule, start)
  );
}

function outsideHours(schedule: ProviderSchedule, start: EpochMinute): SlotRefusal | null {
  const day = localDay(schedule.timezone, start);
  const date = {
    start: startOfLocalDay(schedule.timezone, day),
    end: startOfLocalDay(schedule.timezone, day + 1),
  };
  const { stretches } = openStretches(schedule, date.start, date.end);
  const end = start + schedule.durationMinutes;
  if (stretches.some((one) => one.start <= start && start < one.end && end <= one.openUntil)) return null;
  const exception = dayOff(schedule.hours, day);
  if (exception) return { kind: 'day-off', note: exception.note };
  const hours: Interval[] = stretches
    .filter((one) => overlaps(one, date))
    .map((one) => ({ start: one.start, end: one.end }));
  return { kind: 'closed', hours };
}

function inTheWay(
  schedule: ProviderSchedule,
  start: EpochMinute,
  now: EpochMinute,
  options: SlotOptions,
): SlotRefusal | null {
  const wanted = occupation(schedule, start);
  const entry = conflict(schedule.agenda, wanted, schedule.capacity, now, options);
  if (!entry) return null;
  const blockedBy = { start: entry.start, end: entry.end };
  return { kind: overlaps(entry, wanted) ? 'taken' : 'buffer', blockedBy };
}

function offGrid(schedule: ProviderSchedule, start: EpochMinute): SlotRefusal | null {
  const interval = Math.max(1, schedule.rules.slotIntervalMinutes);
  const wall = wallMinute(schedule.timezone, start);
  const { stretches } = openStretches(schedule, start, start + 1);
  const onGrid = stretches.some(
    (one) => one.start <= start && start < one.end && (wall - one.anchor) % interval === 0,
  );
  return onGrid ? null : { kind: 'off-grid', interval };
}
