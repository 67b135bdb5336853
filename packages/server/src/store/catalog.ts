import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { Availability } from '@booking-chat/core/scheduling/rules';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, queryAll, transact, type Write } from './db.ts';
import type { Item } from './item.ts';

/** Whose hours: the tenant's, one provider's or one service's. */
export type HoursOwner =
  | { readonly kind: 'tenant' }
  | { readonly kind: 'provider'; readonly id: string }
  | { readonly kind: 'service'; readonly id: string };

export interface CatalogChange {
  readonly services?: readonly Service[];
  readonly providers?: readonly Provider[];
  readonly hours?: readonly HoursChange[];
  readonly remove?: {
    readonly services?: readonly Pick<Service, 'serviceId' | 'version'>[];
    readonly providers?: readonly Pick<Provider, 'providerId' | 'version'>[];
  };
}

export interface HoursChange {
  readonly owner: HoursOwner;
  readonly availability: Availability;
  /** They must still be stored as this version; 0: none stored yet. Left out: whatever is there is replaced. */
  readonly version?: number;
}

const kept = new WeakMap<Db, Map<TenantId, Catalog>>();
/** Catalogs of this many tenants stay in the process; the least recently used one leaves first. */
const keptTenants = 500;

/** The tenant's catalog of `tenant.catalogVersion` or newer. Kept per process by version, so it is never stale. */
export async function loadCatalog(
  db: Db,
  tenant: Pick<Tenant, 'tenantId' | 'catalogVersion'>,
): Promise<Catalog> {
  const { tenantId } = tenant;
  const catalogs = kept.get(db) ?? new Map<TenantId, Catalog>();
  kept.set(db, catalogs);
  const known = catalogs.get(tenantId);
  const catalog =
    known && known.version >= tenant.catalogVersion
      ? known
      : await readCatalog(db, tenantId, tenant.catalogVersion);
  catalogs.delete(tenantId);
  catalogs.set(tenantId, catalog);
  if (catalogs.size > keptTenants) {
    const [leastRecent] = catalogs.keys();
    if (leastRecent) catalogs.delete(leastRecent);
  }
  return catalog;
}

/** Reads until nothing changed meanwhile: a catalog is never a mixture of two versions. */
async function readCatalog(db: Db, tenantId: TenantId, expected: number): Promise<Catalog> {
  const [services, providers, hours] = await Promise.all([
    ofTenant(db, 'Services', tenantId),
    ofTenant(db, 'Providers', tenantId),
    queryAll(db, {
      table: 'ProviderAvailability',
      where: {
        text: 'ownerKey = :tenant AND begins_with(itemKey, :hours)',
        values: { ':tenant': tenantId, ':hours': 'HOURS#' },
      },
    }),
  ]);
  const version = ((await getItem(db, 'Tenants', { tenantId }))?.catalogVersion as number) ?? expected;
  if (version !== expected) return readCatalog(db, tenantId, version);
  const availability = (prefix: string) =>
    Object.fromEntries(
      hours
        .filter((item) => (item.itemKey as string).startsWith(prefix))
        .map((item) => [(item.itemKey as string).slice(prefix.length), readHours(item)]),
    );
  const tenantHours = hours.find((item) => item.itemKey === 'HOURS#tenant');
  return {
    version,
    services: services.map(withoutTenant) as unknown as Service[],
    providers: providers.map(withoutTenant) as unknown as Provider[],
    availability: {
      tenant: tenantHours ? readHours(tenantHours) : { weekly: null, exceptions: [] },
      providers: availability('HOURS#provider#'),
      services: availability('HOURS#service#'),
    },
  };
}

export type CatalogOutcome =
  | { readonly ok: true; readonly catalogVersion: number }
  /** Someone changed one of the entries meanwhile: read again. */
  | { readonly ok: false };

/**
 * Stores services, providers and hours together; at most 99. An entry of version 0 must be new, one of version n
 * must still be stored as n. The tenant's catalog version grows in the same transaction.
 */
export async function putCatalog(db: Db, tenantId: TenantId, change: CatalogChange): Promise<CatalogOutcome> {
  const outcome = await transact(db, [
    ...catalogWrites(tenantId, change),
    {
      type: 'update',
      table: 'Tenants',
      key: { tenantId },
      change: { text: 'ADD catalogVersion :one', values: { ':one': 1 } },
      condition: { text: 'attribute_exists(tenantId)' },
    },
  ]);
  if (!outcome.ok) return { ok: false };
  const tenant = await getItem(db, 'Tenants', { tenantId });
  return { ok: true, catalogVersion: tenant?.catalogVersion as number };
}

