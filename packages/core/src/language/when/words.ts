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
  | 'greeting'
  | 'surname'
  | 'moving'
  | 'tooLate';

/** The words of one language, as data. Phrases are lower case without accents, words apart by one space. */
/** Phrases by comma: lower case, without accents, words apart by one space. */
type Phrases = string;

/** The words of one language, as data: what is meant → how it is said. */
export interface WhenWords {
  readonly numbers: { readonly [value: number]: Phrases };
  readonly ordinals: { readonly [value: number]: Phrases };
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly weekdays: { readonly [weekday: number]: Phrases };
  readonly months: { readonly [month: number]: Phrases };
  readonly units: { readonly [unit in Unit]?: Phrases };
  readonly parts: { readonly [part in PartName]?: Phrases };
  /** Days from today. */
  readonly days: { readonly [offset: string]: Phrases };
  /** Words that say a day and a part of it: "tonight". */
  readonly dayParts: { readonly [phrase: string]: readonly [number, PartName] };
  readonly holidays: readonly (readonly [Phrases, Holiday])[];
  readonly signs: { readonly [sign in Sign]?: Phrases };
  /** Date words that are other words or names too: taken only in company ("may 5", not "may I"). */
  readonly weak: Phrases;
  /** Other words one letter away from a date word: never read as its misspelling. */
  readonly notTypos: Phrases;
  /** Hours [from, to) of each part, as people of these places use it. */
  readonly partHours: { readonly [part in PartName]: readonly [string, string] };
  /** Where "after lunch" starts and "before lunch" ends, when it isn't the part's own end and start. */
  readonly partEdges: { readonly [part in PartName]?: { readonly after?: string; readonly before?: string } };
  /** Numeric dates say the month first when the country is unknown. */
  readonly monthFirst: boolean;
  /** English: hours have no article ("at 5"), "half five", "five to seven" is a range unless "at" is before it. */
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
  readonly notTypos: ReadonlySet<string>;
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
    day: words.days,
  };
  for (const [role, table] of Object.entries(tables))
    for (const [value, phrases] of Object.entries(table))
      for (const phrase of list(phrases)) add(phrase, role, Number(value));
  for (const [unit, phrases] of Object.entries(words.units))
    for (const phrase of list(phrases)) add(phrase, 'unit', unit);
  for (const [part, phrases] of Object.entries(words.parts))
    for (const phrase of list(phrases)) add(phrase, 'part', part);
  for (const [phrase, value] of Object.entries(words.dayParts)) add(phrase, 'dayPart', value);
  for (const [phrases, holiday] of words.holidays)
    for (const phrase of list(phrases)) add(phrase, 'holiday', holiday);
  for (const [sign, phrases] of Object.entries(words.signs))
    for (const phrase of list(phrases)) add(phrase, sign, true);
  for (const phrase of list(words.weak)) add(phrase, 'weak', true);

  for (const [phrase, value] of senses) inheritArticle(phrase, value, senses);

  const phrases = new Map<string, Phrase[]>();
  for (const [phrase, value] of senses) {
    const parts = phrase.split(' ');
    const first = parts[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), { words: parts, senses: value as Senses }]);
  }
  for (const found of phrases.values()) found.sort((a, b) => b.words.length - a.words.length);
  return { words, phrases, nearby: nearbyWords(words), notTypos: new Set(list(words.notTypos)) };
}

/** "hasta el", "por volta das", "depois da": what is said of "hasta" and what follows an article hold for both together. */
function inheritArticle(
  phrase: string,
  value: Record<string, unknown>,
  all: Map<string, Record<string, unknown>>,
) {
  const cut = phrase.lastIndexOf(' ');
  const [head, last] = [all.get(phrase.slice(0, cut)), all.get(phrase.slice(cut + 1))];
  if (cut < 0 || !last || !(last.theDay || last.theHour || last.of)) return;
  for (const sign of connecting) if (head?.[sign]) value[sign] = true;
  if (!connecting.some((sign) => value[sign])) return;
  for (const sign of ['theDay', 'theHour']) if (last[sign]) value[sign] = true;
}

const connecting = [
  'from',
  'to',
  'until',
  'before',
  'after',
  'between',
  'around',
  'onwards',
  'lasting',
  'past',
  'later',
  'toHour',
  'except',
  'instead',
];

const list = (phrases: string): string[] => phrases.split(/,\s*/).filter(Boolean);

/** Misspellings are looked for only in long words that are rarely anything else. */
function nearbyWords(words: WhenWords): Map<string, string[]> {
  const nearby = new Map<string, string[]>();
  const long = [words.weekdays, words.months, words.days].flatMap((table) =>
    Object.values(table).flatMap(list),
  );
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

const tables: Record<Lang, WhenWords> = { es, en, pt };
const lexicons: Partial<Record<Lang, Lexicon>> = {};

/** Compiled when the language is first heard. */
export function lexiconOf(lang: Lang): Lexicon {
  lexicons[lang] ??= compile(tables[lang]);
  return lexicons[lang];
}
