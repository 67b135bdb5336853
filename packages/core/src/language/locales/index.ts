import { type Concept, conceptNames, type TradeWords } from '../concepts.ts';
import type { Lang } from '../lang.ts';
import { type PhraseBook, phraseBook } from '../phrases.ts';
import { trades as enTrades } from './en/trades.ts';
import { words as enWords } from './en/words.ts';
import { trades as esTrades } from './es/trades.ts';
import { words as esWords } from './es/words.ts';
import type { Act, LanguageWords } from './language-words.ts';
import { trades as ptTrades } from './pt/trades.ts';
import { words as ptWords } from './pt/words.ts';

/** One row per language: its folder's data. */
const locales: Readonly<Record<Lang, { words: LanguageWords; trades: TradeWords }>> = {
  es: { words: esWords, trades: esTrades },
  en: { words: enWords, trades: enTrades },
  pt: { words: ptWords, trades: ptTrades },
};

/** A language's data, compiled once. */
export interface Language {
  readonly lang: Lang;
  readonly words: LanguageWords;
  readonly common: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly acts: PhraseBook<Act>;
  /** Its own words for trades; `tradeBook` has those of all languages. */
  readonly trades: PhraseBook<Concept>;
  readonly notProvider: PhraseBook<'not'>;
  /** "not with her": whoever is on the table is not wanted. */
  readonly notThem: PhraseBook<'not'>;
  readonly myNameIs: PhraseBook<'name'>;
  readonly withWords: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
}

export const language = (lang: Lang): Language => compiled[lang];

/** The trades of all languages together: customers and catalogs mix them. */
export const tradeBook: PhraseBook<Concept> = phraseBook(
  Object.fromEntries(
    conceptNames.map((concept) => [
      concept,
      Object.values(locales).flatMap((locale) => locale.trades[concept] ?? []),
    ]),
  ) as unknown as Record<Concept, readonly string[]>,
);

const compiled = Object.fromEntries(
  Object.values(locales).map(({ words, trades }) => [words.lang, compile(words, trades)]),
) as unknown as Record<Lang, Language>;

export const languages: readonly Language[] = Object.values(compiled);

function compile(words: LanguageWords, trades: TradeWords): Language {
  return {
    lang: words.lang,
    words,
    common: setOf(words.common),
    fillers: setOf(words.fillers),
    acts: phraseBook(words.acts as Record<Act, readonly string[]>, words.classes),
    trades: phraseBook(trades as Record<Concept, readonly string[]>),
    notProvider: phraseBook({ not: words.notProvider }, words.classes, true),
    notThem: phraseBook({ not: words.notThem }, words.classes, true),
    myNameIs: phraseBook({ name: words.myNameIs }, words.classes),
    withWords: setOf(words.withWords),
    particles: setOf(words.nameParticles),
  };
}

function setOf(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}
