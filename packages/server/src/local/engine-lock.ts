import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who uses a data folder, and where its engine listens. */
export interface LockHolder {
  readonly pid: number;
  /** Tells the process from a later one of the same pid; null where the system does not say. */
  readonly bornAt: string | null;
  readonly endpoint: string | null;
  readonly enginePid: number | null;
}

export interface DataLock {
  /** Tells others (and the next start, should this process be killed) where the engine is. */
  update(engine: Pick<LockHolder, 'endpoint' | 'enginePid'>): void;
  release(): void;
  /** The holder who left the lock behind when it was killed. */
  readonly leftBehindBy: LockHolder | null;
}

/** Another live process uses the folder. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
  readonly dataDir: string;
  readonly holder: LockHolder;
  constructor(dataDir: string, holder: LockHolder) {
    super(
      `The data in ${dataDir} is in use by process ${holder.pid}. ` +
        'Stop that process first, or start with another data folder.',
    );
    this.dataDir = dataDir;
    this.holder = holder;
  }
}

/** Takes the folder for this process, also from a holder that is no longer alive. Throws DataInUse. */
export function lockData(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true });
  const path = lockPath(dataDir);
  const own = `${path}.${process.pid}`;
  let mine: LockHolder = {
    pid: process.pid,
    bornAt: bornAt(process.pid),
    endpoint: null,
    enginePid: null,
  };
  let leftBehindBy: LockHolder | null = null;
  const save = () => writeFileSync(own, JSON.stringify(mine));
  save();
  try {
    for (;;) {
      try {
        // A link is made whole or not at all: nobody ever reads a lock that is half written.
        linkSync(own, path);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(path);
      if (holder && isAlive(holder)) throw new DataInUse(dataDir, holder);
      leftBehindBy = holder ?? leftBehindBy;
      setAside(path, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return {
    leftBehindBy,
    update(engine) {
      mine = { ...mine, ...engine };
      save();
      renameSync(own, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** Who holds the folder now, or null. */
export function lockHolder(dataDir: string): LockHolder | null {
  const holder = readHolder(lockPath(dataDir));
  return holder && isAlive(holder) ? holder : null;
}

const lockPath = (dataDir: string) => join(dataDir, 'lock.json');

/** Two starts may find the same stale lock: only what was found stale may be moved away. */
function setAside(path: string, stale: LockHolder | null): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  const wasTaken = moved !== null && moved.pid !== stale?.pid && isAlive(moved);
  if (wasTaken) {
    try {
      linkSync(aside, path);
    } catch {
      // A third one took it: it has the lock, and the one just moved finds out at its next update.
    }
  }
  rmSync(aside, { force: true });
}

function readHolder(path: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : null;
  } catch {
    return null;
  }
}

function isAlive({ pid, bornAt: born }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return born === null || born === bornAt(pid);
}

/** Start of a process in ticks since boot: field 22 of proc_pid_stat(5), counted after the name in brackets. */
function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