export const putService = (db: Db, tenantId: TenantId, service: Service): Promise<CatalogOutcome> =>
  putCatalog(db, tenantId, { services: [service] });

export const putProvider = (db: Db, tenantId: TenantId, provider: Provider): Promise<CatalogOutcome> =>
  putCatalog(db, tenantId, { providers: [provider] });

export const putHours = (
  db: Db,
  tenantId: TenantId,
  owner: HoursOwner,
  availability: Availability,
): Promise<CatalogOutcome> => putCatalog(db, tenantId, { hours: [{ owner, availability }] });

/** The writes of a change; the tenant's catalog version has to grow in the same transaction. */
export function catalogWrites(tenantId: TenantId, change: CatalogChange): Write[] {
  const { services = [], providers = [], hours = [], remove } = change;
  return [
    ...services.map((service) => putEntry('Services', tenantId, service)),
    ...providers.map((provider) => putEntry('Providers', tenantId, provider)),
    ...hours.map((one) => putHoursItem(tenantId, one)),
    ...(remove?.services ?? []).flatMap(({ serviceId, version }): Write[] => [
      { type: 'delete', table: 'Services', key: { tenantId, serviceId }, condition: unchanged(version) },
      deleteHours(tenantId, { kind: 'service', id: serviceId }),
    ]),
    ...(remove?.providers ?? []).flatMap(({ providerId, version }): Write[] => [
      { type: 'delete', table: 'Providers', key: { tenantId, providerId }, condition: unchanged(version) },
      deleteHours(tenantId, { kind: 'provider', id: providerId }),
    ]),
  ];
}

/** One owner's hours as stored, with the version that an edit of them names; version 0: none stored. */
export async function getHours(
  db: Db,
  tenantId: TenantId,
  owner: HoursOwner,
): Promise<{ readonly availability: Availability; readonly version: number }> {
  const item = await getItem(db, 'ProviderAvailability', { ownerKey: tenantId, itemKey: hoursKey(owner) });
  return { availability: readHours(item ?? {}), version: (item?.version as number | undefined) ?? 0 };
}

function putEntry(table: 'Services' | 'Providers', tenantId: TenantId, entry: Service | Provider): Write {
  return {
    type: 'put',
    table,
    item: { tenantId, ...entry, version: entry.version + 1 },
    condition: unchanged(entry.version),
  };
}

const unchanged = (version: number) =>
  version === 0
    ? { text: 'attribute_not_exists(tenantId)' }
    : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } };

/** Hours of older data folders have no version: those count as version 0 until they are edited. */
const putHoursItem = (tenantId: TenantId, { owner, availability, version }: HoursChange): Write => ({
  type: 'update',
  table: 'ProviderAvailability',
  key: { ownerKey: tenantId, itemKey: hoursKey(owner) },
  change: {
    text: 'SET weekly = :weekly, #exceptions = :exceptions ADD #version :one',
    names: { '#version': 'version', '#exceptions': 'exceptions' },
    values: { ':weekly': availability.weekly, ':exceptions': availability.exceptions, ':one': 1 },
  },
  ...(version !== undefined && {
    condition:
      version === 0
        ? { text: 'attribute_not_exists(#version)' }
        : { text: '#version = :was', values: { ':was': version } },
  }),
});

const deleteHours = (tenantId: TenantId, owner: HoursOwner): Write => ({
  type: 'delete',
  table: 'ProviderAvailability',
  key: { ownerKey: tenantId, itemKey: hoursKey(owner) },
});

const hoursKey = (owner: HoursOwner): string =>
  owner.kind === 'tenant' ? 'HOURS#tenant' : `HOURS#${owner.kind}#${owner.id}`;

const readHours = (item: Item): Availability =>
  ({ weekly: item.weekly ?? null, exceptions: item.exceptions ?? [] }) as Availability;

const ofTenant = (db: Db, table: 'Services' | 'Providers', tenantId: TenantId): Promise<Item[]> =>
  queryAll(db, { table, where: { text: 'tenantId = :tenant', values: { ':tenant': tenantId } } });

function withoutTenant({ tenantId: _, ...entry }: Item): Item {
  return entry;
}
