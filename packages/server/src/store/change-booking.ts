import type { Booking, BookingRefusal, BookingStatus } from '@booking-chat/core/booking/booking';
import {
  annotated,
  type Changed,
  type Changer,
  cancelled,
  moved,
  whyNotChange,
  withStatus,
} from '@booking-chat/core/booking/change-booking';
import { bookingEntry, candidates } from '@booking-chat/core/booking/new-booking';
import { walkInGrace } from '@booking-chat/core/booking/walk-in';
import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import { scheduleFor } from '@booking-chat/core/scheduling/resolve';
import type { SlotRules } from '@booking-chat/core/scheduling/rules';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import { type AgendaDay, agendaAt, agendaWrites, daysOf, readAgendaDay } from './agendas.ts';
import { bookingAt, providerKey, putBooking, readBooking, type StoredBooking } from './booking-item.ts';
import type { BookingOutcome } from './confirm-booking.ts';
import { type ConversationRecord, conversationWrite } from './conversations.ts';
import { customerStartsAt, putCustomerStart, readCustomerStarts } from './customer-starts.ts';
import { customerAt, isBlocked } from './customers.ts';
import { type Db, getItems, transact, type Write } from './db.ts';
import { heldIds, holdAt, readHeld, withFormerDays } from './holds.ts';
import { inTurn } from './in-turn.ts';
import { onceAt, putOnce, readOnce, requestHash } from './once.ts';
import { decidingDays, placeOn, placeRequest, readDays, refuseSlot } from './placing.ts';
import { randomId } from './random-id.ts';
import type { StoreContext } from './store-context.ts';
import { again, untilSettled } from './until-settled.ts';

export type ChangeOutcome =
  | { readonly ok: true; readonly booking: Booking }
  | { readonly ok: false; readonly refusal: BookingRefusal };

interface ChangeRequest {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
  readonly bookingId: string;
  /** The cut-off binds customers, not the business. */
  readonly by: Changer;
  /** The version the change was decided on; absent: whatever is stored. */
  readonly version?: number;
  /** What is written together with the change. */
  readonly also?: Also;
  /** The conversation as it will be once the change stands: saved in the same transaction. */
  readonly conversationAfter?: (booking: Booking) => ConversationRecord;
}

type Also = (before: Booking, after: Booking) => readonly Write[];

export interface CancelRequest extends ChangeRequest {
  readonly reason: string | null;
}

export interface RescheduleRequest extends ChangeRequest {
  readonly start: EpochMinute;
  /** Null: the provider it is with. */
  readonly providerId: string | null;
  /** As for a new booking of who stands at the desk. */
  readonly walkIn?: boolean;
  readonly idempotencyKey: string;
  /** The conversation: its hold does not stand in the way and ends with the change. */
  readonly owner?: string | null;
}

/** Cancels and frees the agenda, in one transaction. */
export function cancelBooking(context: StoreContext, request: CancelRequest): Promise<ChangeOutcome> {
  const { tenant, catalog, by, reason, version, also, conversationAfter } = request;
  return changeInPlace(context, tenant.tenantId, request.bookingId, {
    decide: (booking, now, updatedAt) =>
      cancelled(booking, rulesFor(tenant, catalog, booking), { now, by, updatedAt }, reason),
    freesAgenda: true,
    version,
    also,
    conversationAfter,
  });
}

/** Approve, complete, no-show: by the business only. */
export function setStatus(
  context: StoreContext,
  request: InPlaceRequest & { status: Exclude<BookingStatus, 'CANCELLED' | 'PENDING'> },
): Promise<ChangeOutcome> {
  return changeInPlace(context, request.tenantId, request.bookingId, {
    ...request,
    decide: (booking, _now, updatedAt) => withStatus(booking, request.status, updatedAt),
    freesAgenda: false,
  });
}

/** Notes and payment. */
export function annotateBooking(
  context: StoreContext,
  request: InPlaceRequest & { change: Parameters<typeof annotated>[1] },
): Promise<ChangeOutcome> {
  return changeInPlace(context, request.tenantId, request.bookingId, {
    ...request,
    decide: (booking, _now, updatedAt) => ({
      ok: true,
      booking: annotated(booking, request.change, updatedAt),
    }),
    freesAgenda: false,
  });
}

interface InPlaceRequest extends Pick<ChangeRequest, 'version' | 'also'> {
  readonly tenantId: TenantId;
  readonly bookingId: string;
}

interface InPlace extends Pick<ChangeRequest, 'version' | 'also' | 'conversationAfter'> {
  readonly decide: (booking: Booking, now: EpochMinute, updatedAt: string) => Changed;
  readonly freesAgenda: boolean;
}

