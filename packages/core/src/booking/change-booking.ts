import type { Provider, Service } from '../catalog/catalog.ts';
import { occupation } from '../scheduling/conflict.ts';
import type { SlotRules } from '../scheduling/rules.ts';
import type { ProviderSchedule } from '../scheduling/slots.ts';
import type { EpochMinute } from '../time/interval.ts';
import type { Booking, BookingRefusal, BookingStatus } from './booking.ts';
import { displayName } from './new-booking.ts';

/** Who asks: the cut-off binds customers, not the business. */
export type Changer = 'customer' | 'business';

export type Changed =
  | { readonly ok: true; readonly booking: Booking }
  | { readonly ok: false; readonly refusal: BookingRefusal };

/** Whether the booking occupies its provider's time as something that is still to happen or may be changed. */
export const isStanding = (booking: Pick<Booking, 'status'>): boolean =>
  booking.status === 'PENDING' || booking.status === 'CONFIRMED';

/** Last minute at which its customer may cancel or move it. */
export const changesUntil = (
  booking: Pick<Booking, 'start'>,
  rules: Pick<SlotRules, 'changeCutoffMinutes'>,
): EpochMinute => booking.start - rules.changeCutoffMinutes;

/** Why it cannot be cancelled or moved now, or null. `now` may carry a fraction of a minute. */
export function whyNotChange(
  booking: Booking,
  rules: Pick<SlotRules, 'changeCutoffMinutes'>,
  now: EpochMinute,
  by: Changer,
): BookingRefusal | null {
  if (!isStanding(booking)) return { kind: 'status', status: booking.status };
  const until = changesUntil(booking, rules);
  return by === 'customer' && now > until ? { kind: 'cutoff', changesUntil: until } : null;
}

export interface Change {
  readonly now: EpochMinute;
  readonly by: Changer;
  /** ISO moment of the change. */
  readonly updatedAt: string;
}

export function cancelled(
  booking: Booking,
  rules: Pick<SlotRules, 'changeCutoffMinutes'>,
  { now, by, updatedAt }: Change,
  reason: string | null,
): Changed {
  const refusal = whyNotChange(booking, rules, now, by);
  if (refusal) return { ok: false, refusal };
  return {
    ok: true,
    booking: {
      ...booking,
      status: 'CANCELLED',
      cancelReason: reason,
      cancelledBy: by,
      updatedAt,
      version: booking.version + 1,
    },
  };
}

/** The same booking at another, already placed slot. Moved by its customer, it needs approval as a new one would. */
export function moved(
  booking: Booking,
  service: Service,
  provider: Provider,
  schedule: ProviderSchedule,
  start: EpochMinute,
  { by, updatedAt }: Change,
): Booking {
  const needsApproval = service.needsApproval && by === 'customer';
  return {
    ...booking,
    ...occupation(schedule, start),
    providerId: provider.providerId,
    providerName: displayName(provider),
    timezone: provider.timezone,
    status: needsApproval ? 'PENDING' : booking.status,
    updatedAt,
    version: booking.version + 1,
  };
}

/** What the business may make of a booking besides cancelling it; the last two may be corrected into each other. */
const nextStatuses: Readonly<Record<BookingStatus, readonly BookingStatus[]>> = {
  PENDING: ['CONFIRMED'],
  CONFIRMED: ['COMPLETED', 'NO_SHOW'],
  COMPLETED: ['NO_SHOW', 'CONFIRMED'],
  NO_SHOW: ['COMPLETED', 'CONFIRMED'],
  CANCELLED: [],
};

/** A status set by the business: approve, complete, no-show. Setting the status it has changes nothing. */
export function withStatus(booking: Booking, status: BookingStatus, updatedAt: string): Changed {
  if (booking.status === status) return { ok: true, booking };
  if (!nextStatuses[booking.status].includes(status))
    return { ok: false, refusal: { kind: 'status', status: booking.status } };
  return { ok: true, booking: { ...booking, status, updatedAt, version: booking.version + 1 } };
}

/** What the team writes down besides: the agenda does not change. What is left out stays. */
export function annotated(
  booking: Booking,
  {
    notes = booking.notes,
    paymentStatus = booking.paymentStatus,
  }: Partial<Pick<Booking, 'notes' | 'paymentStatus'>>,
  updatedAt: string,
): Booking {
  const isSame = notes === booking.notes && paymentStatus === booking.paymentStatus;
  return isSame ? booking : { ...booking, notes, paymentStatus, updatedAt, version: booking.version + 1 };
}
