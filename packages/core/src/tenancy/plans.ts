import type { AgentMode, Plan } from './tenant.ts';

export interface PlanLimits {
  /** null is unlimited. */
  readonly messagesPerMonth: number | null;
  readonly bookingsPerMonth: number | null;
  readonly providers: number;
  readonly agentModes: readonly AgentMode[];
  readonly requestsPerMinutePerKey: number;
}

export const plans: Readonly<Record<Plan, PlanLimits>> = {
  LITE: {
    messagesPerMonth: 500,
    bookingsPerMonth: 50,
    providers: 1,
    agentModes: ['FSM'],
    requestsPerMinutePerKey: 60,
  },
  PRO: {
    messagesPerMonth: 20_000,
    bookingsPerMonth: 2_000,
    providers: 3,
    agentModes: ['FSM', 'ASSISTED'],
    requestsPerMinutePerKey: 300,
  },
  BUSINESS: {
    messagesPerMonth: 100_000,
    bookingsPerMonth: 10_000,
    providers: 10,
    agentModes: ['FSM', 'ASSISTED', 'FULL'],
    requestsPerMinutePerKey: 600,
  },
  ENTERPRISE: {
    messagesPerMonth: null,
    bookingsPerMonth: null,
    providers: 50,
    agentModes: ['FSM', 'ASSISTED', 'FULL'],
    requestsPerMinutePerKey: 1_000,
  },
};
