import { describe, expect, it } from 'vitest';
import { agentMode } from './agent-mode.ts';

describe('agent mode', () => {
  it.each([
    ['PRO', 'ASSISTED', false, 'ASSISTED'],
    ['BUSINESS', 'FULL', false, 'FULL'],
    ['PRO', 'FULL', false, 'FSM'],
    ['LITE', 'ASSISTED', false, 'FSM'],
    ['BUSINESS', 'FULL', true, 'FSM'],
    ['PRO', 'ASSISTED', true, 'FSM'],
    ['LITE', 'FSM', true, 'FSM'],
  ] as const)('%s tenant set to %s, models off: %s → %s', (plan, mode, off, expected) => {
    const agent = { mode } as Parameters<typeof agentMode>[0]['agent'];
    expect(agentMode({ plan, agent }, { DISABLE_IA: off })).toBe(expected);
  });

  it('without flags nothing is switched off', () => {
    const agent = { mode: 'FULL' } as Parameters<typeof agentMode>[0]['agent'];
    expect(agentMode({ plan: 'BUSINESS', agent })).toBe('FULL');
  });
});
