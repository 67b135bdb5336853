import { describe, expect, it } from 'vitest';
import { productVersion } from '../../packages/server/src/local/product-root.ts';
import { release } from './booking-chat.ts';

describe('the checklist for prod', () => {
  it('checks what a program can and lists what a person must', async () => {
    const { code, out } = await release('checklist', `v${productVersion}-rc.1`);
    expect(out).toMatch(/^## v[\d.]+-rc\.1 to prod\n/);
    expect(out.match(/^- \[x\] /gm), out).toHaveLength(4);
    expect(out.match(/^- \[ \] /gm)?.length).toBeGreaterThanOrEqual(5);
    expect(code).toBe(0);
  });

  it('does not let another version than the product’s pass', async () => {
    const { code, out } = await release('checklist', 'v99.0.0');
    expect(code).toBe(1);
    expect(out).toContain('- [ ] package.json says 99.0.0');
    expect(out).toContain('- [ ] CHANGELOG has 99.0.0 with its date');
  });
});
