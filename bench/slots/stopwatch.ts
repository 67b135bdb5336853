/** Median over `batches` of the time of one call, in microseconds; a batch runs for about 4 ms after a warm-up. */
export function medianMicroseconds(work: () => number, batches = 51): number {
  let kept = 0;
  const warmUntil = performance.now() + 150;
  let calls = 0;
  const warmStart = performance.now();
  while (performance.now() < warmUntil || calls < 3) {
    kept += work();
    calls++;
  }
  const perCall = (performance.now() - warmStart) / calls;
  const perBatch = Math.max(1, Math.round(4 / perCall));
  const times: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const start = performance.now();
    for (let call = 0; call < perBatch; call++) kept += work();
    times.push(((performance.now() - start) * 1000) / perBatch);
  }
  if (Number.isNaN(kept)) throw new Error('The measured work gave no result');
  return times.sort((a, b) => a - b)[batches >> 1] as number;
}
