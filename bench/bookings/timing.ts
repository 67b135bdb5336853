/** Times of single operations, and how many were done a second. */
export interface Timing {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Runs `count` operations, `concurrency` at a time, after a warm-up that is not counted. Milliseconds. */
export async function time(
  count: number,
  concurrency: number,
  operation: (index: number) => Promise<unknown>,
  warmUp = Math.min(20, count),
): Promise<Timing> {
  const took: number[] = [];
  const runAll = async (from: number, to: number) => {
    let next = from;
    await Promise.all(
      Array.from({ length: concurrency }, async () => {
        while (next < to) {
          const index = next++;
          const began = performance.now();
          await operation(index);
          took.push(performance.now() - began);
        }
      }),
    );
  };
  await runAll(0, warmUp);
  took.length = 0;
  const began = performance.now();
  await runAll(warmUp, warmUp + count);
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] as number;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}
