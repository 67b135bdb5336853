import type { EpochMinute, Interval } from '../time/interval.ts';
import { localDay } from '../time/zone.ts';
import type { AgendaView } from './conflict.ts';
import { loadByDay, type SlotOptions } from './limits.ts';
import { openSlots } from './open-slots.ts';
import type { ProviderSchedule, Slot } from './slots.ts';

/**
 * Open starts of several providers of one service: one slot for each start, with the provider who is occupied least on
 * that local day; of equals, the one given first.
 */
export function openSlotsOfAny(
  schedules: readonly ProviderSchedule[],
  window: Interval,
  now: EpochMinute,
  options: SlotOptions = {},
): Slot[] {
  const best = new Map<EpochMinute, { schedule: ProviderSchedule; load: number }>();
  for (const schedule of schedules) {
    const load = loadByDay(schedule, now, options);
    for (const start of openSlots(schedule, window, now, options)) {
      const own = load.get(localDay(schedule.timezone, start)) ?? 0;
      const rival = best.get(start);
      if (!rival || own < rival.load) best.set(start, { schedule, load: own });
    }
  }
  return [...best]
    .sort(([a], [b]) => a - b)
    .map(([start, { schedule }]) => ({
      providerId: schedule.providerId,
      start,
      end: start + schedule.durationMinutes,
    }));
}

/** The schedules by how little their providers are occupied on the local day of `at`; of equals, the one given first. */
export function rankByLoad(
  schedules: readonly ProviderSchedule[],
  at: EpochMinute,
  now: EpochMinute,
  view: AgendaView = {},
): ProviderSchedule[] {
  return schedules
    .map((schedule) => ({
      schedule,
      load: loadByDay(schedule, now, view).get(localDay(schedule.timezone, at)) ?? 0,
    }))
    .sort((a, b) => a.load - b.load)
    .map(({ schedule }) => schedule);
}
