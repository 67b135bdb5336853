import type { Day } from './calendar.ts';
import type { Sym } from './symbols.ts';
import type { PartName, Sign, Unit, WhenWords } from './words.ts';

/** What every parser sees: the symbols, the words of the language, and the local now. */
export interface Reader {
  readonly syms: readonly Sym[];
  readonly words: WhenWords;
  readonly today: Day;
  /** Minutes after local midnight. */
  readonly minute: number;
  readonly monthFirst: boolean;
}

/** A day as far as it was said. */
export interface SaidDay {
  readonly day: Day;
  /** The first such day strictly after another: "from Monday to *Friday*". */
  readonly after: (base: Day) => Day;
  /** Likelier first, the chosen one included. */
  readonly alternatives?: readonly Day[];
  /** Only a weekday was said. */
  readonly weekday?: number;
  /** Only a day of the month was said. */
  readonly dom?: number;
}

/** Days, both ends included. An end that was not said is absent. */
export interface SaidSpan {
  readonly start?: Day;
  readonly end?: Day;
  /** A calendar unit a weekday can be looked up in: "Friday *next week*". */
  readonly unit?: Unit;
}

/** Minutes after midnight. `said` is false when the half of the day was not. */
export interface SaidClock {
  readonly minute: number;
  readonly said: boolean;
}

/** From and to within a day; `end` may be smaller than `start` when it is past midnight. */
export interface SaidHours {
  readonly start?: number;
  readonly end?: number;
  readonly said: boolean;
  readonly part?: PartName;
}

export interface Moment {
  readonly day: Day;
  readonly minute: number;
}

/** A stretch of symbols [from, to) and what it says. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  readonly day?: SaidDay;
  readonly span?: SaidSpan;
  readonly clock?: SaidClock;
  readonly hours?: SaidHours;
  /** Start and end on different days. */
  readonly moments?: { readonly start?: Moment; readonly end?: Moment };
  /** A bare number: a day of the month or an hour if its company says so, else nothing. */
  readonly number?: number;
  /** The bare number was an ordinal: never an hour. */
  readonly ordinal?: boolean;
  readonly approximate?: boolean;
  readonly earliest?: boolean;
  /** Nothing by itself, but its numbers are spoken for: durations, prices, phone numbers. */
  readonly idle?: boolean;
  /** "2 hours" */
  readonly duration?: number;
  readonly negated?: boolean;
  /** Two bare weekdays: "from Tuesday to Thursday", to be moved into a week that is said beside them. */
  readonly weekdays?: readonly [number, number];
  /** The old day of "move it from Monday to Tuesday". */
  readonly replaced?: boolean;
  /** Over: never what is wanted. */
  readonly past?: boolean;
}

export function is(reader: Reader, at: number, sign: Sign): boolean {
  return reader.syms[at]?.senses[sign] === true;
}

export function textAt(reader: Reader, at: number): string {
  return reader.syms[at]?.text ?? '';
}

export function isArticle(reader: Reader, at: number): boolean {
  return is(reader, at, 'theDay') || is(reader, at, 'theHour');
}

/** The place after any number (at most `most`) of symbols that are one of these signs. */
export function skip(reader: Reader, at: number, signs: readonly Sign[], most = 3): number {
  let to = at;
  while (to < at + most && signs.some((sign) => is(reader, to, sign))) to++;
  return to;
}
