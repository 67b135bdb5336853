import type { Facts, Meaning, Step } from './events.ts';
import { bookingKept } from './manage-bookings.ts';
import { missingContact } from './next-need.ts';
import { changePart, moreTimes } from './other-times.ts';
import { proceed } from './proceed.ts';
import { askAgain, farewell, stop } from './resume.ts';
import type { Conversation } from './state.ts';
import { ask, perform } from './step.ts';
import { knowsMore, takeIn } from './take-in.ts';

/** A plain yes or no to what was asked. "Yes, but later" is no yes: it comes as facts. */
export function answerPending(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  const { pending, task } = state;
  const greets = pending.ask === 'greeting' && meaning.acts.includes('greet');
  const yes =
    (meaning.intent === 'affirm' && !greets) ||
    (meaning.intent === 'cancel' && pending.ask === 'confirm-cancel');
  const no = meaning.intent === 'negate' && !meaning.otherDay;
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
        : askAgain(state, facts);
    }
    case 'provider':
      return no
        ? proceed(takeIn(state, { ...meaning, provider: 'any' }, facts), facts)
        : askAgain(state, facts);
    case 'what-to-change':
      return no ? proceed(state, facts) : askAgain(state, facts);
    case 'contact':
      return no ? ask(state, { ask: 'what-to-change' }, facts) : askAgain(state, facts);
    case 'anything-else':
    case 'greeting':
    case 'what-about-booking':
      return yes ? proceed(state, facts) : farewell(state, facts, { say: 'goodbye' });
    case 'email-for-code':
    case 'code':
    case 'which-booking':
      return no ? stop(state, facts) : askAgain(state, facts);
    case 'other-wish':
      return pending.providers && yes
        ? changePart(state, { ...meaning, change: 'SERVICE' }, facts)
        : askAgain(state, facts);
    default:
      return askAgain(state, facts);
  }
}

/** A yes to the offer. Every rule is checked again where it is written. */
export function book(state: Conversation, facts: Facts): Step {
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
