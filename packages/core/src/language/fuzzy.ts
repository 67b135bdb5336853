/**
 * Edits between two words: insertions, deletions, substitutions and swaps of neighbours each count one
 * (optimal string alignment, Damerau 1964). Stops at `max`: the result is then `max + 1`.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let [beforeLast, last, row] = rowsFor(b.length + 1);
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > max) return max + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(at(last, b.length), max + 1);
}

const at = (row: Row, index: number): number => row[index] as number;

type Row = Uint16Array | Uint32Array;

/** Three rows, lent for one comparison: a catalog of names makes hundreds of comparisons a message. */
const shared = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const;

const rowsFor = (length: number): readonly [Row, Row, Row] =>
  length <= shared[0].length
    ? shared
    : [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];

/** Typing errors forgiven in a word of this length: none in short words, where another word is one letter away. */
export function forgiven(length: number): 0 | 1 | 2 {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** Whether `said` is `meant` with the typing errors that `meant`'s length forgives. */
export function nearly(said: string, meant: string): boolean {
  if (said === meant) return true;
  const max = Math.min(forgiven(meant.length), forgiven(said.length + 1));
  if (max === 0 || Math.abs(said.length - meant.length) > max) return false;
  return editDistance(said, meant, max) <= max;
}

/** "holaaa" and "siii": a letter three times or more is written once. */
export function unstretch(word: string): string {
  return word.replace(/(.)\1{2,}/gu, '$1');
}
