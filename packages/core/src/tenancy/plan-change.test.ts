import { expect, it } from 'vitest';
import { whyNotPlan } from './plan-change.ts';

it.each([
  ['LITE', 1, 'FSM', null],
  ['LITE', 2, 'FSM', { kind: 'providers', limit: 1 }],
  ['LITE', 1, 'ASSISTED', { kind: 'agent-mode', mode: 'ASSISTED' }],
  ['LITE', 2, 'ASSISTED', { kind: 'providers', limit: 1 }],
  ['PRO', 3, 'ASSISTED', null],
  ['PRO', 3, 'FULL', { kind: 'agent-mode', mode: 'FULL' }],
  ['PRO', 4, 'FSM', { kind: 'providers', limit: 3 }],
  ['BUSINESS', 10, 'FULL', null],
  ['ENTERPRISE', 50, 'FULL', null],
  ['ENTERPRISE', 51, 'FSM', { kind: 'providers', limit: 50 }],
] as const)('%s for %i professionals and %s: %j', (plan, activeProviders, agentMode, why) =>
  expect(whyNotPlan(plan, { activeProviders, agentMode })).toEqual(why),
);
