import { clockTime, dateOf } from '../time/calendar.ts';
import { type EpochMinute, type Interval, intersect, union } from '../time/interval.ts';
import { offsetsBetween } from '../time/offsets.ts';
import { startOfLocalDay, wallMinute } from '../time/zone.ts';
import type { Hours } from './hours.ts';
import { gridInterval, openRuns } from './open-slots.ts';
import type { ProviderSchedule } from './slots.ts';
import { openStretches } from './stretches.ts';

/** One provider giving one service, under the hours that are stored and under those that are proposed. */
export interface SchedulePair {
  readonly before: ProviderSchedule;
  readonly after: ProviderSchedule;
}

export interface PreviewDay {
  readonly date: string;
  readonly before: number;
  readonly after: number;
  /** Local times (HH:MM), ascending, each once. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Local days (day numbers) `firstDay` and so many after it, as the clock of `timezone` counts them. */
export interface PreviewDays {
  readonly timezone: string;
  readonly firstDay: number;
  readonly days: number;
}

const minutesPerDay = 1_440;
const inBefore = 1;
const inAfter = 2;

/**
 * The starts that customers would see day by day, before and after: one for each service and minute, whoever gives it. Agendas
 * and rules count, so that what is taken or too far ahead neither appears nor vanishes. `now` may carry a fraction of a minute.
 */
export function previewSlots(
  pairs: readonly SchedulePair[],
  { timezone, firstDay, days }: PreviewDays,
  now: EpochMinute,
): PreviewDay[] {
  const window = {
    start: startOfLocalDay(timezone, firstDay),
    end: startOfLocalDay(timezone, firstDay + days),
  };
  const counted = Array.from({ length: days }, () => ({
    before: 0,
    after: 0,
    gained: new Uint8Array(minutesPerDay),
    lost: new Uint8Array(minutesPerDay),
  }));
  const walls = Int32Array.from({ length: window.end - window.start }, (_, at) =>
    wallMinute(timezone, window.start + at),
  );
  for (const ofService of byService(pairs)) {
    /** By minutes after the window's start: open before, after, or both. */
    const open = new Uint8Array(walls.length);
    for (const { before, after } of ofService) {
      mark(open, before, window, now, inBefore);
      mark(open, after, window, now, inAfter);
    }
    for (let at = 0; at < open.length; at++) {
      const seen = open[at] as number;
      if (seen === 0) continue;
      const wall = walls[at] as number;
      const day = counted[Math.floor(wall / minutesPerDay) - firstDay];
      if (!day) continue;
      if (seen & inBefore) day.before++;
      if (seen & inAfter) day.after++;
      if (seen === inBefore) day.lost[modulo(wall, minutesPerDay)] = 1;
      if (seen === inAfter) day.gained[modulo(wall, minutesPerDay)] = 1;
    }
  }
  return counted.map(({ before, after, gained, lost }, at) => ({
    date: dateOf(firstDay + at),
    before,
    after,
    gained: clockTimes(gained),
    lost: clockTimes(lost),
  }));
}

/**
 * The appointments that do not lie within the open hours from their start to their end, by start. The schedule's service may
 * take longer today than when they were made: their own length counts.
 */
export function outsideHours<Entry extends Interval>(
  schedule: Pick<ProviderSchedule, 'timezone' | 'hours'>,
  appointments: readonly Entry[],
): Entry[] {
  const sorted = appointments.toSorted((a, b) => a.start - b.start);
  const [first] = sorted;
  if (!first) return [];
  const until = Math.max(...sorted.map((one) => one.end));
  const open = openTimes(schedule, first.start, until);
  let at = 0;
  return sorted.filter(({ start, end }) => {
    while (at < open.length && (open[at] as Interval).end <= start) at++;
    const around = open[at];
    return !(around && around.start <= start && end <= around.end);
  });
}

export interface ClockChange {
  /** The local day (day number) that is longer or shorter than others. */
  readonly day: number;
  readonly date: string;
  /** Minutes the clock goes forward; negative: back. */
  readonly minutes: number;
  /** HH:MM by the clock before it, counted from the beginning of that day: 24:00 where it goes back at midnight. */
  readonly at: string;
}

/** The next change of the zone's clock later than `now` and within a year; null: there is none. */
export function nextClockChange(timezone: string, now: EpochMinute): ClockChange | null {
  const until = now + 366 * minutesPerDay;
  const { starts, offsets } = offsetsBetween(timezone, now, until);
  for (let at = 1; at < starts.length; at++) {
    const [moment, former, offset] = [starts[at] as number, offsets[at - 1] as number, offsets[at] as number];
    if (moment <= now || moment > until || former === offset) continue;
    // A clock that goes back shows the end of a day twice: it is that day which is longer.
    const day = Math.floor((moment + Math.min(former, offset)) / minutesPerDay);
    return {
      day,
      date: dateOf(day),
      minutes: offset - former,
      at: clockTime(moment + former - day * minutesPerDay),
    };
  }
  return null;
}

/** Open minutes of one local day, also of ranges that began the night before. */
export function openMinutes(hours: Hours, timezone: string, day: number): number {
  const date = { start: startOfLocalDay(timezone, day), end: startOfLocalDay(timezone, day + 1) };
  const open = intersect(openTimes({ hours, timezone }, date.start, date.end), [date]);
  return open.reduce((sum, { start, end }) => sum + end - start, 0);
}

/**
 * Local times of that day's starts as if nothing were booked and any day could be booked: what the hours alone give. Of a repeated
 * hour a time appears twice, once for each pass.
 */
export function startsOn(schedules: readonly ProviderSchedule[], timezone: string, day: number): string[] {
  const window = { start: startOfLocalDay(timezone, day), end: startOfLocalDay(timezone, day + 1) };
  const open = new Uint8Array(window.end - window.start);
  for (const schedule of schedules) {
    const free: ProviderSchedule = {
      ...schedule,
      agenda: [],
      rules: { ...schedule.rules, minimumNoticeMinutes: 0, horizonDays: 2, maxBookingsPerDay: null },
    };
    mark(open, free, window, window.start - minutesPerDay, inAfter);
  }
  const found: string[] = [];
  open.forEach((seen, at) => {
    if (seen) found.push(clockTime(modulo(wallMinute(timezone, window.start + at), minutesPerDay)));
  });
  return found;
}

function mark(
  open: Uint8Array,
  schedule: ProviderSchedule,
  window: Interval,
  now: EpochMinute,
  as: number,
): void {
  const interval = gridInterval(schedule);
  for (const { first, last } of openRuns(schedule, window, now, {}))
    for (let start = first; start <= last; start += interval)
      open[start - window.start] = (open[start - window.start] as number) | as;
}

function openTimes(
  { timezone, hours }: Pick<ProviderSchedule, 'timezone' | 'hours'>,
  from: EpochMinute,
  until: EpochMinute,
): readonly Interval[] {
  return union(openStretches({ timezone, hours, durationMinutes: minutesPerDay }, from, until).stretches);
}

function byService(pairs: readonly SchedulePair[]): Iterable<readonly SchedulePair[]> {
  const groups = new Map<string, SchedulePair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair.after.serviceId) ?? [];
    groups.set(pair.after.serviceId, group);
    group.push(pair);
  }
  return groups.values();
}

/** Of the minutes of a day that are marked. */
function clockTimes(minutes: Uint8Array): string[] {
  const times: string[] = [];
  minutes.forEach((marked, minute) => {
    if (marked) times.push(clockTime(minute));
  });
  return times;
}

const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;
