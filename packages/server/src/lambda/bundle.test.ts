import { readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundleFunctions } from './bundle.mjs';
import { functionRows } from './functions.ts';

let bundles: readonly Bundle[];
beforeAll(async () => {
  bundles = await bundleFunctions();
}, 60_000);

describe('bundles', () => {
  it.each(functionRows.map(([name]) => name))(
    '%s: at most 500 kB, with its own row of the table and no SDK',
    (name) => {
      const { file, bytes } = bundles.find((one) => one.name === name) as Bundle;
      expect(bytes).toBe(statSync(file).size);
      expect(bytes).toBeLessThanOrEqual(500_000);
      // Long lines are broken, inside texts too.
      const text = readFileSync(file, 'utf8').replaceAll('\\\n', '');
      const holding = functionRows.filter(([, { purpose }]) => text.includes(purpose));
      expect(holding.map(([each]) => each)).toEqual([name]);
      expect(/@smithy|aws-sdk-js/.test(text)).toBe(false);
      expect(/export\{[^}]*\bas handler\b/.test(text)).toBe(true);
    },
  );
});
