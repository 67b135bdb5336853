import { minuteOf } from './calendar.ts';
import { is, type Piece, type Reader, textAt } from './piece.ts';
import { eachPiece, isBound, isMoving, type Refiner } from './refiner.ts';
import type { Sign } from './words.ts';

/** "after work", "antes del almuerzo", before a day can take the bare part. */
export const partBounds: Refiner = (reader, pieces) =>
  pieces.map((piece, at) => {
    const next = pieces[at + 1];
    const hasClock = next?.from === piece.to && (next.number !== undefined || next.clock !== undefined);
    return piece.hours?.part && !piece.day && !hasClock
      ? bound(reader, piece, pieces[at - 1]?.to ?? 0)
      : piece;
  });

export const bounds: Refiner = (reader, pieces) =>
  pieces.map((piece, at) => bound(reader, piece, pieces[at - 1]?.to ?? 0));

/** "gracias, hasta mañana" */
export const goodbyes: Refiner = (reader, pieces) => {
  const [piece] = pieces;
  if (pieces.length !== 1 || piece?.rule !== 'relative-day' || piece.to !== reader.syms.length) return pieces;
  const at = piece.from - 1;
  const farewell = at > 0 && at <= 4 && is(reader, at, 'until') && is(reader, at, 'to');
  return farewell ? [{ from: piece.from, to: piece.to, rule: 'goodbye', idle: true }] : pieces;
};

/** A bound is a word before the piece and after the one before it (from `floor` on), or right behind it. */
export function bound(reader: Reader, piece: Piece, floor: number): Piece {
  if (
    piece.idle ||
    piece.number !== undefined ||
    piece.moments ||
    (piece.hours?.part === undefined && piece.hours)
  )
    return piece;
  if (piece.span && piece.rule === 'days') return piece;
  let at = piece.from - 1;
  while (
    at >= Math.max(floor, piece.from - 4) &&
    ['at', 'theHour', 'theDay', 'dayWord', 'of', 'on', 'around', 'timeWord'].some((sign) =>
      is(reader, at, sign as Sign),
    ) &&
    !isBound(reader, at)
  )
    at--;
  if (is(reader, at, 'after') && is(reader, at, 'until')) at = -9;
  const sign: Bound | null =
    at < floor
      ? null
      : is(reader, at, 'before')
        ? 'before'
        : is(reader, at, 'after')
          ? 'after'
          : is(reader, at, 'until')
            ? 'until'
            : is(reader, at, 'onwards')
              ? 'onwards'
              : null;
  if (sign === 'onwards' && isMoving(reader, at)) return piece;
  if (sign) return bounded(reader, piece, sign, at, piece.to) ?? piece;
  let tail = piece.to;
  if (textAt(reader, tail) === ',') tail++;
  if (is(reader, tail, 'onwards') && !is(reader, tail, 'from') && !is(reader, tail, 'of'))
    return bounded(reader, piece, 'onwards', piece.from, tail + 1) ?? piece;
  if (is(reader, tail, 'until') && closesHere(reader, tail + 1))
    return bounded(reader, piece, 'until', piece.from, tail + 1) ?? piece;
  return piece;
}

type Bound = 'before' | 'after' | 'until' | 'onwards';

const closesHere = (reader: Reader, at: number) =>
  reader.syms[at] === undefined || ['.', ',', '?', '!'].includes(textAt(reader, at));

function bounded(reader: Reader, piece: Piece, bound: Bound, from: number, to: number): Piece | null {
  const forward = bound === 'after' || bound === 'onwards';
  const base = { from, to, rule: bound, ...(piece.past && { past: true }) };
  if (piece.clock) {
    const { minute, said } = piece.clock;
    const noon =
      piece.rule === 'noon' && forward ? { end: minuteOf(reader.words.partHours.afternoon[1]) } : {};
    return {
      ...base,
      ...(piece.day && { day: piece.day }),
      hours: forward ? { start: minute, ...noon, said } : { end: minute, said },
    };
  }
  if (piece.hours?.part) {
    const { part, start = 0, end = 1439 } = piece.hours;
    const edges = reader.words.partEdges[part];
    const edge =
      bound === 'after'
        ? edges?.after
          ? minuteOf(edges.after)
          : end
        : bound === 'onwards'
          ? start
          : bound === 'before'
            ? edges?.before
              ? minuteOf(edges.before)
              : start
            : edges?.before
              ? minuteOf(edges.before)
              : start;
    return {
      ...base,
      ...(piece.day && { day: piece.day }),
      hours: { said: true, ...(forward ? { start: edge } : { end: edge }) },
    };
  }
  if (piece.day && !piece.span) {
    const { day } = piece.day;
    if (bound === 'after') return { ...base, span: { start: day + 1 } };
    if (bound === 'onwards') return { ...base, span: { start: day } };
    return { ...base, span: { end: bound === 'before' ? day - 1 : day } };
  }
  if (piece.span?.start !== undefined && piece.span.end !== undefined) {
    const { start, end } = piece.span;
    if (piece.rule.startsWith('end-of') && !forward) return { ...base, span: { end } };
    if (bound === 'after') return { ...base, span: { start: end + 1 } };
    if (bound === 'onwards') return { ...base, span: { start } };
    return { ...base, span: { end: bound === 'before' ? start - 1 : end } };
  }
  return null;
}

export const approximations = eachPiece((reader, piece) => {
  if (!piece.clock && !piece.day && !piece.number) return piece;
  let at = piece.from - 1;
  while (
    at >= piece.from - 3 &&
    ['at', 'theHour', 'theDay', 'of'].some((sign) => is(reader, at, sign as Sign)) &&
    !is(reader, at, 'around')
  )
    at--;
  const around = at >= 0 && is(reader, at, 'around') && !(textAt(reader, at) === 'sobre' && piece.day);
  const ish = is(reader, piece.to, 'ish') || is(reader, piece.to - 1, 'ish');
  return around || ish ? { ...piece, approximate: true } : piece;
});
