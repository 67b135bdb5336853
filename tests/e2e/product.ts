import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'bin/booking-chat.mjs');

/** The product as its users run it: the built command in a process of its own, on a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  /** Who may sign in to the admin panel of each demo business. */
  readonly owners: readonly DemoOwner[];
  /** Runs another command on the same data and returns what it prints. */
  command(...args: readonly string[]): Promise<string>;
  mails(): Promise<Mail[]>;
  /** Ends the process without a chance to say goodbye, as a power cut would, and starts it again on the same data and port. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export interface DemoOwner {
  readonly tenantId: string;
  readonly email: string;
  readonly password: string;
}

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly [field: string]: unknown;
}

export async function startProduct(now: string): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'booking-chat-e2e-'));
  let server = await launch(dataDir, now, 0);
  return {
    get url() {
      return server.url;
    },
    dataDir,
    owners: server.owners,
    command: (...args) => run([...args, '--data', dataDir]),
    async mails() {
      const response = await fetch(`${server.url}/outbox.json`);
      const body = (await response.json()) as { messages: Mail[] };
      return body.messages;
    },
    async crashAndRestart() {
      await end(server.child, 'SIGKILL');
      server = await launch(dataDir, now, Number(new URL(server.url).port));
    },
    async stop() {
      await end(server.child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function launch(dataDir: string, now: string, port: number) {
  const child = spawn(
    process.execPath,
    [program, 'start', '--json', '--now', now, '--port', String(port), '--data', dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'error' } },
  );
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(child, 'exit').then(([code]) => {
      throw new Error(`start ended with code ${code} before it printed its address`);
    }),
  ]);
  const { url, owners } = JSON.parse(first) as { url: string; owners: DemoOwner[] };
  return { child, url, owners };
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((done, failed) =>
    execFile(process.execPath, [program, ...args], { cwd: root }, (error, stdout, stderr) =>
      error ? failed(new Error(`${args.join(' ')}: ${stderr || error.message}`)) : done(stdout),
    ),
  );
}
