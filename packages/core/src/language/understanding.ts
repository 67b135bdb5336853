import type { Lang } from './lang.ts';

export type Intent =
  | 'book'
  | 'find'
  | 'inform'
  | 'correct'
  | 'affirm'
  | 'negate'
  | 'select'
  | 'request_alternatives'
  | 'ask_price'
  | 'ask_hours'
  | 'ask_location'
  | 'ask_other'
  | 'thank'
  | 'goodbye'
  | 'cancel'
  | 'reschedule'
  | 'my_bookings'
  | 'human'
  | 'greet'
  | 'restart'
  | 'other';

export type SlotName = 'service' | 'provider' | 'date' | 'time' | 'city' | 'name' | 'email' | 'phone';

export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** A day as YYYY-MM-DD, a clock time as HH:MM. `end` of days is the last day; both may be YYYY-MM-DDTHH:MM instead. */
export interface Range {
  readonly start?: string;
  readonly end?: string;
}

export interface KnownSlots {
  readonly service?: string;
  readonly provider?: string;
  readonly date?: string;
  readonly time?: string;
  readonly city?: string;
  readonly contact?: Contact;
}

/** What the last reply asked, proposed or listed; the text is read in its light. */
export interface Expecting {
  readonly act:
    | 'ask'
    | 'confirm'
    | 'offer'
    | 'offer_booking'
    | 'anything_else'
    | 'booked'
    | 'failed'
    | 'told'
    | 'goodbye';
  readonly slots: readonly SlotName[];
  readonly proposed: KnownSlots;
  readonly known: KnownSlots;
  /** The offered list in the order shown. */
  readonly options?: readonly { service?: string; provider?: string; date?: string; time?: string }[];
  readonly lastReply?: string;
}

export interface UnderstandRequest {
  readonly id?: string;
  readonly text: string;
  readonly lang: Lang | 'auto';
  /** Local wall time, YYYY-MM-DDTHH:MM:SS, in `timezone`. */
  readonly now: string;
  readonly timezone: string;
  /** ISO 3166-1 alpha-2; decides day/month order of numeric dates. Absent: by language. */
  readonly country?: string;
  readonly catalog: {
    readonly services: readonly { id: string; name: string; aliases?: readonly string[] }[];
    readonly providers: readonly {
      id: string;
      name: string;
      aliases?: readonly string[];
      serviceIds?: readonly string[];
    }[];
    readonly cities?: readonly string[];
  };
  readonly expecting?: Expecting | null;
}

export interface WhenMention {
  readonly date?: string;
  readonly time?: string;
  readonly dateRange?: Range;
  readonly timeRange?: Range;
}

/** `null` means "the text does not say it". What comes from the context belongs to the dialogue. */
export interface Understanding {
  readonly id?: string;
  /** The language the text is in (detected, or as asked). */
  readonly lang: Lang;
  /** False when no word decided the language (a number, a name): the conversation keeps its own. */
  readonly langCertain: boolean;
  readonly intent: Intent;
  readonly acts: readonly Intent[];
  /** Catalog id. */
  readonly service: string | null;
  /** Catalog id, or 'any' when they do not mind. */
  readonly provider: string | null;
  readonly city?: string | null;
  /** The text does not decide between these: the slot itself is null. */
  readonly serviceCandidates?: readonly string[];
  readonly providerCandidates?: readonly string[];
  readonly date: string | null;
  readonly time: string | null;
  readonly dateRange: Range | null;
  readonly timeRange: Range | null;
  /** The clock time was said without its half of the day ("at seven"): opening hours and context decide. */
  readonly halfUnsaid?: boolean;
  /** "Around five": near it is fine. */
  readonly approximate?: boolean;
  /** The date may be this or next week's ("next Friday"): confirm it. */
  readonly dateAlternatives?: readonly string[];
  readonly earliest?: boolean;
  readonly shift?: 'later' | 'earlier';
  readonly excludedDates?: readonly string[];
  readonly excludedProviders?: readonly string[];
  readonly excludedTimeRange?: Range;
  /** 1-based place in `expecting.options`. */
  readonly choice?: number;
  readonly contact?: Contact;
  /** The existing appointment that is cancelled, moved or asked about. */
  readonly current?: KnownSlots;
  /** All date and time expressions, in order. */
  readonly mentions?: readonly WhenMention[];
}
