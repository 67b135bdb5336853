import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summary, workloadOf } from '../local/commands/cost.ts';
import { productRoot } from '../local/product-root.ts';
import { type CostMode, costModes, estimate, estimates, type Workload } from './estimate.ts';
import { models, prices, priceTable } from './prices.ts';

const workload: Workload = {
  tenants: 100,
  messages: 2_000,
  bookings: 200,
  pageViews: 20_000,
  users: 2,
  smallModel: 'nova-lite',
  largeModel: 'claude-sonnet-4',
};
const of = (changes: Partial<Workload>, mode: CostMode = 'FSM') =>
  estimate({ ...workload, ...changes }, mode);

describe('the price table', () => {
  it('says when and where, and where to check each price', () => {
    expect(priceTable.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(priceTable.region).toBe('us-east-1');
    for (const price of Object.values(prices)) {
      expect(price.usd).toBeGreaterThan(0);
      expect(price.page).toMatch(/^https:\/\/aws\.amazon\.com\//);
    }
    for (const { input, output } of Object.values(models)) expect(output).toBeGreaterThan(input);
  });
});

describe('an estimate', () => {
  const lineOf = (mode: CostMode, service: string, unit: string) =>
    of({}, mode).lines.find((line) => line.service === service && line.unit === unit);

  it('is what one gets by hand', () => {
    // 200,000 messages, 25,000 conversations with three more requests each, 200 people with 2,000, an event for each of 20,000 bookings.
    expect(lineOf('FSM', 'AppSync', 'request')).toMatchObject({
      quantity: 695_000,
      usd: expect.closeTo(2.78, 9),
    });
    // 200,000 × 11, 75,000 and 400,000 × 1, 20,000 × 33.
    expect(lineOf('FSM', 'DynamoDB', 'write unit')).toMatchObject({
      quantity: 3_335_000,
      usd: expect.closeTo(2.084375, 9),
    });
    // 200 people at 1.5 cents.
    expect(of({}).services.Cognito).toBeCloseTo(3, 9);
    expect(lineOf('FSM', 'SES', 'mail')).toMatchObject({ quantity: 60_000, usd: expect.closeTo(6, 9) });
    // 200,000 × 0.4 × 900 tokens in at $0.06, × 120 out at $0.24 a million.
    expect(of({}, 'ASSISTED').services.Bedrock).toBeCloseTo(4.32 + 2.304, 6);
    // 200,000 × 0.7 × 1.6 × (3,000 at $3 + 150 at $15).
    expect(of({}, 'FULL').services.Bedrock).toBeCloseTo(224_000 * (0.009 + 0.00225), 6);
  });

  it('needs no model in FSM, and more of it from mode to mode', () => {
    const all = estimates(workload);
    expect(all.map(({ mode }) => mode)).toEqual([...costModes]);
    expect(all[0]?.services.Bedrock).toBeUndefined();
    const totals = all.map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
  });

  it('of nobody is what is fixed', () => {
    const nobody = of({ tenants: 0 });
    expect(nobody.total).toBe(nobody.fixed);
    expect([nobody.perTenant, nobody.perThousandMessages]).toEqual([0, 0]);
  });

  const amounts = fc.record({
    tenants: fc.integer({ min: 1, max: 5_000 }),
    messages: fc.integer({ min: 1, max: 100_000 }),
    bookings: fc.integer({ min: 0, max: 10_000 }),
    pageViews: fc.integer({ min: 0, max: 1_000_000 }),
  });
  it('adds up, and its variable part grows with the tenants', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...costModes), (changes, mode) => {
        const one = of(changes, mode);
        const two = of({ ...changes, tenants: 2 * changes.tenants }, mode);
        const services = Object.values(one.services).reduce((sum, usd) => sum + usd, 0);
        expect(services).toBeCloseTo(one.total, 6);
        expect((two.total - two.fixed) / (one.total - one.fixed)).toBeCloseTo(2, 9);
        for (const { usd, quantity } of one.lines) expect(usd > 0 && quantity > 0).toBe(true);
      }),
    );
  });
});

describe('docs/cost.md', () => {
  const doc = readFileSync(join(productRoot, 'docs/cost.md'), 'utf8');
  it.each([
    { tenants: 100, messages: 2_000 },
    { tenants: 1_000, messages: 5_000 },
  ])('shows what the command says of $tenants tenants', (options) => {
    const shown = { ...options, users: 2, smallModel: 'nova-lite', largeModel: 'claude-sonnet-4' } as const;
    const workload = workloadOf(shown);
    expect(doc).toContain(summary(workload, estimates(workload)));
  });
});
