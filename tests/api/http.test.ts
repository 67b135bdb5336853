import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, type GraphqlAnswer, openWorld, site, type World } from './world.ts';

let world: World;
let authorization: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'widget-'));
  for (const version of ['v1.2.3', 'latest']) {
    mkdirSync(join(folder, version));
    writeFileSync(join(folder, version, 'chat-widget.js'), 'void 0;');
  }
  writeFileSync(join(folder, '.secret'), 'no');
  world = await openWorld({
    widgetFolder: folder,
    register: (server) => {
      server.get('/boom', () => {
        throw new Error('the cause nobody may see');
      });
    },
  });
  await world.addTenant('aurora', { plan: 'ENTERPRISE' });
  authorization = (await world.addKey('aurora')).text;
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const answered = async (response: Response): Promise<GraphqlAnswer> => ({
  status: response.status,
  ...((await response.json()) as object),
});
const post = async (body: string, headers: Record<string, string> = {}) =>
  answered(await world.post(body, { authorization, ...headers }));
const ask = (query: string, variables: unknown = {}) => post(JSON.stringify({ query, variables }));
const json = JSON.stringify;
const health = '{ health { status } }';

it.each(['/nowhere/%E0%A4%A', '/%'])(
  '%s, which cannot be read, is answered as any unknown address',
  async (path) => {
    const response = await fetch(`${world.url}${path}`, { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toMatchObject({
      errors: [{ errorType: 'NOT_FOUND', errorInfo: { reason: 'path' } }],
    });
  },
);

describe('what is no GraphQL request', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['nothing', '', {}, 400, 'request-body'],
    ['no JSON', '{', {}, 400, 'request-body'],
    ['null', 'null', {}, 400, 'request-body'],
    ['a number as query', json({ query: 1 }), {}, 400, 'request-body'],
    ['variables as text', json({ query: health, variables: '{}' }), {}, 400, 'request-body'],
    ['variables as a list', json({ query: health, variables: [] }), {}, 400, 'request-body'],
    ['a batch', json([{ query: health }, { query: health }]), {}, 400, 'request-batch'],
    ['__proto__', '{"query":"{ health { status } }","__proto__":{"x":1}}', {}, 400, 'request-body'],
    [
      'constructor.prototype',
      '{"query":"{}","variables":{"constructor":{"prototype":{"x":1}}}}',
      {},
      400,
      'request-body',
    ],
    [
      'a form',
      'query={health{status}}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'request-body',
    ],
    ['plain text', json({ query: health }), { 'content-type': 'text/plain' }, 415, 'request-body'],
    ['raw GraphQL', health, { 'content-type': 'application/graphql' }, 415, 'request-body'],
    ['100 kB', json({ query: health, variables: { x: 'x'.repeat(100_000) } }), {}, 413, 'request-size'],
  ])('%s', async (_, body, headers, status, reason) => {
    const answer = await post(body, headers);
    expect([answer.status, errorOf(answer)]).toEqual([status, `INVALID_INPUT ${reason}`]);
    expect(answer.errors?.[0]?.message).toMatch(/[.]$/);
  });

  it.each(['GET', 'PUT', 'DELETE'])('%s is refused', async (method) => {
    const response = await fetch(`${world.url}/graphql?query=${encodeURIComponent(health)}`, { method });
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    const answer = await answered(response);
    expect([answer.status, errorOf(answer)]).toEqual([405, 'INVALID_INPUT request-method']);
  });

  it('an unknown address', async () => {
    const answer = await answered(
      await fetch(`${world.url}/nothing/here`, { headers: { 'x-language': 'en' } }),
    );
    expect(answer.errors?.[0]).toMatchObject({
      errorType: 'NOT_FOUND',
      message: 'There is nothing at this address.',
    });
  });
});