async function changeInPlace(
  { db, clock }: StoreContext,
  tenantId: TenantId,
  bookingId: string,
  { decide, freesAgenda, version, also, conversationAfter }: InPlace,
): Promise<ChangeOutcome> {
  /** What was being written when the store broke off: if it stands there now, it was carried out. */
  let unsure: Booking | null = null;
  const attempt = async (): Promise<ChangeOutcome | typeof again> => {
    const now = clock();
    const stored = await readStored(db, tenantId, bookingId);
    if (!stored) return notFound;
    if (unsure && isSameWrite(stored.booking, unsure)) return { ok: true, booking: stored.booking };
    const stale = staleness(stored.booking, version);
    if (stale) return stale;
    const decided = decide(stored.booking, now / 60_000, new Date(now).toISOString());
    if (!decided.ok || decided.booking === stored.booking) return decided;
    const { booking } = decided;
    const conversation = conversationAfter ? conversationWrite(conversationAfter(booking), now) : null;
    const writes = [
      ...(conversation ? [conversation] : []),
      putBooking({ ...stored, booking }),
      ...(also?.(stored.booking, booking) ?? []),
      ...(freesAgenda ? await freeingWrites(db, stored, now) : []),
    ];
    unsure = booking;
    const outcome = await transact(db, writes);
    if (outcome.ok) return { ok: true, booking };
    unsure = null;
    return stoodOnlyBy(conversation, writes, outcome.refusals) ? conversationConflict : again;
  };
  return untilSettled(attempt, bookingConflict);
}

/** Takes the booking off its provider's agenda and off its customer's list. */
async function freeingWrites(db: Db, { booking, customerKey }: StoredBooking, now: number): Promise<Write[]> {
  const { tenantId, bookingId, providerId } = booking;
  const numbers = daysOf({ start: booking.busyStart, end: booking.busyEnd });
  const [customerItem, ...items] = await getItems(db, [
    customerKey ? customerStartsAt(tenantId, customerKey) : null,
    ...numbers.map((day) => agendaAt(tenantId, providerId, day)),
  ]);
  const days = numbers.map((day, at) => readAgendaDay(items[at] ?? null, providerId, day, now));
  return [
    ...(customerKey
      ? [
          putCustomerStart(
            tenantId,
            readCustomerStarts(customerItem ?? null, customerKey, now),
            bookingId,
            null,
            now,
          ),
        ]
      : []),
    ...agendaWrites(tenantId, days, { remove: [bookingId], add: null }),
  ];
}

/**
 * Moves a booking: its old entry leaves and its new one enters in one transaction, all rules checked as for a new one,
 * its own old place not in its way. Same bookingId, version + 1. A retried key gives `replayed: true`.
 */
