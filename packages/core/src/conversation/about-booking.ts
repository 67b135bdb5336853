import { toLocal } from '../time/zone.ts';
import type { Facts, Meaning, Step } from './events.ts';
import { checkCode, choose, manage, prove } from './manage-bookings.ts';
import { stop } from './resume.ts';
import { spokenZone } from './spoken-time.ts';
import type { BookingView, Conversation, Purpose } from './state.ts';
import { takeIn } from './take-in.ts';

/** Messages about bookings that exist: proofs of whose they are, which one is meant, what is to be done with it. */
export function aboutBooking(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  const { pending, task } = state;
  if (meaning.newCode) return prove(state, facts);
  if (pending.ask === 'code' && meaning.code) return checkCode(state, meaning.code, facts);
  const gaveEmail = (pending.ask === 'email-for-code' || pending.ask === 'code') && meaning.contact?.email;
  if (gaveEmail) return prove(takeIn(state, meaning, facts), facts);
  if (pending.ask === 'which-booking' && task.type === 'find') {
    const picked = bookingMeant(state, task.purpose, meaning, facts);
    if (picked) return choose(state, task.purpose, picked, facts);
  }
  const purpose = purposeOf(state, meaning);
  if (!purpose) return null;
  const insists = meaning.bareCancel === true && task.type === 'find' && task.purpose === 'cancel';
  if (insists && state.mine.length === 0) return stop(state, facts);
  const shown = pending.ask === 'what-about-booking' ? pending.bookings : [];
  const about = bookingMeant(state, purpose, meaning, facts) ?? (shown.length === 1 ? shown[0] : undefined);
  if (about && purpose !== 'view') {
    const named = manage(state, purpose, meaning, facts).state;
    return choose(named, purpose, about, facts);
  }
  return manage(state, purpose, meaning, facts);
}

/** Whether the message is about an existing booking; while a new one is being made, "another time" means the new one. */
function purposeOf(state: Conversation, meaning: Meaning): Purpose | null {
  const { task, pending } = state;
  const { intent, acts } = meaning;
  if (intent === 'my_bookings') return 'view';
  if (intent === 'cancel') return pending.ask === 'confirm-cancel' ? null : 'cancel';
  if (intent === 'reschedule') {
    const onIt = task.type === 'move' || (task.type === 'book' && state.slot !== null);
    return onIt ? null : 'move';
  }
  const saysTime = Boolean(
    meaning.date ?? meaning.time ?? meaning.shift ?? meaning.timeRange ?? meaning.dateRange,
  );
  const moves = intent === 'correct' || intent === 'inform' || acts.includes('correct');
  const newTime = moves && saysTime && !meaning.service;
  const justBooked = pending.ask === 'anything-else' && pending.afterBooking && state.mine.length > 0;
  if (justBooked && intent === 'correct') return 'move';
  return pending.ask === 'what-about-booking' && newTime ? 'move' : null;
}

/** One of the listed bookings. A day said while moving is the new one, not the booking's. */
function bookingMeant(
  state: Conversation,
  purpose: Purpose,
  meaning: Meaning,
  facts: Facts,
): BookingView | undefined {
  const listed = state.shown.flatMap((option) => (option.type === 'booking' ? [option.booking] : []));
  if (listed.length === 0) return undefined;
  if (meaning.bookingId) return listed.find(({ bookingId }) => bookingId === meaning.bookingId);
  if (meaning.choice !== undefined)
    return listed.at(meaning.choice > 0 ? meaning.choice - 1 : meaning.choice);
  const date = meaning.current?.date ?? (purpose === 'move' ? null : meaning.date);
  const service = meaning.current?.service ?? meaning.service;
  if (!date && !service) return undefined;
  const matches = listed.filter(
    (booking) =>
      (!service || booking.serviceId === service) &&
      (!date || toLocal(spokenZone(state, facts), booking.start).date === date),
  );
  return matches.length === 1 ? matches[0] : undefined;
}
