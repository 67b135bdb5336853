import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import {
  type Db,
  getItems,
  queryAll,
  transact,
  type Wanted,
  type Write,
} from '../../packages/server/src/store/db.ts';

/** One way to store agendas, as far as its cost goes: how a month is read and what one booking writes. */
export interface Layout {
  readonly name: string;
  /** Stores a month of a provider. */
  fill(db: Db, providerId: string, entries: readonly AgendaEntry[]): Promise<void>;
  /** The keys of a month, or null: it has to be queried. */
  monthKeys(providerId: string): readonly Wanted[] | null;
  /** The agenda's part of one booking's transaction, and the read before it. */
  book(db: Db, providerId: string, entry: AgendaEntry): Promise<Write[]>;
}

export const firstDay = Date.parse('2026-12-01T00:00:00Z') / 86_400_000;
export const monthDays = 31;

const item = (layout: string, providerId: string, sort: string): Wanted => ({
  table: 'ProviderAvailability',
  key: { ownerKey: `${layout}#${providerId}`, itemKey: `AGENDA#${sort}` },
});

const rows = (entries: readonly AgendaEntry[]) =>
  JSON.stringify(
    entries.map((one) => [one.id, one.serviceId, one.start, one.end, one.busyStart, one.busyEnd]),
  );

/** One item per provider and `days` days, guarded by a version. */
export function spans(days: number, name: string): Layout {
  const spanOf = (minute: number) => Math.floor(minute / 1440 / days);
  const at = (providerId: string, span: number) => item(name, providerId, String(span).padStart(8, '0'));
  const put = (where: Wanted, entries: readonly AgendaEntry[], version: number): Write => ({
    type: 'put',
    table: where.table,
    item: { ...where.key, version, entries: rows(entries) },
    condition:
      version === 1
        ? { text: 'attribute_not_exists(ownerKey)' }
        : { text: 'version = :was', values: { ':was': version - 1 } },
  });
  return {
    name,
    async fill(db, providerId, entries) {
      for (const span of new Set(entries.map((one) => spanOf(one.start)))) {
        const own = entries.filter((one) => spanOf(one.start) === span);
        await transact(db, [put(at(providerId, span), own, 1)]);
      }
    },
    monthKeys: (providerId) => {
      const first = spanOf(firstDay * 1440);
      const last = spanOf((firstDay + monthDays) * 1440 - 1);
      return Array.from({ length: last - first + 1 }, (_, index) => at(providerId, first + index));
    },
    async book(db, providerId, entry) {
      const where = at(providerId, spanOf(entry.start));
      const [read] = await getItems(db, [where]);
      const before = read ? (JSON.parse(read.entries as string) as unknown[]) : [];
      const version = ((read?.version as number | undefined) ?? 0) + 1;
      const grown = put(where, [], version) as Extract<Write, { type: 'put' }>;
      return [
        {
          ...grown,
          item: { ...grown.item, entries: JSON.stringify([...before, JSON.parse(rows([entry]))[0]]) },
        },
      ];
    },
  };
}

/** One item per provider and five minutes, each only put where there is none: no reading before a booking. */
export function units(minutes: number): Layout {
  const name = `unit-${minutes}min`;
  const unitsOf = (providerId: string, one: AgendaEntry): Wanted[] =>
    Array.from({ length: Math.ceil((one.busyEnd - one.busyStart) / minutes) }, (_, index) =>
      item(name, providerId, String(Math.floor(one.busyStart / minutes) + index).padStart(10, '0')),
    );
  const puts = (providerId: string, one: AgendaEntry): Write[] =>
    unitsOf(providerId, one).map(({ table, key }) => ({
      type: 'put',
      table,
      item: { ...key, id: one.id },
      condition: { text: 'attribute_not_exists(ownerKey)' },
    }));
  return {
    name,
    async fill(db, providerId, entries) {
      for (const one of entries) await transact(db, puts(providerId, one));
    },
    monthKeys: () => null,
    book: async (_db, providerId, entry) => puts(providerId, entry),
  };
}

export async function readMonth(db: Db, layout: Layout, providerIds: readonly string[]): Promise<number> {
  const keys = providerIds.map((id) => layout.monthKeys(id));
  if (keys.every((one) => one !== null)) return (await getItems(db, keys.flat())).filter(Boolean).length;
  const found = await Promise.all(providerIds.map((id) => queryMonth(db, layout, id)));
  return found.flat().length;
}

export const queryMonth = (db: Db, layout: Layout, providerId: string) =>
  queryAll(db, {
    table: 'ProviderAvailability',
    where: {
      text: 'ownerKey = :owner AND begins_with(itemKey, :agenda)',
      values: { ':owner': `${layout.name}#${providerId}`, ':agenda': 'AGENDA#' },
    },
  });
