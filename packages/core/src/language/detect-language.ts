import type { Lang } from './lang.ts';
import { type Language, languages } from './locales/index.ts';
import type { Word } from './words.ts';

export interface LanguageGuess {
  readonly lang: Lang;
  /** False when no word decided it. */
  readonly certain: boolean;
  /** Own words of the best language more than of the next. */
  readonly lead: number;
  /** Evidence per language, best first. */
  readonly ranked: readonly { lang: Lang; score: number }[];
}

const letters: readonly [RegExp, Lang][] = [
  [/[ñ¿¡]/iu, 'es'],
  [/[ãõçêâ]/iu, 'pt'],
];

/**
 * The language most of the words belong to. It is certain only by words or letters that no other language has; names, words
 * of the catalog (`isName`), numbers and addresses tell nothing.
 */
export function detectLanguage(
  words: readonly Word[],
  text: string,
  otherwise: Lang,
  isName: (word: string) => boolean = () => false,
): LanguageGuess {
  const scores = languages.map(() => 0);
  const alone = languages.map(() => 0);
  for (let i = 0; i < words.length && i < mostWords; i++) {
    const word = words[i] as Word;
    if (word.number || word.mark === 'contact') continue;
    if (word.plain.length === 1) continue;
    const told = evidenceOf(word.plain);
    if (told === null || isName(word.plain)) continue;
    const { weights, owner } = told;
    for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) + (weights[k] ?? 0);
    if (owner !== null) alone[owner] = (alone[owner] ?? 0) + (weights[owner] ?? 0);
  }
  for (const [letter, lang] of letters)
    if (
      words.some((word) => letter.test(word.token.text) && !isName(word.plain) && word.mark !== 'contact') ||
      letter.test(signsOf(text))
    )
      languages.forEach((l, k) => {
        if (l.lang !== lang) return;
        scores[k] = (scores[k] ?? 0) + 1.5;
        alone[k] = (alone[k] ?? 0) + 1.5;
      });
  const ranked = languages
    .map(({ lang }, k) => ({ lang, score: scores[k] ?? 0, alone: alone[k] ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked as [Ranked, Ranked];
  const certain = best.alone >= 0.9 && !isAllNames(words) && best.score > second.score * 1.15;
  const tied = ranked.filter(({ score }) => score >= best.score * 0.87).map(({ lang }) => lang);
  const lang = certain || !tied.includes(otherwise) ? best.lang : otherwise;
  return { lang: best.score === 0 ? otherwise : lang, certain, lead: best.alone - second.alone, ranked };
}

/** "Van der Berg Smith": capitals from the second word on, and at most particles between. */
const isAllNames = (words: readonly Word[]): boolean =>
  words.length > 1 &&
  words.every(
    ({ number, mark, token, plain }, i) =>
      number || mark === 'contact' || /^\p{Lu}\p{Ll}/u.test(token.text) || (i > 0 && plain.length <= 3),
  ) &&
  words.slice(1).some(({ token }) => /^\p{Lu}\p{Ll}/u.test(token.text));

/** Marks that only some languages write; cheap to look for in long texts. */
const signsOf = (text: string): string => /[¿¡]/u.exec(text)?.[0] ?? '';

interface Ranked {
  readonly alone: number;
  readonly lang: Lang;
  readonly score: number;
}

const mostWords = 200;
const evidence = new Map<string, Evidence>();

/** What a word says for each language, in their order; `owner` is the only one it belongs to. */
interface Evidence {
  readonly weights: readonly number[];
  readonly owner: number | null;
}

function evidenceOf(word: string): Evidence | null {
  if (evidence.size === 0) fillEvidence();
  return evidence.get(word) ?? null;
}

/** Said in other languages too, but telling where they come from. */
const courtesies = new Set(
  'hola hello hi hey oi ola yes yeah si sim gracias thanks obrigado obrigada valeu bye tchau chao adios'.split(
    ' ',
  ),
);

/** Words of the language besides its common ones. */
const vocabularyOf = (l: Language): Set<string> =>
  new Set([
    ...l.acts.vocabulary,
    ...Object.keys(l.words.spellings),
    ...l.trades.vocabulary,
    ...l.myNameIs.vocabulary,
    ...l.words.ordinals.join(' ').split(' '),
    ...`${l.words.last} ${l.words.optionNouns} ${l.words.optionArticles} ${l.words.withWords}`.split(' '),
  ]);

function fillEvidence(): void {
  const rare = new Map(languages.map((l) => [l, vocabularyOf(l)]));
  const all = new Set(languages.flatMap((l) => [...l.common, ...vocabularyOf(l)]));
  for (const word of all) {
    const strengths = languages.map((l) => (l.common.has(word) ? 1 : rare.get(l)?.has(word) ? 0.6 : 0));
    const native = strengths.filter((strength) => strength === 1).length;
    if (courtesies.has(word) && native === 1)
      strengths.forEach((strength, k) => {
        if (strength < 1) strengths[k] = 0;
      });
    const owners = strengths.filter((strength) => strength > 0).length;
    evidence.set(word, {
      weights: strengths.map((strength) => strength / owners ** 1.5),
      owner: owners === 1 ? strengths.findIndex((strength) => strength > 0) : null,
    });
  }
}
