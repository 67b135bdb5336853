import type { Catalog, Provider, Service } from '../catalog/catalog.ts';
import type { Lang } from '../language/lang.ts';
import type { AgendaEntry } from '../scheduling/agenda.ts';
import { occupation } from '../scheduling/conflict.ts';
import type { ProviderSchedule } from '../scheduling/slots.ts';
import type { TenantId } from '../tenancy/tenant.ts';
import type { EpochMinute } from '../time/interval.ts';
import type { Booking, BookingRefusal, BookingSource, Customer, Hold } from './booking.ts';

/** Who can be asked for an appointment. */
export type Candidates =
  | { readonly ok: true; readonly service: Service; readonly providers: readonly Provider[] }
  | { readonly ok: false; readonly refusal: BookingRefusal };

/** The service and the providers who give it: the named one, or (null) all of them. Inactive ones do not exist. */
export function candidates(catalog: Catalog, serviceId: string, providerId: string | null): Candidates {
  const service = catalog.services.find((one) => one.serviceId === serviceId && one.active);
  if (!service) return refuse({ kind: 'not-found', what: 'service' });
  const active = catalog.providers.filter((one) => one.active);
  const named = active.filter((one) => providerId === null || one.providerId === providerId);
  if (named.length === 0) return refuse({ kind: 'not-found', what: 'provider' });
  const providers = named.filter((one) => one.serviceIds.includes(serviceId));
  if (providers.length === 0) return refuse({ kind: 'not-offered', serviceId, providerId: providerId ?? '' });
  return { ok: true, service, providers };
}

export interface BookingDetails {
  readonly tenantId: TenantId;
  readonly bookingId: string;
  readonly code: string;
  readonly customer: Customer;
  readonly customerTimezone: string | null;
  readonly notes: string | null;
  readonly language: Lang;
  readonly source: BookingSource;
  readonly conversationId: string | null;
  /** ISO moment. */
  readonly createdAt: string;
}

/** The record of a new appointment at a placed slot. Names and price are kept as they are now. */
export function newBooking(
  details: BookingDetails,
  service: Service,
  provider: Provider,
  schedule: ProviderSchedule,
  start: EpochMinute,
): Booking {
  const { createdAt, ...said } = details;
  return {
    ...said,
    ...occupation(schedule, start),
    serviceName: service.name,
    providerId: provider.providerId,
    providerName: displayName(provider),
    timezone: provider.timezone,
    // What the team books needs nobody's approval.
    status: service.needsApproval && details.source !== 'admin' ? 'PENDING' : 'CONFIRMED',
    paymentStatus: 'NONE',
    price: service.price,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}

/** "Dra. Ana Martínez". */
export const displayName = ({ title, name }: Pick<Provider, 'title' | 'name'>): string =>
  title ? `${title} ${name}` : name;

/** How a booking stands on its provider's agenda. */
export const bookingEntry = (booking: Booking): AgendaEntry => ({
  kind: 'booking',
  id: booking.bookingId,
  serviceId: booking.serviceId,
  start: booking.start,
  end: booking.end,
  busyStart: booking.busyStart,
  busyEnd: booking.busyEnd,
});

/** A placed slot kept for `owner` until `expiresAt` (epoch seconds). */
export function newHold(
  holdId: string,
  owner: string,
  schedule: ProviderSchedule,
  start: EpochMinute,
  expiresAt: number,
): { hold: Hold; entry: AgendaEntry } {
  const { providerId, serviceId } = schedule;
  const taken = occupation(schedule, start);
  return {
    hold: { holdId, owner, serviceId, providerId, start, end: taken.end, expiresAt },
    entry: { kind: 'hold', id: holdId, ...taken, expiresAt, owner },
  };
}

const refuse = (refusal: BookingRefusal) => ({ ok: false, refusal }) as const;
