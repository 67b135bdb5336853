import type { Booking } from '@booking-chat/core/booking/booking';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import { startKey } from './booking-item.ts';
import { type Db, type Key, query } from './db.ts';

/** As much of a booking as is counted. */
export type BookingFact = Pick<Booking, 'status' | 'start' | 'createdAt' | 'updatedAt'>;

/** More are not counted: a business with more looks at its list. */
export const mostFacts = 3_000;

/** The bookings that start at `from` or later, by start: the first 3,000 of them, in a few reads. */
export async function bookingFacts(
  db: Db,
  tenantId: TenantId,
  from: EpochMinute,
): Promise<{ readonly found: readonly BookingFact[]; readonly complete: boolean }> {
  const found: BookingFact[] = [];
  let startAfter: Key | null = null;
  do {
    const page: Awaited<ReturnType<typeof query>> = await query(db, {
      table: 'Bookings',
      index: 'GSI1',
      where: {
        text: 'tenantKey = :tenant AND startKey >= :from',
        values: { ':tenant': tenantId, ':from': startKey(from) },
      },
      only: ['status', 'start', 'createdAt', 'updatedAt'],
      limit: mostFacts - found.length,
      startAfter,
    });
    found.push(...(page.items as unknown as BookingFact[]));
    startAfter = page.next;
  } while (startAfter && found.length < mostFacts);
  return { found, complete: startAfter === null };
}
