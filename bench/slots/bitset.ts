import { openRanges } from '@booking-chat/core/scheduling/hours';
import type { ProviderSchedule } from '@booking-chat/core/scheduling/slots';
import { dateOf } from '@booking-chat/core/time/calendar';
import { fromLocal, localDay } from '@booking-chat/core/time/zone';
import { month } from './month.ts';

const quarter = 15;

/** All that the bare loop is given: everything already in absolute quarters of an hour, nothing left to decide. */
export interface BitsetMonth {
  readonly origin: number;
  readonly quarters: number;
  readonly open: Int32Array;
  readonly busy: Int32Array;
  readonly needed: number;
}

export function bitsetMonth(schedule: ProviderSchedule): BitsetMonth {
  const { start, end } = month.window;
  const zone = schedule.timezone;
  const absolute = (wall: number) =>
    (fromLocal(zone, dateOf(Math.floor(wall / 1440)), wall % 1440) - start) / quarter;
  const ranges = openRanges(schedule.hours, localDay(zone, start), localDay(zone, end - 1));
  return {
    origin: start,
    quarters: (end - start) / quarter,
    open: Int32Array.from(ranges.flatMap((range) => [absolute(range.start), absolute(range.end)])),
    busy: Int32Array.from(
      schedule.agenda.flatMap((one) => [(one.busyStart - start) / quarter, (one.busyEnd - start) / quarter]),
    ),
    needed: schedule.durationMinutes / quarter,
  };
}

/** Sets the open quarters, clears the busy ones, and collects every quarter followed by enough set ones. */
export function bitsetSlots({ origin, quarters, open, busy, needed }: BitsetMonth): number[] {
  const bits = new Uint32Array((quarters >> 5) + 2);
  for (let at = 0; at < open.length; at += 2)
    for (let q = open[at] as number; q < (open[at + 1] as number); q++)
      bits[q >> 5] = (bits[q >> 5] as number) | (1 << (q & 31));
  for (let at = 0; at < busy.length; at += 2)
    for (let q = busy[at] as number; q < (busy[at + 1] as number); q++)
      bits[q >> 5] = (bits[q >> 5] as number) & ~(1 << (q & 31));
  const starts: number[] = [];
  for (let q = 0; q < quarters; q++) {
    let run = 0;
    while (run < needed && (((bits[(q + run) >> 5] as number) >>> ((q + run) & 31)) & 1) === 1) run++;
    if (run === needed) starts.push(origin + q * quarter);
  }
  return starts;
}
