import { addDays, startOfDay, toLocal } from '../time/zone.ts';
import type { Facts, Meaning, Step } from './events.ts';
import { proceed } from './proceed.ts';
import { spokenZone } from './spoken-time.ts';
import { type Conversation, slotKey } from './state.ts';
import { knowsMore, takeIn } from './take-in.ts';

/** "More options", "another time", with nothing else said. */
export function otherTimes(state: Conversation, meaning: Meaning, facts: Facts): Step | null {
  const listed = state.slot !== null || state.pending.ask === 'slot';
  const wants =
    meaning.intent === 'request_alternatives' ||
    (meaning.intent === 'reschedule' && state.slot) ||
    (meaning.otherDay && listed);
  if (!wants || meaning.shift || knowsMore(state, takeIn(state, meaning, facts))) return null;
  return state.wish.service ? moreTimes(state, facts, meaning.otherDay) : null;
}

/** From a list: others that fit as well. From one chosen time: others of that day. */
export function moreTimes(state: Conversation, facts: Facts, otherDay = false): Step {
  const { slot, wish, pending } = state;
  const shown = pending.ask === 'slot' ? pending.slots : slot ? [slot] : [];
  const seen = [...state.seen, ...shown.map(slotKey)];
  const { date, dateRange, timeRange } = wish.when;
  const last = Math.max(...shown.map(({ start }) => start));
  if (otherDay && shown.length > 0) {
    const zone = spokenZone(state, facts);
    const after = startOfDay(zone, addDays(toLocal(zone, last).date, 1)) - 1;
    return proceed(
      { ...state, slot: null, seen, wish: { ...wish, when: { after, ...(timeRange && { timeRange }) } } },
      facts,
    );
  }
  const when = slot ? { ...(date && { date }), ...(dateRange && { dateRange }) } : wish.when;
  return proceed({ ...state, slot: null, seen, wish: { ...wish, when } }, facts);
}

/** "Change" on the offer, or the part of it that was named: that part is asked for again. */
export function changePart(state: Conversation, { change }: Meaning, facts: Facts): Step | null {
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
