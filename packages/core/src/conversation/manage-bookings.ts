import type { Booking, BookingRefusal } from '../booking/booking.ts';
import { localDateTime, toLocal } from '../time/zone.ts';
import { maskEmail } from './contact.ts';
import type { Facts, Meaning, Step } from './events.ts';
import { proceed } from './proceed.ts';
import { spokenZone } from './spoken-time.ts';
import {
  type BookingHint,
  type BookingView,
  type Conversation,
  noWish,
  type Proof,
  type Purpose,
  type When,
} from './state.ts';
import { ask, bookingView, perform, saying } from './step.ts';
import { takeIn } from './take-in.ts';

/**
 * Existing bookings: seen, cancelled, moved. Nothing is told about anyone's bookings before it is proved whose they are:
 * made in this conversation, the manage link, or a one-time code sent to the booking's e-mail.
 */
export function manage(state: Conversation, purpose: Purpose, meaning: Meaning, facts: Facts): Step {
  const finding: Conversation = {
    ...state,
    task: { type: 'find', purpose, hint: hintOf(meaning) },
    slot: null,
    wish: newTimes(state, meaning, purpose, facts),
  };
  const codeUnderWay = state.pending.ask === 'code' && state.proof !== null;
  const [last] = state.mine.slice(-1);
  if (codeUnderWay && !(meaning.bareCancel && last)) return ask(finding, { ask: 'code' }, facts);
  const justBooked = state.pending.ask === 'anything-else' && state.pending.afterBooking;
  const thisOne =
    last && purpose !== 'view' && (justBooked || codeUnderWay) && !meaning.current && !meaning.service;
  if (last) return perform(finding, { type: 'load-bookings', bookingIds: thisOne ? [last] : state.mine });
  return prove(finding, facts);
}

/** "Move it to Thursday at five": the new day and hour are kept while the booking is being found. */
function newTimes(
  state: Conversation,
  meaning: Meaning,
  purpose: Purpose,
  facts: Facts,
): Conversation['wish'] {
  if (purpose !== 'move') return noWish;
  const idle = { ...state, wish: noWish, slot: null, shown: [], pending: { ask: 'greeting' as const } };
  return takeIn(idle, { ...meaning, service: null, serviceCandidates: [] }, facts).wish;
}

/** A manage link in the chat is proof for its booking. */
export function openLink(state: Conversation, token: string): Step {
  const purpose: Purpose = state.task.type === 'find' ? state.task.purpose : 'view';
  const hint = state.task.type === 'find' ? state.task.hint : {};
  return perform({ ...state, task: { type: 'find', purpose, hint } }, { type: 'open-link', token });
}

const codesPerConversation = 3;
export const codeAttempts = 5;

/** The known e-mail gets the code at once; otherwise it is asked for. */
export function prove(state: Conversation, facts: Facts): Step {
  const email = state.contact.email?.value;
  if (!email) return ask(state, { ask: 'email-for-code' }, facts);
  if ((state.proof?.sent ?? 0) >= codesPerConversation) return codeLimit(state, facts);
  return perform(state, { type: 'send-code', email });
}

/** The same words whether or not that e-mail has bookings. */
export function codeSent(
  state: Conversation,
  sent: { fingerprint: string; expiresAt: number },
  facts: Facts,
): Step {
  const email = state.contact.email?.value ?? '';
  const proof: Proof = {
    email,
    fingerprint: sent.fingerprint,
    expiresAt: sent.expiresAt,
    attemptsLeft: codeAttempts,
    sent: (state.proof?.sent ?? 0) + 1,
  };
  return ask({ ...state, proof }, { ask: 'code' }, facts, [{ say: 'code-sent', email: maskEmail(email) }]);
}

export function codeLimit(state: Conversation, facts: Facts): Step {
  const idle: Conversation = { ...state, task: { type: 'book' } };
  return ask(idle, { ask: 'anything-else', afterBooking: false }, facts, [{ say: 'code-limit' }]);
}

export function checkCode(state: Conversation, code: string, facts: Facts): Step {
  const { proof } = state;
  if (!proof) return prove(state, facts);
  if (proof.expiresAt <= facts.now || proof.attemptsLeft <= 0)
    return ask(state, { ask: 'code' }, facts, [{ say: 'code-expired' }]);
  const tried: Proof = { ...proof, attemptsLeft: proof.attemptsLeft - 1 };
  const { fingerprint, email } = proof;
  return perform({ ...state, proof: tried }, { type: 'check-code', code, fingerprint, email });
}

export function codeWrong(state: Conversation, facts: Facts): Step {
  const attemptsLeft = state.proof?.attemptsLeft ?? 0;
  return ask(state, { ask: 'code' }, facts, [{ say: 'code-wrong', attemptsLeft }]);
}

