import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { Interval } from '@booking-chat/core/time/interval';
import { type Db, getItems, type Key, queryAll, type Wanted, type Write } from './db.ts';
import type { Item } from './item.ts';

/**
 * An agenda is cut into days of UTC, one item each, so that the cut never depends on anyone's zone settings.
 * An entry that crosses a cut stands in every day it touches.
 */
export interface AgendaDay {
  readonly providerId: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** 0: no item yet. */
  readonly version: number;
  readonly entries: readonly AgendaEntry[];
}

export const minutesPerAgendaDay = 1440;
/** A past day is of no use to scheduling; it stays this long for people who look into it. */
const keptDays = 90;

/** What stands on each provider's agenda within the window, consistently read. `now` in epoch milliseconds. */
export async function loadAgendas(
  db: Db,
  tenantId: TenantId,
  providerIds: readonly string[],
  window: Interval,
  now: number,
): Promise<Map<string, AgendaEntry[]>> {
  const days = daysOf(window);
  const together = days.length <= (providerIds.length === 1 ? 2 : queriesPayFrom);
  const read = together
    ? await getDays(db, tenantId, providerIds, days, now)
    : await Promise.all(providerIds.map((id) => queryDays(db, tenantId, id, days, now)));
  return new Map(providerIds.map((id, at) => [id, entriesOf(read[at] ?? [])]));
}

/** Up to so many days of several providers, one batch of keys costs less than a query for each (decisions/020). */
const queriesPayFrom = 10;

async function getDays(
  db: Db,
  tenantId: TenantId,
  providerIds: readonly string[],
  days: readonly number[],
  now: number,
): Promise<AgendaDay[][]> {
  const items = await getItems(
    db,
    providerIds.flatMap((providerId) => days.map((day) => agendaAt(tenantId, providerId, day))),
  );
  return providerIds.map((providerId, at) =>
    days.map((day, index) => readAgendaDay(items[at * days.length + index] ?? null, providerId, day, now)),
  );
}

async function queryDays(
  db: Db,
  tenantId: TenantId,
  providerId: string,
  days: readonly number[],
  now: number,
): Promise<AgendaDay[]> {
  const [first, last] = [days[0] as number, days[days.length - 1] as number];
  const items = await queryAll(db, {
    table: 'ProviderAvailability',
    where: {
      text: 'ownerKey = :agenda AND itemKey BETWEEN :first AND :last',
      values: {
        ':agenda': agendaKey(tenantId, providerId, first).ownerKey,
        ':first': agendaKey(tenantId, providerId, first).itemKey,
        ':last': agendaKey(tenantId, providerId, last).itemKey,
      },
    },
  });
  return items.map((item) => readAgendaDay(item, providerId, dayOfKey(item.itemKey as string), now));
}

const dayOfKey = (itemKey: string): number =>
  Date.parse(`${itemKey.slice('AGENDA#'.length)}T00:00:00Z`) / 86_400_000;

