import { plans } from './plans.ts';
import type { AgentMode, Plan } from './tenant.ts';

/** What a business has that a plan may be too small for. */
export interface PlanNeeds {
  readonly activeProviders: number;
  readonly agentMode: AgentMode;
}

export type PlanRefusal =
  | { readonly kind: 'providers'; readonly limit: number }
  | { readonly kind: 'agent-mode'; readonly mode: AgentMode };

/**
 * Why a business cannot have this plan as it is, or null. What was counted this month (messages, bookings) is no reason:
 * under a smaller plan nothing more is taken until the next month, and what exists goes on.
 */
export function whyNotPlan(plan: Plan, { activeProviders, agentMode }: PlanNeeds): PlanRefusal | null {
  const { providers, agentModes } = plans[plan];
  if (activeProviders > providers) return { kind: 'providers', limit: providers };
  return agentModes.includes(agentMode) ? null : { kind: 'agent-mode', mode: agentMode };
}
