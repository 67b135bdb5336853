import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { auditActions } from './audit-actions.ts';

it('docs/audit.md lists every action, in the same order', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/audit.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `([a-z.]+)` \|/gm)].map((match) => match[1]);
  expect(listed).toEqual([...auditActions]);
});
