import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/**
 * An S3-compatible server on loopback, behind a gate that adds what it lacks of S3 (conditional writes) and that can cut
 * the line: before or after the n-th write from now on, nothing more gets through.
 */
export interface S3 {
  readonly endpoint: string;
  /** Keys written since the last call, in order. */
  written(): string[];
  /** Ends every connection from the n-th write on; `lost`: that write still arrives, only its answer does not. */
  cut(atWrite: number, options?: { lost?: boolean; onCut?: () => void }): void;
  mend(): void;
  /** As a browser would fetch it, without a signature. */
  get(key: string): Promise<Response>;
  put(key: string, body: string): Promise<void>;
  stop(): Promise<void>;
}

export const bucketName = 'chat-booking-widget-test';

export async function startS3(): Promise<S3> {
  const directory = mkdtempSync(join(tmpdir(), 'release-s3-'));
  const store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucketName, configs: [] }],
  });
  const { port } = await store.run();
  let writes: string[] = [];
  /** One after another: a condition and its write are one. */
  let writing = Promise.resolve();
  let cutAt: number | null = null;
  let cutLost = false;
  let onCut: (() => void) | undefined;

  const gate = createServer(async (asked, answer) => {
    const path = decodeURIComponent(new URL(asked.url ?? '/', 'http://x').pathname);
    const isWrite = asked.method === 'PUT';
    if (cutAt !== null && cutAt <= 0) return asked.socket.destroy();
    if (isWrite && cutAt !== null && --cutAt === 0) {
      if (cutLost) await forward(port, asked, null);
      onCut?.();
      return asked.socket.destroy();
    }
    if (!isWrite) return forward(port, asked, answer);
    writing = writing.then(async () => {
      if (await refused(port, asked, path)) return void answer.writeHead(412).end();
      writes.push(path.replace(`/${bucketName}/`, ''));
      await forward(port, asked, answer);
    });
    return writing;
  });
  await listen(gate);
  const endpoint = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
  return {
    endpoint,
    written() {
      const since = writes;
      writes = [];
      return since;
    },
    cut(atWrite, options = {}) {
      cutAt = atWrite;
      cutLost = options.lost ?? false;
      onCut = options.onCut;
    },
    mend() {
      cutAt = null;
    },
    get: (key) => fetch(`http://127.0.0.1:${port}/${bucketName}/${key}`),
    async put(key, body) {
      const { status } = await fetch(`http://127.0.0.1:${port}/${bucketName}/${key}`, {
        method: 'PUT',
        body,
      });
      if (status !== 200) throw new Error(`PUT ${key}: ${status}`);
    },
    async stop() {
      gate.closeAllConnections();
      await new Promise((resolve) => gate.close(resolve));
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const listen = (server: Server) =>
  new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

function forward(port: number, asked: IncomingMessage, answer: ServerResponse | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const onward = request(
      { host: '127.0.0.1', port, method: asked.method, path: asked.url, headers: asked.headers },
      (incoming) => {
        answer?.writeHead(incoming.statusCode ?? 500, incoming.headers);
        if (answer) incoming.pipe(answer).on('finish', resolve);
        else incoming.resume().on('end', resolve);
      },
    );
    onward.on('error', reject);
    asked.pipe(onward);
  });
}

/** A static server in front of the bucket, with the path function and the headers that CloudFront has there. */
export async function startCdn(s3: () => S3): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://x').pathname.replace(/^\/chat-widget\//, '/').slice(1);
    const stored = await s3().get(path);
    answer.writeHead(stored.status, {
      'content-type': stored.headers.get('content-type') ?? 'text/plain',
      'cache-control': stored.headers.get('cache-control') ?? 'no-store',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    answer.end(Buffer.from(await stored.arrayBuffer()));
  });
  await listen(server);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
async function refused(port: number, asked: IncomingMessage, path: string): Promise<boolean> {
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = asked.headers;
  if (!ifNoneMatch && !ifMatch) return false;
  const stored = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'HEAD' });
  return ifNoneMatch ? stored.ok : stored.headers.get('etag') !== ifMatch;
}
