import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { HostSettings } from './host-process.ts';

export interface Hosts {
  readonly urls: readonly string[];
  /** One request to one of them: its status and body. */
  ask(
    host: number,
    body: object,
    headers: Record<string, string>,
  ): Promise<{ errors?: { errorType: string }[] }>;
  close(): Promise<void>;
}

/** Host processes beside each other on the same tables, each with connections and counting groups of its own. */
export async function startHosts(count: number, settings: HostSettings): Promise<Hosts> {
  const file = await bundled();
  const children = Array.from({ length: count }, () =>
    fork(file, [JSON.stringify(settings)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const urls = await Promise.all(
    children.map(async (child) => ((await once(child, 'message'))[0] as { url: string }).url),
  );
  return {
    urls,
    ask: (host, body, headers) =>
      post(agent, urls[host % urls.length] as string, JSON.stringify(body), headers),
    async close() {
      agent.destroy();
      await Promise.all(children.map(ended));
      rmSync(file, { force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
}

/** As the product is built: one file. */
async function bundled(): Promise<string> {
  const folder = join(import.meta.dirname, '../../packages/server/dist');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `test-host-${process.pid}.mjs`);
  const js = [
    "import { createRequire as __createRequire } from 'node:module';",
    'const require = __createRequire(import.meta.url);',
    'const __filename = new URL(import.meta.url).pathname;',
    "const __dirname = new URL('.', import.meta.url).pathname;",
  ].join(' ');
  await build({
    entryPoints: [join(import.meta.dirname, 'host-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.graphql': 'text' },
    banner: { js },
    logLevel: 'error',
  });
  return outfile;
}

function post(agent: Agent, url: string, body: string, headers: Record<string, string>) {
  return new Promise<{ errors?: { errorType: string }[] }>((resolve, reject) => {
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(
      `${url}/graphql`,
      { method: 'POST', agent, headers: { ...length, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString('utf8'))));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
