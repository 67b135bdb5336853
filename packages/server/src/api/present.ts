import type { Booking } from '@booking-chat/core/booking/booking';
import { displayName } from '@booking-chat/core/booking/new-booking';
import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { Slot } from '@booking-chat/core/scheduling/slots';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import { localDateTime, toIso } from '@booking-chat/core/time/zone';
import type * as Schema from '@booking-chat/schema/generated/types';

/** The domain's values as the schema's. */

export const presentService = (service: Service): Schema.Service => ({
  serviceId: service.serviceId,
  name: service.name,
  description: service.description,
  category: service.category,
  durationMinutes: service.durationMinutes,
  price: service.price,
  capacity: service.capacity,
  needsApproval: service.needsApproval,
});

export const presentProvider = (provider: Provider): Schema.Provider => ({
  providerId: provider.providerId,
  name: provider.name,
  title: provider.title,
  bio: provider.bio,
  photoUrl: provider.photoUrl,
  serviceIds: [...provider.serviceIds],
  timezone: provider.timezone,
});

/** Times are written in `timezone`. */
export function presentSlot(catalog: Catalog, serviceId: string, slot: Slot, timezone: string): Schema.Slot {
  const provider = catalog.providers.find((one) => one.providerId === slot.providerId);
  return {
    serviceId,
    providerId: slot.providerId,
    providerName: provider ? displayName(provider) : '',
    ...times(slot.start, slot.end, timezone),
  };
}

/** `managePath` only for who made or proved the booking. */
export function presentBooking(booking: Booking, managePath: string | null): Schema.Booking {
  const { bookingId, code, serviceId, serviceName, providerId, providerName } = booking;
  const { status, paymentStatus, price, customer, notes, createdAt } = booking;
  return {
    bookingId,
    code,
    serviceId,
    serviceName,
    providerId,
    providerName,
    ...times(booking.start, booking.end, booking.customerTimezone ?? booking.timezone),
    status,
    paymentStatus,
    price,
    customerName: customer.name,
    customerEmail: customer.email,
    customerPhone: customer.phone,
    notes,
    managePath,
    createdAt,
  };
}

export const presentBusiness = ({ name, business, timezone }: Tenant): Schema.Business => ({
  name,
  address: business.address,
  phone: business.phone,
  email: business.email,
  website: business.website,
  timezone,
});

export const presentBranding = ({ branding }: Tenant): Schema.Branding => ({
  primaryColor: branding.primaryColor,
  logoUrl: branding.logoUrl,
  agentName: branding.agentName,
  position: branding.position,
  theme: branding.theme,
});

function times(start: EpochMinute, end: EpochMinute, timezone: string) {
  const { date, time } = localDateTime(timezone, start);
  return { start: toIso(start), end: toIso(end), localDate: date, localTime: time, timezone };
}
