import type { Word } from './words.ts';

/** Digits that were said as words, and what they stand for: one, two or "double" digits a word. */
const digitWords: Readonly<Record<string, string>> = {
  ...spoken('cero uno dos tres cuatro cinco seis siete ocho nueve'),
  ...spoken('zero um dois tres quatro cinco seis sete oito nove'),
  ...spoken('zero one two three four five six seven eight nine'),
  una: '1',
  uma: '1',
  duas: '2',
  oh: '0',
  meia: '6',
  ...spoken('diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve', 10),
  ...spoken('dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove', 10),
  ...spoken('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10),
};

const tens: Readonly<Record<string, number>> = {
  ...decades('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'),
  ...decades('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'),
  ...decades('twenty thirty forty fifty sixty seventy eighty ninety'),
};

const repeats: Readonly<Record<string, number>> = { doble: 2, double: 2, duplo: 2, triple: 3, triplo: 3 };

function spoken(list: string, from = 0): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((word, i) => [word, String(from + i)]));
}

function decades(list: string): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((word, i) => [word, (i + 2) * 10]));
}

export interface SpokenDigits {
  readonly digits: string;
  /** Word indexes, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** How many words were digits in letters. */
  readonly letters: number;
}

/** The longest run of digits said one after the other: "nueve ocho doce treinta y cuatro". Null when none has three. */
export function longestSpoken(words: readonly Word[]): SpokenDigits | null {
  let longest: SpokenDigits | null = null;
  for (let at = 0; at < words.length; at++) {
    const run = runFrom(words, at);
    if (run === null) continue;
    if (run.digits.length > (longest?.digits.length ?? 2)) longest = run;
    at = run.end - 1;
  }
  return longest;
}

function runFrom(words: readonly Word[], start: number): SpokenDigits | null {
  let at = start;
  let digits = '';
  let letters = 0;
  while (at < words.length && digits.length < 16 && !(at > start && (words[at] as Word).breakBefore === 2)) {
    const piece = pieceAt(words, at);
    if (piece === null) break;
    digits += piece.digits;
    if (!(words[at] as Word).number) letters++;
    at = piece.end;
  }
  return digits === '' ? null : { digits, start, end: at, letters };
}

function pieceAt(words: readonly Word[], at: number): { digits: string; end: number } | null {
  const word = words[at] as Word;
  if (word.number) return { digits: word.token.text, end: at + 1 };
  const times = own(repeats, word.plain);
  const next = words[at + 1];
  if (times !== undefined && next !== undefined) {
    const digit = next.number ? next.token.text : own(digitWords, next.plain);
    return digit?.length === 1 ? { digits: digit.repeat(times), end: at + 2 } : null;
  }
  const decade = own(tens, word.plain);
  if (decade !== undefined) {
    const joined = next !== undefined && /^(?:y|e|and)$/u.test(next.plain) ? at + 2 : at + 1;
    const unit = own(digitWords, words[joined]?.plain ?? '');
    const single = unit?.length === 1 && unit !== '0' && (joined === at + 2 || /y$/u.test(word.plain));
    return single
      ? { digits: String(decade + Number(unit)), end: joined + 1 }
      : { digits: String(decade), end: at + 1 };
  }
  const digit = own(digitWords, word.plain);
  return digit === undefined ? null : { digits: digit, end: at + 1 };
}

const own = <V>(table: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
