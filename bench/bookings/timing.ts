import { readFileSync } from 'node:fs';

/** Times of single operations, and how many were done a second. */
export interface Timing {
  readonly perSecond: number;
  /** Processor time per operation in this process and in the engine: what a busy machine does not distort. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
}

/** Runs `count` operations, `concurrency` at a time, after a warm-up that is not counted. Milliseconds. */
export async function time(
  count: number,
  concurrency: number,
  operation: (index: number) => Promise<unknown>,
  enginePid: number,
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
  const cpuBefore = cpuMs(enginePid);
  const began = performance.now();
  await runAll(warmUp, warmUp + count);
  const cpu = (cpuMs(enginePid) - cpuBefore) / count;
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] as number;
  return { perSecond: count / seconds, cpu, p50: at(0.5), p99: at(0.99) };
}

/** Of this process and the other one; the latter only where /proc tells it, in hundredths of a second. */
function cpuMs(pid: number): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + otherCpuMs(pid);
}

function otherCpuMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
