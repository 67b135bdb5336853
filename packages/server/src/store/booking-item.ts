import type { Booking, Customer } from '@booking-chat/core/booking/booking';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import type { Signer } from '../signer.ts';
import { type Db, getItem, type Wanted, type Write } from './db.ts';
import type { Item } from './item.ts';

/** A stored booking with what the store knows besides: under which key its customer is found. */
export interface StoredBooking {
  readonly booking: Booking;
  readonly customerKey: string | null;
}

export async function getBooking(db: Db, tenantId: TenantId, bookingId: string): Promise<Booking | null> {
  const { table, key } = bookingAt(tenantId, bookingId);
  return readBooking(await getItem(db, table, key))?.booking ?? null;
}

export const bookingAt = (tenantId: TenantId, bookingId: string): Wanted => ({
  table: 'Bookings',
  key: { tenantId, itemKey: `BOOKING#${bookingId}` },
});

/** Null for any other item of the table: its stream carries those too. */
export function readBooking(item: Item | null): StoredBooking | null {
  if (!item || !(item.itemKey as string).startsWith('BOOKING#')) return null;
  const { itemKey, tenantKey, providerKey, customerKey, startKey, ...booking } = item;
  return { booking: booking as unknown as Booking, customerKey: (customerKey as string | undefined) ?? null };
}

/** Creates (version 1) or replaces the version before it. */
export function putBooking({ booking, customerKey }: StoredBooking): Write {
  const { tenantId, bookingId, providerId, start, version } = booking;
  return {
    type: 'put',
    table: 'Bookings',
    item: {
      ...booking,
      itemKey: `BOOKING#${bookingId}`,
      tenantKey: tenantId,
      providerKey: providerKey(tenantId, providerId),
      customerKey: customerKey ?? undefined,
      startKey: `${startKey(start)}#${bookingId}`,
    },
    condition:
      version === 1
        ? { text: 'attribute_not_exists(tenantId)' }
        : {
            text: '#version = :before',
            names: { '#version': 'version' },
            values: { ':before': version - 1 },
          },
  };
}

export const providerKey = (tenantId: TenantId, providerId: string): string => `${tenantId}#${providerId}`;

/** Where a customer's bookings are found: by e-mail address, else by telephone number; null without either. */
export function customerKeyOf(
  signer: Signer,
  tenantId: TenantId,
  { email, phone }: Pick<Customer, 'email' | 'phone'>,
): string | null {
  const address = email?.trim().toLowerCase();
  const digits = phone?.replace(/\D/g, '');
  const identity = address ? `email ${address}` : digits ? `phone ${digits}` : null;
  return identity && `${tenantId}#${signer.fingerprint('customer', `${tenantId} ${identity}`)}`;
}

/** The customer's own part of that key: what the panel names a customer by. */
export function customerIdOf(
  signer: Signer,
  tenantId: TenantId,
  contact: Pick<Customer, 'email' | 'phone'>,
): string | null {
  return customerKeyOf(signer, tenantId, contact)?.slice(tenantId.length + 1) ?? null;
}

export const customerKeyFor = (tenantId: TenantId, customerId: string): string => `${tenantId}#${customerId}`;

/** Sorts as the moment does: `2026-11-23T17:00`. */
export const startKey = (start: EpochMinute): string => new Date(start * 60_000).toISOString().slice(0, 16);
