/** One word, number or sign of a text. `plain` is lower case without accents; offsets are into the original text. */
export interface Token {
  readonly text: string;
  readonly plain: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'sign';
  /** Whether white space stood before it. */
  readonly spaced: boolean;
}

/** A word or a sign that does not begin with a Latin letter without accent, a digit or white space. */
const other = /([\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)|(\S)/uy;
const restOfWord = /[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/uy;

/** Linear in the text's length. Digits and letters split ("5pm" is "5" + "pm", `spaced` false on the second). */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (let start = 0; start < text.length; ) {
    const code = text.charCodeAt(start);
    let end = start + 1;
    let kind: Token['kind'] = 'sign';
    if (isDigit(code)) {
      kind = 'number';
      while (isDigit(text.charCodeAt(end))) end++;
    } else if (isLetter(code)) {
      kind = 'word';
      while (isLetter(text.charCodeAt(end))) end++;
      if (mayGoOn(text.charCodeAt(end))) {
        restOfWord.lastIndex = end;
        restOfWord.test(text);
        end = Math.max(end, restOfWord.lastIndex);
      }
    } else if (code <= 0x20 || code > 0x7e) {
      other.lastIndex = start;
      const match = other.exec(text);
      if (match === null) {
        start++;
        continue;
      }
      if (match[1] !== undefined) kind = 'word';
      end = start + match[0].length;
    }
    const raw = text.slice(start, end);
    tokens.push({
      text: raw,
      plain: kind === 'number' ? raw : plain(raw),
      start,
      end,
      kind,
      spaced: start > previousEnd || start === 0,
    });
    previousEnd = end;
    start = end;
  }
  return tokens;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
/** An apostrophe, or anything beyond ASCII, may belong to the word before it. */
const mayGoOn = (code: number): boolean => code === 0x27 || code > 0x7e;

const unaccented = /^[\x20-\x7e]*$/u;

/** Lower case, no accents: the form in which words are compared. ñ becomes n, ç becomes c. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  if (unaccented.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/’/g, "'");
}
