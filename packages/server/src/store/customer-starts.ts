import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import type { Wanted, Write } from './db.ts';
import type { Item } from './item.ts';

/**
 * The standing bookings of one customer at one tenant, with any provider: what limits per customer are counted on.
 * Kept whether or not a limit is set, so that one set tomorrow counts the bookings of today.
 */
export interface CustomerStarts {
  readonly customerKey: string;
  /** 0: no item yet. */
  readonly version: number;
  /** Start of each booking, by id. */
  readonly starts: Readonly<Record<string, EpochMinute>>;
}

const minutesPerDay = 1440;

export const customerStartsAt = (tenantId: TenantId, customerKey: string): Wanted => ({
  table: 'TenantUsage',
  key: { tenantId, itemKey: `CUSTOMER#${customerKey}` },
});

/** Leaves out what started two days ago or earlier: it is no longer today in any zone. */
export function readCustomerStarts(item: Item | null, customerKey: string, now: number): CustomerStarts {
  const all = item ? (JSON.parse(item.starts as string) as Record<string, EpochMinute>) : {};
  const since = now / 60_000 - 2 * minutesPerDay;
  return {
    customerKey,
    version: (item?.version as number | undefined) ?? 0,
    starts: Object.fromEntries(Object.entries(all).filter(([, start]) => start > since)),
  };
}

/** Sets the start of a booking, or (null) takes it out, if the item is as it was read. */
export function putCustomerStart(
  tenantId: TenantId,
  was: CustomerStarts,
  bookingId: string,
  start: EpochMinute | null,
  now: number,
): Write {
  const { [bookingId]: _, ...others } = was.starts;
  const starts: Record<string, EpochMinute> = start === null ? others : { ...others, [bookingId]: start };
  const last = Math.max(now / 60_000, ...Object.values(starts));
  const { table, key } = customerStartsAt(tenantId, was.customerKey);
  return {
    type: 'put',
    table,
    item: {
      ...key,
      version: was.version + 1,
      starts: JSON.stringify(starts),
      // An item of which nothing is left must outlive every transaction that read it.
      expiresAt: Math.ceil(last + 30 * minutesPerDay) * 60,
    },
    condition:
      was.version === 0
        ? { text: 'attribute_not_exists(tenantId)' }
        : { text: '#version = :was', names: { '#version': 'version' }, values: { ':was': was.version } },
  };
}

/** Nothing changes but the version: whoever has read the item and goes by it has to read again. */
export function unsettleCustomerStarts(tenantId: TenantId, customerKey: string): Write {
  const { table, key } = customerStartsAt(tenantId, customerKey);
  return {
    type: 'update',
    table,
    key,
    change: {
      text: 'SET starts = if_not_exists(starts, :none), expiresAt = if_not_exists(expiresAt, :never) ADD #version :one',
      names: { '#version': 'version' },
      values: { ':none': '{}', ':never': farFuture, ':one': 1 },
    },
  };
}

/** Epoch seconds: until a booking says when it has served. */
const farFuture = Date.parse('2100-01-01T00:00:00Z') / 1000;
