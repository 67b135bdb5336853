import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { functionOf, functionRows, grants, kebab, liveFields, queues } from './functions.ts';

describe('the table of functions', () => {
  it.each(functionRows)(
    '%s has an entry, limits within its trigger’s, and grants that are defined',
    (_, row) => {
      expect(existsSync(new URL(row.entry, import.meta.url))).toBe(true);
      for (const use of row.uses) expect(grants[use].actions.length).toBeGreaterThan(0);
      for (const actions of Object.values(row.tables)) expect(new Set(actions).size).toBe(actions.length);
      expect(new Set(row.environment).size).toBe(row.environment.length);
      if (row.trigger.type === 'appsync') expect(row.timeoutSeconds).toBeLessThanOrEqual(30);
      if (row.trigger.type === 'appsync-authorizer') expect(row.timeoutSeconds).toBeLessThanOrEqual(10);
      if (row.trigger.type === 'cognito') expect(row.timeoutSeconds).toBeLessThanOrEqual(5);
      if (row.trigger.type === 'queue')
        expect(queues[row.trigger.queue].visibilitySeconds).toBeGreaterThanOrEqual(6 * row.timeoutSeconds);
    },
  );

  it('no request path may scan', () => {
    const scanning = functionRows.filter(([, { tables }]) => Object.values(tables).flat().includes('Scan'));
    expect(scanning.map(([name]) => name)).toEqual(['jobs']);
  });

  it('what AppSync answers by itself no function answers as well', () => {
    for (const field of Object.values(liveFields).flat()) expect(functionOf(field)).toBeUndefined();
  });

  it('a FIFO queue has FIFO dead letters', () => {
    for (const { fifo, ...queue } of Object.values(queues))
      if ('redrive' in queue) expect(queues[queue.redrive.deadLetters].fifo).toBe(fifo);
  });

  it.each([
    ['Mutation.sendChatMessage', 'chatAgent'],
    ['Query.health', 'catalog'],
    ['Query.nothing', undefined],
  ])('%s → %s', (field, name) => expect(functionOf(field)).toBe(name));

  it('the token pattern lets through our tokens and nothing short or long', () => {
    const row = functionRows.find(([name]) => name === 'authorizer')?.[1];
    const pattern = row?.trigger.type === 'appsync-authorizer' ? new RegExp(row.trigger.tokenPattern) : null;
    const signature = 'A'.repeat(43);
    for (const [token, passes] of [
      ['pk_live_abcdefgh_0123456789ABCDEFGH', true],
      [`WyJhdXJvcmEiLCJiIl0.${signature}`, true],
      ['pk_live_', false],
      ['Bearer x', false],
      [`${'a'.repeat(2_000)}.${signature}`, false],
      [`a.b.${signature}`, false],
    ] as const)
      expect(pattern?.test(token)).toBe(passes);
  });

  it('kebab', () => expect(kebab('mailSender')).toBe('mail-sender'));
});
