import type { Token } from '../tokens.ts';
import { type Lexicon, withoutOneLetter } from './lexicon.ts';
import type { Senses } from './words.ts';

/** A word, number or phrase with everything it may mean. The grammar reads symbols, never letters. */
export interface Sym {
  readonly senses: Senses;
  /** Plain text of its first token. */
  readonly text: string;
  /** Cardinal value, from digits or words. */
  readonly n?: number;
  /** Ordinal value: "3rd", "tercero", "1º". */
  readonly nth?: number;
  /** How many digits it was written with; 0 when spelled. */
  readonly digits: number;
  readonly spaced: boolean;
  readonly capital: boolean;
  readonly known: boolean;
  /** Characters of the text. */
  readonly start: number;
  readonly end: number;
}

const nothing: Senses = {};
const joiners = new Set(['-', "'", '"', '´', '`', '’']);

/** Longest known phrase at every place; digits and number words composed. Linear: phrases are at most nine words. */
export function readSymbols(tokens: readonly Token[], lexicon: Lexicon): Sym[] {
  const syms: Sym[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const phrase =
      token.kind === 'number' ? gluedPhrase(tokens, at, lexicon) : longestPhrase(tokens, at, lexicon);
    const end = phrase?.end ?? at + 1;
    const senses = phrase?.senses ?? (token.kind === 'word' ? misspelt(token.plain, lexicon) : nothing);
    const last = tokens[end - 1] as Token;
    syms.push({
      senses,
      text: token.plain,
      digits: token.kind === 'number' && !phrase ? token.text.length : 0,
      spaced: token.spaced,
      capital: token.kind === 'word' && token.text !== token.text.toLowerCase(),
      known: token.kind !== 'word' || senses !== nothing,
      start: token.start,
      end: last.end,
      ...(token.kind === 'number' && !phrase && token.text.length < 7 && { n: Number(token.text) }),
      ...(senses.number !== undefined && { n: senses.number }),
      ...(senses.ordinal !== undefined && { nth: senses.ordinal }),
    });
    at = end;
    const stem = senses === nothing && token.plain.endsWith('ish') ? spokenish(token, lexicon) : null;
    if (stem) syms.splice(-1, 1, ...stem);
  }
  return composeNumbers(syms);
}

/** "fiveish", "noonish": the number and its "-ish". */
function spokenish(token: Token, lexicon: Lexicon): Sym[] | null {
  const stem = token.plain.slice(0, -3);
  const number = lexicon.phrases.get(stem)?.find(({ words }) => words.length === 1)?.senses.number;
  const ish = lexicon.phrases.get('ish')?.find(({ words }) => words.length === 1)?.senses;
  if (number === undefined || !ish) return null;
  const cut = token.end - 3;
  const one = { digits: 0, capital: false, known: true, start: token.start, end: token.end };
  return [
    { ...one, senses: { number }, text: stem, n: number, spaced: token.spaced, end: cut },
    { ...one, senses: ish, text: 'ish', spaced: false, start: cut },
  ];
}

function longestPhrase(tokens: readonly Token[], at: number, lexicon: Lexicon) {
  const first = (tokens[at] as Token).plain;
  const phrases =
    lexicon.phrases.get(first) ??
    (first.endsWith("'s") ? lexicon.phrases.get(first.slice(0, -2)) : undefined);
  if (!phrases) return null;
  for (const { words, senses } of phrases) {
    let token = at + 1;
    let word = 1;
    for (; word < words.length; word++) {
      const next = tokens[token];
      if (next && next.plain !== words[word] && joiners.has(next.text)) token++;
      if (tokens[token]?.plain !== words[word]) break;
      token++;
    }
    if (word === words.length) return { senses, end: token };
  }
  return null;
}

/** "2moro": a digit that stands for a sound. */
function gluedPhrase(tokens: readonly Token[], at: number, lexicon: Lexicon) {
  const [digit, rest] = [tokens[at] as Token, tokens[at + 1]];
  if (digit.text !== '2' || rest === undefined || rest.spaced || rest.kind !== 'word') return null;
  const found = lexicon.phrases.get(digit.text + rest.plain)?.find(({ words }) => words.length === 1);
  return found ? { senses: found.senses, end: at + 2 } : null;
}

/** One letter too many, too few, other or swapped, the first one right. */
function misspelt(word: string, lexicon: Lexicon): Senses {
  if (word.length < 5 || word.length > 12 || lexicon.notTypos.has(word)) return nothing;
  for (const variant of [word, ...withoutOneLetter(word)])
    for (const near of lexicon.nearby.get(variant) ?? [])
      if (near[0] === word[0] && oneSlip(word, near))
        return lexicon.phrases.get(near)?.find(({ words }) => words.length === 1)?.senses ?? nothing;
  return nothing;
}

function oneSlip(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return (
    (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0])
  );
}

/** "treinta y cinco", "twenty-second", "vinte e um"; "1º", "21st", "1ro". */
function composeNumbers(syms: readonly Sym[]): Sym[] {
  const out: Sym[] = [];
  for (let at = 0; at < syms.length; ) {
    const sym = syms[at] as Sym;
    const next = syms[at + 1];
    if (
      sym.digits > 0 &&
      sym.digits < 3 &&
      next?.senses.ordinalMark &&
      !next.spaced &&
      !syms[at + 2]?.senses.weekdayMark
    ) {
      if (
        !(syms[at + 2]?.text === 'feira' || (syms[at + 2]?.text === '-' && syms[at + 3]?.text === 'feira'))
      ) {
        const { n = 0, ...rest } = sym;
        out.push({ ...rest, nth: n, end: next.end, senses: nothing });
        at += 2;
        continue;
      }
    }
    const tens = sym.digits === 0 ? (sym.n ?? sym.nth ?? 0) : 0;
    if (tens >= 20 && tens % 10 === 0) {
      const gap = next && (next.senses.and || next.text === '-') && next.text !== '&' ? 1 : 0;
      const unit = syms[at + 1 + gap];
      const value = unit && unit.digits === 0 ? (unit.n ?? unit.nth ?? 0) : 0;
      if (unit && value >= 1 && value <= 9) {
        const ordinal = unit.n === undefined || sym.n === undefined;
        const { n: _n, nth: _nth, ...rest } = sym;
        out.push({
          ...rest,
          end: unit.end,
          senses: nothing,
          ...(ordinal ? { nth: tens + value } : { n: tens + value }),
        });
        at += 2 + gap;
        continue;
      }
    }
    out.push(sym);
    at++;
  }
  return out;
}
