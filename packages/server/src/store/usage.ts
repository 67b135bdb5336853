import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, type Write, write } from './db.ts';

export interface Usage {
  readonly messages: number;
  readonly bookings: number;
  readonly errors: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** The month usage is counted under: `2026-11`, by UTC. `now` in epoch milliseconds. */
export const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);

/** Counts one request of a key in its clock minute; false, and not counted, when `limitPerMinute` is reached. */
export async function takeRequest(
  db: Db,
  tenantId: TenantId,
  keyId: string,
  limitPerMinute: number,
  now: number,
): Promise<boolean> {
  const minute = Math.floor(now / 60_000);
  const outcome = await write(db, {
    type: 'update',
    table: 'TenantUsage',
    key: { tenantId, itemKey: `RATE#${keyId}#${minute}` },
    change: {
      text: 'ADD requests :one SET expiresAt = :end',
      values: { ':one': 1, ':end': (minute + 2) * 60 },
    },
    condition: {
      text: 'attribute_not_exists(requests) OR requests < :limit',
      values: { ':limit': limitPerMinute },
    },
  });
  return outcome.ok;
}

/** Counts one customer message; false, and not counted, when the plan's `limit` is reached. Null: no limit. */
export async function takeMessage(
  db: Db,
  tenantId: TenantId,
  month: string,
  limit: number | null,
): Promise<boolean> {
  return (await write(db, counting(tenantId, month, 'messages', limit))).ok;
}

/** One more of a month's counter, as a write that fails at the limit: also part of the booking's transaction. */
export function counting(
  tenantId: TenantId,
  month: string,
  counter: 'messages' | 'bookings',
  limit: number | null,
): Extract<Write, { type: 'update' }> {
  return {
    type: 'update',
    table: 'TenantUsage',
    key: { tenantId, itemKey: `MONTH#${month}` },
    change: { text: 'ADD #counter :one', names: { '#counter': counter }, values: { ':one': 1 } },
    condition:
      limit === null
        ? undefined
        : {
            text: 'attribute_not_exists(#counter) OR #counter < :limit',
            names: { '#counter': counter },
            values: { ':limit': limit },
          },
  };
}

export async function addUsage(
  db: Db,
  tenantId: TenantId,
  month: string,
  amounts: Partial<Pick<Usage, 'errors' | 'tokensIn' | 'tokensOut'>>,
): Promise<void> {
  const counters = Object.entries(amounts);
  if (counters.length === 0) return;
  await write(db, {
    type: 'update',
    table: 'TenantUsage',
    key: { tenantId, itemKey: `MONTH#${month}` },
    change: {
      text: `ADD ${counters.map(([name]) => `${name} :${name}`).join(', ')}`,
      values: Object.fromEntries(counters.map(([name, amount]) => [`:${name}`, amount])),
    },
  });
}

export async function getUsage(db: Db, tenantId: TenantId, month: string): Promise<Usage> {
  const item = await getItem(db, 'TenantUsage', { tenantId, itemKey: `MONTH#${month}` });
  const count = (name: keyof Usage) => (item?.[name] as number | undefined) ?? 0;
  return {
    messages: count('messages'),
    bookings: count('bookings'),
    errors: count('errors'),
    tokensIn: count('tokensIn'),
    tokensOut: count('tokensOut'),
  };
}
