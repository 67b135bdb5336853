import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { findEngineBinary } from './engine-binary.ts';
import { DataInUse, type DataLock, type LockHolder, lockData, lockHolder } from './engine-lock.ts';

export { DataInUse } from './engine-lock.ts';

export interface EngineOptions {
  /** A server that runs already (DYNAMODB_ENDPOINT): nothing is started or supervised. */
  readonly endpoint?: string;
  /** Folder of the data file, for this process alone. */
  readonly dataDir?: string;
  /** Keeps nothing: for tests. */
  readonly memory?: boolean;
  readonly log?: (message: string, fields: Record<string, unknown>) => void;
  /** Folders to search for the executable. Default: PATH. */
  readonly searchPath?: string;
}

export interface Engine {
  readonly endpoint: string;
  /** Of the engine as it runs now; null when it is not ours. */
  readonly pid: () => number | null;
  /** How often it had to be started again. */
  readonly restarts: () => number;
  /** Stops the engine and gives back the data folder. */
  stop(): Promise<void>;
}

/**
 * Starts a DynamoDB-compatible engine as a child process and keeps it running on the same port and file until `stop`.
 * It ends with this process, however that ends. Throws DataInUse when another live process has the data folder.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  if (options.endpoint)
    return { endpoint: options.endpoint, pid: () => null, restarts: () => 0, stop: async () => {} };
  const { dataDir } = options;
  if (!dataDir && !options.memory)
    throw new Error('the engine needs a data folder, or to be told to keep nothing');
  const binary = findEngineBinary(options.searchPath ?? process.env.PATH ?? '');
  const lock = dataDir ? lockData(dataDir) : null;
  try {
    const file = dataDir ? join(dataDir, 'data.db') : null;
    if (file && lock?.leftBehindBy) await endOrphan(lock.leftBehindBy, file);
    return await supervise(binary, file, lock, options.log ?? (() => {}));
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** The engine of the server that runs on this data folder, or else one of our own on it. For commands. */
export async function connectOrStart(options: EngineOptions & { readonly dataDir: string }): Promise<Engine> {
  const running = options.endpoint ? null : lockHolder(options.dataDir)?.endpoint;
  if (running) return startEngine({ endpoint: running });
  try {
    return await startEngine(options);
  } catch (error) {
    const started = error instanceof DataInUse ? await endpointOf(options.dataDir) : null;
    if (started) return startEngine({ endpoint: started });
    throw error;
  }
}

/** A server that is just starting says within moments where its engine listens. */
async function endpointOf(dataDir: string): Promise<string | null> {
  for (let tried = 0; tried < 40; tried++) {
    const holder = lockHolder(dataDir);
    if (holder?.endpoint) return holder.endpoint;
    await sleep(50);
  }
  return null;
}

async function supervise(
  binary: string,
  file: string | null,
  lock: DataLock | null,
  log: NonNullable<EngineOptions['log']>,
): Promise<Engine> {
  const first = await runOnFreePort(binary, file);
  const { port } = first;
  const endpoint = `http://127.0.0.1:${port}`;
  let stopping = false;
  let restarts = 0;
  let { running } = first;
  lock?.update({ endpoint, enginePid: running.pid });

  const keepRunning = async () => {
    while (!stopping) {
      await running.ended;
      if (stopping) return;
      restarts++;
      log('the database engine ended; starting it again', { restarts });
      for (let tried = 0; !stopping; tried++) {
        try {
          running = await run(binary, port, file);
          lock?.update({ endpoint, enginePid: running.pid });
          break;
        } catch (error) {
          log('the database engine does not start', { tried, error: String(error) });
          await sleep(Math.min(50 * 2 ** tried, 2_000));
        }
      }
    }
  };
  const kept = keepRunning();

  return {
    endpoint,
    pid: () => running.pid,
    restarts: () => restarts,
    async stop() {
      stopping = true;
      running.await();
      end(running.pid, 'SIGTERM');
      const ended = await Promise.race([running.ended.then(() => true), sleep(3_000, false, { ref: false })]);
      if (!ended) end(running.pid, 'SIGKILL');
      await running.ended;
      await kept;
      lock?.release();
    },
  };
}

interface Running {
  readonly pid: number;
  readonly ended: Promise<void>;
  /** From now on this process does not end before the engine has. */
  await(): void;
}

/** Another process may take a port between our asking and the engine's listening. */
async function runOnFreePort(
  binary: string,
  file: string | null,
  tries = 3,
): Promise<{ port: number; running: Running }> {
  const port = await freePort();
  try {
    return { port, running: await run(binary, port, file) };
  } catch (error) {
    if (tries === 1) throw error;
    return runOnFreePort(binary, file, tries - 1);
  }
}

/**
 * The engine under a shell that ends it as soon as our end of a pipe closes: then this process is gone, were it by
 * kill -9. The shell tells the engine's pid first, ends with it, and is out of reach of the terminal's Ctrl-C.
 */
const underWatch = `
exec 3<&0
"$@" </dev/null 3<&- &
engine=$!
echo "$engine"
{ cat <&3 >/dev/null; kill -9 "$engine" 2>/dev/null; } &
watch=$!
wait "$engine"
code=$?
kill -9 "$watch" 2>/dev/null
exit "$code"`;

async function run(binary: string, port: number, file: string | null): Promise<Running> {
  const args = ['--host', '127.0.0.1', '--port', String(port), ...(file ? ['--db-path', file] : [])];
  const shell = spawn('/bin/sh', ['-c', underWatch, 'sh', binary, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    shell.once('error', () => resolve());
    shell.once('exit', () => resolve());
  }).then(() => {
    shell.stdin.destroy();
  });
  shell.stdin.on('error', () => {});
  const pid = await ready(shell);
  // A server that has nothing else to do may end: the pipe's closing ends the engine.
  shell.unref();
  for (const stream of [shell.stdin, shell.stdout, shell.stderr])
    (stream as unknown as { unref?: () => void }).unref?.();
  return { pid, ended, await: () => shell.ref() };
}

/** Waits until the engine says that it listens; throws with what it said otherwise. */
function ready(shell: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let pid = 0;
    const said: string[] = [];
    const giveUp = setTimeout(() => {
      if (pid) end(pid, 'SIGKILL');
      reject(new Error(`the database engine did not start in 10 s: ${said.join(' ')}`));
    }, 10_000);
    const hear = (line: string) => {
      if (!pid && /^\d+$/.test(line)) pid = Number(line);
      else if (said.length < 20) said.push(line);
      if (pid && line.includes('listening')) {
        clearTimeout(giveUp);
        resolve(pid);
      }
    };
    createInterface({ input: shell.stdout as NodeJS.ReadableStream }).on('line', hear);
    createInterface({ input: shell.stderr as NodeJS.ReadableStream }).on('line', hear);
    const failed = (why: unknown) => {
      clearTimeout(giveUp);
      reject(new Error(`the database engine ended at its start: ${said.join(' ')}`, { cause: why }));
    };
    shell.once('error', failed);
    shell.once('exit', failed);
  });
}

/** A killed server's engine is ending by itself; nobody may write to the file beside us, so make sure. */
async function endOrphan({ enginePid }: LockHolder, file: string): Promise<void> {
  if (!enginePid) return;
  const lives = () => commandLine(enginePid)?.includes(file) ?? false;
  for (let waited = 0; lives(); waited++) {
    if (waited === 10) end(enginePid, 'SIGKILL');
    if (waited === 100) throw new Error(`process ${enginePid} does not let go of ${file}`);
    await sleep(20);
  }
}

function commandLine(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return null;
  }
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
