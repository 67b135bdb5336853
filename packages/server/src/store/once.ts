import { createHash } from 'node:crypto';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { Wanted, Write } from './db.ts';
import type { Item } from './item.ts';

/*
 * Not in the Bookings table: its stream would carry every one of these to the notifier, and the local engine's writes to
 * a table slow down with each record of its stream (decisions/022).
 */

/** A retry finds its first answer for this long; afterwards the key counts as never used. */
export const rememberedHours = 48;

/** What was done under an idempotency key. */
export interface Once {
  readonly request: string;
  readonly bookingId: string;
  /** Which call did it: one whose connection broke recognises its own work. */
  readonly call: string;
}

export type Operation = 'book' | 'move';

export const onceAt = (tenantId: TenantId, operation: Operation, key: string): Wanted => ({
  table: 'TenantUsage',
  key: { tenantId, itemKey: `ONCE#${operation}#${key}` },
});

/** Null when the key is unused, or was used so long ago that its record has expired. */
export function readOnce(item: Item | null, now: number): Once | null {
  if (!item || (item.expiresAt as number) * 1000 <= now) return null;
  const { request, bookingId, call } = item as unknown as Once;
  return { request, bookingId, call };
}

export function putOnce(at: Wanted, once: Once, now: number): Write {
  return {
    type: 'put',
    table: at.table,
    item: { ...at.key, ...once, expiresAt: Math.floor(now / 1000) + rememberedHours * 3600 },
    condition: {
      text: 'attribute_not_exists(tenantId) OR expiresAt <= :now',
      values: { ':now': Math.floor(now / 1000) },
    },
  };
}

/** The same for the same request, whatever the order of its fields was. */
export const requestHash = (fields: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
