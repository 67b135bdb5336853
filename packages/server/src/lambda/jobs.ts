import { plans } from '@booking-chat/core/tenancy/plans';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { fillCustomers } from '../store/fill-customers.ts';
import { listTenants } from '../store/tenants.ts';
import { getUsage, monthOf, type Usage } from '../store/usage.ts';
import type { Schedule } from './functions.ts';
import { openRuntime, openSigner, openTables } from './runtime.ts';

export interface JobEvent {
  readonly job: Schedule['job'];
}

const runtime = openRuntime('jobs');
const { log } = runtime;
const db = openTables(runtime.environment);
const signer = openSigner(runtime);

export const handler = (event: JobEvent): Promise<{ readonly tenants: number }> =>
  runtime.invoke(() => {
    switch (event.job) {
      case 'usage':
        return measureUsage(Date.now());
      case 'customers':
        return fillLists();
      default:
        throw new Error(`no such job: ${event.job}`);
    }
  });

/** How far every tenant is into its plan this month: a line for each that did anything, and the numbers of those near or over. */
async function measureUsage(now: number): Promise<{ tenants: number }> {
  const tenants = await listTenants(db);
  const month = monthOf(now);
  const counts = { over: 0, near: 0 };
  for (let at = 0; at < tenants.length; at += atOnce)
    await Promise.all(
      tenants.slice(at, at + atOnce).map(async (tenant) => {
        const usage = await getUsage(db, tenant.tenantId, month);
        const used = shareUsed(tenant, usage);
        if (used >= 1) counts.over++;
        else if (used >= nearlyUsed) counts.near++;
        const { tenantId, plan } = tenant;
        const share = Math.round(used * 1000) / 1000;
        if (Object.values(usage).some((count) => count > 0))
          log.info({ tenantId, plan, month, share, ...usage }, 'tenant usage');
      }),
    );
  log.info({ month, tenants: tenants.length, ...counts }, 'plans measured');
  return { tenants: tenants.length };
}

/** The list of customers of tenants that had bookings before there was one; of all others, one read. */
async function fillLists(): Promise<{ tenants: number }> {
  const tenants = await listTenants(db);
  let bookings = 0;
  for (const { tenantId } of tenants) bookings += await fillCustomers({ db, signer }, tenantId);
  log.info({ tenants: tenants.length, bookings }, 'customers listed');
  return { tenants: tenants.length };
}

const atOnce = 20;
const nearlyUsed = 0.8;

/** The fullest of the plan's limits; 0 where there is none. */
export function shareUsed({ plan }: Pick<Tenant, 'plan'>, { messages, bookings }: Usage): number {
  const { messagesPerMonth, bookingsPerMonth } = plans[plan];
  const share = (used: number, limit: number | null) => (limit === null ? 0 : used / limit);
  return Math.max(share(messages, messagesPerMonth), share(bookings, bookingsPerMonth));
}
