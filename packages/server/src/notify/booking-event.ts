import type { Booking } from '@booking-chat/core/booking/booking';
import { toIso } from '@booking-chat/core/time/zone';
import type { Publish } from '../context.ts';
import { readBooking } from '../store/booking-item.ts';
import type { Change } from './follow-stream.ts';

type BookingEvent = Parameters<Publish['booking']>[0];

/** What subscribers hear of one change in the Bookings table; null: nothing they would look at. */
export function bookingEventOf({ before, after }: Change): BookingEvent | null {
  const booking = readBooking(after)?.booking;
  // An import brings back bookings that are no news.
  if (!booking || after?.importedVersion === booking.version) return null;
  const { tenantId, bookingId, version, start } = booking;
  const kind = kindOf(readBooking(before)?.booking ?? null, booking);
  return { tenantId, bookingId, version, kind, start: toIso(start) };
}

/** Tells of all at once and waits for none: what was missed is read again. */
export function publishChanges(publish: Publish, changes: readonly Change[]): Promise<unknown> {
  const events = changes.map(bookingEventOf).filter((event) => event !== null);
  return Promise.allSettled(events.map((event) => publish.booking(event)));
}

function kindOf(before: Booking | null, after: Booking): BookingEvent['kind'] {
  if (!before) return 'CREATED';
  if (after.status === 'CANCELLED' && before.status !== 'CANCELLED') return 'CANCELLED';
  const moved =
    before.start !== after.start || before.end !== after.end || before.providerId !== after.providerId;
  return moved ? 'MOVED' : 'CHANGED';
}
