import type { Booking } from '@booking-chat/core/booking/booking';
import { readBooking } from '../store/booking-item.ts';
import { noteCustomer } from '../store/customers.ts';
import type { StoreContext } from '../store/store-context.ts';
import { getTenant } from '../store/tenants.ts';
import type { Change } from './follow-stream.ts';

/**
 * Keeps the list of customers: what a new or moved booking tells of its customer. The other changes of bookings (approved,
 * cancelled, paid …) cost no read and no write. Comes before the mails: it may be repeated, and throws to be tried again.
 */
export async function noteCustomerOf(
  context: Pick<StoreContext, 'db' | 'signer'>,
  { before, after }: Change,
): Promise<void> {
  const booking = readBooking(after)?.booking;
  if (!booking || !isNews(readBooking(before)?.booking ?? null, booking)) return;
  // A tenant that was erased meanwhile leaves nothing behind.
  if (await getTenant(context.db, booking.tenantId)) await noteCustomer(context, [booking]);
}

const isNews = (before: Booking | null, after: Booking): boolean =>
  before === null || before.start !== after.start;
