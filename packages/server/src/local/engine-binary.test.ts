import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findEngineBinary } from './engine-binary.ts';

const nothing = () => null;

it("finds the platform's package", () => {
  expect(findEngineBinary('')).toMatch(/@dynoxide\/[^/]+\/dynoxide$/);
});

it('else the one on the path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'path-'));
  writeFileSync(join(folder, 'dynoxide'), '#!/bin/sh\n');
  expect(() => findEngineBinary(folder, nothing), 'not executable').toThrow();
  chmodSync(join(folder, 'dynoxide'), 0o755);
  expect(findEngineBinary(`/nowhere:${folder}`, nothing)).toBe(join(folder, 'dynoxide'));
  rmSync(folder, { recursive: true });
});

it('else says what to do', () => {
  expect(() => findEngineBinary('/nowhere', nothing)).toThrow(/npm ci.*dynoxide.*DYNAMODB_ENDPOINT/s);
});
