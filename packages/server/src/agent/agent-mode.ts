import { plans } from '@booking-chat/core/tenancy/plans';
import type { AgentMode, Tenant } from '@booking-chat/core/tenancy/tenant';
import type { Flags } from '../context.ts';

/** The mode a conversation runs in now: the tenant's own where its plan has it, and always FSM while models are switched off. */
export function agentMode(tenant: Pick<Tenant, 'plan' | 'agent'>, flags?: Flags): AgentMode {
  const { mode } = tenant.agent;
  const mayUse = plans[tenant.plan].agentModes.includes(mode);
  return mayUse && !flags?.DISABLE_IA ? mode : 'FSM';
}
