import type { Booking, BookingRefusal } from '../booking/booking.ts';
import { toLocal } from '../time/zone.ts';
import { answers } from './digressions.ts';
import type { Event, Facts, Meaning, Step } from './events.ts';
import {
  bookingCancelled,
  bookingKept,
  bookingMoved,
  bookingsFound,
  changeRefused,
  checkCode,
  choose,
  codeLimit,
  codeSent,
  codeWrong,
  manage,
  openLink,
  prove,
  settled,
} from './manage-bookings.ts';
import { isHeld, missingContact } from './next-need.ts';
import { offerTimes, proceed } from './proceed.ts';
import type { Say } from './reply.ts';
import { spokenZone } from './spoken-time.ts';
import { type Conversation, noWish, type Purpose, type SlotView, slotKey } from './state.ts';
import { ask, perform, saying } from './step.ts';
import { takeIn } from './take-in.ts';

/**
 * The conversation. Nothing is executed: a step either ends the turn with a reply or names an effect, whose outcome comes
 * back as the next event. Only the 'booked' event, which carries the stored booking, can make a reply say so.
 */
export function transition(state: Conversation, event: Event, facts: Facts): Step {
  switch (event.type) {
    case 'opened':
      return ask(state, { ask: 'greeting' }, facts, [{ say: 'greet' }]);
    case 'said':
      return said(state, event.text, event.meaning, facts);
    case 'schedules':
      return offerTimes(state, event.schedules, event.window, facts);
    case 'held':
      return held(state, event.offerId, event.until, facts);
    case 'booked':
      return booked(state, event.booking, facts);
    case 'refused':
      return refused(state, event.refusal, facts);
    case 'bookings':
      return bookingsFound(state, event.bookings, facts);
    case 'cancelled':
      return bookingCancelled(state, event.booking, facts);
    case 'moved':
      return bookingMoved(state, event.booking, facts);
    case 'code-sent':
      return codeSent(state, event, facts);
    case 'code-limited':
      return codeLimit(state, facts);
    case 'code-wrong':
      return codeWrong(state, facts);
    case 'link-invalid':
      return askAgain({ ...state, task: { type: 'book' } }, facts, [{ say: 'link-invalid' }]);
    case 'handed-off':
      return askAgain({ ...state, handedOff: true }, facts, [{ say: 'handed-off' }]);
  }
}

/** One message: first what breaks off the present task, then answers to the pending question, then facts. */
function said(before: Conversation, text: string, meaning: Meaning, facts: Facts): Step {
  const state = { ...before, lang: meaning.langCertain ? meaning.lang : before.lang };
  if (meaning.unknownChoice) return askAgain(state, facts, [{ say: 'unknown-choice' }]);
  if (meaning.confirms) return book(state, facts);
  return (
    leaveTask(state, meaning, facts) ??
    proveOrManage(state, meaning, facts) ??
    answerPending(state, meaning, facts) ??
    changeByTap(state, meaning, facts) ??
    otherTimes(state, meaning, facts) ??
    takeFacts(state, text, meaning, facts)
  );
}

function leaveTask(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  if (meaning.intent === 'restart') {
    const fresh = { ...settled(state), misses: 0 };
    return releasing(state, ask(fresh, { ask: 'greeting' }, facts, [{ say: 'restarted' }]));
  }
  if (meaning.intent === 'human') return perform(state, { type: 'hand-off' });
  const dropsOffer =
    meaning.intent === 'cancel' && state.task.type === 'book' && state.slot && !meaning.current;
  if (!meaning.stop && !dropsOffer) return null;
  if (state.task.type === 'cancel') return bookingKept(state, state.task.booking, facts);
  if (state.task.type === 'move') return bookingKept(state, state.task.booking, facts);
  const idle = ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [
    { say: 'dropped' },
  ]);
  return releasing(state, idle);
}

function proveOrManage(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  const { pending, task } = state;
  if (meaning.link) return openLink(state, meaning.link);
  if (meaning.newCode) return prove(state, facts);
  if (pending.ask === 'code' && meaning.code) return checkCode(state, meaning.code, facts);
  const gaveEmail = (pending.ask === 'email-for-code' || pending.ask === 'code') && meaning.contact?.email;
  if (gaveEmail) return prove(takeIn(state, meaning, facts), facts);
  if (pending.ask === 'which-booking' && task.type === 'find') {
    const picked = bookingMeant(state, meaning, facts);
    if (picked) return choose(state, task.purpose, picked, facts);
  }
  const purpose = purposeOf(state, meaning);
  if (!purpose) return null;
  const shown = pending.ask === 'what-about-booking' ? pending.bookings : [];
  const about = bookingMeant(state, meaning, facts) ?? (shown.length === 1 ? shown[0] : undefined);
  if (about && purpose !== 'view') {
    const named = manage(state, purpose, meaning, facts).state;
    return choose(named, purpose, about, facts);
  }
  return manage(state, purpose, meaning, facts);
}

