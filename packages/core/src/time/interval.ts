/** Whole minutes since 1970-01-01T00:00Z. The only clock unit inside the domain. */
export type EpochMinute = number;

/** Half-open: `start` is inside, `end` is not. */
export interface Interval {
  readonly start: EpochMinute;
  readonly end: EpochMinute;
}

/** The same minutes as few, sorted, separate intervals: touching ones become one, empty ones vanish. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter((one) => one.start < one.end).sort((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (!last || next.start > last.end) merged.push(next);
    else if (next.end > last.end) merged[merged.length - 1] = { start: last.start, end: next.end };
  }
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
