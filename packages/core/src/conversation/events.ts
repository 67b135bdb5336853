import type { Booking, BookingRefusal, Customer } from '../booking/booking.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Understanding } from '../language/understanding.ts';
import type { ProviderSchedule } from '../scheduling/slots.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import type { EpochMinute, Interval } from '../time/interval.ts';
import type { Reply } from './reply.ts';
import type { Conversation } from './state.ts';

/** What stays the same during a turn. */
export interface Facts {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
  readonly now: EpochMinute;
}

/** What the customer meant, by words or by a tap. Taps can say more exactly what words leave open. */
export interface Meaning extends Understanding {
  readonly slot?: { readonly providerId: string; readonly start: EpochMinute };
  /** The Confirm of the standing offer: a yes whatever else is in the air. */
  readonly confirms?: boolean;
  readonly change?: 'SERVICE' | 'PROVIDER' | 'SLOT' | 'CONTACT';
  /** "Thursday or Friday": any of these days, ascending. */
  readonly dates?: readonly string[];
  /** ISO weekday that was said by name alone; `date` is its next one. */
  readonly weekday?: number;
  /** ISO weekdays that never suit: "not Mondays". */
  readonly excludedWeekdays?: readonly number[];
  /** "Another day", none in particular. */
  readonly otherDay?: boolean;
  /** Digits that may be the one-time code. */
  readonly code?: string;
  /** Token of a manage link that was pasted. */
  readonly link?: string;
  readonly bookingId?: string;
  /** The tap named something that is not (or no longer) there. */
  readonly unknownChoice?: boolean;
  readonly newCode?: boolean;
  /** "My name is …", and not just the name. */
  readonly introduced?: boolean;
  /** "Cancel", with nothing that says an existing booking is meant. */
  readonly bareCancel?: boolean;
  /** "Stop": leave the present task without doing anything. */
  readonly stop?: boolean;
}

export type Event =
  /** The chat was opened, nothing was said yet. */
  | { readonly type: 'opened' }
  | { readonly type: 'said'; readonly text: string; readonly meaning: Meaning }
  | { readonly type: 'schedules'; readonly schedules: readonly ProviderSchedule[]; readonly window: Interval }
  | { readonly type: 'held'; readonly offerId: string /** Epoch seconds. */; readonly until: number }
  | { readonly type: 'booked'; readonly booking: Booking }
  | { readonly type: 'cancelled'; readonly booking: Booking }
  | { readonly type: 'moved'; readonly booking: Booking }
  | { readonly type: 'refused'; readonly refusal: BookingRefusal }
  | { readonly type: 'code-sent'; readonly fingerprint: string; readonly expiresAt: EpochMinute }
  | { readonly type: 'code-limited' }
  | { readonly type: 'code-wrong' }
  /** Bookings that are the customer's: proved, or made in this conversation. */
  | { readonly type: 'bookings'; readonly bookings: readonly Booking[] }
  | { readonly type: 'link-invalid' }
  | { readonly type: 'handed-off' };

/** What the agent is to do; its outcome comes back as an event. */
export type Effect =
  | {
      readonly type: 'load-schedules';
      readonly serviceId: string;
      readonly providerIds: readonly string[];
      readonly window: Interval;
    }
  | {
      readonly type: 'hold';
      readonly serviceId: string;
      readonly providerId: string;
      readonly start: EpochMinute;
    }
  | {
      readonly type: 'book';
      readonly serviceId: string;
      readonly providerId: string;
      readonly start: EpochMinute;
      readonly customer: Customer;
      readonly offerId: string;
    }
  | { readonly type: 'cancel'; readonly bookingId: string }
  | {
      readonly type: 'move';
      readonly bookingId: string;
      readonly providerId: string;
      readonly start: EpochMinute;
    }
  | { readonly type: 'send-code'; readonly email: string }
  | {
      readonly type: 'check-code';
      readonly code: string;
      readonly fingerprint: string;
      readonly email: string;
    }
  | { readonly type: 'open-link'; readonly token: string }
  | { readonly type: 'load-bookings'; readonly bookingIds: readonly string[] }
  | { readonly type: 'hand-off' };

/** Either a reply, or an effect whose outcome continues the turn. */
export interface Step {
  readonly state: Conversation;
  readonly effects: readonly Effect[];
  readonly reply: Reply | null;
}
