import { amountAt } from './amounts.ts';
import { clockAt } from './clocks.ts';
import { dayAt } from './days.ts';
import { isoMoment } from './numeric-dates.ts';
import { partAt } from './parts.ts';
import type { Piece, Reader } from './piece.ts';
import { spanAt } from './spans.ts';
import type { Sym } from './symbols.ts';

const parsers = [isoMoment, clockAt, dayAt, partAt, spanAt, amountAt] as const;

/** The longest piece at every place, left to right. Every parser looks a bounded way ahead, so this is linear. */
export function scan(reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < reader.syms.length; ) {
    const piece = canStart(reader.syms[at] as Sym) ? longest(reader, at) : null;
    if (piece) pieces.push(piece);
    at = piece ? piece.to : at + 1;
  }
  return pieces;
}

function longest(reader: Reader, at: number): Piece | null {
  let best: Piece | null = null;
  for (const parse of parsers) {
    const piece = parse(reader, at);
    if (piece && (!best || piece.to > best.to || (piece.to === best.to && isBare(best) && !isBare(piece))))
      best = piece;
  }
  return best;
}

const isBare = (piece: Piece) => piece.number !== undefined || piece.rule.startsWith('mood:');

function canStart(sym: Sym): boolean {
  if (sym.n !== undefined || sym.nth !== undefined) return true;
  const s = sym.senses;
  return (
    s.weekday !== undefined ||
    s.month !== undefined ||
    s.unit !== undefined ||
    s.part !== undefined ||
    s.day !== undefined ||
    s.dayPart !== undefined ||
    s.holiday !== undefined ||
    s.am ||
    s.pm ||
    sym.text === 'q' ||
    sym.text === 'a' ||
    sym.text === 'p' ||
    (s.further ??
      s.after ??
      s.this ??
      s.next ??
      s.coming ??
      s.afterNext ??
      s.gone ??
      s.last ??
      s.in ??
      s.within ??
      s.ago ??
      s.half ??
      s.quarter ??
      s.a ??
      s.couple ??
      s.few ??
      s.start ??
      s.mid ??
      s.end ??
      s.rest ??
      s.early ??
      s.late ??
      s.dayWord ??
      false)
  );
}