/** Bookings known to be the customer's: those still to come, and of them the ones that were meant. */
export function bookingsFound(state: Conversation, bookings: readonly Booking[], facts: Facts): Step {
  const coming = bookings
    .filter(({ status, end }) => (status === 'CONFIRMED' || status === 'PENDING') && end > facts.now)
    .sort((a, b) => a.start - b.start);
  const proved = state.proof !== null && state.pending.ask === 'code';
  const mine = [...new Set([...coming.map(({ bookingId }) => bookingId), ...state.mine])];
  const known: Conversation = { ...state, mine, proof: proved ? null : state.proof };
  const purpose = state.task.type === 'find' ? state.task.purpose : 'view';
  if (coming.length === 0) return noneFound(known, facts);
  const hint = state.task.type === 'find' ? state.task.hint : {};
  const meant = coming.filter((booking) => fitsHint(booking, hint));
  const views = (meant.length > 0 ? meant : coming).map(bookingView);
  const [only, ...others] = views;
  if (purpose === 'view' || !only) return showBookings(known, views, facts);
  if (others.length > 0) return ask(known, { ask: 'which-booking', bookings: views }, facts);
  return choose(known, purpose, only, facts);
}

function noneFound(state: Conversation, facts: Facts): Step {
  const idle: Conversation = { ...state, task: { type: 'book' } };
  return ask(idle, { ask: 'anything-else', afterBooking: false }, facts, [{ say: 'no-bookings' }]);
}

function showBookings(state: Conversation, bookings: readonly BookingView[], facts: Facts): Step {
  const idle: Conversation = { ...state, task: { type: 'book' } };
  return ask(idle, { ask: 'what-about-booking', bookings }, facts, [{ say: 'bookings', bookings }]);
}

/** Which booking is settled: confirm the cancellation, or look for its new time. */
export function choose(state: Conversation, purpose: Purpose, booking: BookingView, facts: Facts): Step {
  if (purpose === 'view') return showBookings(state, [booking], facts);
  if (changesUntil(booking, facts) < facts.now)
    return ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [
      { say: 'cutoff', booking },
    ]);
  if (purpose === 'cancel')
    return ask({ ...state, task: { type: 'cancel', booking }, slot: null }, { ask: 'confirm-cancel' }, facts);
  return proceed(startMove(state, booking, facts), facts);
}

/** Moving starts from the same service and professional; both may be changed by saying so. */
function startMove(state: Conversation, booking: BookingView, facts: Facts): Conversation {
  const { provider, excluded } = state.wish;
  const when = onItsDay(state.wish.when, booking, spokenZone(state, facts));
  const wish = {
    ...noWish,
    service: booking.serviceId,
    provider: provider ?? booking.providerId,
    when,
    excluded,
  };
  const intro = Object.keys(when).length === 0 ? [{ say: 'which-new-time', booking } as const] : [];
  return saying({ ...state, task: { type: 'move', booking }, wish, slot: null, seen: [] }, ...intro);
}

/** "Move it to three" means its own day. */
function onItsDay(when: When, booking: BookingView, zone: string): When {
  const bareTime = (when.time || when.timeRange) && !when.date && !when.dateRange && !when.dateAlternatives;
  return bareTime ? { ...when, date: toLocal(zone, booking.start).date } : when;
}

function changesUntil({ serviceId, providerId, start }: BookingView, { tenant, catalog }: Facts): number {
  const service = catalog.services.find((s) => s.serviceId === serviceId)?.rules;
  const provider = catalog.providers.find((p) => p.providerId === providerId)?.rules;
  return start - { ...tenant.rules, ...service, ...provider }.changeCutoffMinutes;
}

export function bookingCancelled(state: Conversation, booking: Booking, facts: Facts): Step {
  const done = settled(state);
  return ask(done, { ask: 'anything-else', afterBooking: false }, facts, [
    { say: 'cancelled', booking: bookingView(booking) },
  ]);
}

export function bookingMoved(state: Conversation, booking: Booking, facts: Facts): Step {
  const others = state.mine.filter((id) => id !== booking.bookingId);
  const done = { ...settled(state), mine: [...others, booking.bookingId] };
  const step = ask(done, { ask: 'anything-else', afterBooking: true }, facts, [
    { say: 'moved', booking: bookingView(booking) },
  ]);
  return step.reply ? { ...step, reply: { ...step.reply, booking } } : step;
}

export function bookingKept(state: Conversation, booking: BookingView, facts: Facts): Step {
  return ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [
    { say: 'kept', booking },
  ]);
}

/** The change is not possible: too late, or the booking is no longer what it was. */
export function changeRefused(
  state: Conversation,
  booking: BookingView,
  refusal: BookingRefusal,
  facts: Facts,
): Step {
  const why = refusal.kind === 'cutoff' ? 'cutoff' : 'cannot-change';
  return ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [{ say: why, booking }]);
}

export const settled = (state: Conversation): Conversation => ({
  ...state,
  task: { type: 'book' },
  wish: noWish,
  slot: null,
  seen: [],
});

/** What the message says of the booking it is about; a new time is not that. */
const hintOf = (meaning: Meaning): BookingHint => ({
  ...meaning.current,
  ...(meaning.service && { service: meaning.service }),
});

function fitsHint(booking: Booking, hint: BookingHint): boolean {
  const local = localDateTime(booking.timezone, booking.start);
  return (
    (!hint.service || hint.service === booking.serviceId) &&
    (!hint.provider || hint.provider === 'any' || hint.provider === booking.providerId) &&
    (!hint.date || hint.date === local.date) &&
    (!hint.time || hint.time === local.time)
  );
}
