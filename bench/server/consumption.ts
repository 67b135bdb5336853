import { readdirSync, readFileSync } from 'node:fs';

/** What /proc says of processes (Linux only), for figures that a busy machine does not distort as it does wall times. */
export interface Consumption {
  /** Processor milliseconds, user and system, since the process began; resolution 10 ms. */
  readonly cpu: number;
  /** Resident megabytes. */
  readonly resident: number;
}

/** A server process and everything it started, by what they are. */
export interface ServerConsumption {
  readonly server: Consumption;
  readonly engine: Consumption;
}

/** The server is the process itself; the engine is all of its descendants (the engine and the shells that watch it). */
export function consumptionOf(serverPid: number): ServerConsumption {
  return { server: sum([serverPid]), engine: sum(descendants(serverPid)) };
}

/** Processor milliseconds of this process, the benchmark's client. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const ticksPerSecond = 100;

function sum(pids: readonly number[]): Consumption {
  let ticks = 0;
  let kilobytes = 0;
  for (const pid of pids) {
    const fields = statOf(pid);
    if (!fields) continue;
    ticks += Number(fields[11]) + Number(fields[12]);
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  }
  return { cpu: (ticks * 1000) / ticksPerSecond, resident: kilobytes / 1024 };
}

function descendants(of: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(Number(name));
    if (fields) parents.set(Number(name), Number(fields[1]));
  }
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent > 1 && (parent === of || descends(parent));
  };
  return [...parents.keys()].filter(descends);
}

/** The fields of /proc/PID/stat from `state` on; null: it has ended. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