/** The days an interval touches, ascending. */
export function daysOf({ start, end }: Interval): number[] {
  const first = Math.floor(start / minutesPerAgendaDay);
  const last = Math.floor((Math.max(end, start + 1) - 1) / minutesPerAgendaDay);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

export const agendaAt = (tenantId: TenantId, providerId: string, day: number): Wanted => ({
  table: 'ProviderAvailability',
  key: agendaKey(tenantId, providerId, day),
});

const agendaKey = (tenantId: TenantId, providerId: string, day: number): Key => ({
  ownerKey: `${tenantId}#${providerId}`,
  itemKey: `AGENDA#${new Date(day * 86_400_000).toISOString().slice(0, 10)}`,
});

/** Lapsed holds are left out. */
export function readAgendaDay(item: Item | null, providerId: string, day: number, now: number): AgendaDay {
  const rows = item ? (JSON.parse(item.entries as string) as Row[]) : [];
  const entries = rows.map((row) => fromRow(row, day)).filter((entry) => !lapsed(entry, now));
  return { providerId, day, version: (item?.version as number | undefined) ?? 0, entries };
}

/** The days' entries, each once, by start. */
export function entriesOf(days: readonly AgendaDay[]): AgendaEntry[] {
  const entries = new Map(days.flatMap((day) => day.entries.map((entry) => [entry.id, entry])));
  return [...entries.values()].sort((a, b) => a.busyStart - b.busyStart);
}

/** What becomes of agendas in one transaction. Ids that are nowhere are not missed. */
export interface AgendaChange {
  readonly remove: readonly string[];
  readonly add: { readonly providerId: string; readonly entry: AgendaEntry } | null;
  /** Providers whose unchanged days must also still be as read: a limit was counted on them. */
  readonly hold?: readonly string[];
}

/**
 * The writes that turn the days as read into the days as changed, each under the version it was read at.
 * Every day that the added entry touches must be among `days`.
 */
export function agendaWrites(
  tenantId: TenantId,
  days: readonly AgendaDay[],
  { remove, add, hold = [] }: AgendaChange,
): Write[] {
  const touched = add ? new Set(daysOf({ start: add.entry.busyStart, end: add.entry.busyEnd })) : new Set();
  return days.flatMap((was): Write[] => {
    const left = was.entries.filter((entry) => !remove.includes(entry.id));
    const gains = add !== null && add.providerId === was.providerId && touched.has(was.day);
    if (gains || left.length < was.entries.length)
      return [putAgendaDay(tenantId, was, gains ? [...left, add.entry] : left)];
    return hold.includes(was.providerId) ? [checkAgendaDay(tenantId, was)] : [];
  });
}

function putAgendaDay(tenantId: TenantId, was: AgendaDay, entries: readonly AgendaEntry[]): Write {
  return {
    type: 'put',
    table: 'ProviderAvailability',
    item: {
      ...agendaKey(tenantId, was.providerId, was.day),
      version: was.version + 1,
      // One JSON text: a month of typed maps would cost ten times the bytes and the time to read.
      entries: JSON.stringify(entries.map((entry) => toRow(entry, was.day))),
      expiresAt: (was.day + 1 + keptDays) * 86_400,
    },
    condition: unchanged(was),
  };
}

const checkAgendaDay = (tenantId: TenantId, was: AgendaDay): Write => ({
  type: 'check',
  table: 'ProviderAvailability',
  key: agendaKey(tenantId, was.providerId, was.day),
  condition: unchanged(was),
});

const unchanged = ({ version }: AgendaDay) =>
  version === 0
    ? { text: 'attribute_not_exists(ownerKey)' }
    : { text: '#version = :was', names: { '#version': 'version' }, values: { ':was': version } };

/** id, service, start after the day's, length, buffers before and after; of holds also expiry (epoch s) and owner. */
type Row =
  | readonly [string, string, number, number, number, number]
  | readonly [string, string, number, number, number, number, number, string];

function toRow(entry: AgendaEntry, day: number): Row {
  const { id, serviceId, start, end, busyStart, busyEnd } = entry;
  const common = [
    id,
    serviceId,
    start - day * minutesPerAgendaDay,
    end - start,
    start - busyStart,
    busyEnd - end,
  ] as const;
  return entry.kind === 'hold' ? [...common, entry.expiresAt ?? 0, entry.owner ?? ''] : common;
}

function fromRow(row: Row, day: number): AgendaEntry {
  const [id, serviceId, after, length, before, behind] = row;
  const start = day * minutesPerAgendaDay + after;
  const end = start + length;
  const common = { id, serviceId, start, end, busyStart: start - before, busyEnd: end + behind };
  return row.length === 8
    ? { kind: 'hold', ...common, expiresAt: row[6], owner: row[7] }
    : { kind: 'booking', ...common };
}

const lapsed = (entry: AgendaEntry, now: number): boolean =>
  entry.kind === 'hold' && (entry.expiresAt ?? 0) * 1000 <= now;
