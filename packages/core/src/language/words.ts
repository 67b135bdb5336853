import type { Token } from './tokens.ts';

/** What an earlier step found a word to be part of. */
export type Mark = 'service' | 'provider' | 'city' | 'when' | 'contact';

/** A token that is a word or a number, as the later steps see it. */
export interface Word {
  readonly token: Token;
  readonly plain: string;
  /** `plain` with chat spellings written out and typing errors mended. */
  norm: string;
  readonly number: boolean;
  /** 1 after a comma or another light sign, 2 after the end of a sentence. */
  readonly breakBefore: 0 | 1 | 2;
  /** Opens a sentence without meaning of its own: "ok", "bueno", "pues". */
  filler: boolean;
  mark: Mark | null;
  /** Index after the last word of the marked span; meaningful on its first word only. */
  markEnd: number;
}

const endsSentence = new Set(['.', '!', '?', ';', '…', '¡', '¿', '\n']);
const joins = new Set([
  '-',
  '/',
  "'",
  '’',
  '+',
  '@',
  '#',
  '&',
  '_',
  '"',
  '“',
  '”',
  '(',
  ')',
  '*',
  ':',
  '$',
  '%',
]);

/** Words and numbers of a text, each knowing the pause before it. */
export function wordsOf(tokens: readonly Token[], text: string): Word[] {
  const words: Word[] = [];
  let pause: 0 | 1 | 2 = 2;
  let end = 0;
  for (const token of tokens) {
    if (text.slice(end, token.start).includes('\n')) pause = 2;
    end = token.end;
    if (token.kind === 'sign') {
      if (token.text === '.' && abbreviates(words.at(-1), token)) continue;
      if (endsSentence.has(token.text)) pause = 2;
      else if (!joins.has(token.text)) pause = Math.max(pause, 1) as 1 | 2;
      continue;
    }
    words.push({
      token,
      plain: token.plain,
      norm: token.plain,
      number: token.kind === 'number',
      breakBefore: pause,
      filler: false,
      mark: null,
      markEnd: 0,
    });
    pause = 0;
  }
  return words;
}

const abbreviations = new Set(
  'dr dra drs sr sra srta st sta sto prof profa mr mrs ms md dds hrs hr av no'.split(' '),
);

/** The point of "dr." or of an initial ends no sentence. */
const abbreviates = (word: Word | undefined, point: Token): boolean =>
  word !== undefined &&
  !point.spaced &&
  ((word.plain.length === 1 && !word.number) || abbreviations.has(word.plain));

/** Stands for a word of an address or a name, which says nothing else: "cancel@mail.com" cancels nothing. */
export const unreadable = '\u0001';

/** Marks words `start` to `end` (exclusive) as one span, unless one of them is marked already. */
export function markSpan(words: readonly Word[], start: number, end: number, mark: Mark): boolean {
  const span = words.slice(start, end);
  if (span.some((word) => word.mark !== null)) return false;
  for (const word of span) {
    word.mark = mark;
    if (mark === 'contact') word.norm = unreadable;
    else if (mark === 'provider' || mark === 'city') word.norm = word.plain;
    word.markEnd = end;
  }
  return true;
}