describe('queries that ask wrongly or too much', () => {
  const nested = (levels: number) => '{ a '.repeat(levels) + '}'.repeat(levels);
  const reply = 'suggestedSlots { serviceId providerId providerName start end localDate localTime timezone }';
  const conversation = (fields: string) =>
    `{ getConversation(conversationId: "x") { lastReply { ${fields} } } }`;
  const many = (n: number, field: string) =>
    Array.from({ length: n }, (_, at) => `a${at}: ${field}`).join(' ');
  const bomb = (n: number) =>
    `{ getConversation(conversationId: "x") { lastReply { ...F0 } } } ${Array.from({ length: n }, (_, at) =>
      at === n - 1
        ? `fragment F${at} on ChatReply { state }`
        : `fragment F${at} on ChatReply { ...F${at + 1} ... on ChatReply { ...F${at + 1} } }`,
    ).join(' ')}`;

  it.each([
    ['no query', '', 'query-syntax'],
    ['half a query', '{ health {', 'query-syntax'],
    ['an unknown field', '{ heatlh { status } }', 'query-invalid'],
    ['a missing argument', '{ getService { name } }', 'query-invalid'],
    ['a literal of another type', '{ getService(serviceId: { a: 1 }) { name } }', 'query-invalid'],
    ['a subscription', 'subscription { x }', 'query-invalid'],
    ['fragments in a circle', '{ health { ...A } } fragment A on Health { ...A }', 'query-invalid'],
    ['500 levels', nested(500), 'query-invalid'],
    ['10,001 characters', `{ health { status } } #${'x'.repeat(10_000)}`, 'too-long'],
    ['3,000 tokens', `{ ${'a '.repeat(3_000)} }`, 'query-costly'],
    ['six operations', `{ ${many(6, health.slice(2, -2))} }`, 'query-costly'],
    ['a field 300 times', conversation(many(30, reply)), 'query-costly'],
    ['fragments that double 20 times', bomb(20), 'query-costly'],
    ['__schema', '{ __schema { types { name } } }', 'query-introspection'],
    ['__type', '{ __type(name: "Booking") { name } }', 'query-introspection'],
  ])('%s', async (_, query, reason) => {
    const answer = await ask(query);
    expect([answer.status, errorOf(answer)]).toEqual([400, `INVALID_INPUT ${reason}`]);
  });

  it('does not suggest names of the schema', async () => {
    expect(json(await ask('{ heatlh { status } }'))).not.toContain('Did you mean');
  });

  it('__typename is no introspection, five operations are fine', async () => {
    expect((await ask('{ __typename health { __typename } }')).data).toEqual({
      __typename: 'Query',
      health: { __typename: 'Health' },
    });
    expect(errorOf(await ask(`{ ${many(5, health.slice(2, -2))} }`))).toBeNull();
  });

  it('the schema can be queried when the host is not in production', async () => {
    const open = await openWorld({ production: false });
    const answer = await open.call('{ __schema { queryType { name } } }');
    await open.close();
    expect(answer.data.__schema.queryType.name).toBe('Query');
  });

  const slots = 'query ($input: AvailableSlotsInput!) { getAvailableSlots(input: $input) { timezone } }';
  const service = 'query ($id: ID!) { getService(serviceId: $id) { name } }';
  it.each<[string, string, unknown, string, string]>([
    ['a missing variable', service, {}, 'required', 'id'],
    ['null', service, { id: null }, 'required', 'id'],
    ['an object for an id', service, { id: {} }, 'type', 'id'],
    ['a list for an id', service, { id: ['x'] }, 'type', 'id'],
    ['text for an object', slots, { input: 'x' }, 'type', 'input'],
    ['a missing field', slots, { input: { serviceId: 'x', from: '2026-11-24' } }, 'required', 'input.to'],
    [
      'a number for a date',
      slots,
      { input: { serviceId: 'x', from: 1, to: '2026-11-24' } },
      'type',
      'input.from',
    ],
    [
      'text for a number',
      slots,
      { input: { serviceId: 'x', from: '2026-11-24', to: '2026-11-24', limit: '5' } },
      'type',
      'input.limit',
    ],
    [
      'an unknown field',
      slots,
      { input: { serviceId: 'x', from: '2026-11-24', to: '2026-11-24', tenantId: 'b' } },
      'type',
      'input',
    ],
  ])('variables: %s', async (_, query, variables, reason, field) => {
    const answer = await ask(query, variables);
    expect([answer.status, errorOf(answer)]).toEqual([400, `INVALID_INPUT ${reason}`]);
    expect(answer.errors?.[0]?.errorInfo.field).toBe(field);
  });

  it('the operation is chosen by name, and must exist', async () => {
    const query = 'query A { health { status } } query B { health { version } }';
    expect((await post(json({ query, operationName: 'B' }))).data).toEqual({
      health: { version: '0.0.0-test' },
    });
    expect(errorOf(await post(json({ query, operationName: 'C' })))).toBe('INVALID_INPUT query-invalid');
    expect(errorOf(await post(json({ query })))).toBe('INVALID_INPUT query-invalid');
  });
});

