import type { Booking } from '@booking-chat/core/booking/booking';
import { amountText } from '@booking-chat/core/catalog/money-text';
import { localDateTime, toIso } from '@booking-chat/core/time/zone';

/** Bookings as rows of a table: to read, not to import. Local times are those of the place, in `timezone`. */

export const bookingColumns = [
  'booking_id',
  'code',
  'status',
  'payment_status',
  'service_id',
  'service',
  'provider_id',
  'provider',
  'local_date',
  'local_time',
  'local_end_time',
  'timezone',
  'start',
  'end',
  'price',
  'currency',
  'customer_name',
  'customer_email',
  'customer_phone',
  'notes',
  'cancel_reason',
  'source',
  'language',
  'created_at',
  'updated_at',
];

export function bookingRow(booking: Booking): string[] {
  const { timezone, start, end, price, customer } = booking;
  const local = localDateTime(timezone, start);
  return [
    booking.bookingId,
    booking.code,
    booking.status,
    booking.paymentStatus,
    booking.serviceId,
    booking.serviceName,
    booking.providerId,
    booking.providerName,
    local.date,
    local.time,
    localDateTime(timezone, end).time,
    timezone,
    toIso(start),
    toIso(end),
    price ? amountText(price) : '',
    price?.currency ?? '',
    customer.name,
    customer.email ?? '',
    customer.phone ?? '',
    booking.notes ?? '',
    booking.cancelReason ?? '',
    booking.source.toUpperCase(),
    booking.language,
    booking.createdAt,
    booking.updatedAt,
  ];
}
