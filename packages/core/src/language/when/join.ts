import { alternatives, lasting, soundHours } from './bare-numbers.ts';
import { approximations, bounds, goodbyes, partBounds } from './bounds.ts';
import { dayWithTime, partWithClock } from './day-with-time.ts';
import { daysTogether, sameWeek, theOther, weekdaysWithDom } from './days-together.ts';
import type { Piece, Reader } from './piece.ts';
import { dayInside, daysOfMonth, ranges } from './ranges.ts';
import type { Refiner } from './refiner.ts';

/** Pieces side by side become one expression: ranges, bounds, a day with its time. Order matters. */
export function join(reader: Reader, pieces: readonly Piece[]): readonly Piece[] {
  return refiners.reduce((joined, refine) => (joined.length ? refine(reader, joined) : joined), pieces);
}

const refiners: readonly Refiner[] = [
  goodbyes,
  daysOfMonth,
  theOther,
  dayInside,
  weekdaysWithDom,
  soundHours,
  approximations,
  partBounds,
  ranges,
  lasting,
  partWithClock,
  alternatives,
  daysTogether,
  sameWeek,
  dayWithTime,
  partWithClock,
  daysTogether,
  dayWithTime,
  ranges,
  bounds,
  partWithClock,
  dayWithTime,
  ranges,
];
