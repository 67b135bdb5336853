import { hourIn, likelyMinute } from './part-hours.ts';
import type { Piece, SaidClock, SaidHours } from './piece.ts';
import type { PartName } from './words.ts';

const half = 720;

/** From one clock time to another: a half that was said of one decides the other. */
export function between(from: SaidClock, to: SaidClock): SaidHours {
  if (from.said && to.said) return { start: from.minute, end: to.minute, said: true };
  if (to.said) {
    const later = (from.minute % half) + half;
    const start = later < to.minute ? later : from.minute % half;
    return { start, end: to.minute, said: true };
  }
  const start = from.minute;
  const end = [to.minute % half, (to.minute % half) + half].find((minute) => minute > start);
  return { start, end: end ?? to.minute % half, said: from.said };
}

/** A part of the day says the half of an hour: "morning 11", "por la noche a las 8". */
export function clockIn(part: PartName | undefined, clock: SaidClock): SaidClock {
  if (clock.said || part === undefined) return clock;
  return { minute: inPart(part, clock.minute), said: true };
}

export function hoursIn(part: PartName, hours: SaidHours): SaidHours {
  const within = { said: true, part: hours.part };
  if (hours.said || hours.part) return hours;
  if (hours.start === undefined || hours.end === undefined) {
    return {
      ...within,
      ...(hours.start !== undefined && { start: inPart(part, hours.start) }),
      ...(hours.end !== undefined && { end: inPart(part, hours.end) }),
    };
  }
  const start = inPart(part, hours.start);
  const length = (hours.end - hours.start + 1440) % 1440;
  return { start, end: (start + length) % 1440, said: true };
}

function inPart(part: PartName, minute: number): number {
  const hour = Math.floor(minute / 60) % 12 || 12;
  return (hourIn(part, hour) % 24) * 60 + (minute % 60);
}

/** The clock time of a piece, or what its bare number would be as an hour. */
export function clockOf(piece: Piece): SaidClock | null {
  if (piece.clock) return piece.clock;
  if (piece.number === undefined || piece.number > 24 || piece.ordinal) return null;
  const said = piece.number > 12 || piece.number === 0;
  return { minute: said ? (piece.number % 24) * 60 : likelyMinute(piece.number, 0), said };
}
