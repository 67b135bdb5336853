import type { Reader } from './piece.ts';

export function isEnd(reader: Reader, at: number): boolean {
  const sym = reader.syms[at];
  return sym === undefined || ['.', ',', '?', '!', ';'].includes(sym.text);
}

/** "the 2 options", "a segunda opção": the number counts or chooses something that isn't time. */
export function countsSomething(reader: Reader, at: number): boolean {
  const sym = reader.syms[at];
  if (!sym) return false;
  if (sym.senses.counted)
    return !(sym.senses.glue || sym.senses.at || sym.senses.on) || sym.senses.unit !== undefined;
  if (sym.senses.priced) return true;
  return !sym.known && sym.text.length > 2 && !sym.capital;
}
