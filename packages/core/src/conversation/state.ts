import type { Lang } from '../language/lang.ts';
import type { Range } from '../language/understanding.ts';
import type { ContactFieldName } from '../tenancy/tenant.ts';
import type { EpochMinute } from '../time/interval.ts';
import type { Say } from './reply.ts';

/** All that a conversation remembers between two messages. Plain JSON: it is stored as it is. */
export interface Conversation {
  readonly shape: 1;
  readonly lang: Lang;
  /** IANA zone of the customer's device, when the widget told it. */
  readonly customerZone: string | null;
  readonly task: Task;
  readonly wish: Wish;
  /** The time that was chosen for `wish` and is now being held, filled in and confirmed. */
  readonly slot: ChosenSlot | null;
  readonly contact: KnownContact;
  /** The one question in the air. */
  readonly pending: Pending;
  /** What the last list showed, in its order: "the second one" points into it. */
  readonly shown: readonly Option[];
  /** Keys of slots already shown for this wish, so that "more options" shows others. */
  readonly seen: readonly string[];
  /** Bookings this conversation made or proved: no further proof is needed for them. */
  readonly mine: readonly string[];
  /** The offer that became the last booking: confirming it again is no second booking. */
  readonly bookedOffer: string | null;
  readonly proof: Proof | null;
  /** Messages in a row that were not understood. */
  readonly misses: number;
  readonly handedOff: boolean;
  /** What is already to be said this turn, while an effect is under way. Empty between turns. */
  readonly draft: readonly Say[];
}

export type Task =
  | { readonly type: 'book' }
  /** The customer wants something with an existing booking, and we do not know yet which or whether it is theirs. */
  | { readonly type: 'find'; readonly purpose: Purpose; readonly hint: BookingHint }
  | { readonly type: 'cancel'; readonly booking: BookingView }
  | { readonly type: 'move'; readonly booking: BookingView };

export type Purpose = 'view' | 'cancel' | 'move';

/** What the customer said about the booking they mean. */
export interface BookingHint {
  readonly service?: string;
  readonly provider?: string;
  readonly date?: string;
  readonly time?: string;
}

export interface Wish {
  readonly service: string | null;
  /** The text named several: ask which. */
  readonly serviceChoices: readonly string[];
  /** null: not said. 'any': said not to matter. */
  readonly provider: string | null;
  readonly providerChoices: readonly string[];
  /** The customer asked to pick the professional before the time. */
  readonly choosesProvider: boolean;
  readonly when: When;
  readonly excluded: {
    readonly dates: readonly string[];
    /** ISO weekdays. */
    readonly weekdays?: readonly number[];
    readonly providers: readonly string[];
    readonly times: readonly Range[];
    /** Keys of slots that turned out not to be bookable in this conversation. */
    readonly slots: readonly string[];
  };
}

/** Days and times as said, in the zone in which times are shown to this customer. */
export interface When {
  readonly date?: string;
  /** "Thursday or Friday": any of these, ascending. */
  readonly dates?: readonly string[];
  readonly dateRange?: Range;
  /** "Next Friday": this week's or the next one's. Ask which. */
  readonly dateAlternatives?: readonly string[];
  readonly time?: string;
  readonly timeRange?: Range;
  /** "At five": morning or evening was not said; opening hours decide. */
  readonly halfUnsaid?: boolean;
  /** Near it is fine: "around five", or a time taken over from a slot that was picked, not said. */
  readonly approximate?: boolean;
  readonly earliest?: boolean;
  /** "Later" / "earlier" than this moment. */
  readonly after?: EpochMinute;
  readonly before?: EpochMinute;
}

export interface ChosenSlot {
  readonly providerId: string;
  readonly start: EpochMinute;
  readonly end: EpochMinute;
  readonly hold: { readonly offerId: string /** Epoch seconds. */; readonly until: number } | null;
}

export interface SlotView {
  readonly serviceId: string;
  readonly providerId: string;
  readonly start: EpochMinute;
  readonly end: EpochMinute;
}

/** What the conversation needs to know of an existing booking to talk about it. */
export interface BookingView extends SlotView {
  readonly bookingId: string;
  readonly code: string;
  readonly serviceName: string;
  readonly providerName: string;
  readonly timezone: string;
  readonly pending: boolean;
}

/** `said`: typed in this conversation; otherwise the page told it (`userContext`), and the offer shows it to be confirmed. */
export interface KnownContact {
  readonly name: ContactFact | null;
  readonly email: ContactFact | null;
  readonly phone: ContactFact | null;
  /** A single-word name was followed by a request for the last name: that is asked once only. */
  readonly surnameAsked: boolean;
}
export interface ContactFact {
  readonly value: string;
  readonly said: boolean;
}

