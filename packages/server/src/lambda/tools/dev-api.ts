import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AppSyncRequest, createAppSync } from './appsync.ts';
import {
  dataDirOf,
  dataOptions,
  dataUsage,
  portOf,
  readArguments,
  runTool,
  stopAsked,
} from './command-line.ts';
import { openLocalCloud } from './local-cloud.ts';

const usage = `npm run dev:api -- [options]

The API as AppSync serves it: authorizer, functions and resolver code, each as deployed, behind one local address.

  --port N     where it listens (default: 4100)
${dataUsage}`;

const apiKey = 'da2-local';

await runTool(usage, async (args) => {
  const { values } = readArguments(args, { ...dataOptions, port: { type: 'string', default: '4100' } });
  const port = portOf(values.port);
  const cloud = await openLocalCloud({
    dataDir: dataDirOf(values),
    publicUrl: 'http://localhost:4300',
    logLevel: 'warn',
  });
  const post = createAppSync({ functions: cloud.functions, apiKey });
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    if (request.method !== 'POST' || request.url !== '/graphql') return response.writeHead(404).end();
    let body = '';
    for await (const chunk of request) body += chunk;
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    );
    const answer = await post(requestOf(body), headers);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}/graphql`;
  console.log(`
  The API, as AppSync serves it: ${url}

  Without a tenant     x-api-key: ${apiKey}
${cloud.demos.map(({ slug, publicKey }) => `  ${slug.padEnd(20)} authorization: ${publicKey}`).join('\n')}

  curl ${url} -H 'content-type: application/json' -H 'origin: http://localhost:4300' \\
    -H 'authorization: ${cloud.demos[0]?.publicKey}' -d '{"query":"{ searchServices { items { serviceId name } } }"}'

  Ctrl-C stops it.
`);
  await stopAsked();
  server.close();
  server.closeAllConnections();
  await cloud.close();
});

function requestOf(body: string): AppSyncRequest {
  try {
    return JSON.parse(body) as AppSyncRequest;
  } catch {
    return { query: '' };
  }
}
