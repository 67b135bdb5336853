import type { Booking } from '@booking-chat/core/booking/booking';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { customerKeyOf } from './booking-item.ts';
import { noteCustomer } from './customers.ts';
import { getItem, type Key, write } from './db.ts';
import { listBookings } from './list-bookings.ts';
import type { StoreContext } from './store-context.ts';

/**
 * Notes the customers of the bookings that were made before there was a list of them; from then on the bookings' stream
 * keeps it. Once for each tenant, later calls read one item; running it twice, or while bookings are made, does no harm.
 * Gives the number of bookings looked at.
 */
export async function fillCustomers(
  context: Pick<StoreContext, 'db' | 'signer'>,
  tenantId: TenantId,
): Promise<number> {
  const mark: Key = { tenantId, itemKey: 'DONE#customers' };
  if (await getItem(context.db, 'TenantUsage', mark)) return 0;
  let looked = 0;
  let nextToken: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listBookings>> = await listBookings(context, {
      tenantId,
      of: { kind: 'tenant' },
      limit: 200,
      nextToken,
    });
    if (!page.ok) throw new Error('a page of bookings that we asked for was refused');
    for (const bookings of byCustomer(context, page.items)) await noteCustomer(context, bookings);
    looked += page.items.length;
    nextToken = page.nextToken;
  } while (nextToken);
  await write(context.db, { type: 'put', table: 'TenantUsage', item: mark }, { repeatable: true });
  return looked;
}

function byCustomer({ signer }: Pick<StoreContext, 'signer'>, bookings: readonly Booking[]) {
  const found = new Map<string, [Booking, ...Booking[]]>();
  for (const booking of bookings) {
    const key = customerKeyOf(signer, booking.tenantId, booking.customer);
    const known = key !== null && found.get(key);
    if (known) known.push(booking);
    else if (key) found.set(key, [booking]);
  }
  return found.values();
}
