import type { Lang } from '../lang.ts';
import type { Expecting, Range, WhenMention } from '../understanding.ts';

export interface WhenOptions {
  readonly lang: Lang;
  /** Local wall time of the customer, YYYY-MM-DDTHH:MM:SS. */
  readonly now: string;
  /** IANA. Words never change it; it is here so that callers pass one object. */
  readonly timezone?: string;
  /** ISO 3166-1 alpha-2; decides day/month order of numeric dates. Absent: by language. */
  readonly country?: string | undefined;
  /** What was asked: a bare number answers a question for a day or a time. */
  readonly expecting?: Expecting | null | undefined;
}

/** One date/time expression of the text. Offsets are into the text, `end` exclusive. */
export interface SpokenWhen extends WhenMention {
  readonly start: number;
  readonly end: number;
  /** "not Monday", "el lunes no puedo": excluded, not wanted. */
  readonly negated?: boolean;
  /** The old day or time of "move it from Monday to Tuesday": not wanted either. */
  readonly replaced?: boolean;
  /** Over ("yesterday", "last Friday"): never what is wanted. */
  readonly past?: boolean;
  /** The clock time was said without its half of the day; the half given is the likelier for a business. */
  readonly halfUnsaid?: boolean;
  readonly approximate?: boolean;
  /** Other days the words may mean, likelier first, the chosen one included. */
  readonly dateAlternatives?: readonly string[];
  /** Name of the rule that read it, for `--explain`. */
  readonly rule: string;
}

/** What the whole text says about when. `null`: the text does not say it. */
export interface WhenReading {
  readonly mentions: readonly SpokenWhen[];
  readonly date: string | null;
  readonly time: string | null;
  readonly dateRange: Range | null;
  readonly timeRange: Range | null;
  readonly earliest?: boolean;
  readonly shift?: 'later' | 'earlier';
  readonly excludedDates?: readonly string[];
  readonly excludedTimeRange?: Range;
  readonly halfUnsaid?: boolean;
  readonly approximate?: boolean;
  readonly dateAlternatives?: readonly string[];
  /** Character spans that were read as date or time words: not names, not services. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}
