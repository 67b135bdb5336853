import { expect, test } from 'vitest';
import { measureWeight } from '../../bench/widget-weight.ts';

test.each(measureWeight().filter(({ target }) => target))(
  '$metric: $value of at most $target bytes',
  ({ ok }) => {
    expect(ok).toBe(true);
  },
);