/** A one-time code in flight. The code itself is not kept, only its fingerprint. Times in epoch minutes. */
export interface Proof {
  readonly email: string;
  readonly fingerprint: string;
  readonly expiresAt: EpochMinute;
  readonly attemptsLeft: number;
  /** Codes asked for in this conversation. */
  readonly sent: number;
}

export type Pending =
  | { readonly ask: 'greeting' /** They have read it. */; readonly greeted?: boolean }
  | { readonly ask: 'service'; readonly services: readonly string[]; readonly named: boolean }
  | { readonly ask: 'provider'; readonly providers: readonly string[] }
  /** `again`: after something else was answered. */
  | { readonly ask: 'slot'; readonly slots: readonly SlotView[]; readonly again?: boolean }
  /** No free time was found for the wish at all: another day, service or person is the way on. */
  | {
      readonly ask: 'other-wish';
      readonly providers?: readonly string[] /** Who was ruled out, and nobody else can. */;
    }
  | { readonly ask: 'half'; readonly times: readonly string[] }
  | { readonly ask: 'which-date'; readonly dates: readonly string[] }
  | { readonly ask: 'contact'; readonly fields: readonly ContactFieldName[]; readonly surname: boolean }
  | { readonly ask: 'confirm' }
  | { readonly ask: 'what-to-change' }
  /** `quiet`: after a thank-you or goodbye the question itself would be one too many. */
  | { readonly ask: 'anything-else'; readonly afterBooking: boolean; readonly quiet?: boolean }
  | { readonly ask: 'email-for-code' }
  /** `again`: something else was said; the ways out are named. */
  | { readonly ask: 'code'; readonly again?: boolean }
  | { readonly ask: 'which-booking'; readonly bookings: readonly BookingView[] }
  | { readonly ask: 'what-about-booking'; readonly bookings: readonly BookingView[] }
  | { readonly ask: 'confirm-cancel' }
  | { readonly ask: 'confirm-move' };

export type Option =
  | { readonly type: 'service'; readonly id: string }
  | { readonly type: 'provider'; readonly id: string }
  | { readonly type: 'slot'; readonly slot: SlotView }
  | { readonly type: 'booking'; readonly booking: BookingView }
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'time'; readonly time: string };

export type ReportedState =
  | 'INIT'
  | 'SERVICE_PENDING'
  | 'SERVICE_SELECTED'
  | 'PROVIDER_PENDING'
  | 'PROVIDER_SELECTED'
  | 'SLOT_PENDING'
  | 'CONFIRM_PENDING'
  | 'BOOKING_CONFIRMED';

export const noWish: Wish = {
  service: null,
  serviceChoices: [],
  provider: null,
  providerChoices: [],
  choosesProvider: false,
  when: {},
  excluded: { dates: [], providers: [], times: [], slots: [] },
};

export function newConversation(lang: Lang, customerZone: string | null): Conversation {
  return {
    shape: 1,
    lang,
    customerZone,
    task: { type: 'book' },
    wish: noWish,
    slot: null,
    contact: { name: null, email: null, phone: null, surnameAsked: false },
    pending: { ask: 'greeting' },
    shown: [],
    seen: [],
    mine: [],
    bookedOffer: null,
    proof: null,
    misses: 0,
    handedOff: false,
    draft: [],
  };
}

/** A stored state, or null when it was written by a release with another shape: the conversation then starts anew. */
export function readConversation(stored: unknown): Conversation | null {
  const candidate = stored as Conversation | null | undefined;
  return candidate?.shape === 1 ? candidate : null;
}

/** The state as the API reports it: derived from what is known, never stored beside it. */
export function reportedState({ pending, wish, slot, task }: Conversation): ReportedState {
  if (pending.ask === 'anything-else' && pending.afterBooking) return 'BOOKING_CONFIRMED';
  if (slot) return 'CONFIRM_PENDING';
  const seeksTime =
    pending.ask === 'slot' ||
    pending.ask === 'half' ||
    pending.ask === 'which-date' ||
    pending.ask === 'other-wish';
  if (seeksTime) return 'SLOT_PENDING';
  if (pending.ask === 'provider') return 'PROVIDER_PENDING';
  if (wish.service && wish.provider) return 'PROVIDER_SELECTED';
  if (wish.service) return 'SERVICE_SELECTED';
  if (pending.ask === 'service') return 'SERVICE_PENDING';
  return task.type === 'book' && wish.provider ? 'SERVICE_PENDING' : 'INIT';
}

export const slotKey = (slot: { providerId: string; start: EpochMinute }): string =>
  `${slot.providerId}@${slot.start}`;
