import { plans } from '@booking-chat/core/tenancy/plans';
import type { Plan } from '@booking-chat/core/tenancy/tenant';
import type { UsageReport } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { loadCatalog } from '../../../store/catalog.ts';
import { getUsages, monthOf } from '../../../store/usage.ts';
import { guarded } from '../../operation.ts';
import { presentLimits, presentUsage } from '../../present-admin.ts';
import { pending } from './pending.ts';

export const planNames = Object.keys(plans) as [Plan, ...Plan[]];

const usageReport = guarded({
  area: 'read',
  input: z.object({ months: z.nullish(z.int().check(z.minimum(1), z.maximum(13))) }),
  resolve: async (app, { tenant, credential, now }, { months }): Promise<UsageReport> => {
    const named = monthsBack(now, months ?? 1);
    const [usages, catalog] = await Promise.all([
      getUsages(app.db, tenant.tenantId, named),
      loadCatalog(app.db, tenant),
    ]);
    const activeProviders = catalog.providers.filter(({ active }) => active).length;
    return {
      months: usages.map((usage, at) =>
        presentUsage(named[at] as string, tenant.plan, usage, activeProviders),
      ),
      plans: planNames.map((plan) => ({ plan, limits: presentLimits(plan) })),
      canChangePlan:
        app.flags?.().OWNERS_CHANGE_PLANS === true &&
        credential.kind === 'user' &&
        credential.role === 'OWNER',
    };
  },
});

export const usageAdmin = {
  Query: { usageReport },
  Mutation: { changePlan: pending({ area: 'billing' }) },
};

/** The month of `now` (epoch milliseconds, UTC) and those before it. */
function monthsBack(now: number, count: number): string[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, back) =>
    monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1)),
  );
}