/** Whether the message is about an existing booking; while a new one is being made, "another time" means the new one. */
function purposeOf(state: Conversation, meaning: Meaning): Purpose | null {
  const { task, pending } = state;
  const { intent } = meaning;
  if (intent === 'my_bookings') return 'view';
  if (intent === 'cancel') return pending.ask === 'confirm-cancel' ? null : 'cancel';
  if (intent === 'reschedule') {
    const onIt = task.type === 'move' || (task.type === 'book' && state.slot !== null);
    return onIt ? null : 'move';
  }
  const saysTime = Boolean(
    meaning.date ?? meaning.time ?? meaning.shift ?? meaning.timeRange ?? meaning.dateRange,
  );
  const newTime = (intent === 'correct' || intent === 'inform') && saysTime && !meaning.service;
  const justBooked = pending.ask === 'anything-else' && pending.afterBooking && state.mine.length > 0;
  if (justBooked && intent === 'correct') return 'move';
  return pending.ask === 'what-about-booking' && newTime ? 'move' : null;
}

function bookingMeant(state: Conversation, meaning: Meaning, facts: Facts) {
  const listed = state.shown.flatMap((option) => (option.type === 'booking' ? [option.booking] : []));
  if (listed.length === 0) return undefined;
  if (meaning.bookingId) return listed.find(({ bookingId }) => bookingId === meaning.bookingId);
  if (meaning.choice !== undefined)
    return listed.at(meaning.choice > 0 ? meaning.choice - 1 : meaning.choice);
  const date = meaning.current?.date ?? meaning.date;
  const service = meaning.current?.service ?? meaning.service;
  if (!date && !service) return undefined;
  const matches = listed.filter(
    (booking) =>
      (!service || booking.serviceId === service) &&
      (!date || toLocal(spokenZone(state, facts), booking.start).date === date),
  );
  return matches.length === 1 ? matches[0] : undefined;
}

/** A plain yes or no to what was asked. "Yes, but later" is no yes: it comes as facts. */
function answerPending(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  const { pending, task } = state;
  const yes =
    meaning.intent === 'affirm' || (meaning.intent === 'cancel' && pending.ask === 'confirm-cancel');
  const no = meaning.intent === 'negate';
  if (!yes && !no) return null;
  const after = takeIn(state, meaning, facts);
  if (knowsMore(state, after)) return null;

  switch (pending.ask) {
    case 'confirm':
      return yes ? book(state, facts) : ask(state, { ask: 'what-to-change' }, facts);
    case 'confirm-cancel':
      if (task.type !== 'cancel') return null;
      return yes
        ? perform(state, { type: 'cancel', bookingId: task.booking.bookingId })
        : bookingKept(state, task.booking, facts);
    case 'confirm-move':
      if (task.type !== 'move' || !state.slot) return null;
      return yes
        ? perform(state, {
            type: 'move',
            bookingId: task.booking.bookingId,
            providerId: state.slot.providerId,
            start: state.slot.start,
          })
        : moreTimes(state, facts);
    case 'slot': {
      const [only, ...others] = pending.slots;
      if (no) return moreTimes(state, facts);
      return only && others.length === 0
        ? proceed(takeIn(state, { ...meaning, choice: 1 }, facts), facts)
        : askAgain(state, facts, []);
    }
    case 'provider':
      return no
        ? proceed(takeIn(state, { ...meaning, provider: 'any' }, facts), facts)
        : askAgain(state, facts, []);
    case 'what-to-change':
      return no ? proceed(state, facts) : askAgain(state, facts, []);
    case 'contact':
      return no ? ask(state, { ask: 'what-to-change' }, facts) : askAgain(state, facts, []);
    case 'anything-else':
    case 'greeting':
    case 'what-about-booking':
      return yes ? proceed(state, facts) : farewell(state, facts, { say: 'goodbye' });
    case 'email-for-code':
    case 'code':
    case 'which-booking':
      return no ? leaveTask(state, { ...meaning, stop: true }, facts) : askAgain(state, facts, []);
    default:
      return askAgain(state, facts, []);
  }
}

