import { type PlanRefusal, whyNotPlan } from '@booking-chat/core/tenancy/plan-change';
import { plans } from '@booking-chat/core/tenancy/plans';
import type { Plan } from '@booking-chat/core/tenancy/tenant';
import type { TenantSettings, UsageReport } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { loadCatalog } from '../../../store/catalog.ts';
import { getUsages, monthOf } from '../../../store/usage.ts';
import { audit } from '../../audit.ts';
import { editOf } from '../../edit-catalog.ts';
import { ApiError } from '../../errors.ts';
import { guarded } from '../../operation.ts';
import { presentLimits, presentUsage } from '../../present-admin.ts';
import { presentSettings } from '../../present-settings.ts';

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

/** Whoever else lives from it changes it by `booking-chat tenant plan`: owners only where the operator lets them. */
const changePlan = guarded({
  area: 'billing',
  input: z.object({ plan: z.enum(planNames) }),
  resolve: async (app, request, { plan }): Promise<TenantSettings> => {
    if (app.flags?.().OWNERS_CHANGE_PLANS !== true)
      throw new ApiError('FORBIDDEN', { reason: 'plan-by-operator' });
    return editOf(app, request, ({ tenant, catalog }) => {
      if (tenant.plan === plan) return { edit: null, value: presentSettings(tenant) };
      const activeProviders = catalog.providers.filter(({ active }) => active).length;
      const refusal = whyNotPlan(plan, { activeProviders, agentMode: tenant.agent.mode });
      if (refusal) throw planError(refusal);
      const entry = audit(request, {
        action: 'plan.change',
        targetId: tenant.tenantId,
        targetName: tenant.name,
        before: { plan: tenant.plan },
        after: { plan },
      });
      const value = presentSettings({ ...tenant, plan, version: tenant.version + 1 });
      return { edit: { tenant: { plan }, also: [entry] }, value };
    });
  },
});

const planError = (refusal: PlanRefusal): ApiError =>
  refusal.kind === 'providers'
    ? new ApiError('PLAN_LIMIT_REACHED', { reason: 'providers', field: 'plan', limit: refusal.limit })
    : new ApiError('PLAN_LIMIT_REACHED', { reason: 'agent-mode', field: 'plan', value: refusal.mode });

export const usageAdmin = {
  Query: { usageReport },
  Mutation: { changePlan },
};

/** The month of `now` (epoch milliseconds, UTC) and those before it. */
function monthsBack(now: number, count: number): string[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, back) =>
    monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1)),
  );
}
