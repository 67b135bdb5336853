import type { Booking, BookingRefusal, BookingSource, Customer } from '@booking-chat/core/booking/booking';
import { bookingEntry, candidates, newBooking } from '@booking-chat/core/booking/new-booking';
import { walkInGrace } from '@booking-chat/core/booking/walk-in';
import type { Catalog } from '@booking-chat/core/catalog/catalog';
import type { Lang } from '@booking-chat/core/language/lang';
import { plans } from '@booking-chat/core/tenancy/plans';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import { agendaWrites } from './agendas.ts';
import { customerIdOf, customerKeyOf, getBooking, providerKey, putBooking } from './booking-item.ts';
import { type ConversationRecord, conversationWrite } from './conversations.ts';
import { customerStartsAt, putCustomerStart, readCustomerStarts } from './customer-starts.ts';
import { customerAt, isBlocked } from './customers.ts';
import { getItems, transact, type Write } from './db.ts';
import { heldIds, holdAt, readHeld, withFormerDays } from './holds.ts';
import { inTurn } from './in-turn.ts';
import { onceAt, putOnce, readOnce, requestHash } from './once.ts';
import { decidingDays, placeOn, placeRequest, readDays, refuseSlot } from './placing.ts';
import { randomCode, randomId } from './random-id.ts';
import type { StoreContext } from './store-context.ts';
import { again, untilSettled } from './until-settled.ts';
import { counting, monthOf } from './usage.ts';

export interface ConfirmRequest {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
  readonly serviceId: string;
  /** Null: the least occupied provider who is free, first of all the one on whom the owner holds this slot. */
  readonly providerId: string | null;
  readonly start: EpochMinute;
  readonly customer: Customer;
  readonly notes: string | null;
  readonly language: Lang;
  readonly customerTimezone: string | null;
  readonly source: BookingSource;
  /** The same key and request give the same booking for 48 hours. */
  readonly idempotencyKey: string;
  /** For who stands at the desk: notice, horizon and grid do not count (core's `takingWalkIns`). */
  readonly walkIn?: boolean;
  /** What is written together with the booking. */
  readonly also?: (booking: Booking) => readonly Write[];
  /** The conversation: its hold does not stand in the way and ends with the booking. */
  readonly owner?: string | null;
  /** The conversation as it will be once this booking stands: saved in the same transaction. */
  readonly conversationAfter?: (booking: Booking) => ConversationRecord;
}

export type BookingOutcome =
  | { readonly ok: true; readonly booking: Booking; readonly replayed: boolean }
  | { readonly ok: false; readonly refusal: BookingRefusal };

/**
 * Makes an appointment: booking, agenda, idempotency record, month counter, customer's starts and conversation in one
 * transaction, every rule checked on what was read for it. A retried key answers `replayed: true` with the booking as
 * it is now, and saves no conversation. Throws StoreUnavailable when the outcome is unknown: ask again with the same key.
 */
export async function confirmBooking(
  { db, clock, signer }: StoreContext,
  request: ConfirmRequest,
): Promise<BookingOutcome> {
  const { tenant, catalog, serviceId, providerId, start, customer, notes, idempotencyKey } = request;
  const { tenantId } = tenant;
  const owner = request.owner ?? null;
  const onceKey = onceAt(tenantId, 'book', idempotencyKey);
  const hash = requestHash([
    serviceId,
    providerId,
    start,
    customer.name,
    customer.email,
    customer.phone,
    notes,
    request.source,
  ]);
  const customerKey = customerKeyOf(signer, tenantId, customer);
  const customerId = customerIdOf(signer, tenantId, customer);
  /** Whom the business has blocked its team may book for all the same. */
  const byThemselves = request.source !== 'admin';
  const call = randomId();
  const bookingId = randomId();
  const code = randomCode();
  const who = candidates(catalog, serviceId, providerId);
  const wanted = who.ok ? placeRequest({ tenant, catalog, ...who, start }, request.walkIn) : null;
  const deciding = wanted ? decidingDays(wanted) : [];
  const limit = plans[tenant.plan].bookingsPerMonth;

  const attempt = async (): Promise<BookingOutcome | typeof again> => {
    const now = clock();
    const [onceItem, knownCustomer, customerItem, holdItem, ...dayItems] = await getItems(db, [
      onceKey,
      customerId && byThemselves ? customerAt(tenantId, customerId) : null,
      customerKey ? customerStartsAt(tenantId, customerKey) : null,
      owner ? holdAt(tenantId, owner) : null,
      ...deciding.map(({ at }) => at),
    ]);
    const once = readOnce(onceItem ?? null, now);
    if (once) {
      if (once.request !== hash) return { ok: false, refusal: { kind: 'key-reused' } };
      const booking = await getBooking(db, tenantId, once.bookingId);
      if (!booking) return { ok: false, refusal: { kind: 'not-found', what: 'booking' } };
      return { ok: true, booking, replayed: once.call !== call };
    }
    if (!who.ok) return who;
    if (!wanted) return again;
    if (isBlocked(knownCustomer)) return { ok: false, refusal: { kind: 'customer-blocked' } };

    const standing = customerKey ? readCustomerStarts(customerItem ?? null, customerKey, now) : null;
    const options = { owner, customerStarts: standing && Object.values(standing.starts) };
    const read = readDays(deciding, dayItems, now);
    const placed = placeOn(wanted, read, request.walkIn ? now - walkInGrace * 60_000 : now, options);
    if (!placed.ok) return { ok: false, refusal: await refuseSlot(db, wanted, placed.why, now, options) };

    const details = {
      tenantId,
      bookingId,
      code,
      customer,
      customerTimezone: request.customerTimezone,
      notes,
      language: request.language,
      source: request.source,
      conversationId: owner,
      createdAt: new Date(now).toISOString(),
    };
    const booking = newBooking(details, who.service, placed.provider, placed.schedule, start);
    const held = owner ? readHeld(holdItem ?? null) : null;
    const days = await withFormerDays(db, tenantId, held, read, now);
    const limited = placed.schedule.rules.maxBookingsPerDay !== null;
    const conversation = request.conversationAfter?.(booking) ?? null;

    const counter = counting(tenantId, monthOf(now), 'bookings', limit);
    const conversationSaved = conversation ? conversationWrite(conversation, now) : null;
    const writes = [
      counter,
      ...(conversationSaved ? [conversationSaved] : []),
      putBooking({ booking, customerKey }),
      ...(request.also?.(booking) ?? []),
      putOnce(onceKey, { request: hash, bookingId, call }, now),
      ...(standing ? [putCustomerStart(tenantId, standing, bookingId, start, now)] : []),
      ...agendaWrites(tenantId, days, {
        remove: heldIds(days, owner),
        add: { providerId: booking.providerId, entry: bookingEntry(booking) },
        hold: limited ? [booking.providerId] : [],
      }),
    ];
    const outcome = await transact(db, writes);
    if (outcome.ok) return { ok: true, booking, replayed: false };

    const stood = writes.filter((_, at) => outcome.refusals[at]?.kind === 'condition');
    if (stood.length > 0 && stood.every((one) => one === conversationSaved))
      return { ok: false, refusal: { kind: 'conflict', what: 'conversation' } };
    if (stood.length > 0 && limit !== null && stood.every((one) => one === counter))
      return { ok: false, refusal: { kind: 'plan-limit', limit } };
    return again;
  };
  return inTurn(db, providerKey(tenantId, providerId ?? `any ${serviceId}`), () =>
    untilSettled(attempt, { ok: false, refusal: { kind: 'conflict', what: 'agenda' } }),
  );
}
