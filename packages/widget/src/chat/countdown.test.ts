import { expect, test } from 'vitest';
import { timeLeft } from './countdown.ts';

test.each([
  [300_000, '5:00'],
  [61_000, '1:01'],
  [59_100, '1:00'],
  [500, '0:01'],
  [0, null],
  [-1, null],
])('%d ms are left as %s', (ms, written) => expect(timeLeft(1_000 + ms, 1_000)).toBe(written));
