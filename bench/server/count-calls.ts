import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes between a server and its store, counted from outside. */
export interface CountedStore {
  readonly endpoint: string;
  /** How often each operation of DynamoDB was called; streams are not counted. */
  readonly calls: Map<string, number>;
  close(): void;
}

/** Stands before a store and passes everything on. */
export async function countCalls(storeEndpoint: string): Promise<CountedStore> {
  const calls = new Map<string, number>();
  const agent = new Agent({ keepAlive: true });
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const [service, operation = ''] = String(headers['x-amz-target']).split('.');
    if (service === 'DynamoDB_20120810') calls.set(operation, (calls.get(operation) ?? 0) + 1);
    const onward = request(storeEndpoint, { agent, method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