function book(state: Conversation, facts: Facts): Step {
  const { slot, wish, contact } = state;
  if (!slot?.hold || !wish.service || !contact.name || missingContact(contact, facts).length > 0)
    return proceed(state, facts);
  return perform(state, {
    type: 'book',
    serviceId: wish.service,
    providerId: slot.providerId,
    start: slot.start,
    customer: {
      name: contact.name.value,
      email: contact.email?.value ?? null,
      phone: contact.phone?.value ?? null,
    },
    offerId: slot.hold.offerId,
  });
}

function changeByTap(state: Conversation, { change }: Meaning, facts: Facts): Step | null {
  const { wish } = state;
  switch (change) {
    case undefined:
      return null;
    case 'SERVICE':
      return proceed(
        { ...state, slot: null, seen: [], wish: { ...wish, service: null, serviceChoices: [] } },
        facts,
      );
    case 'PROVIDER':
      return proceed(
        { ...state, slot: null, seen: [], wish: { ...wish, provider: null, choosesProvider: true } },
        facts,
      );
    case 'SLOT':
      return moreTimes(state, facts);
    case 'CONTACT':
      return proceed(
        { ...state, contact: { name: null, email: null, phone: null, surnameAsked: false } },
        facts,
      );
  }
}

/** "More options", "another time", with nothing else said. */
function otherTimes(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  const wants = meaning.intent === 'request_alternatives' || (meaning.intent === 'reschedule' && state.slot);
  if (!wants || meaning.shift || knowsMore(state, takeIn(state, meaning, facts))) return null;
  return state.wish.service ? moreTimes(state, facts) : null;
}

/** From a list: others that fit as well. From one chosen time: others of that day. */
function moreTimes(state: Conversation, facts: Facts): Step {
  const { slot, wish } = state;
  if (!slot) return proceed(state, facts);
  const { date } = wish.when;
  const when = date ? { date } : {};
  return proceed({ ...state, slot: null, seen: [slotKey(slot)], wish: { ...wish, when } }, facts);
}

/** Facts in any order, questions beside them; then whatever is missing next. */
function takeFacts(state: Conversation, text: string, meaning: Meaning, facts: Facts): Step {
  const answered = answers(state, text, meaning, facts);
  const onlyAsks = answered.length > 0 && state.wish.service !== null && !tellsFacts(meaning);
  const after = onlyAsks ? state : { ...takeIn(state, meaning, facts), misses: 0 };
  const learned = !onlyAsks && knowsMore(state, after);
  if (learned)
    return proceed(saying(thankForContact(state, after), ...badEmail(text, meaning), ...answered), facts);
  if (answered.length > 0) return askAgain({ ...state, misses: 0 }, facts, answered);

  switch (meaning.intent) {
    case 'thank':
    case 'goodbye':
      return farewell(state, facts, { say: meaning.intent === 'thank' ? 'welcome' : 'goodbye' });
    case 'greet':
      return state.pending.ask === 'greeting' || state.pending.ask === 'anything-else'
        ? ask(state, { ask: 'greeting' }, facts, [{ say: 'greet' }])
        : askAgain(state, facts, []);
    case 'correct':
      return state.slot ? ask(state, { ask: 'what-to-change' }, facts) : askAgain(state, facts, []);
    case 'book':
    case 'find':
      return state.task.type === 'book'
        ? proceed({ ...state, misses: 0 }, facts)
        : askAgain(state, facts, []);
    case 'select':
      return askAgain(state, facts, [{ say: 'nothing-shown' }]);
    default: {
      const bad = badEmail(text, meaning);
      const missed = { ...state, misses: state.misses + 1 };
      return askAgain(missed, facts, bad.length > 0 ? bad : [{ say: 'not-understood' }]);
    }
  }
}

const tellsFacts = ({ intent, acts }: Meaning): boolean =>
  [intent, ...acts].some((act) => ['book', 'inform', 'correct', 'select', 'affirm'].includes(act));

const knowsMore = (before: Conversation, after: Conversation): boolean =>
  before.wish !== after.wish ||
  before.slot !== after.slot ||
  before.contact.name?.value !== after.contact.name?.value ||
  before.contact.email?.value !== after.contact.email?.value ||
  before.contact.phone?.value !== after.contact.phone?.value;