describe('what fails inside', () => {
  it('an operation: INTERNAL with a request id; the cause is in the log only', async () => {
    const { now } = world.time;
    world.time.now = Number.NaN;
    const response = await world.post(json({ query: health }), { 'x-language': 'en' });
    world.time.now = now;
    const answer = await answered(response);
    const requestId = response.headers.get('x-request-id') as string;
    expect(answer).toEqual({
      status: 200,
      data: null,
      errors: [
        {
          message: 'Something failed on our side.',
          errorType: 'INTERNAL',
          errorInfo: {
            reason: 'internal',
            requestId,
            remedy: `Try again; if it goes on, report the code ${requestId}.`,
          },
          path: ['health'],
        },
      ],
    });
    const line = world.lines.find((one) => one.requestId === requestId && one.level === 'error');
    expect(json(line)).toContain('Invalid time value');
  });

  it('a page: the same', async () => {
    const answer = await answered(await fetch(`${world.url}/boom`));
    expect([answer.status, errorOf(answer)]).toEqual([500, 'INTERNAL internal']);
    expect(json(answer)).not.toContain('nobody');
    expect(json(world.lines)).toContain('nobody');
  });

  it('the store is away: INTERNAL, and the server lives on', async () => {
    const broken = await openWorld();
    await broken.addTenant('aurora');
    const key = (await broken.addKey('aurora')).text;
    await broken.stopEngine();
    const answer = await broken.call('{ widgetConfig { tenantId } }', {}, { authorization: key });
    expect(errorOf(answer)).toBe('INTERNAL internal');
    expect(json(answer)).not.toMatch(/ECONN|127\.0\.0\.1|store/);
    expect(errorOf(await broken.call(health))).toBeNull();
    await broken.close();
  });
});

describe('headers', () => {
  it('a preflight is answered to anyone, without credentials', async () => {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://any.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-tenant-id,x-language',
      },
    });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type, x-tenant-id, x-language',
      'access-control-max-age': '86400',
    });
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('answers and refusals can be read by the page, are never cached, and carry the request id', async () => {
    for (const body of [json({ query: health }), '{'])
      expect(Object.fromEntries((await world.post(body)).headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
  });

  it.each([
    ['v1.2.3', 'public, max-age=31536000, immutable'],
    ['latest', 'public, max-age=300, stale-while-revalidate=86400'],
  ])('the widget %s: any site may load it, cached as %s', async (version, cached) => {
    const response = await fetch(`${world.url}/chat-widget/${version}/chat-widget.js`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': cached,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'content-type': expect.stringContaining('javascript'),
      etag: expect.any(String),
    });
  });

  it.each(['/chat-widget/', '/chat-widget/v1.2.3/', '/chat-widget/.secret', '/chat-widget/v9/x.js'])(
    '%s is not there',
    async (path) => expect((await fetch(world.url + path)).status).toBeGreaterThanOrEqual(403),
  );

  it('no path leads out of the widget folder', async () => {
    const raw = await rawGet('/chat-widget/../../../../etc/passwd');
    expect(raw).not.toContain('root:');
    expect(await rawGet('/chat-widget/%2e%2e/%2e%2e/%2e%2e/etc/passwd')).not.toContain('root:');
  });
});

it('shuts down gracefully: what is under way is answered', async () => {
  const closing = await openWorld();
  await closing.addTenant('aurora');
  const key = (await closing.addKey('aurora')).text;
  const answers = Array.from({ length: 20 }, () =>
    closing.call('{ searchServices { items { name } } }', {}, { authorization: key }),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  const [results] = await Promise.all([Promise.allSettled(answers), closing.close()]);
  const failed = results.filter(
    (one) => one.status === 'fulfilled' && one.value.errors?.[0]?.errorType === 'INTERNAL',
  );
  expect(failed).toEqual([]);
});

function rawGet(path: string): Promise<string> {
  const { hostname, port } = new URL(world.url);
  return new Promise((resolve, reject) => {
    let text = '';
    connect(Number(port), hostname)
      .on('data', (chunk) => {
        text += chunk;
      })
      .on('end', () => resolve(text))
      .on('error', reject)
      .end(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\norigin: ${site}\r\nconnection: close\r\n\r\n`);
  });
}
