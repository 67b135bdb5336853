import type { Lang } from '../lang.ts';
import { when as en } from '../locales/en/when.ts';
import { when as es } from '../locales/es/when.ts';
import { when as pt } from '../locales/pt/when.ts';

export type Unit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'fortnight'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'year';

export type PartName =
  | 'dawn'
  | 'morning'
  | 'noon'
  | 'midnight'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'lunch'
  | 'work'
  | 'school'
  | 'dinner'
  | 'opening'
  | 'closing'
  | 'office';

/** `day` of a holiday: month and day, days from Easter Sunday, or the nth weekday of a month (−1: last). */
export type Holiday =
  | { readonly month: number; readonly day: number }
  | { readonly easter: number }
  | { readonly month: number; readonly nth: number; readonly weekday: number; readonly plus?: number };

/** What a word is good for without a value of its own. One word may have several. */
export type Sign =
  | 'of'
  | 'theDay'
  | 'theHour'
  | 'at'
  | 'on'
  | 'in'
  | 'within'
  | 'from'
  | 'to'
  | 'between'
  | 'and'
  | 'or'
  | 'before'
  | 'after'
  | 'until'
  | 'onwards'
  | 'around'
  | 'this'
  | 'next'
  | 'coming'
  | 'afterNext'
  | 'last'
  | 'gone'
  | 'ago'
  | 'later'
  | 'past'
  | 'toHour'
  | 'minus'
  | 'half'
  | 'quarter'
  | 'oclock'
  | 'hourMark'
  | 'am'
  | 'pm'
  | 'ampm'
  | 'ish'
  | 'now'
  | 'start'
  | 'mid'
  | 'end'
  | 'rest'
  | 'early'
  | 'late'
  | 'starting'
  | 'dayWord'
  | 'dateWord'
  | 'timeWord'
  | 'ordinalMark'
  | 'few'
  | 'couple'
  | 'a'
  | 'halfMonth'
  | 'every'
  | 'weekWord'
  | 'weekdayMark'
  | 'glue'
  | 'not'
  | 'cannot'
  | 'except'
  | 'instead'
  | 'rather'
  | 'earliest'
  | 'sooner'
  | 'further'
  | 'lasting'
  | 'price'
  | 'priced'
  | 'counted'
  | 'farewell'
  | 'surname'
  | 'moving'
  | 'tooLate';

/** The words of one language, as data. Phrases are lower case without accents, words apart by one space. */
export interface WhenWords {
  readonly numbers: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly weekdays: Readonly<Record<string, number>>;
  readonly months: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, Unit>>;
  readonly parts: Readonly<Record<string, PartName>>;
  /** Days from today. */
  readonly days: Readonly<Record<string, number>>;
  /** Words that say a day and a part of it: "tonight". */
  readonly dayParts: Readonly<Record<string, readonly [number, PartName]>>;
  readonly holidays: Readonly<Record<string, Holiday>>;
  readonly signs: { readonly [sign in Sign]?: readonly string[] };
  /** Date words that are other words or names too: taken only in company ("may 5", not "may I"). */
  readonly weak: readonly string[];
  /** Other words one letter away from a date word: never read as its misspelling. */
  readonly notTypos: readonly string[];
  /** Minutes of the day [from, to) of each part, as people of these places use it. */
  readonly partHours: Readonly<Record<PartName, readonly [string, string]>>;
  /** Where "after lunch" starts and "before lunch" ends, when it isn't the part's own end and start. */
  readonly partEdges: { readonly [part in PartName]?: { readonly after?: string; readonly before?: string } };
  /** Numeric dates say the month first when the country is unknown. */
  readonly monthFirst: boolean;
  /** "five to seven" is a clock time only after "at" (English); elsewhere another word says it. */
  readonly spokenHours?: boolean;
}

/** Everything a word may mean. Signs are `true`. */
export type Senses = { readonly [sign in Sign]?: true } & {
  readonly number?: number;
  readonly ordinal?: number;
  readonly weekday?: number;
  readonly month?: number;
  readonly unit?: Unit;
  readonly part?: PartName;
  readonly day?: number;
  readonly dayPart?: readonly [number, PartName];
  readonly holiday?: Holiday;
  readonly weak?: true;
};

interface Phrase {
  readonly words: readonly string[];
  readonly senses: Senses;
}

export interface Lexicon {
  readonly words: WhenWords;
  /** By first word, longest phrase first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** A word with one letter removed → the date words it may be (misspellings). */
  readonly nearby: ReadonlyMap<string, readonly string[]>;
}

function compile(words: WhenWords): Lexicon {
  const senses = new Map<string, Record<string, unknown>>();
  const add = (phrase: string, role: string, value: unknown) => {
    const known = senses.get(phrase) ?? {};
    known[role] = value;
    senses.set(phrase, known);
  };
  const tables = {
    number: words.numbers,
    ordinal: words.ordinals,
    weekday: words.weekdays,
    month: words.months,
    unit: words.units,
    part: words.parts,
    day: words.days,
    dayPart: words.dayParts,
    holiday: words.holidays,
  };
  for (const [role, table] of Object.entries(tables))
    for (const [phrase, value] of Object.entries(table)) add(phrase, role, value);
  for (const [sign, list] of Object.entries(words.signs)) for (const phrase of list) add(phrase, sign, true);
  for (const phrase of words.weak) add(phrase, 'weak', true);

  for (const [phrase, value] of senses) inheritArticle(phrase, value, senses);

  const phrases = new Map<string, Phrase[]>();
  for (const [phrase, value] of senses) {
    const parts = phrase.split(' ');
    const first = parts[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), { words: parts, senses: value as Senses }]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { words, phrases, nearby: nearbyWords(words) };
}

/** "hasta el", "por volta das": the phrase ends in an article, and what follows is read after that article. */
function inheritArticle(
  phrase: string,
  value: Record<string, unknown>,
  all: Map<string, Record<string, unknown>>,
) {
  const connects = ['from', 'to', 'until', 'before', 'after', 'between', 'around', 'onwards', 'lasting'];
  const article = phrase.includes(' ') ? all.get(phrase.slice(phrase.lastIndexOf(' ') + 1)) : undefined;
  if (!article || !connects.some((sign) => value[sign])) return;
  for (const sign of ['theDay', 'theHour']) if (article[sign]) value[sign] = true;
}

/** Misspellings are looked for only in long words that are rarely anything else. */
function nearbyWords(words: WhenWords): Map<string, string[]> {
  const nearby = new Map<string, string[]>();
  const long = [words.weekdays, words.months, words.days].flatMap((table) => Object.keys(table));
  for (const word of long) {
    if (word.length < 6 || word.includes(' ')) continue;
    for (const variant of [word, ...withoutOneLetter(word)])
      nearby.set(variant, [...(nearby.get(variant) ?? []), word]);
  }
  return nearby;
}

export function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

const lexicons: Record<Lang, Lexicon> = { es: compile(es), en: compile(en), pt: compile(pt) };

export function lexiconOf(lang: Lang): Lexicon {
  return lexicons[lang];
}
