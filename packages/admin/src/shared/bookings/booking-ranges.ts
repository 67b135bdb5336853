import type { AdminBooking } from '@booking-chat/schema/generated/types';
import type { QueryClient } from '@tanstack/react-query';

/**
 * Bookings of a stretch of time, all pages of them. They are no reads of the noun `booking`, which are asked for again
 * after each event: with thousands in view, the one booking that changed is put in place instead.
 */
export const rangeKey = (from: string, to: string) => ['booking-range', from, to] as const;

/** A booking as it is now goes into every stretch that is kept. */
export function noteBooking(reads: QueryClient, booking: AdminBooking): void {
  for (const [key, bookings] of reads.getQueriesData<readonly AdminBooking[]>({
    queryKey: ['booking-range'],
  })) {
    const [, from, to] = key as ReturnType<typeof rangeKey>;
    const next = bookings && withBooking(bookings, booking, from, to);
    if (next && next !== bookings) reads.setQueryData(key, next);
  }
}

/** The same list when it has this version already, or a newer one. */
export function withBooking(
  bookings: readonly AdminBooking[],
  booking: AdminBooking,
  from: string,
  to: string,
): readonly AdminBooking[] {
  const known = bookings.find(({ bookingId }) => bookingId === booking.bookingId);
  if (known && known.version >= booking.version) return bookings;
  const start = Date.parse(booking.start);
  const isInside = start >= Date.parse(from) && start < Date.parse(to);
  if (!known && !isInside) return bookings;
  const others = bookings.filter(({ bookingId }) => bookingId !== booking.bookingId);
  return isInside ? [...others, booking] : others;
}
