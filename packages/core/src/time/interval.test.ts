import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, intersect, overlaps, subtract, union } from './interval.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));
const intervals = fc.array(interval, { maxLength: 7 });

/** The minutes themselves: what every operation must agree with. */
function minutes(list: readonly Interval[]): Set<number> {
  return new Set(
    list.flatMap(({ start, end }) => Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)),
  );
}

function expectFewSortedSeparate(list: readonly Interval[]): void {
  list.forEach((one, at) => {
    expect(one.start).toBeLessThan(one.end);
    const next = list[at + 1];
    if (next) expect(next.start).toBeGreaterThan(one.end);
  });
}

const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { seed: 7, numRuns: 400 });

describe('interval algebra', () => {
  it('union has the minutes of all', () => {
    check(
      fc.property(intervals, (a) => {
        expect(minutes(union(a))).toEqual(new Set([...minutes(a)].sort((x, y) => x - y)));
        expectFewSortedSeparate(union(a));
        expect(union(union(a))).toEqual(union(a));
        expect(union([...a].reverse())).toEqual(union(a));
      }),
    );
  });

  it('intersection has the minutes of both', () => {
    check(
      fc.property(intervals, intervals, (a, b) => {
        const others = minutes(b);
        expect(minutes(intersect(a, b))).toEqual(
          new Set([...minutes(union(a))].filter((one) => others.has(one))),
        );
        expectFewSortedSeparate(intersect(a, b));
        expect(intersect(a, b)).toEqual(intersect(b, a));
      }),
    );
  });

  it('subtraction leaves the minutes of the one alone', () => {
    check(
      fc.property(intervals, intervals, (a, b) => {
        const others = minutes(b);
        expect(minutes(subtract(a, b))).toEqual(
          new Set([...minutes(union(a))].filter((one) => !others.has(one))),
        );
        expectFewSortedSeparate(subtract(a, b));
        expect(union([...subtract(a, b), ...intersect(a, b)])).toEqual(union(a));
        expect(intersect(subtract(a, b), b)).toEqual([]);
      }),
    );
  });

  it('two overlap when they share a minute', () => {
    const filled = interval.filter((one) => one.start < one.end);
    check(
      fc.property(filled, filled, (a, b) => {
        expect(overlaps(a, b)).toBe(intersect([a], [b]).length > 0);
      }),
    );
  });
});
