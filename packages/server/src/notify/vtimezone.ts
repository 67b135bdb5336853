import type { EpochMinute } from '@booking-chat/core/time/interval';
import { offsetsBetween } from '@booking-chat/core/time/offsets';

/**
 * A VTIMEZONE (RFC 5545 §3.6.5) that is exact for the days around one moment: the last change of offset before it and the
 * next one after it, as observances of their own. Zones with irregular rules need no recurrence that could be wrong.
 */
export function vtimezone(zone: string, around: EpochMinute): string[] {
  const { starts, offsets } = offsetsBetween(zone, around - minutesPerYear, around + minutesPerYear);
  const changes = starts.flatMap((start, at): Change[] => {
    const [before, after] = [offsets[at - 1], offsets[at] ?? 0];
    return before === undefined || before === after ? [] : [{ start, before, after }];
  });
  const last = changes.findLast(({ start }) => start <= around);
  const next = changes.find(({ start }) => start > around);
  const offsetNow = last?.after ?? next?.before ?? offsets[0] ?? 0;
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(last ?? { start: -offsetNow, before: offsetNow, after: offsetNow }),
    ...(next ? observance(next) : []),
    'END:VTIMEZONE',
  ];
}

/** From `start` on, clocks are `after` minutes east of UTC instead of `before`. */
interface Change {
  readonly start: EpochMinute;
  readonly before: number;
  readonly after: number;
}

/** The onset is written in the wall time that was in force until then. */
function observance({ start, before, after }: Change): string[] {
  const kind = after > before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp(start + before)}`,
    `TZOFFSETFROM:${utcOffset(before)}`,
    `TZOFFSETTO:${utcOffset(after)}`,
    `END:${kind}`,
  ];
}

/** Minutes since 1970-01-01T00:00 on some clock as 19700101T000000. */
export const stamp = (wall: number): string =>
  new Date(wall * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '');

function utcOffset(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${sign}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}

const minutesPerYear = 366 * 1440;
