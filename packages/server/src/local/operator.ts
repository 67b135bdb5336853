import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { operatorCredential } from '../api/credential.ts';
import type { App } from '../context.ts';
import { getTenant, listTenants } from '../store/tenants.ts';
import { CommandFailure } from './commands/command.ts';

/** The tenant of that id or slug. For whoever sits at the machine. */
export async function findTenant({ db }: Pick<App, 'db'>, idOrSlug: string): Promise<Tenant> {
  const byId = await getTenant(db, operatorCredential(idOrSlug).tenantId);
  const tenant = byId ?? (await listTenants(db)).find(({ slug }) => slug === idOrSlug);
  if (!tenant)
    throw new CommandFailure(`There is no tenant “${idOrSlug}”. "booking-chat tenant list" shows them all.`);
  return tenant;
}
