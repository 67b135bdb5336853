import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, scan, write } from './db.ts';
import { versionedUpdate } from './versioned-update.ts';

export async function getTenant(db: Db, tenantId: TenantId): Promise<Tenant | null> {
  return (await getItem(db, 'Tenants', { tenantId })) as Tenant | null;
}

/** Creates. False: there is a tenant of that id already. */
export async function putTenant(db: Db, tenant: Tenant): Promise<boolean> {
  const outcome = await write(db, {
    type: 'put',
    table: 'Tenants',
    item: tenant,
    condition: { text: 'attribute_not_exists(tenantId)' },
  });
  return outcome.ok;
}

export type TenantChange = Partial<Omit<Tenant, 'tenantId' | 'createdAt' | 'catalogVersion' | 'version'>>;

/** Changes the named settings if the record still has `version`; null: it has not, read it again. */
export async function updateTenant(
  db: Db,
  tenantId: TenantId,
  version: number,
  change: TenantChange,
): Promise<Tenant | null> {
  const outcome = await write(db, versionedUpdate('Tenants', { tenantId }, version, change));
  return outcome.ok ? (outcome.item as unknown as Tenant) : null;
}

/** All tenants of the installation, by name: operator commands only, it reads the whole table. */
export async function listTenants(db: Db): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  for await (const page of scan(db, 'Tenants')) tenants.push(...(page.items as unknown as Tenant[]));
  return tenants.sort((a, b) => (a.name < b.name ? -1 : 1));
}
