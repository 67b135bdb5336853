import type { Plan, TenantSettings, UsageReport } from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../../shared/api/operation.ts';

const limits = 'limits { messagesPerMonth bookingsPerMonth providers requestsPerMinutePerKey agentModes }';

export const readUsage = readOperation<{ usageReport: UsageReport }, { months: number }>(
  'usage',
  `query UsageOfMonths($months: Int) {
    usageReport(months: $months) {
      months { month plan messages bookings errors tokensIn tokensOut providers ${limits} }
      plans { plan ${limits} }
      canChangePlan
    }
  }`,
);

export const changePlan = writeOperation<
  { changePlan: Pick<TenantSettings, 'plan' | 'version'> },
  { plan: Plan }
>(
  ['usage', 'settings', 'me', 'overview', 'audit'],
  'mutation ChangePlan($plan: Plan!) { changePlan(plan: $plan) { plan version } }',
);
