import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { countUp, takeOne } from './counter.ts';
import { type Db, getItems, type Write, write } from './db.ts';

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
export function takeRequest(
  db: Db,
  tenantId: TenantId,
  keyId: string,
  limitPerMinute: number,
  now: number,
): Promise<boolean> {
  const minute = Math.floor(now / 60_000);
  const itemKey = `RATE#${keyId}#${minute}`;
  return takeOne(db, {
    tenantId,
    itemKey,
    name: 'requests',
    limit: limitPerMinute,
    expiresAt: (minute + 2) * 60,
  });
}

export const teamMailsPerHour = 30;

/** Counts one invitation or reset of a team in its clock hour; false, and not counted, when there were as many as may be. */
export function takeTeamMail(db: Db, tenantId: TenantId, now: number): Promise<boolean> {
  const hour = Math.floor(now / 3_600_000);
  return takeOne(db, {
    tenantId,
    itemKey: `RATE#team-mails#${hour}`,
    name: 'mails',
    limit: teamMailsPerHour,
    expiresAt: (hour + 2) * 3600,
  });
}

/** Counts one customer message; false, and not counted, when the plan's `limit` is reached. Null: no limit. */
export function takeMessage(
  db: Db,
  tenantId: TenantId,
  month: string,
  limit: number | null,
): Promise<boolean> {
  return takeOne(db, { tenantId, itemKey: `MONTH#${month}`, name: 'messages', limit });
}

/** One more of a month's counter, as a write that fails at the limit: bookings are counted in their transaction. */
export function counting(
  tenantId: TenantId,
  month: string,
  name: 'messages' | 'bookings',
  limit: number | null,
): Extract<Write, { type: 'update' }> {
  const itemKey = name === 'bookings' ? bookingsOf(month) : `MONTH#${month}`;
  return countUp({ tenantId, itemKey, name, limit }, 1);
}

/** An item of its own: transactions and the many counts of messages would stand in each other's way. */
const bookingsOf = (month: string) => `MONTH#${month}#BOOKINGS`;

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
  const [usage] = await getUsages(db, tenantId, [month]);
  return usage as Usage;
}

/** The counters of several months, in their order, by one read. */
export async function getUsages(db: Db, tenantId: TenantId, months: readonly string[]): Promise<Usage[]> {
  const wanted = months.flatMap((month) => [`MONTH#${month}`, bookingsOf(month)]);
  const items = await getItems(
    db,
    wanted.map((itemKey) => ({ table: 'TenantUsage' as const, key: { tenantId, itemKey } })),
  );
  return months.map((_, at) => {
    const counters = { ...items[2 * at], ...items[2 * at + 1] };
    const count = (name: keyof Usage) => (counters[name] as number | undefined) ?? 0;
    return {
      messages: count('messages'),
      bookings: count('bookings'),
      errors: count('errors'),
      tokensIn: count('tokensIn'),
      tokensOut: count('tokensOut'),
    };
  });
}
