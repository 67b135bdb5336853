import { is, type Piece, type Reader, textAt } from './piece.ts';
import type { Sign } from './words.ts';

export type Refiner = (reader: Reader, pieces: readonly Piece[]) => readonly Piece[];

/** Joins neighbours from left to right while the rule finds something to join. */
export function neighbours(rule: (reader: Reader, left: Piece, right: Piece) => Piece | null): Refiner {
  return (reader, pieces) => {
    const out: Piece[] = [];
    for (const piece of pieces) {
      const left = out.at(-1);
      const apart = left === undefined || left.idle || piece.idle || left.negated || piece.negated;
      const joined = apart ? null : rule(reader, left, piece);
      if (joined) out[out.length - 1] = joined;
      else out.push(piece);
    }
    return out;
  };
}

export const eachPiece =
  (rule: (reader: Reader, piece: Piece) => Piece): Refiner =>
  (reader, pieces) =>
    pieces.map((piece) => rule(reader, piece));

/** Whether every symbol between two pieces is one of these, a comma or nothing. */
export function gapIs(
  reader: Reader,
  left: Piece,
  right: Piece,
  signs: readonly Sign[],
  extra = ',',
): boolean {
  if (right.from - left.to > 5) return false;
  for (let at = left.to; at < right.from; at++) {
    if (extra.includes(textAt(reader, at))) continue;
    if (!signs.some((sign) => is(reader, at, sign))) return false;
    if (isBound(reader, at) && !(signs.includes('from') && is(reader, at, 'from'))) return false;
  }
  return true;
}

export const loose: readonly Sign[] = [
  'of',
  'theDay',
  'theHour',
  'at',
  'on',
  'dayWord',
  'dateWord',
  'timeWord',
  'around',
  'in',
];

export const approximateOf = (...pieces: Piece[]) => pieces.some((piece) => piece.approximate);

/** "move it from Monday to Tuesday" names the old day and the new one. */
export function isMoving(reader: Reader, before: number, reach = 12): boolean {
  for (let at = before - 1; at >= Math.max(0, before - reach); at--)
    if (is(reader, at, 'moving')) return true;
  return false;
}

export function isBound(reader: Reader, at: number): boolean {
  return (
    is(reader, at, 'before') ||
    is(reader, at, 'after') ||
    is(reader, at, 'until') ||
    (is(reader, at, 'onwards') && !is(reader, at, 'on'))
  );
}

export function gapHasOr(reader: Reader, left: Piece, right: Piece): boolean {
  for (let at = left.to; at < right.from; at++) if (is(reader, at, 'or')) return true;
  return false;
}

/** A word or sign that lists: "or", "and", a comma, a slash. */
export function gapHas(reader: Reader, left: Piece, right: Piece): boolean {
  for (let at = left.to; at < right.from; at++)
    if (is(reader, at, 'or') || is(reader, at, 'and') || [',', '/'].includes(textAt(reader, at))) return true;
  return false;
}
