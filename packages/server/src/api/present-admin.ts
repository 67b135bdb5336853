import type { Booking, BookingSource } from '@booking-chat/core/booking/booking';
import type { ApiKey } from '@booking-chat/core/tenancy/api-key';
import { keyState, latestOrigin } from '@booking-chat/core/tenancy/api-key';
import { plans } from '@booking-chat/core/tenancy/plans';
import type { Plan } from '@booking-chat/core/tenancy/tenant';
import { localDateTime, toIso } from '@booking-chat/core/time/zone';
import type * as Schema from '@booking-chat/schema/generated/types';
import type { Signer } from '../signer.ts';
import { customerIdOf } from '../store/booking-item.ts';
import type { Usage } from '../store/usage.ts';

/** The domain's values as the panel sees them. */

/** Times are those of the place: the zone of whoever gives the appointment. */
export function presentAdminBooking(signer: Signer, booking: Booking): Schema.AdminBooking {
  const { customer, start, end, timezone } = booking;
  const { date, time } = localDateTime(timezone, start);
  return {
    bookingId: booking.bookingId,
    code: booking.code,
    serviceId: booking.serviceId,
    serviceName: booking.serviceName,
    providerId: booking.providerId,
    providerName: booking.providerName,
    start: toIso(start),
    end: toIso(end),
    localDate: date,
    localTime: time,
    timezone,
    status: booking.status,
    paymentStatus: booking.paymentStatus,
    price: booking.price,
    customerId: customerIdOf(signer, booking.tenantId, customer),
    customerName: customer.name,
    customerEmail: customer.email,
    customerPhone: customer.phone,
    notes: booking.notes,
    cancelReason: booking.cancelReason ?? null,
    source: sources[booking.source],
    conversationId: booking.conversationId,
    language: booking.language,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    version: booking.version,
  };
}

const sources: Readonly<Record<BookingSource, Schema.BookingSource>> = {
  chat: 'CHAT',
  api: 'API',
  admin: 'ADMIN',
};

/** `now` in epoch milliseconds. Nothing of the key's secret half is stored, so nothing of it can be shown. */
export function presentKey(key: ApiKey, now: number): Schema.ApiKey {
  const { keyId, prefix, name, createdAt, expiresAt, revokedAt, lastUsedAt, replacedBy, version } = key;
  const refused = latestOrigin(key.refusedOrigins);
  return {
    keyId,
    prefix,
    name,
    allowedOrigins: [...key.allowedOrigins],
    scopes: [...key.scopes],
    state: ({ active: 'ACTIVE', revoked: 'REVOKED', expired: 'EXPIRED' } as const)[keyState(key, now)],
    createdAt,
    expiresAt,
    revokedAt,
    lastUsedAt,
    lastRefusedOrigin: refused?.origin ?? null,
    lastRefusedAt: refused?.at ?? null,
    replacedBy,
    version,
  };
}

/** `activeProviders` as of now, whatever the month. */
export const presentUsage = (
  month: string,
  plan: Plan,
  { messages, bookings, errors, tokensIn, tokensOut }: Usage,
  activeProviders: number,
): Schema.Usage => ({
  month,
  plan,
  messages,
  bookings,
  errors,
  tokensIn,
  tokensOut,
  providers: activeProviders,
  limits: presentLimits(plan),
});

export function presentLimits(plan: Plan): Schema.PlanLimits {
  const { agentModes, ...limits } = plans[plan];
  return { ...limits, agentModes: [...agentModes] };
}
