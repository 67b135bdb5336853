import type { Booking, BookingRefusal } from '../booking/booking.ts';
import type { Facts, Step } from './events.ts';
import { changeRefused, settled } from './manage-bookings.ts';
import { missingContact } from './next-need.ts';
import { proceed } from './proceed.ts';
import type { Say } from './reply.ts';
import { type Conversation, noWish, type SlotView, slotKey } from './state.ts';
import { ask, saying } from './step.ts';

/** The time is ours for some minutes. Taken back after a lapse, that is said. */
export function held(state: Conversation, offerId: string, until: number, facts: Facts): Step {
  const { slot, wish } = state;
  if (!slot || !wish.service) return proceed(state, facts);
  const kept = { ...state, slot: { ...slot, hold: { offerId, until } } };
  const view: SlotView = { ...slot, serviceId: wish.service };
  const picked: Say = { say: 'picked', slot: view, earliest: wish.when.earliest ?? false, heldUntil: until };
  const needsMore = missingContact(state.contact, facts).length > 0 && slot.hold === null;
  return proceed(needsMore ? saying(kept, picked) : kept, facts);
}

/** The only place that says 'booked'; `booking` is stored. */
export function booked(state: Conversation, booking: Booking, facts: Facts): Step {
  const done = {
    ...settled(state),
    mine: [...state.mine, booking.bookingId],
    bookedOffer: state.slot?.hold?.offerId ?? null,
  };
  const news: Say[] = [{ say: 'booked', booking }, ...state.draft];
  const step = ask({ ...done, draft: [] }, { ask: 'anything-else', afterBooking: true }, facts, news);
  return step.reply ? { ...step, reply: { ...step.reply, booking } } : step;
}

/** A move is refused for the reasons for which a new appointment is; for all others, the appointment stays as it is. */
const asWithANewOne: readonly BookingRefusal['kind'][] = ['slot', 'customer-blocked'];

/** An expected no of hold, booking, move or cancellation: why, and the way on. */
export function refused(state: Conversation, refusal: BookingRefusal, facts: Facts): Step {
  const { task, slot, wish } = state;
  const isChange = task.type === 'cancel' || task.type === 'move';
  if (isChange && !(task.type === 'move' && asWithANewOne.includes(refusal.kind))) {
    return changeRefused(state, task.booking, refusal, facts);
  }
  if (refusal.kind === 'plan-limit') {
    return ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [{ say: 'plan-limit' }]);
  }
  if (refusal.kind === 'customer-blocked') {
    return ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [
      { say: 'ask-the-business' },
    ]);
  }
  if (refusal.kind === 'offer-expired' || refusal.kind === 'key-reused')
    return proceed({ ...state, slot: slot && { ...slot, hold: null } }, facts);
  if (refusal.kind === 'conflict' && slot) return proceed({ ...state, slot: null, seen: [] }, facts);
  if (refusal.kind !== 'slot' || !slot)
    return proceed(saying({ ...state, slot: null, wish: noWish }, { say: 'unknown-choice' }), facts);

  const { why, wanted } = refusal;
  const reason: Say = { say: 'refused', why, wanted: { start: wanted }, providerId: null };
  if (why.kind === 'limit' && why.scope === 'customer-upcoming') {
    return ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [reason]);
  }
  const ofDay = why.kind === 'limit';
  const { date, time } = wish.when;
  const excluded = {
    ...wish.excluded,
    slots: [...wish.excluded.slots, slotKey(slot)],
    dates: ofDay && date ? [...wish.excluded.dates, date] : wish.excluded.dates,
  };
  const when = { ...(date && !ofDay && { date }), ...(time && { time, approximate: true }) };
  const gone = why.kind === 'taken' || why.kind === 'buffer';
  const say: Say = gone ? { say: 'slot-lost', slot: { ...slot, serviceId: wish.service ?? '' } } : reason;
  return proceed(saying({ ...state, slot: null, seen: [], wish: { ...wish, when, excluded } }, say), facts);
}