function thankForContact(before: Conversation, after: Conversation): Conversation {
  const name = after.contact.name?.value ?? null;
  const told = before.pending.ask === 'contact' && name !== null && before.contact.name?.value !== name;
  return told ? saying(after, { say: 'thanks-contact', name }) : after;
}

/** Something with an @ that is no address: say so instead of asking again as if nothing was written. */
const badEmail = (text: string, { contact }: Meaning): Say[] =>
  text.includes('@') && !contact?.email ? [{ say: 'bad-email' }] : [];

function farewell(state: Conversation, facts: Facts, say: Say): Step {
  const { pending } = state;
  const idle = ['anything-else', 'greeting', 'what-about-booking'].includes(pending.ask);
  if (!idle && say.say === 'welcome') return askAgain(state, facts, [say]);
  const afterBooking = pending.ask === 'anything-else' && pending.afterBooking;
  return ask(state, { ask: 'anything-else', afterBooking, quiet: true }, facts, [say]);
}

/** Back to the question in the air, after an answer or a redirect. A conversation never ends without a way on. */
function askAgain(state: Conversation, facts: Facts, say: readonly Say[]): Step {
  if (state.pending.ask === 'greeting') {
    const next = proceed(saying(state, ...say), facts);
    return next.reply ? next : ask(state, { ask: 'anything-else', afterBooking: false }, facts, say);
  }
  const lapsed = state.pending.ask === 'confirm' && state.slot !== null && !isHeld(state.slot, facts.now);
  if (lapsed) return proceed(saying(state, ...say), facts);
  const { pending } = state;
  const repeated: Say[] =
    pending.ask === 'slot' ? [{ say: 'slots', slots: pending.slots, how: 'again' }] : [];
  return ask(state, pending, facts, [...say, ...repeated]);
}

/** The time is ours for some minutes. Taken back after a lapse, that is said. */
function held(state: Conversation, offerId: string, until: number, facts: Facts): Step {
  const { slot, wish } = state;
  if (!slot || !wish.service) return proceed(state, facts);
  const kept = { ...state, slot: { ...slot, hold: { offerId, until } } };
  const view: SlotView = { ...slot, serviceId: wish.service };
  const picked: Say = { say: 'picked', slot: view, earliest: wish.when.earliest ?? false, heldUntil: until };
  const needsMore = missingContact(state.contact, facts).length > 0 && slot.hold === null;
  return proceed(needsMore ? saying(kept, picked) : kept, facts);
}

function booked(state: Conversation, booking: Booking, facts: Facts): Step {
  const done = {
    ...settled(state),
    mine: [...state.mine, booking.bookingId],
    bookedOffer: state.slot?.hold?.offerId ?? null,
  };
  const step = ask(done, { ask: 'anything-else', afterBooking: true }, facts, [{ say: 'booked', booking }]);
  return step.reply ? { ...step, reply: { ...step.reply, booking } } : step;
}

/** An expected no of hold, booking, move or cancellation: why, and the way on. */
function refused(state: Conversation, refusal: BookingRefusal, facts: Facts): Step {
  const { task, slot, wish } = state;
  if (task.type === 'cancel' || (task.type === 'move' && refusal.kind !== 'slot')) {
    return changeRefused(state, task.booking, refusal, facts);
  }
  if (refusal.kind === 'plan-limit') {
    const idle = ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [
      { say: 'plan-limit' },
    ]);
    return releasing(state, idle);
  }
  if (refusal.kind === 'offer-expired' || refusal.kind === 'key-reused')
    return proceed({ ...state, slot: slot && { ...slot, hold: null } }, facts);
  if (refusal.kind === 'conflict' && slot) return proceed({ ...state, slot: null, seen: [] }, facts);
  if (refusal.kind !== 'slot' || !slot)
    return proceed(saying({ ...state, slot: null, wish: noWish }, { say: 'unknown-choice' }), facts);

  const { why, wanted } = refusal;
  const reason: Say = { say: 'refused', why, wanted: { start: wanted }, providerId: null };
  if (why.kind === 'limit' && why.scope === 'customer-upcoming') {
    const idle = ask(settled(state), { ask: 'anything-else', afterBooking: true }, facts, [reason]);
    return releasing(state, idle);
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

/** Gives a held time back to others when the customer turns away from it. */
const releasing = (before: Conversation, step: Step): Step =>
  before.slot?.hold ? { ...step, effects: [...step.effects, { type: 'release' }] } : step;
