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
  const scores = new Map<Lang, number>(languages.map(({ lang }) => [lang, 0]));
  const give = (lang: Lang, points: number) => scores.set(lang, (scores.get(lang) ?? 0) + points);
  for (const word of words.slice(0, 200)) {
    if (word.number || word.mark === 'contact') continue;
    const owners = languages.filter(
      ({ common, acts, words: data }) =>
        common.has(word.plain) || acts.vocabulary.has(word.plain) || word.plain in data.spellings,
    );
    for (const owner of owners) {
      const inCommon = owner.common.has(word.plain);
      give(owner.lang, (inCommon ? 1 : 0.6) / owners.length ** 1.5);
    }
  }
  for (const [letter, lang] of letters) if (letter.test(text)) give(lang, 1.5);
  const ranked = [...scores].map(([lang, score]) => ({ lang, score })).sort((a, b) => b.score - a.score);
  const [best, second] = ranked as [{ lang: Lang; score: number }, { lang: Lang; score: number }];
  const certain = best.score >= 0.6 && best.score > second.score * 1.15;
  const tied = ranked.filter(({ score }) => score >= best.score * 0.87).map(({ lang }) => lang);
  const lang = certain || !tied.includes(otherwise) ? best.lang : otherwise;
  return { lang: best.score === 0 ? otherwise : lang, certain, ranked };
}
