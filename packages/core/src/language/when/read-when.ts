import type { Token } from '../tokens.ts';
import { dayOf, minuteOf } from './calendar.ts';
import { saidDayOfMonth } from './dates.ts';
import { clockOf } from './hours.ts';
import { join } from './join.ts';
import { lexiconOf } from './lexicon.ts';
import { merge } from './merge.ts';
import { is, type Piece, type Reader } from './piece.ts';
import type { WhenOptions, WhenReading } from './reading.ts';
import { scan } from './scan.ts';
import { readSymbols } from './symbols.ts';
import { markNegated, wishes } from './wishes.ts';

export type { SpokenWhen, WhenOptions, WhenReading } from './reading.ts';

/** No message is longer; what is longer is not a message, and costs no more than this. */
const mostTokens = 600;

const monthFirstCountries = new Set(['US', 'PH', 'FM', 'MH', 'PW']);

/** Reads the date and time expressions of a text. Never throws; a text without any gives an empty reading. */
export function readWhen(tokens: readonly Token[], _text: string, options: WhenOptions): WhenReading {
  const lexicon = lexiconOf(options.lang);
  const [year, month, day] = options.now.slice(0, 10).split('-').map(Number);
  const reader: Reader = {
    syms: readSymbols(tokens.length > mostTokens ? tokens.slice(0, mostTokens) : tokens, lexicon),
    words: lexicon.words,
    today: dayOf(year ?? 1970, month ?? 1, day ?? 1),
    minute: minuteOf(options.now.slice(11, 16) || '00:00'),
    monthFirst: options.country
      ? monthFirstCountries.has(options.country.toUpperCase())
      : lexicon.words.monthFirst,
  };
  const pieces = markNegated(reader, join(reader, scan(reader)));
  const said = answers(reader, pieces, options).filter((piece) => says(reader, pieces, piece));
  return merge(reader, said, wishes(reader, said), pieces);
}

/** A bare number answers the question that was asked; so do two with a "to" between them when it was for a time. */
function answers(reader: Reader, pieces: readonly Piece[], options: WhenOptions): readonly Piece[] {
  const asked = options.expecting?.slots ?? [];
  const [wantsTime, wantsDate] = [asked.includes('time'), asked.includes('date')];
  const bare = pieces.filter((piece) => piece.number !== undefined);
  const hours = pieces.filter((piece) => piece.rule === 'bare-hours');
  const words = reader.syms.filter(
    (sym) => !sym.known && sym.n === undefined && sym.nth === undefined,
  ).length;
  if (words > 2 || pieces.some((piece) => says(reader, pieces, piece))) return pieces;
  if (wantsTime && hours.length === 1 && bare.length === 0)
    return pieces.map((piece) => (piece.rule === 'bare-hours' ? { ...piece, rule: 'hours' } : piece));
  if (bare.length !== 1 || options.expecting?.options?.length || wantsTime === wantsDate) return pieces;
  return pieces.map((piece) => {
    if (piece.number === undefined || is(reader, piece.to, 'counted')) return piece;
    const { number, ...rest } = piece;
    const clock = clockOf(piece);
    if (wantsTime) return clock ? { ...rest, rule: 'answer', clock } : piece;
    return number >= 1 && number <= 31 && !piece.clock
      ? { ...rest, rule: 'answer', day: saidDayOfMonth(reader, number) }
      : piece;
  });
}

function says(reader: Reader, pieces: readonly Piece[], piece: Piece): boolean {
  if (piece.idle || piece.number !== undefined) return false;
  const mood = piece.rule.startsWith('mood:');
  if (mood && (piece.rule === 'mood:late' || is(reader, piece.from, 'sooner') || reader.words.spokenHours))
    return false;
  return piece.rule !== 'bare-hours' || standsByItself(reader, pieces, piece);
}

/** "9-5" is hours as a whole message or right beside days: "mon-fri 9-5". */
function standsByItself(reader: Reader, pieces: readonly Piece[], piece: Piece): boolean {
  const beside = (other: Piece) =>
    (other.day ?? other.span) !== undefined && (other.to === piece.from || other.from === piece.to);
  return (piece.from === 0 && piece.to === reader.syms.length) || pieces.some(beside);
}
