import type { Lang } from './lang.ts';
import { languages } from './locales/index.ts';
import type { Word } from './words.ts';

export interface LanguageGuess {
  readonly lang: Lang;
  /** False when no word decided it. */
  readonly certain: boolean;
  /** Evidence per language, best first. */
  readonly ranked: readonly { lang: Lang; score: number }[];
}

const letters: readonly [RegExp, Lang][] = [
  [/[ñ¿¡]/iu, 'es'],
  [/[ãõçêâ]/iu, 'pt'],
];

/** The language most of the words belong to. A word that only one language has counts most. */
export function detectLanguage(words: readonly Word[], text: string, otherwise: Lang): LanguageGuess {
  const scores = languages.map(() => 0);
  for (let i = 0; i < words.length && i < mostWords; i++) {
    const word = words[i] as Word;
    if (word.number || word.mark === 'contact') continue;
    const weights = weightsOf(word.plain);
    if (weights !== null)
      for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) + (weights[k] ?? 0);
  }
  for (const [letter, lang] of letters)
    if (letter.test(text))
      languages.forEach((l, k) => {
        if (l.lang === lang) scores[k] = (scores[k] ?? 0) + 1.5;
      });
  const ranked = languages
    .map(({ lang }, k) => ({ lang, score: scores[k] ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked as [Ranked, Ranked];
  const certain = best.score >= 0.6 && best.score > second.score * 1.15;
  const tied = ranked.filter(({ score }) => score >= best.score * 0.87).map(({ lang }) => lang);
  const lang = certain || !tied.includes(otherwise) ? best.lang : otherwise;
  return { lang: best.score === 0 ? otherwise : lang, certain, ranked };
}

interface Ranked {
  readonly lang: Lang;
  readonly score: number;
}

const mostWords = 200;
const weights = new Map<string, readonly number[]>();

/** What a word says for each language, in their order. */
function weightsOf(word: string): readonly number[] | null {
  if (weights.size === 0) fillWeights();
  return weights.get(word) ?? null;
}

function fillWeights(): void {
  const all = new Set(
    languages.flatMap((l) => [...l.common, ...l.acts.vocabulary, ...Object.keys(l.words.spellings)]),
  );
  for (const word of all) {
    const strengths = languages.map((l) =>
      l.common.has(word)
        ? 1
        : l.acts.vocabulary.has(word) || Object.hasOwn(l.words.spellings, word)
          ? 0.6
          : 0,
    );
    const owners = strengths.filter((strength) => strength > 0).length;
    weights.set(
      word,
      strengths.map((strength) => strength / owners ** 1.5),
    );
  }
}