export async function rescheduleBooking(
  context: StoreContext,
  request: RescheduleRequest,
): Promise<BookingOutcome> {
  const { db, clock } = context;
  const { tenant, catalog, bookingId, start, by, version, walkIn, conversationAfter, idempotencyKey } =
    request;
  const { tenantId } = tenant;
  const owner = request.owner ?? null;
  const onceKey = onceAt(tenantId, 'move', idempotencyKey);
  const call = randomId();
  const hash = requestHash([bookingId, start, request.providerId, by]);

  const attempt = async (): Promise<BookingOutcome | typeof again> => {
    const now = clock();
    const [onceItem, bookingItem, holdItem] = await getItems(db, [
      onceKey,
      bookingAt(tenantId, bookingId),
      owner ? holdAt(tenantId, owner) : null,
    ]);
    const stored = readBooking(bookingItem ?? null);
    if (!stored) return notFound;
    const once = readOnce(onceItem ?? null, now);
    if (once) {
      if (once.request !== hash) return { ok: false, refusal: { kind: 'key-reused' } };
      return { ok: true, booking: stored.booking, replayed: once.call !== call };
    }
    const { booking: before, customerKey } = stored;
    const stale = staleness(before, version);
    if (stale) return stale;
    const change = { now: now / 60_000, by, updatedAt: new Date(now).toISOString() };
    const refusal = whyNotChange(before, rulesFor(tenant, catalog, before), change.now, by);
    if (refusal) return { ok: false, refusal };
    const who = candidates(catalog, before.serviceId, request.providerId ?? before.providerId);
    if (!who.ok) return who;

    const wanted = placeRequest({ tenant, catalog, ...who, start }, walkIn);
    const deciding = decidingDays(wanted);
    const customerId = customerKey?.slice(tenantId.length + 1);
    const leaving = daysOf({ start: before.busyStart, end: before.busyEnd }).filter(
      (day) => !deciding.some((one) => one.provider.providerId === before.providerId && one.day === day),
    );
    const [knownCustomer, customerItem, ...items] = await getItems(db, [
      customerId && by === 'customer' ? customerAt(tenantId, customerId) : null,
      customerKey ? customerStartsAt(tenantId, customerKey) : null,
      ...deciding.map(({ at }) => at),
      ...leaving.map((day) => agendaAt(tenantId, before.providerId, day)),
    ]);
    if (isBlocked(knownCustomer)) return { ok: false, refusal: { kind: 'customer-blocked' } };
    const read = [
      ...readDays(deciding, items, now),
      ...leaving.map(
        (day, at): AgendaDay =>
          readAgendaDay(items[deciding.length + at] ?? null, before.providerId, day, now),
      ),
    ];
    const standing = customerKey ? readCustomerStarts(customerItem ?? null, customerKey, now) : null;
    const { [bookingId]: _, ...others } = standing?.starts ?? {};
    const options = { owner, ignore: bookingId, customerStarts: standing && Object.values(others) };
    const placed = placeOn(wanted, read, walkIn ? now - walkInGrace * 60_000 : now, options);
    if (!placed.ok) return { ok: false, refusal: await refuseSlot(db, wanted, placed.why, now, options) };

    const booking = moved(before, who.service, placed.provider, placed.schedule, start, change);
    const days = await withFormerDays(db, tenantId, owner ? readHeld(holdItem ?? null) : null, read, now);
    const limited = placed.schedule.rules.maxBookingsPerDay !== null;
    const conversation = conversationAfter ? conversationWrite(conversationAfter(booking), now) : null;
    const writes = [
      ...(conversation ? [conversation] : []),
      putBooking({ booking, customerKey }),
      ...(request.also?.(before, booking) ?? []),
      putOnce(onceKey, { request: hash, bookingId, call }, now),
      ...(standing ? [putCustomerStart(tenantId, standing, bookingId, start, now)] : []),
      ...agendaWrites(tenantId, days, {
        remove: [bookingId, ...heldIds(days, owner)],
        add: { providerId: booking.providerId, entry: bookingEntry(booking) },
        hold: limited ? [booking.providerId] : [],
      }),
    ];
    const outcome = await transact(db, writes);
    if (outcome.ok) return { ok: true, booking, replayed: false };
    return stoodOnlyBy(conversation, writes, outcome.refusals) ? conversationConflict : again;
  };
  const name = request.providerId ? providerKey(tenantId, request.providerId) : `booking ${bookingId}`;
  return inTurn(db, name, () => untilSettled(attempt, bookingConflict));
}

/** The rules a booking stands under now; those of the tenant when its service or provider is gone. */
export function rulesFor(
  tenant: Pick<Tenant, 'rules'>,
  catalog: Catalog,
  { serviceId, providerId }: Pick<Booking, 'serviceId' | 'providerId'>,
): SlotRules {
  const service: Service | undefined = catalog.services.find((one) => one.serviceId === serviceId);
  const provider: Provider | undefined = catalog.providers.find((one) => one.providerId === providerId);
  return service && provider ? scheduleFor(catalog, tenant.rules, service, provider, []).rules : tenant.rules;
}

function staleness({ version }: Booking, expected: number | undefined) {
  if (expected === undefined || expected === version) return null;
  return { ok: false, refusal: { kind: 'version', currentVersion: version } } as const;
}

async function readStored(db: Db, tenantId: TenantId, bookingId: string): Promise<StoredBooking | null> {
  const [item] = await getItems(db, [bookingAt(tenantId, bookingId)]);
  return readBooking(item ?? null);
}

const isSameWrite = (stored: Booking, unsure: Booking): boolean =>
  stored.version === unsure.version &&
  stored.status === unsure.status &&
  stored.updatedAt === unsure.updatedAt;

function stoodOnlyBy(
  one: Write | null,
  writes: readonly Write[],
  refusals: readonly ({ kind: string } | null)[],
): boolean {
  const stood = writes.filter((_, at) => refusals[at]?.kind === 'condition');
  return one !== null && stood.length > 0 && stood.every((write) => write === one);
}

const notFound = { ok: false, refusal: { kind: 'not-found', what: 'booking' } } as const;
const bookingConflict = { ok: false, refusal: { kind: 'conflict', what: 'booking' } } as const;
const conversationConflict = { ok: false, refusal: { kind: 'conflict', what: 'conversation' } } as const;
