import type { ReplyStyle, Tenant } from '../tenancy/tenant.ts';
import type { EpochMinute } from '../time/interval.ts';
import type { QuickReplyValue, Say } from './reply.ts';
import type { SlotView } from './state.ts';

/** The sentences of one language: one function for each thing there is to say. `locales/<lang>/replies.ts` fills it. */
export type Sentences = {
  readonly [K in Say['say']]: (say: Extract<Say, { say: K }>, show: Show) => string;
};

export interface Replies {
  readonly sentences: Sentences;
  readonly quickReplies: (value: QuickReplyValue, show: Show) => string;
}

/** Names, dates and prices as this reply writes them: one language, country, zone and style. */
export interface Show {
  readonly style: ReplyStyle;
  readonly tenant: Tenant;
  readonly greeting: string | null;
  readonly service: (id: string) => string;
  /** With the title: "Dra. Martínez". */
  readonly provider: (id: string) => string;
  /** null when the service has no price, or several professionals leave it open. */
  readonly price: (serviceId: string) => string | null;
  readonly money: (amount: number, currency: string) => string;
  readonly duration: (serviceId: string) => number;
  readonly services: () => readonly string[];
  /** Weekday, day and month. */
  readonly day: (minute: EpochMinute) => string;
  readonly dayOf: (date: string) => string;
  readonly shortDay: (date: string) => string;
  readonly time: (minute: EpochMinute) => string;
  readonly clock: (time: string) => string;
  /** 0 to 23, for "a la una" beside "a las dos". */
  readonly hour: (minute: EpochMinute) => number;
  readonly list: (items: readonly string[], kind?: 'conjunction' | 'disjunction') => string;
  /** Where the clock is that times are said by, when it may be taken for another: "Santiago". */
  readonly zoneCity: string | null;
  /** The same moment on the customer's clock, when that shows another time; `day` when it is another day there. */
  readonly elsewhere: (minute: EpochMinute) => { time: string; hour: number; day: string | null } | null;
  /** A day of a list: shorter than in an offer. */
  readonly nearDay: (minute: EpochMinute) => string;
  /** What one sentence says of a list of times; the chips show them all. */
  readonly few: (
    slots: readonly SlotView[],
    wanted: EpochMinute | null,
  ) => {
    readonly days: readonly {
      /** A minute of that day. */
      readonly day: EpochMinute;
      readonly runs: readonly { readonly providerId: string; readonly times: readonly EpochMinute[] }[];
    }[];
    /** There are others than these. */
    readonly more: boolean;
    /** The one professional of all that are said; null when they differ. */
    readonly sole: string | null;
  };
  /** Opening hours of the business, equal days together; `days` are ISO weekdays. */
  readonly weekHours: () => readonly {
    readonly from: string;
    readonly to: string;
    readonly ranges: readonly (readonly [string, string])[];
  }[];
}

/** By style; casual falls back to neutral. */
export const by = (show: Show, formal: string, neutral: string, casual: string = neutral): string =>
  show.style === 'formal' ? formal : show.style === 'casual' ? casual : neutral;
