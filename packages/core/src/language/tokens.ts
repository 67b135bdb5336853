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

const pattern = /(\d+)|([\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)|(\S)/gu;

/** Linear in the text's length. Digits and letters split ("5pm" is "5" + "pm", `spaced` false on the second). */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const raw = match[0];
    tokens.push({
      text: raw,
      plain: plain(raw),
      start,
      end: start + raw.length,
      kind: match[1] !== undefined ? 'number' : match[2] !== undefined ? 'word' : 'sign',
      spaced: start > previousEnd || start === 0,
    });
    previousEnd = start + raw.length;
  }
  return tokens;
}

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
