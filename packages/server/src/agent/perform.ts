import type { Booking } from '@booking-chat/core/booking/booking';
import type { Effect, Event, Facts } from '@booking-chat/core/conversation/events';
import type { Conversation } from '@booking-chat/core/conversation/state';
import type { App } from '../context.ts';
import { loadSchedules } from '../store/availability.ts';
import { customerIdOf } from '../store/booking-item.ts';
import { cancelBooking, confirmBooking, getBooking, holdSlot, rescheduleBooking } from '../store/bookings.ts';
import type { ConversationRecord } from '../store/conversations.ts';
import { readManageToken } from '../store/manage-token.ts';
import { putNotice } from '../store/notices.ts';
import { randomId } from '../store/random-id.ts';
import { checkCode, sendCode } from './one-time-code.ts';

export interface Turn {
  readonly app: App;
  readonly facts: Facts;
  readonly conversationId: string;
  /** The record to be saved once the booking stands: computed from the 'booked', 'cancelled' or 'moved' event alone. */
  readonly recordAfter: (event: Event) => ConversationRecord;
  readonly transcript: () => ConversationRecord['messages'];
}

export type Performed =
  /** `saved`: the conversation after this event was stored in the same transaction. */
  | { readonly type: 'event'; readonly event: Event; readonly saved: boolean }
  /** The conversation was written to by another turn meanwhile: read it again and start over. */
  | { readonly type: 'conflict' };

/** Does what a step asks for. Expected refusals are events; outages throw. */
export async function perform(effect: Effect, state: Conversation, turn: Turn): Promise<Performed> {
  const { app, facts, conversationId } = turn;
  const { tenant, catalog } = facts;
  const now = app.clock();
  switch (effect.type) {
    case 'load-schedules': {
      const { serviceId, providerIds, window } = effect;
      const loaded = await loadSchedules(app.db, tenant, catalog, { serviceId, providerIds, window, now });
      const moved = state.task.type === 'move' ? state.task.booking.bookingId : null;
      const schedules = loaded.map((schedule) => ({
        ...schedule,
        agenda: schedule.agenda.filter((entry) => entry.owner !== conversationId && entry.id !== moved),
      }));
      return happened({ type: 'schedules', schedules, window });
    }
    case 'hold': {
      const { serviceId, providerId, start } = effect;
      const owner = conversationId;
      const customerId = customerIdOf(app.signer, tenant.tenantId, {
        email: state.contact.email?.value ?? null,
        phone: state.contact.phone?.value ?? null,
      });
      const wanted = { tenant, catalog, serviceId, providerId, start, owner, customerId, now };
      const held = await holdSlot(app.db, wanted);
      return held.ok
        ? happened({ type: 'held', offerId: held.hold.holdId, until: held.hold.expiresAt })
        : happened({ type: 'refused', refusal: held.refusal });
    }
    case 'book': {
      const { serviceId, providerId, start, customer, offerId } = effect;
      const outcome = await confirmBooking(app, {
        tenant,
        catalog,
        serviceId,
        providerId,
        start,
        customer,
        notes: null,
        language: state.lang,
        customerTimezone: state.customerZone,
        source: 'chat',
        idempotencyKey: offerId,
        owner: conversationId,
        conversationAfter: (booking) => turn.recordAfter({ type: 'booked', booking }),
      });
      if (!outcome.ok && outcome.refusal.kind !== 'conflict')
        app.log.info({ tenantId: tenant.tenantId, why: outcome.refusal.kind }, 'booking refused');
      return changed('booked', outcome);
    }
    case 'cancel': {
      const { bookingId } = effect;
      const outcome = await cancelBooking(app, {
        tenant,
        catalog,
        bookingId,
        by: 'customer',
        reason: null,
        conversationAfter: (booking) => turn.recordAfter({ type: 'cancelled', booking }),
      });
      return changed('cancelled', outcome);
    }
    case 'move': {
      const { bookingId, providerId, start } = effect;
      const outcome = await rescheduleBooking(app, {
        tenant,
        catalog,
        bookingId,
        providerId,
        start,
        by: 'customer',
        idempotencyKey: randomId(),
        owner: conversationId,
        conversationAfter: (booking) => turn.recordAfter({ type: 'moved', booking }),
      });
      return changed('moved', outcome);
    }
    case 'send-code':
      return happened(await sendCode(app, facts, state, conversationId, effect.email));
    case 'check-code':
      return happened(await checkCode(app, facts, conversationId, effect));
    case 'open-link': {
      const named = readManageToken(app.signer, effect.token);
      const booking =
        named?.tenantId === tenant.tenantId
          ? await getBooking(app.db, tenant.tenantId, named.bookingId)
          : null;
      return happened(booking ? { type: 'bookings', bookings: [booking] } : { type: 'link-invalid' });
    }
    case 'load-bookings': {
      const found = await Promise.all(effect.bookingIds.map((id) => getBooking(app.db, tenant.tenantId, id)));
      return happened({ type: 'bookings', bookings: found.filter((booking) => booking !== null) });
    }
    case 'hand-off':
      // They know already: who asks again and again fills nobody's inbox.
      if (state.handedOff) return happened({ type: 'handed-off' });
      await putNotice(app.db, tenant.tenantId, {
        kind: 'hand-off',
        noticeId: randomId(),
        language: tenant.language,
        createdAt: new Date(now).toISOString(),
        conversationId,
        customer: {
          name: state.contact.name?.value ?? null,
          email: state.contact.email?.value ?? null,
          phone: state.contact.phone?.value ?? null,
        },
        transcript: turn.transcript().map(({ sender, text, createdAt }) => ({ sender, text, at: createdAt })),
      });
      return happened({ type: 'handed-off' });
  }
}

const happened = (event: Event): Performed => ({ type: 'event', event, saved: false });

type Outcome =
  | { readonly ok: true; readonly booking: Booking; readonly replayed?: boolean }
  | { readonly ok: false; readonly refusal: Extract<Event, { type: 'refused' }>['refusal'] };

function changed(type: 'booked' | 'cancelled' | 'moved', outcome: Outcome): Performed {
  if (outcome.ok)
    return { type: 'event', event: { type, booking: outcome.booking }, saved: outcome.replayed !== true };
  const { refusal } = outcome;
  if (refusal.kind === 'conflict' && refusal.what === 'conversation') return { type: 'conflict' };
  return happened({ type: 'refused', refusal });
}
