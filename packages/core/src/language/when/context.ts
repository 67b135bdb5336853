import { is, isArticle, type Reader, textAt } from './piece.ts';

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

/** After "Dr.", "me llamo", "with", "Avenida": a name. */
export function isTitled(reader: Reader, at: number): boolean {
  const place = textAt(reader, at - 1) === '.' ? at - 2 : at - 1;
  return is(reader, place, 'surname') && !isArticle(reader, place);
}
