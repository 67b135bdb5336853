import { is, type Piece, type Reader, textAt } from './piece.ts';
import { isMoving } from './refiner.ts';
import type { Sign } from './words.ts';

/** What the text wishes of the time without naming one. */
export interface Wishes {
  readonly earliest: boolean;
  readonly shift?: 'later' | 'earlier';
}

/** "not Monday", "el lunes no puedo", "menos el viernes", "instead of Tuesday": the piece is excluded, not wanted. */
export function markNegated(reader: Reader, pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, at) => {
    if (piece.idle || piece.number !== undefined || piece.negated) return piece;
    const before = pieces[at - 1];
    const next = pieces[at + 1];
    if (next && (leavesFrom(reader, piece) || leadsTo(reader, piece, next)) && isMoving(reader, piece.from))
      return { ...piece, replaced: true };
    const open = clauseEnd(reader, piece, next);
    if (negatedBefore(reader, piece, before, open) || negatedAfter(reader, piece, next))
      return { ...piece, negated: true };
    const listed =
      before?.negated === undefined &&
      before &&
      isListed(reader, before, piece) &&
      at > 0 &&
      negatedBefore(reader, before, pieces[at - 2], clauseEnd(reader, piece, next));
    return listed ? { ...piece, negated: true } : piece;
  });
}

/** "from Monday", "del lunes", "de segunda" */
const leavesFrom = (reader: Reader, piece: Piece) => {
  const at =
    passed.some((sign) => is(reader, piece.from - 1, sign)) && !is(reader, piece.from - 1, 'from')
      ? piece.from - 2
      : piece.from - 1;
  return is(reader, at, 'from');
};

/** "Tuesday at 10 to Thursday" */
const leadsTo = (reader: Reader, piece: Piece, next: Piece) =>
  next.from - piece.to <= 3 && (is(reader, piece.to, 'to') || is(reader, piece.to, 'toHour'));

const passed: readonly Sign[] = [
  'a',
  'tooLate',
  'theDay',
  'theHour',
  'on',
  'at',
  'of',
  'dayWord',
  'this',
  'in',
  'every',
];

/** Where the words that belong to a piece end: at a comma, or at another piece it is not listed with. */
function clauseEnd(reader: Reader, piece: Piece, next: Piece | undefined): number {
  const listed = next && isListed(reader, piece, next) ? next.to : piece.to;
  const stop = next && listed === piece.to ? next.from : reader.syms.length;
  for (let at = listed; at < stop; at++)
    if ([',', ';', '.', '!', '?'].includes(textAt(reader, at))) return at;
  return stop;
}

function negatedBefore(reader: Reader, piece: Piece, before: Piece | undefined, end: number): boolean {
  let at = piece.from - 1;
  const stop = Math.max(before?.to ?? 0, piece.from - 5);
  while (at >= stop && passed.some((sign) => is(reader, at, sign)) && !negates(reader, at)) at--;
  if (at < stop) return false;
  if (is(reader, at, 'cannot')) return !asksKindly(reader, at, end);
  if (is(reader, at, 'except') || is(reader, at, 'instead'))
    return !(
      is(reader, at, 'except') &&
      is(reader, at, 'minus') &&
      piece.clock !== undefined &&
      before?.clock !== undefined
    );
  return is(reader, at, 'not') && !asksKindly(reader, at, end);
}

const negates = (reader: Reader, at: number) =>
  is(reader, at, 'cannot') || is(reader, at, 'except') || is(reader, at, 'instead') || is(reader, at, 'not');

function negatedAfter(reader: Reader, piece: Piece, next: Piece | undefined): boolean {
  let at = piece.to;
  const stop = Math.min(next?.from ?? reader.syms.length, piece.to + 4);
  while (
    at < stop &&
    (is(reader, at, 'moving') ||
      ['yo', 'i', 'eu', 'me', 'just', 'really', 'that'].includes(textAt(reader, at))) &&
    !is(reader, at, 'cannot')
  )
    at++;
  if (at >= stop && !(at < reader.syms.length && at === piece.to)) return false;
  if (is(reader, at, 'cannot') && !is(reader, at, 'except'))
    return !is(reader, at, 'not') || textAt(reader, at + 1) !== '?';
  const bareNo = is(reader, at, 'not') && !reader.words.spokenHours;
  const end = textAt(reader, at + 1);
  return (
    bareNo &&
    (reader.syms[at + 1] === undefined || ['.', ',', ';', '!'].includes(end) || is(reader, at + 1, 'rather'))
  );
}

/** "¿no tendrá el lunes?", "y no hay nada el sábado?" wishes for the day; `end` is where its clause ends. */
function asksKindly(reader: Reader, at: number, end: number): boolean {
  if (textAt(reader, at - 1) === '¿') return true;
  return is(reader, at, 'not') && textAt(reader, end) === '?';
}

function isListed(reader: Reader, left: Piece, right: Piece): boolean {
  if (right.from - left.to > 3) return false;
  let linked = false;
  for (let at = left.to; at < right.from; at++) {
    if (is(reader, at, 'and') || is(reader, at, 'or') || is(reader, at, 'not')) linked = true;
    else if (!passed.some((sign) => is(reader, at, sign))) return false;
  }
  return linked;
}

/** "lo antes posible"; "a bit later", "más temprano" when they belong to no time that was read. */
export function wishes(reader: Reader, pieces: readonly Piece[]): Wishes {
  const read = new Set<number>();
  for (const piece of pieces) for (let at = piece.from; at < piece.to; at++) read.add(at);
  const taken = (at: number) => read.has(at);
  let earliest = false;
  let shift: Wishes['shift'];
  reader.syms.forEach((sym, at) => {
    if (sym.senses.earliest && !taken(at)) earliest = true;
    if (taken(at) || shift || (!sym.senses.sooner && !sym.senses.further)) return;
    if (
      is(reader, at - 1, 'of') ||
      is(reader, at - 1, 'farewell') ||
      is(reader, at - 1, 'not') ||
      is(reader, at + 1, 'farewell') ||
      is(reader, at - 2, 'farewell')
    )
      return;
    const bound =
      (sym.senses.before || sym.senses.after) &&
      reader.syms[at + 1]?.known &&
      reader.syms[at + 1]?.n !== undefined;
    if (bound) return;
    shift = sym.senses.sooner ? 'earlier' : 'later';
  });
  return {
    earliest: earliest || pieces.some((piece) => piece.earliest && !piece.negated),
    ...(shift && { shift }),
  };
}
