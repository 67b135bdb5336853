import type { Booking } from '../booking/booking.ts';
import type { SlotRefusal } from '../scheduling/slots.ts';
import type { ContactFieldName } from '../tenancy/tenant.ts';
import type { EpochMinute } from '../time/interval.ts';
import type { BookingView, Pending, Purpose, SlotView } from './state.ts';

/**
 * One thing to say. Ids and minutes, no words: `locales/<lang>/replies.ts` turns each into a sentence.
 * 'booked' needs a stored booking, so that nothing else can claim one.
 */
export type Say =
  | { readonly say: 'greet' }
  /** To a greeting, once ours was said. */
  | { readonly say: 'hello' }
  | { readonly say: 'expired' }
  | { readonly say: 'restarted' }
  | { readonly say: 'welcome' }
  | { readonly say: 'goodbye' }
  | { readonly say: 'not-understood' }
  | { readonly say: 'nothing-shown' }
  | { readonly say: 'unknown-choice' }
  | { readonly say: 'handed-off' }
  /** In the panel's trial, before what would be said otherwise: nothing was booked, changed or sent. */
  | { readonly say: 'trial' }
  /** Why a wanted time is not possible. `start` or `date` is what was wanted. */
  | {
      readonly say: 'refused';
      readonly why: SlotRefusal;
      readonly wanted: { readonly start: EpochMinute } | { readonly date: string };
      readonly providerId: string | null;
    }
  | { readonly say: 'provider-not-for-service'; readonly providerId: string; readonly serviceId: string }
  /** Everyone who gives the service was ruled out. */
  | { readonly say: 'nobody-else'; readonly providers: readonly string[]; readonly serviceId: string }
  | {
      readonly say: 'slots';
      readonly slots: readonly SlotView[];
      readonly how: SlotsIntro /** The moment they are near to. */;
      readonly wanted: EpochMinute | null;
    }
  | { readonly say: 'no-more-slots' }
  | { readonly say: 'no-slots'; readonly serviceId: string }
  | {
      readonly say: 'picked';
      readonly slot: SlotView;
      readonly earliest: boolean;
      readonly heldUntil: number | null;
    }
  | { readonly say: 'slot-lost'; readonly slot: SlotView }
  | { readonly say: 'thanks-contact'; readonly name: string | null }
  | { readonly say: 'bad-email' }
  | { readonly say: 'dropped' }
  | { readonly say: 'booked'; readonly booking: Booking }
  | { readonly say: 'plan-limit' }
  /** Not here, whatever the reason: it is the business's own. */
  | { readonly say: 'ask-the-business' }
  | { readonly say: 'price'; readonly services: readonly string[] }
  | { readonly say: 'duration'; readonly services: readonly string[] }
  | { readonly say: 'address' }
  | { readonly say: 'hours' }
  | { readonly say: 'contact-details' }
  | { readonly say: 'faq'; readonly answer: string }
  | { readonly say: 'services' }
  | { readonly say: 'providers'; readonly providers: readonly string[] }
  | { readonly say: 'code-sent'; readonly email: string }
  | { readonly say: 'code-wrong'; readonly attemptsLeft: number }
  | { readonly say: 'code-expired' }
  | { readonly say: 'code-limit' }
  | { readonly say: 'link-invalid' }
  | { readonly say: 'no-bookings' }
  | { readonly say: 'bookings'; readonly bookings: readonly BookingView[] }
  | { readonly say: 'which-new-time'; readonly booking: BookingView }
  | { readonly say: 'cancelled'; readonly booking: BookingView }
  | { readonly say: 'kept'; readonly booking: BookingView }
  | { readonly say: 'moved'; readonly booking: BookingView }
  | { readonly say: 'cutoff'; readonly booking: BookingView }
  | { readonly say: 'cannot-change'; readonly booking: BookingView }
  | Question;

/** How a list of times is introduced: what of the wish had to give way is said. */
export type SlotsIntro =
  | 'first-free'
  | 'fit'
  | 'nearest'
  | 'more'
  | 'other-time'
  | 'other-day'
  | 'other-provider';

/** The one question of a turn. */
export type Question =
  | { readonly say: 'ask-service'; readonly services: readonly string[] }
  | { readonly say: 'ask-which-service'; readonly services: readonly string[] }
  | { readonly say: 'ask-provider'; readonly providers: readonly string[] }
  | { readonly say: 'ask-slot'; readonly one: boolean; readonly again: boolean }
  | { readonly say: 'ask-other-wish' }
  | { readonly say: 'ask-other-service'; readonly providers: readonly string[] }
  | { readonly say: 'ask-half'; readonly times: readonly string[] }
  | { readonly say: 'ask-which-date'; readonly dates: readonly string[] }
  | { readonly say: 'ask-contact'; readonly fields: readonly ContactFieldName[]; readonly surname: boolean }
  | {
      readonly say: 'ask-confirm';
      readonly slot: SlotView;
      readonly name: string;
      readonly email: string | null;
      readonly phone: string | null;
      readonly approval: boolean;
    }
  | { readonly say: 'ask-what-to-change' }
  | { readonly say: 'ask-anything-else' }
  | { readonly say: 'ask-email-for-code'; readonly purpose: Purpose }
  | { readonly say: 'ask-code'; readonly again: boolean; readonly email: string | null }
  | {
      readonly say: 'ask-which-booking';
      readonly purpose: Purpose;
      readonly bookings: readonly BookingView[];
    }
  | { readonly say: 'ask-what-about-booking' }
  | { readonly say: 'ask-confirm-cancel'; readonly booking: BookingView }
  | { readonly say: 'ask-confirm-move'; readonly booking: BookingView; readonly slot: SlotView };

export type Expects = 'SERVICE' | 'PROVIDER' | 'SLOT' | 'CONTACT' | 'CONFIRMATION' | 'NOTHING';

/** What a quick reply says when tapped. The value travels as it is; the label comes from the locale. */
export type QuickReplyValue =
  | 'yes'
  | 'no'
  | 'more'
  | 'later'
  | 'earlier'
  | 'earliest'
  | 'choose-provider'
  | 'any-provider'
  | 'change-slot'
  | 'change-provider'
  | 'change-service'
  | 'change-contact'
  | 'stop'
  | 'human'
  | 'restart'
  | 'book'
  | 'my-bookings'
  | 'cancel-booking'
  | 'move-booking'
  | 'new-code'
  | `date:${string}`
  | `time:${string}`
  | `booking:${string}`;

/** What goes out of a turn: sentences and the cards that go with them. */
export interface Reply {
  readonly say: readonly Say[];
  readonly expects: Expects;
  readonly quickReplies: readonly QuickReplyValue[];
  readonly services: readonly string[];
  readonly providers: readonly string[];
  readonly slots: readonly SlotView[];
  readonly offer: OfferView | null;
  readonly booking: Booking | null;
}

export interface OfferView extends SlotView {
  /** Also the hold's id and the booking's idempotency key. */
  readonly offerId: string;
  readonly heldUntil: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export type PendingAsk = Pending['ask'];
