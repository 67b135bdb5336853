import type { Lang } from '../lang.ts';
import type { Classes } from '../phrases.ts';

/** What a phrase of a language does in a conversation. Several map to one intent; `none` only hides what it contains. */
export type Act =
  | 'affirm'
  | 'negate'
  | 'greet'
  | 'thank'
  | 'goodbye'
  | 'done'
  | 'book'
  | 'find'
  | 'cancel'
  | 'reschedule'
  | 'my_bookings'
  | 'human'
  | 'restart'
  | 'ask_price'
  | 'ask_hours'
  | 'ask_location'
  | 'ask_other'
  /** A question about what is done, before anything is booked: how long, does it hurt, what to bring. */
  | 'ask_fact'
  /** "I have an appointment": with a change beside it, that one is moved. */
  | 'has_booking'
  | 'request_alternatives'
  | 'correct'
  | 'change'
  | 'unsuitable'
  | 'select'
  | 'but'
  | 'any_provider'
  /** Whoever can see them first. */
  | 'first_free'
  | 'indifferent'
  | 'unknown_word'
  | 'other'
  | 'none';

/** Everything a language knows about booking talk, apart from dates, trades and replies. All words plain: no accents, lower case. */
export interface LanguageWords {
  readonly lang: Lang;
  /** Common words: never names, never services; they also tell the language. */
  readonly common: string;
  /** Words that open a clause without meaning. */
  readonly fillers: string;
  /** Chat spellings and what they stand for. */
  readonly spellings: Readonly<Record<string, string>>;
  readonly classes: Classes;
  readonly acts: Readonly<Partial<Record<Act, readonly string[]>>>;
  /** Words before a person's name and the gender they tell. */
  readonly titles: Readonly<Record<string, 'f' | 'm' | '?'>>;
  /** Words before the name of whom the appointment is with. */
  readonly withWords: string;
  /** Phrases before a provider who is not wanted; the provider follows as @provider. */
  readonly notProvider: readonly string[];
  /** The same of whoever was proposed, by pronoun. */
  readonly notThem: readonly string[];
  /** Phrases that say the wanted thing is "instead of" the one that follows. */
  readonly insteadOf: readonly string[];
  /** Phrases that open the customer's own name. */
  readonly myNameIs: readonly string[];
  /** Phrases of the existing appointment; the marked spans inside belong to it. */
  readonly existing: readonly string[];
  /** Phrases before the new wish of a change. */
  readonly wished: string;
  /** Ordinals in order (1st, 2nd …) with their forms, and the last one. */
  readonly ordinals: readonly string[];
  readonly last: string;
  readonly optionNouns: string;
  /** Words that go before an ordinal or option. */
  readonly optionArticles: string;
  readonly earlier: readonly string[];
  readonly later: readonly string[];
  /** "arroba", "punto": signs of an e-mail address in words. */
  readonly atWords: string;
  readonly dotWords: string;
  /** Words inside a person's name that are not capitalised names themselves. */
  readonly nameParticles: string;
}
