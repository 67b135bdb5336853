import type { Booking } from '../booking/booking.ts';
import type { Effect, Facts, Step } from './events.ts';
import { present } from './present.ts';
import type { Say } from './reply.ts';
import type { BookingView, Conversation, Pending } from './state.ts';

/** Ends the turn with a question. */
export function ask(state: Conversation, pending: Pending, facts: Facts, say: readonly Say[] = []): Step {
  const presented = present({ ...state, pending }, say, facts);
  return { state: presented.state, effects: [], reply: presented.reply };
}

/** Goes on once the effect's outcome is known; what is to be said until here waits in the draft. */
export function perform(state: Conversation, effect: Effect, say: readonly Say[] = []): Step {
  return { state: { ...state, draft: [...state.draft, ...say] }, effects: [effect], reply: null };
}

export const saying = (state: Conversation, ...say: readonly Say[]): Conversation => ({
  ...state,
  draft: [...state.draft, ...say],
});

export const bookingView = (booking: Booking): BookingView => ({
  bookingId: booking.bookingId,
  code: booking.code,
  serviceId: booking.serviceId,
  serviceName: booking.serviceName,
  providerId: booking.providerId,
  providerName: booking.providerName,
  start: booking.start,
  end: booking.end,
  timezone: booking.timezone,
  pending: booking.status === 'PENDING',
});
