import type { Lang } from '../lang.ts';
import { when as en } from '../locales/en/when.ts';
import { when as es } from '../locales/es/when.ts';
import { when as pt } from '../locales/pt/when.ts';
import type { Senses, WhenWords } from './words.ts';

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

/** "October", "Abril": a month or a weekday of a language, however else it may be used. */
export function isCalendarWord(lang: Lang, word: string): boolean {
  return (lexiconOf(lang).phrases.get(word) ?? []).some(
    ({ words, senses }) => words.length === 1 && (senses.month !== undefined || senses.weekday !== undefined),
  );
}
