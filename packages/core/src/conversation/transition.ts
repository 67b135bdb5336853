import { aboutBooking } from './about-booking.ts';
import { answerPending, book } from './answer-pending.ts';
import { answers } from './digressions.ts';
import type { Event, Facts, Meaning, Step } from './events.ts';
import {
  bookingCancelled,
  bookingMoved,
  bookingsFound,
  codeLimit,
  codeSent,
  codeWrong,
  openLink,
  settled,
} from './manage-bookings.ts';
import { changePart, otherTimes } from './other-times.ts';
import { booked, held, refused } from './outcomes.ts';
import { offerTimes, proceed } from './proceed.ts';
import type { Say } from './reply.ts';
import { askAgain, farewell, stop } from './resume.ts';
import type { Conversation } from './state.ts';
import { ask, perform, saying } from './step.ts';
import { knowsMore, takeIn } from './take-in.ts';

/**
 * The conversation. Nothing is executed: a step either ends the turn with a reply or names an effect, whose outcome comes
 * back as the next event. Only the 'booked' event, which carries the stored booking, can make a reply say so.
 */
export function transition(state: Conversation, event: Event, facts: Facts): Step {
  switch (event.type) {
    case 'opened':
      return ask(state, { ask: 'greeting', greeted: true }, facts, [{ say: 'greet' }]);
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
  const spoken = { ...before, lang: meaning.langCertain ? meaning.lang : before.lang };
  const state = turnsToBooking(spoken, meaning) ? settled(spoken) : spoken;
  if (meaning.unknownChoice) return askAgain(state, facts, [{ say: 'unknown-choice' }]);
  if (meaning.confirms) return book(state, facts);
  if (meaning.link) return openLink(state, meaning.link);
  return (
    leaveTask(state, meaning, facts) ??
    aboutBooking(state, meaning, facts) ??
    answerPending(state, meaning, facts) ??
    changePart(state, meaning, facts) ??
    otherTimes(state, meaning, facts) ??
    takeFacts(state, text, meaning, facts)
  );
}

/** "I want to book", while an existing booking was being looked for, cancelled or moved. */
function turnsToBooking({ task, mine, pending }: Conversation, meaning: Meaning): boolean {
  const { intent, acts, service } = meaning;
  if (task.type === 'book') return false;
  if (pending.ask === 'which-booking')
    return intent === 'book' || (service !== null && acts.includes('book'));
  if (task.type === 'move')
    return (
      service !== null && acts.includes('book') && !acts.includes('reschedule') && !acts.includes('correct')
    );
  const proving = pending.ask === 'email-for-code' || pending.ask === 'code';
  const wants = intent === 'inform' || intent === 'find' || intent === 'request_alternatives';
  return intent === 'book' || (wants && service !== null && (proving || mine.length === 0));
}

/** Start over, a person, stop; "cancel" while an offer stands drops the offer. */
function leaveTask(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  const { intent } = meaning;
  if (intent === 'restart')
    return ask({ ...settled(state), misses: 0 }, { ask: 'greeting', greeted: true }, facts, [
      { say: 'restarted' },
    ]);
  if (intent === 'human') return perform(state, { type: 'hand-off' });
  const standing = state.task.type === 'book' && state.slot !== null;
  const dropsOffer = intent === 'cancel' && standing && !meaning.current;
  const booking = state.task.type === 'book' && !idle.includes(state.pending.ask);
  const dropsWish = meaning.bareCancel === true && booking;
  return meaning.stop || dropsOffer || dropsWish ? stop(state, facts) : null;
}

const idle: readonly Conversation['pending']['ask'][] = ['greeting', 'anything-else', 'what-about-booking'];

/** Facts in any order, questions beside them; then whatever is missing next. */
function takeFacts(state: Conversation, text: string, meaning: Meaning, facts: Facts): Step {
  const answered = answers(state, text, meaning, facts);
  const onlyAsks = answered.length > 0 && state.wish.service !== null && !tellsFacts(meaning);
  if (agreesAndAsks(state, meaning, answered, facts)) return book(saying(state, ...answered), facts);
  const after = onlyAsks ? state : { ...takeIn(state, meaning, facts), misses: 0 };
  const learned = !onlyAsks && knowsMore(state, after);
  const onlyContact = after.wish === state.wish && after.slot === state.slot;
  if (learned && onlyContact && state.slot === null && state.pending.ask !== 'greeting')
    return askAgain(thankForContact(state, after), facts, answered);
  if (learned)
    return proceed(saying(thankForContact(state, after), ...badEmail(text, meaning), ...answered), facts);
  if (answered.length > 0) return askAgain({ ...state, misses: 0 }, facts, answered);

  if (state.slot && tellsSomething(meaning)) return proceed({ ...state, misses: 0 }, facts);

  switch (meaning.intent) {
    case 'thank':
    case 'goodbye':
      return farewell(state, facts, { say: meaning.acts.includes('goodbye') ? 'goodbye' : 'welcome' });
    case 'affirm':
    case 'greet':
      return greetBack(state, facts);
    case 'correct':
      return state.slot ? ask(state, { ask: 'what-to-change' }, facts) : askAgain(state, facts);
    case 'book':
    case 'find':
      return state.task.type === 'book' ? proceed({ ...state, misses: 0 }, facts) : askAgain(state, facts);
    case 'select':
      return askAgain(state, facts, [{ say: 'nothing-shown' }]);
    default: {
      if (tellsSomething(meaning)) return askAgain({ ...state, misses: 0 }, facts);
      const bad = badEmail(text, meaning);
      const missed = { ...state, misses: state.misses + 1 };
      return askAgain(missed, facts, bad.length > 0 ? bad : [{ say: 'not-understood' }]);
    }
  }
}

/** "Yes, and where is it?": a yes, unless what is asked may decide it ("ok, and how much is it?"). */
function agreesAndAsks(
  state: Conversation,
  meaning: Meaning,
  answered: readonly Say[],
  facts: Facts,
): boolean {
  if (state.pending.ask !== 'confirm' || answered.length === 0) return false;
  if (!meaning.acts.includes('affirm') || meaning.acts.includes('negate') || meaning.acts.includes('correct'))
    return false;
  const asides = ['address', 'contact-details', 'hours'];
  return (
    answered.every(({ say }) => asides.includes(say)) && !knowsMore(state, takeIn(state, meaning, facts))
  );
}

/** The greeting once, to who has not seen it; then a short word back, never the same text again. */
function greetBack(state: Conversation, facts: Facts): Step {
  const { pending } = state;
  if (pending.ask !== 'greeting' && pending.ask !== 'anything-else') return askAgain(state, facts);
  const greeted = pending.ask === 'anything-else' || pending.greeted === true;
  const say: Say = { say: greeted ? 'hello' : 'greet' };
  return ask(state, { ask: 'greeting', greeted: true }, facts, [say]);
}

/** What is known already, said once more: understood, though nothing is learned. */
const tellsSomething = ({ contact, service, provider, date, time }: Meaning): boolean =>
  Boolean(contact ?? service ?? provider ?? date ?? time);

const tellsFacts = ({ intent, acts }: Meaning): boolean =>
  [intent, ...acts].some((act) => ['book', 'inform', 'correct', 'select', 'affirm'].includes(act));

function thankForContact(before: Conversation, after: Conversation): Conversation {
  const name = after.contact.name?.value ?? null;
  const told = name !== null && before.contact.name?.value !== name && before.pending.ask !== 'greeting';
  return told ? saying(after, { say: 'thanks-contact', name }) : after;
}

/** Something with an @ that is no address: say so instead of asking again as if nothing was written. */
const badEmail = (text: string, { contact }: Meaning): Say[] =>
  text.includes('@') && !contact?.email ? [{ say: 'bad-email' }] : [];
