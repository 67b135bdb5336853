import { fromLocal, localDateTime, minuteOf, toIso } from '@booking-chat/core/time/zone';

/**
 * The calendar draws the business's wall clock, on machines of any zone: it is told that everything is UTC and given what the
 * clock on the wall shows. `2026-11-23T14:30:00` is half past two in the business, whatever the offset is.
 */
export function wallOf(moment: string, zone: string): string {
  const { date, time } = localDateTime(zone, minuteOf(moment) ?? 0);
  return `${date}T${time}:00`;
}

/** The moment (ISO) at which the wall clock shows this: in a repeated hour its first pass, in a skipped one as much later. */
export const momentOf = (wall: string, zone: string): string =>
  toIso(fromLocal(zone, wall.slice(0, 10), minutesOf(wall)));

const minutesOf = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

/** What the calendar's dates say as a wall clock reading. */
export const wallText = (drawn: Date): string => drawn.toISOString().slice(0, 19);

/** The wall reading so many minutes later, as if the clock never changed. */
export const laterOnWall = (wall: string, minutes: number): string =>
  wallText(new Date(Date.parse(`${wall}Z`) + minutes * 60_000));
