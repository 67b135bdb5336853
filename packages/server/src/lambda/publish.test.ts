import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import awsText from '@booking-chat/schema/aws.graphql';
import schemaText from '@booking-chat/schema/schema.graphql';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { publishToAppSync } from './publish.ts';

let server: Server;
let url: string;
const posts: { headers: IncomingHttpHeaders; body: { query: string; variables: { input: object } } }[] = [];
let answers: { status: number; body: string }[] = [];
const warnings: Record<string, unknown>[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    posts.push({ headers: request.headers, body: JSON.parse(text) });
    const { status, body } = answers.shift() ?? { status: 200, body: '{"data":{}}' };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  posts.length = warnings.length = 0;
  answers = [];
});

const quiet = () => undefined;
const open = (to = url) =>
  publishToAppSync({
    url: to,
    region: 'eu-west-1',
    log: { info: quiet, error: quiet, warn: (fields) => void warnings.push(fields) },
    env: { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'session' },
  });

const booking = {
  tenantId: 'aurora',
  kind: 'CREATED',
  bookingId: 'b1',
  version: 1,
  start: '2026-11-24T12:00:00Z',
} as const;
const conversation = {
  tenantId: 'aurora',
  kind: 'PERSON_WROTE',
  conversationId: 'c1',
  messageId: null,
  at: '2026-11-24T12:00:00Z',
} as const;

it('is a signed mutation of the schema that selects every field', async () => {
  await open().booking(booking);
  await open().conversation(conversation);
  const schema = buildSchema(`${awsText}\n${schemaText}`);
  for (const [at, [event, type]] of (
    [
      [booking, 'BookingEvent'],
      [conversation, 'ConversationEvent'],
    ] as const
  ).entries()) {
    const { headers, body } = posts[at] as (typeof posts)[number];
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/appsync\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token/,
    );
    expect(body.variables.input).toEqual(event);
    expect(validate(schema, parse(body.query))).toEqual([]);
    const fields = Object.keys((schema.getType(type) as unknown as { getFields(): object }).getFields());
    for (const field of fields) expect(body.query).toMatch(new RegExp(`\\b${field}\\b`));
  }
});

it.each([
  ['an outage that passes', [{ status: 503, body: 'no' }], 2, 0],
  [
    'an outage',
    [
      { status: 503, body: 'no' },
      { status: 503, body: 'no' },
    ],
    2,
    1,
  ],
  [
    'a refusal',
    [1, 2].map(() => ({
      status: 200,
      body: '{"data":null,"errors":[{"errorType":"Unauthorized","message":"no"}]}',
    })),
    2,
    1,
  ],
  ['nonsense', [1, 2].map(() => ({ status: 200, body: '<html>' })), 2, 1],
])('%s never fails who publishes', async (_, given, asked, warned) => {
  answers = given;
  await open().booking(booking);
  expect(posts).toHaveLength(asked);
  expect(warnings).toHaveLength(warned);
  if (warned) expect(warnings[0]).toMatchObject({ tenantId: 'aurora', kind: 'CREATED' });
});

it('nor does an address where nobody listens', async () => {
  await open('http://127.0.0.1:9/graphql').conversation(conversation);
  expect(warnings).toHaveLength(1);
});
