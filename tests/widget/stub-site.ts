import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWidget } from '../../packages/widget/build.mjs';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../packages/widget/dist');
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

type Operation = { name: string; variables: Record<string, unknown>; headers: IncomingMessage['headers'] };
type Answer =
  | { data?: unknown; errors?: { message: string; errorType: string; errorInfo?: unknown }[] }
  | 'hang'
  | 'drop';
export type Answers = Record<string, (operation: Operation) => Answer>;

/**
 * A business's site and an API that answers as a test tells it to: for the failures and looks that the real host
 * cannot be brought to on demand. The page is served from another origin than script and API, as in production.
 */
export async function startStubSite(answers: Answers) {
  if (!existsSync(dist)) await buildWidget();
  const operations: Operation[] = [];
  const requests: string[] = [];
  const site = { html: '', csp: '' };
  const cdn = await listen((request, response) => {
    requests.push(request.url ?? '');
    if (request.url === '/graphql') return answer(request, response);
    const file = fileAt(new URL(request.url ?? '/', 'http://stub').pathname);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
  });
  const page = await listen((request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    response.writeHead(200, {
      'content-type': 'text/html',
      ...(site.csp && { 'content-security-policy': site.csp }),
    });
    response.end(site.html);
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const cors = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-headers': 'authorization,content-type,x-tenant-id',
    };
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    let body = '';
    for await (const chunk of request) body += chunk;
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    const name = /\{\s*(\w+)/.exec(query)?.[1] ?? '';
    const operation = { name, variables, headers: request.headers };
    operations.push(operation);
    const result = answers[name]?.(operation) ?? {
      errors: [{ message: `no answer to ${name}`, errorType: 'INTERNAL' }],
    };
    if (result === 'hang') return;
    if (result === 'drop') return response.destroy();
    response.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(JSON.stringify(result));
  }

  return {
    cdn: cdn.url,
    pageUrl: `${page.url}/`,
    operations,
    requests,
    answers,
    /** Sets the page's HTML; `{cdn}` stands for the origin of the script. */
    serve(html: string, csp = '') {
      site.html = html.replaceAll('{cdn}', cdn.url);
      site.csp = csp.replaceAll('{cdn}', cdn.url);
    },
    async stop() {
      await Promise.all([cdn.close(), page.close()]);
    },
  };
}

/** The manage page is at `/b/<token>`, its script and style beside it. */
function fileAt(pathname: string): string | null {
  const path = pathname
    .replace(/^\/b\/(?!manage\.)[^/]*$/, '/manage/index.html')
    .replace(/^\/b\//, '/manage/');
  const file = normalize(join(dist, path));
  return file.startsWith(dist) && existsSync(file) ? file : null;
}

export type StubSite = Awaited<ReturnType<typeof startStubSite>>;

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
