/** Whole minutes since 1970-01-01T00:00Z. The only clock unit inside the domain. */
export type EpochMinute = number;

/** Half-open: `start` is inside, `end` is not. */
export interface Interval {
  readonly start: EpochMinute;
  readonly end: EpochMinute;
}

/** The same minutes as few, sorted, separate intervals: touching ones become one, empty ones vanish. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = [];
  let start = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const next of byStart(intervals)) {
    if (next.start >= next.end) continue;
    if (next.start <= end) {
      if (next.end > end) end = next.end;
      continue;
    }
    if (start < end) merged.push({ start, end });
    start = next.start;
    end = next.end;
  }
  if (start < end) merged.push({ start, end });
  return merged;
}

/** The minutes of both. */
export function intersect(some: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  const a = union(some);
  const b = union(others);
  const common: Interval[] = [];
  for (let i = 0, j = 0; ; ) {
    const one = a[i];
    const other = b[j];
    if (!one || !other) return common;
    const start = Math.max(one.start, other.start);
    const end = Math.min(one.end, other.end);
    if (start < end) common.push({ start, end });
    if (one.end < other.end) i++;
    else j++;
  }
}

/** The minutes of `from` that are in none of `taken`. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): readonly Interval[] {
  const holes = union(taken);
  return union(from).flatMap((whole) => {
    const left: Interval[] = [];
    let start = whole.start;
    for (const hole of holes) {
      if (hole.end <= start) continue;
      if (hole.start >= whole.end) break;
      if (hole.start > start) left.push({ start, end: hole.start });
      start = hole.end;
    }
    if (start < whole.end) left.push({ start, end: whole.end });
    return left;
  });
}

export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Most lists arrive in order, and looking is cheaper than sorting. */
function byStart(intervals: readonly Interval[]): readonly Interval[] {
  let former = Number.NEGATIVE_INFINITY;
  for (const { start } of intervals) {
    if (start < former) return intervals.toSorted((a, b) => a.start - b.start);
    former = start;
  }
  return intervals;
}
