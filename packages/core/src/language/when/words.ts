export type Unit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'fortnight'
  | 'weekend'
  | 'workweek'
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
  | 'plus'
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
  | 'tooLate'
  | 'hasNot';

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
