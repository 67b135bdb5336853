import type { Booking } from '@booking-chat/core/booking/booking';
import { cancelled } from '@booking-chat/core/booking/change-booking';
import { bookingEntry } from '@booking-chat/core/booking/new-booking';
import type { Effect, Event } from '@booking-chat/core/conversation/events';
import type { Reply, Say } from '@booking-chat/core/conversation/reply';
import type { Conversation } from '@booking-chat/core/conversation/state';
import type { App } from '../context.ts';
import { rulesFor } from '../store/bookings.ts';
import type { Trial } from '../store/conversations.ts';
import { withoutWrites } from '../store/db.ts';
import { randomId } from '../store/random-id.ts';
import { type Performed, perform, type Turn } from './perform.ts';

/**
 * Does what a step asks for in a conversation that is only tried out: the real effects with the real rules, over tables
 * that forget every write. What it would have booked lives in the conversation alone.
 */
export async function performTrial(
  effect: Effect,
  state: Conversation,
  turn: Turn,
  trial: Trial,
): Promise<{ performed: Performed; trial: Trial }> {
  const dry: Turn = { ...turn, app: trialApp(turn.app) };
  const own = (bookingId: string) => trial.bookings.find((one) => one.bookingId === bookingId);
  const unchanged = (event: Event) => ({ performed: happened(event), trial });

  if (effect.type === 'load-bookings') {
    const real = await perform(
      { ...effect, bookingIds: effect.bookingIds.filter((id) => !own(id)) },
      state,
      dry,
    );
    const found = real.type === 'event' && real.event.type === 'bookings' ? real.event.bookings : [];
    const mine = effect.bookingIds.flatMap((id) => own(id) ?? []);
    return unchanged({ type: 'bookings', bookings: [...mine, ...found] });
  }
  if (effect.type === 'cancel') {
    const mine = own(effect.bookingId);
    if (mine) {
      const { tenant, catalog, now } = turn.facts;
      const updatedAt = new Date(turn.app.clock()).toISOString();
      const changed = cancelled(
        mine,
        rulesFor(tenant, catalog, mine),
        { now, by: 'customer', updatedAt },
        null,
      );
      return changed.ok
        ? {
            performed: happened({ type: 'cancelled', booking: changed.booking }),
            trial: keep(trial, changed.booking),
          }
        : unchanged({ type: 'refused', refusal: changed.refusal });
    }
  }
  if (effect.type === 'move') {
    const mine = own(effect.bookingId);
    if (mine) return moveOwn(mine, effect, state, dry, trial);
  }

  const performed = await perform(effect, state, dry);
  if (performed.type === 'conflict') return { performed, trial };
  const { event } = performed;
  if (event.type === 'schedules') return unchanged(withOwnBookings(event, trial));
  if (event.type === 'booked') {
    const booking = { ...event.booking, code: `${trialCode}${trial.bookings.length + 1}` };
    return { performed: happened({ type: 'booked', booking }), trial: keep(trial, booking) };
  }
  if (event.type === 'cancelled' || event.type === 'moved')
    return { performed: happened(event), trial: keep(trial, event.booking) };
  return unchanged(event);
}

/** The reply's claims are preceded by the word that none of them is true. */
export function saidAsTrial(reply: Reply): Reply {
  const first = reply.say.findIndex(({ say }) => claims.has(say));
  if (first < 0) return reply;
  return { ...reply, say: [...reply.say.slice(0, first), { say: 'trial' }, ...reply.say.slice(first)] };
}

export const trialApp = (app: App): App => ({ ...app, db: withoutWrites(app.db), publish: undefined });

const claims: ReadonlySet<Say['say']> = new Set(['booked', 'cancelled', 'moved', 'code-sent', 'handed-off']);
/** No real code looks like it. */
const trialCode = 'TRIAL-';

const happened = (event: Event): Performed => ({ type: 'event', event, saved: false });

const keep = ({ bookings }: Trial, booking: Booking): Trial => ({
  bookings: [...bookings.filter(({ bookingId }) => bookingId !== booking.bookingId), booking],
});

/** Another booking at the new time, by all the rules, would stand: then so does this one, moved there. */
async function moveOwn(
  mine: Booking,
  { providerId, start }: Extract<Effect, { type: 'move' }>,
  state: Conversation,
  dry: Turn,
  trial: Trial,
): Promise<{ performed: Performed; trial: Trial }> {
  const { serviceId, customer } = mine;
  const wanted = { type: 'book', serviceId, providerId, start, customer, offerId: randomId() } as const;
  const performed = await perform(wanted, state, dry);
  if (performed.type === 'conflict' || performed.event.type !== 'booked') return { performed, trial };
  const { bookingId, code, createdAt, version } = mine;
  const booking = { ...performed.event.booking, bookingId, code, createdAt, version: version + 1 };
  return { performed: happened({ type: 'moved', booking }), trial: keep(trial, booking) };
}

/** What the trial has booked is taken for it as well. */
function withOwnBookings(event: Extract<Event, { type: 'schedules' }>, { bookings }: Trial): Event {
  const standing = bookings.filter(({ status }) => status !== 'CANCELLED');
  return {
    ...event,
    schedules: event.schedules.map((schedule) => ({
      ...schedule,
      agenda: [
        ...schedule.agenda,
        ...standing.filter(({ providerId }) => providerId === schedule.providerId).map(bookingEntry),
      ],
    })),
  };
}
