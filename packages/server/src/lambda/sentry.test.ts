import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReporter } from './sentry.ts';

const received: { url?: string; auth?: string; parts: Record<string, unknown>[] }[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const parts = body.split('\n').map((line) => JSON.parse(line));
  received.push({ url: request.url, auth: String(request.headers['x-sentry-auth']), parts });
  response.end('{}');
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const origin = { stage: 'qa', function: 'booking', version: '1.2.3' };

describe('reports to Sentry', () => {
  it('carry the cause without secrets, before the function is frozen', async () => {
    const { port } = server.address() as AddressInfo;
    const reporter = openReporter(`http://abc123@127.0.0.1:${port}/42`, origin);
    const cause = { message: 'no room for zoe@mail.test' };
    reporter.report(
      { tenantId: 'aurora', operation: 'createBooking', errorType: 'INTERNAL', cause },
      'operation failed',
    );
    await reporter.flush();
    expect(received[0]?.url).toBe('/api/42/envelope/');
    expect(received[0]?.auth).toContain('sentry_key=abc123');
    expect(received[0]?.parts[2]).toMatchObject({
      environment: 'qa',
      release: '1.2.3',
      message: { formatted: 'operation failed' },
      tags: { tenantId: 'aurora', operation: 'createBooking', errorType: 'INTERNAL' },
    });
    expect(JSON.stringify(received)).not.toContain('zoe@mail.test');
  });

  it('that cannot be delivered disturb nobody', async () => {
    const reporter = openReporter('http://abc123@127.0.0.1:9/42', origin);
    reporter.report({}, 'operation failed');
    await expect(reporter.flush()).resolves.toBeUndefined();
  });
});
