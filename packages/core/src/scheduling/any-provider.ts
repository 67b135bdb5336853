import type { EpochMinute, Interval } from '../time/interval.ts';
import { localDay, localDays } from '../time/zone.ts';
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
  const found = schedules
    .map((schedule) => ({ schedule, starts: openSlots(schedule, window, now, options) }))
    .filter(({ starts }) => starts.length > 0);
  const first = Math.min(...found.map(({ starts }) => starts[0] as number));
  const last = Math.max(...found.map(({ starts }) => starts.at(-1) as number));
  if (found.length === 0) return [];

  /** By minute after `first`: whose turn it is (index into `found`, from 1; 0 for nobody's) and how loaded they are. */
  const turns = new Uint16Array(last - first + 1);
  const loads = new Int32Array(last - first + 1);
  found.forEach(({ schedule, starts }, index) => {
    const loadOn = loadByDay(schedule, now, options);
    const dayOfMinute = localDays(schedule.timezone, first, last);
    let day = Number.NaN;
    let load = 0;
    for (const start of starts) {
      const today = dayOfMinute(start);
      if (today !== day) {
        day = today;
        load = loadOn.get(day) ?? 0;
      }
      const at = start - first;
      if (turns[at] === 0 || load < (loads[at] as number)) {
        turns[at] = index + 1;
        loads[at] = load;
      }
    }
  });
  const slots: Slot[] = [];
  for (let at = 0; at < turns.length; at++) {
    const turn = turns[at] as number;
    if (turn === 0) continue;
    const { providerId, durationMinutes } = (found[turn - 1] as (typeof found)[number]).schedule;
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
