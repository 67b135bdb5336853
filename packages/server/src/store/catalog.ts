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
  readonly hours?: readonly { readonly owner: HoursOwner; readonly availability: Availability }[];
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
 * must still be stored as n. Hours replace what is there. The tenant's catalog version grows in the same transaction.
 */
export async function putCatalog(db: Db, tenantId: TenantId, change: CatalogChange): Promise<CatalogOutcome> {
  const outcome = await transact(db, [
    ...(change.services ?? []).map((service) => putEntry('Services', tenantId, service)),
    ...(change.providers ?? []).map((provider) => putEntry('Providers', tenantId, provider)),
    ...(change.hours ?? []).map(
      ({ owner, availability }): Write => ({
        type: 'put',
        table: 'ProviderAvailability',
        item: {
          ownerKey: tenantId,
          itemKey: hoursKey(owner),
          weekly: availability.weekly,
          exceptions: availability.exceptions,
        },
      }),
    ),
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

function putEntry(table: 'Services' | 'Providers', tenantId: TenantId, entry: Service | Provider): Write {
  return {
    type: 'put',
    table,
    item: { tenantId, ...entry, version: entry.version + 1 },
    condition:
      entry.version === 0
        ? { text: 'attribute_not_exists(tenantId)' }
        : {
            text: '#version = :version',
            names: { '#version': 'version' },
            values: { ':version': entry.version },
          },
  };
}

const hoursKey = (owner: HoursOwner): string =>
  owner.kind === 'tenant' ? 'HOURS#tenant' : `HOURS#${owner.kind}#${owner.id}`;

const readHours = (item: Item): Availability =>
  ({ weekly: item.weekly ?? null, exceptions: item.exceptions ?? [] }) as Availability;

const ofTenant = (db: Db, table: 'Services' | 'Providers', tenantId: TenantId): Promise<Item[]> =>
  queryAll(db, { table, where: { text: 'tenantId = :tenant', values: { ':tenant': tenantId } } });

function withoutTenant({ tenantId: _, ...entry }: Item): Item {
  return entry;
}
