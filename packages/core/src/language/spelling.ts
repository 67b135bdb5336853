import { unstretch } from './fuzzy.ts';
import { type Language, languages, tradeBook } from './locales/index.ts';
import { unreadable, type Word } from './words.ts';

const shortestMended = 5;

/** Writes each word's `norm`: chat spellings in full, and unknown words one typing error away from a known one mended. */
export function mend(words: readonly Word[], language: Language, known: (word: string) => boolean): void {
  const lexicon = lexiconOf(language);
  const seen = new Map<string, string>();
  for (const word of words) {
    word.filler = language.fillers.has(word.plain);
    if (word.number) continue;
    if (word.mark === 'contact') {
      word.norm = unreadable;
      continue;
    }
    let norm = seen.get(word.plain);
    if (norm === undefined) {
      norm = mended(word.plain, language, lexicon, known);
      seen.set(word.plain, norm);
    }
    word.norm = norm;
  }
}

function mended(plain: string, language: Language, lexicon: Lexicon, known: (w: string) => boolean): string {
  const spelled = language.words.spellings[plain];
  if (spelled !== undefined && Object.hasOwn(language.words.spellings, plain)) return spelled;
  if (lexicon.words.has(plain)) return plain;
  const short = unstretch(plain);
  if (short !== plain) {
    const respelled = Object.hasOwn(language.words.spellings, short) ? language.words.spellings[short] : null;
    if (respelled) return respelled;
    if (lexicon.words.has(short)) return short;
  }
  const owned = plain.endsWith("'s") ? plain.slice(0, -2) : plain;
  if (owned !== plain && lexicon.words.has(owned)) return owned;
  if (short.length < shortestMended || short.length > 24 || known(plain)) return plain;
  return lexicon.nearest(short) ?? plain;
}

interface Lexicon {
  readonly words: ReadonlySet<string>;
  nearest(word: string): string | null;
}

const lexicons = new Map<Language, Lexicon>();

function lexiconOf(language: Language): Lexicon {
  let lexicon = lexicons.get(language);
  if (lexicon === undefined) {
    lexicon = buildLexicon(language);
    lexicons.set(language, lexicon);
  }
  return lexicon;
}

/**
 * Words by what is left after striking any one letter: two words one edit or one swap apart share such a rest
 * (symmetric deletes, Garbe's SymSpell).
 */
function buildLexicon(language: Language): Lexicon {
  const mendable = new Set([...language.acts.vocabulary, ...language.common, ...tradeBook.vocabulary]);
  const words = new Set([...mendable, ...language.myNameIs.vocabulary, ...language.notProvider.vocabulary]);
  for (const other of languages) for (const word of other.common) words.add(word);
  const byRest = new Map<string, string[]>();
  for (const word of mendable) {
    if (word.length < shortestMended) continue;
    for (let cut = -1; cut < word.length; cut++) {
      const rest = without(word, cut);
      const list = byRest.get(rest);
      if (list) list.push(word);
      else byRest.set(rest, [word]);
    }
  }
  return {
    words,
    nearest(said) {
      const sound: string[] = [];
      for (let cut = -1; cut < said.length; cut++)
        for (const word of byRest.get(without(said, cut)) ?? noWords)
          if (Math.abs(word.length - said.length) <= 1 && !sound.includes(word) && oneEdit(word, said))
            sound.push(word);
      return (
        sound.find((word) => word[0] === said[0]) ?? sound.find((word) => soundsAlike(word, said)) ?? null
      );
    },
  };
}

/** Letters at the start of a word that writers of Spanish and Portuguese take for one another. */
const confused = ['bv', 'csz', 'ckq', 'gj', 'sx', 'yi'];

const soundsAlike = (a: string, b: string): boolean =>
  a.replace(/^h/u, '')[0] === b.replace(/^h/u, '')[0] ||
  a[0] === b[1] ||
  confused.some((letters) => letters.includes(a[0] as string) && letters.includes(b[0] as string));

const noWords: readonly string[] = [];

/** The word without its letter `cut`; whole for −1. */
const without = (word: string, cut: number): string =>
  cut < 0 ? word : word.slice(0, cut) + word.slice(cut + 1);

/** Sharing a rest also joins words two substitutions apart; only true single edits and swaps pass. */
function oneEdit(a: string, b: string): boolean {
  if (a.length !== b.length) return true;
  const differing: number[] = [];
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differing.push(i);
  if (differing.length <= 1) return true;
  const [i, j] = differing as [number, number];
  return differing.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i];
}
