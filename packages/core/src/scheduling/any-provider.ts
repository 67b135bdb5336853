import type { EpochMinute, Interval } from '../time/interval.ts';
import { localDay } from '../time/zone.ts';
import type { AgendaView } from './conflict.ts';
import { bookableSpan, loadByDay, type SlotOptions } from './limits.ts';
import { gridInterval, openRuns } from './open-slots.ts';
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
  const first = Math.max(Math.ceil(window.start), Math.floor(now));
  const latest = Math.max(...schedules.map((schedule) => bookableSpan(schedule, now).latest));
  const last = Math.min(Math.ceil(window.end) - 1, latest);
  if (!(first <= last)) return [];

  /** By minutes after `first`: whose turn it is (place in `schedules`, from 1; 0 for nobody's) and how loaded they are. */
  const turns = new Uint16Array(last - first + 1);
  const loads = new Int32Array(last - first + 1);
  schedules.forEach((schedule, index) => {
    const loadOn = loadByDay(schedule, now, options);
    const interval = gridInterval(schedule);
    let loadedDay = Number.NaN;
    let load = 0;
    for (const run of openRuns(schedule, window, now, options)) {
      for (let start = run.first; start <= run.last; start += interval) {
        const day = Math.floor((start + run.offset) / 1440);
        if (day !== loadedDay) {
          loadedDay = day;
          load = loadOn.get(day) ?? 0;
        }
        const at = start - first;
        if (turns[at] === 0 || load < (loads[at] as number)) {
          turns[at] = index + 1;
          loads[at] = load;
        }
      }
    }
  });
  const slots: Slot[] = [];
  for (let at = 0; at < turns.length; at++) {
    const turn = turns[at] as number;
    if (turn === 0) continue;
    const { providerId, durationMinutes } = schedules[turn - 1] as ProviderSchedule;
    slots.push({ providerId, start: first + at, end: first + at + durationMinutes });
  }
  return slots;
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
