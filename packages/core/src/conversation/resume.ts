import type { Facts, Step } from './events.ts';
import { bookingKept, settled } from './manage-bookings.ts';
import { isHeld } from './next-need.ts';
import { proceed } from './proceed.ts';
import type { Say } from './reply.ts';
import type { Conversation, Pending } from './state.ts';
import { ask, saying } from './step.ts';

/** Back to the question in the air, after an answer or a redirect. A conversation never ends without a way on. */
export function askAgain(state: Conversation, facts: Facts, say: readonly Say[] = []): Step {
  if (state.pending.ask === 'greeting') {
    const next = proceed(saying(state, ...say), facts);
    return next.reply ? next : ask(state, { ask: 'anything-else', afterBooking: false }, facts, say);
  }
  const lapsed = state.pending.ask === 'confirm' && state.slot !== null && !isHeld(state.slot, facts.now);
  if (lapsed) return proceed(saying(state, ...say), facts);
  const { pending: before } = state;
  return ask(state, resumed(before), facts, say);
}

function resumed(pending: Pending): Pending {
  if (pending.ask === 'anything-else') return { ...pending, quiet: false };
  return pending.ask === 'slot' || pending.ask === 'code' ? { ...pending, again: true } : pending;
}

/** Thanks and goodbyes: nothing is booked by them. Thanks in the middle of something go back to it. */
export function farewell(state: Conversation, facts: Facts, say: Say): Step {
  const { pending } = state;
  const idle = ['anything-else', 'greeting', 'what-about-booking'].includes(pending.ask);
  if (!idle && say.say === 'welcome') return askAgain(state, facts, [say]);
  const afterBooking = pending.ask === 'anything-else' && pending.afterBooking;
  return ask(settled(state), { ask: 'anything-else', afterBooking, quiet: true }, facts, [say]);
}

/** Leaves the present task without having done anything. */
export function stop(state: Conversation, facts: Facts): Step {
  if (state.task.type === 'cancel' || state.task.type === 'move')
    return bookingKept(state, state.task.booking, facts);
  return ask(settled(state), { ask: 'anything-else', afterBooking: false }, facts, [{ say: 'dropped' }]);
}

/** Whether a turn ends without the time it began with: what was held is then given back to others, unless it was booked. */
export const turnedAway = (before: Conversation, after: Conversation): boolean =>
  before.slot?.hold != null && after.slot === null && after.bookedOffer !== before.slot.hold.offerId;
