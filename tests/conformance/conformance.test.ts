import { randomUUID } from 'node:crypto';
import { operatorCredential } from '@booking-chat/server/api/credential';
import type { Operation } from '@booking-chat/server/api/operation';
import { resolvers } from '@booking-chat/server/api/resolvers/resolvers';
import {
  type FunctionName,
  functionOf,
  functionRows,
  functions,
  type LambdaFunction,
  liveFields,
} from '@booking-chat/server/lambda/functions';
import { loadFunction } from '@booking-chat/server/lambda/tools/deployed';
import { revokeKey } from '@booking-chat/server/store/api-keys';
import { manageToken } from '@booking-chat/server/store/manage-token';
import { type GraphQLObjectType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations, schema, type Walked } from '../api/cases.ts';
import { errorOf, type GraphqlAnswer, site } from '../api/world.ts';
import { personRows } from './person-rows.ts';
import type { Row } from './row.ts';
import { type Host, openTwoHosts, type TwoHosts } from './two-hosts.ts';

/**
 * Every operation of the schema is asked twice of one store: once of the local host and once of the functions, through
 * JSON texts as on AWS. The answers, errors included, must be the same. Writes are repeated under their idempotency key,
 * so that the second host answers for what the first one did; each row runs in both orders, on new input.
 */
let hosts: TwoHosts;
let key: string;
let keyId: string;

const corte = 'aurora-corte';
const customer = { name: 'Zoé Núñez', email: 'zoe@mail.test', phone: '+56 9 8765 4321' };

/** Half-hour starts on the coming weekdays, in the morning of Santiago, each given once. */
const starts = (function* () {
  const day = new Date();
  day.setUTCHours(13, 0, 0, 0);
  for (;;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() === 0 || day.getUTCDay() === 6) continue;
    for (let half = 0; half < 6; half++) yield new Date(day.getTime() + half * 1_800_000).toISOString();
  }
})();
const nextStart = () => starts.next().value as string;
const dayOf = (start: string) => start.slice(0, 10);

const wanted = (changes: object = {}) => ({
  input: { serviceId: corte, start: nextStart(), customer, idempotencyKey: randomUUID(), ...changes },
});

async function book(changes: object = {}): Promise<{ bookingId: string; start: string; token: string }> {
  const query =
    'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId start managePath } }';
  const answer = await hosts.ask('local', query, wanted(changes), { authorization: key });
  const { bookingId, start, managePath } = answer.data.createBooking;
  return { bookingId, start, token: managePath.replace('/b/', '') };
}

async function converse(texts: readonly string[]): Promise<string> {
  const query =
    'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId } }';
  let conversationId: string | null = null;
  for (const text of texts) {
    const answer = await hosts.ask(
      'local',
      query,
      { input: { text, conversationId } },
      { authorization: key },
    );
    conversationId = answer.data.sendChatMessage.conversationId;
  }
  return conversationId as string;
}

const keyRows: Readonly<Record<string, readonly Row[]>> = {
  health: [{ says: 'is well', variables: () => ({}), varies: ['now', 'version'], shows: 'ok' }],
  widgetConfig: [
    { says: 'in Portuguese', variables: () => ({ language: 'pt-BR' }), shows: 'Olá' },
    { says: 'by the header', variables: () => ({}), headers: () => ({ 'x-language': 'en' }), shows: 'Hello' },
    {
      says: 'for another site',
      variables: () => ({}),
      headers: () => ({ origin: 'https://elsewhere.test' }),
      error: 'ORIGIN_NOT_ALLOWED origin',
    },
    {
      says: 'for a page of another tenant',
      variables: () => ({}),
      headers: () => ({ 'x-tenant-id': 'quillay', 'accept-language': 'pt' }),
      error: 'FORBIDDEN tenant-mismatch',
    },
  ],
  searchServices: [
    { says: 'all', variables: () => ({}), shows: 'Limpieza facial' },
    { says: 'with an error of typing', variables: () => ({ query: 'limpiesa' }), shows: 'Limpieza facial' },
    {
      says: 'the page after one that the other host gave',
      variables: async () => {
        const query = '{ searchServices(limit: 1) { nextToken } }';
        const page = await hosts.ask('local', query, {}, { authorization: key });
        return { limit: 1, nextToken: page.data.searchServices.nextToken };
      },
      shows: 'aurora-limpieza',
    },
    { says: 'none of them', variables: () => ({ limit: 0 }), error: 'INVALID_INPUT too-small' },
  ],
  getService: [
    { says: 'one', variables: () => ({ serviceId: corte }), shows: 'Corte de pelo' },
    { says: 'none', variables: () => ({ serviceId: 'nothing' }), shows: 'null' },
  ],
  listProviders: [
    { says: 'of a service', variables: () => ({ serviceId: corte }), shows: 'Ana Martínez' },
    { says: 'of no service', variables: () => ({ serviceId: 'nothing' }), error: 'NOT_FOUND service' },
  ],
  getAvailableSlots: [
    {
      says: 'of a day, seen from Madrid',
      variables: () => {
        const day = dayOf(nextStart());
        return { input: { serviceId: corte, from: day, to: day, timezone: 'Europe/Madrid', limit: 5 } };
      },
      shows: 'Europe/Madrid',
    },
    {
      says: 'backwards',
      variables: () => ({ input: { serviceId: corte, from: '2026-12-02', to: '2026-12-01' } }),
      error: 'INVALID_INPUT date-range',
    },
  ],
  getConversation: [
    {
      says: 'with its last reply',
      variables: async () => ({ conversationId: await converse(['hola', 'quiero un corte de pelo']) }),
      shows: 'quiero un corte de pelo',
    },
    { says: 'none', variables: () => ({ conversationId: randomUUID() }), shows: 'null' },
  ],
  getManagedBooking: [
    { says: 'by a key', variables: async () => ({ manageToken: (await book()).token }), shows: 'Zoé Núñez' },
    { says: 'of nobody', variables: () => ({ manageToken: 'x.y' }), error: 'AUTH_FAILED link-invalid' },
  ],
  startConversation: [
    {
      says: 'in English',
      variables: () => ({ input: { language: 'en', userContext: { name: 'Zoe' } } }),
      varies: ['conversationId', 'id', 'createdAt', 'expiresAt'],
      shows: 'Hello',
    },
  ],
  sendChatMessage: [
    {
      says: 'a wish',
      variables: () => ({ input: { text: 'quiero un corte de pelo', clientMessageId: randomUUID() } }),
      shows: 'suggestedSlots',
      // A first message makes a conversation; a repeat of it cannot know which.
      varies: ['conversationId', 'id', 'createdAt', 'expiresAt', 'clientMessageId'],
    },
    {
      says: 'two choices at once',
      variables: () => ({ input: { text: 'sí', choice: { serviceId: corte, change: 'SLOT' } } }),
      error: 'INVALID_INPUT one-choice',
    },
    {
      says: 'a second message, repeated',
      variables: async () => {
        const conversationId = await converse(['quiero un corte de pelo']);
        return { input: { conversationId, text: 'con Ana Martínez', clientMessageId: randomUUID() } };
      },
      shows: 'Ana Martínez',
    },
    {
      says: 'asking for a person',
      variables: async () => {
        const conversationId = await converse(['hola']);
        return {
          input: { conversationId, text: 'quiero hablar con una persona', clientMessageId: randomUUID() },
        };
      },
      shows: '"handedOff":true',
    },
    {
      says: 'asking for its appointments',
      variables: async () => {
        await book();
        const conversationId = await converse(['quiero cancelar mi cita']);
        return { input: { conversationId, text: customer.email, clientMessageId: randomUUID() } };
      },
      shows: 'conversationId',
    },
  ],
  createBooking: [
    { says: 'and again under its key', variables: () => wanted(), shows: '/b/' },
    {
      says: 'with Ana, who has it taken',
      variables: async () => {
        const { start } = await book({ providerId: 'aurora-ana' });
        return wanted({ start, providerId: 'aurora-ana' });
      },
      error: 'SLOT_TAKEN slot-taken',
      shows: 'nearestSlots',
    },
    {
      says: 'for an address that is none',
      variables: () => wanted({ customer: { ...customer, email: 'zoe' } }),
      error: 'INVALID_INPUT format',
    },
    {
      says: 'at night',
      variables: () => wanted({ start: `${dayOf(nextStart())}T06:00:00Z` }),
      error: 'SLOT_NOT_AVAILABLE slot-closed',
    },
  ],
  cancelBooking: [
    {
      says: 'and again',
      variables: async () => ({ input: { manageToken: (await book()).token } }),
      shows: 'CANCELLED',
    },
    {
      says: 'what never was',
      variables: () => ({ input: { manageToken: manageToken(hosts.world.app.signer, 'aurora', 'nothing') } }),
      error: 'NOT_FOUND booking',
    },
  ],
  rescheduleBooking: [
    {
      says: 'and again under its key',
      variables: async () => {
        const { token } = await book();
        return { input: { manageToken: token, start: nextStart(), idempotencyKey: randomUUID() } };
      },
      shows: 'CONFIRMED',
    },
    {
      says: 'into the past',
      variables: async () => {
        const { token } = await book();
        return { input: { manageToken: token, start: '2026-01-05T13:00:00Z', idempotencyKey: randomUUID() } };
      },
      error: 'SLOT_NOT_AVAILABLE slot-past',
    },
  ],
};

const people = personRows({
  host: () => hosts,
  key: () => ({ key, keyId }),
  nextStart,
  converse,
});
const rows: Readonly<Record<string, readonly Row[]>> = { ...keyRows, ...people };
/** Of the server alone: AppSync answers them without a function. */
const live = Object.values(liveFields).flat() as readonly string[];
const asked = operations.filter((operation) => !live.includes(fieldOf(operation)));

beforeAll(async () => {
  hosts = await openTwoHosts();
  await hosts.world.addTenant('aurora', { plan: 'ENTERPRISE' });
  await hosts.addOwner('aurora');
  await hosts.world.addTenant('quillay', { plan: 'LITE' });
  const created = await hosts.world.addKey('aurora');
  key = created.text;
  keyId = created.key.keyId;
}, 120_000);
afterAll(() => hosts?.close());

function fieldOf({ kind, name }: Pick<Walked, 'kind' | 'name'>): string {
  return `${{ query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[kind]}.${name}`;
}

/** What a client can act on. AppSync adds `data` and `locations` to errors, the local host does not. */
function essence({ data, errors }: GraphqlAnswer, varies: readonly string[] = []): string {
  const shown = {
    data: data ?? null,
    errors: (errors ?? []).map(({ message, errorType, errorInfo, path }) => ({
      message,
      errorType,
      errorInfo,
      path,
    })),
  };
  return JSON.stringify(shown, (name, value) => (varies.includes(name) ? `any ${name}` : value));
}

describe('the table of functions', () => {
  it('gives every field of the schema to one function, or to none what is published and heard', () => {
    const given = functionRows.flatMap(([, { trigger }]) =>
      trigger.type === 'appsync' ? trigger.fields : [],
    );
    const fields = Object.entries(resolvers).flatMap(([type, fields]) =>
      Object.keys(fields).map((name) => `${type}.${name}`),
    );
    expect([...given, ...live].sort()).toEqual(fields.sort());
    for (const field of live) expect(field).toMatch(/^(Subscription\.on|Mutation\.publish)/);
  });

  it('is covered by rows here: an operation without one fails', () => {
    expect(Object.keys(rows).sort()).toEqual(asked.map(({ name }) => name).sort());
  });
});

describe('the schema', () => {
  /** AppSync nulls what it may not show: a type without a directive is of the default mode, which is the authorizer's. */
  const modesOf = (node: { directives?: readonly { name: { value: string } }[] } | null | undefined) => {
    const named = (node?.directives ?? []).map(({ name }) => name.value).filter((name) => modes.has(name));
    return named.length > 0 ? named : ['aws_lambda'];
  };
  const modes = new Set(['aws_lambda', 'aws_cognito_user_pools', 'aws_api_key', 'aws_iam']);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));

  it.each(fields.map((field) => ({ name: field.name, field })))(
    '$name: whoever may ask it may see all of its answer',
    ({ field }) => {
      const reached = new Set<GraphQLObjectType>();
      const visit = (type: GraphQLOutputType) => {
        const named = getNamedType(type);
        if (!isObjectType(named) || reached.has(named)) return;
        reached.add(named);
        for (const inner of Object.values(named.getFields())) visit(inner.type);
      };
      visit(field.type);
      for (const type of reached)
        expect(modesOf(type.astNode), type.name).toEqual(expect.arrayContaining(modesOf(field.astNode)));
    },
  );
});

describe('every operation, through the local host and through the functions', () => {
  const cases = asked.flatMap((operation) =>
    (rows[operation.name] ?? []).flatMap((row) =>
      (['local', 'lambda'] as const).map((first) => ({
        ...row,
        name: operation.name,
        document: operation.document,
        first,
      })),
    ),
  );
  it.each(cases)(
    '$name, $says, $first first',
    async ({ document, variables, headers, as, anew, error, varies, shows, first }) => {
      const wanted = await variables();
      const authorization = as ? hosts.tokenOf('aurora', as) : key;
      const all = { authorization, ...headers?.() };
      const second: Host = first === 'local' ? 'lambda' : 'local';
      const answers = [
        await hosts.ask(first, document, wanted, all),
        await hosts.ask(second, document, anew ? await variables() : wanted, all),
      ] as const;
      expect(errorOf(answers[0])).toBe(error ?? null);
      if (shows) expect(essence(answers[0])).toContain(shows);
      expect(essence(answers[1], varies)).toBe(essence(answers[0], varies));
    },
  );
});

describe('people', () => {
  const query = '{ me { userId email role tenantId } }';
  const both = async (document: string, variables: Record<string, unknown>, authorization: string) =>
    [
      await hosts.ask('local', document, variables, { authorization }),
      await hosts.ask('lambda', document, variables, { authorization }),
    ] as const;

  it('are who their token says, on either host', async () => {
    for (const answer of await both(query, {}, hosts.tokenOf('aurora', 'ADMIN')))
      expect(answer.data.me).toEqual({
        userId: 'usr_adminofaurora',
        email: 'admin@aurora.test',
        role: 'ADMIN',
        tenantId: 'aurora',
      });
  });

  const reads = asked.filter(({ name }) => people[name]);
  it.each(reads)('$name: someone who only reads, of another tenant, gets the same from both', async (one) => {
    const variables = (await people[one.name]?.[0]?.variables()) ?? {};
    const authorization = hosts.tokenOf('quillay', 'VIEWER');
    const [local, lambda] = await both(one.document, variables, authorization);
    const varies = ['at', 'now', 'token', 'expiresAt'];
    expect(essence(lambda, varies)).toBe(essence(local, varies));
    expect(JSON.stringify(local.data ?? null)).not.toMatch(/aurora-|Zoé/);
  });

  it.each([
    ['an ID token', { token_use: 'id' }],
    ['a token without a tenant', { tenantId: undefined }],
    ['a role that is none', { role: 'ROOT' }],
    ['another client’s token', { client_id: 'shop' }],
  ])('%s opens nothing, even where AppSync let it through', async (_, changes) => {
    const token = hosts.tokenOf('aurora', 'OWNER', changes);
    const [local, lambda] = await both(query, {}, token);
    expect(errorOf(local)).toBe('AUTH_FAILED token-invalid');
    expect(lambda.status).toBe(401);
    const admin = await hosts.functions('admin');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(await admin(personEvent(claims))).toMatchObject({ error: { errorType: 'AUTH_FAILED' } });
  });

  it('of another pool count for nothing, though all else is right', async () => {
    const admin = await hosts.functions('admin');
    const claims = JSON.parse(
      Buffer.from(hosts.tokenOf('aurora', 'OWNER').split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(await admin(personEvent(claims))).toMatchObject({ data: { tenantId: 'aurora' } });
    expect(await admin(personEvent({ ...claims, iss: `${claims.iss}x` }))).toMatchObject({
      error: { errorType: 'AUTH_FAILED' },
    });
  });

  it('have no say where only keys do, nor keys where people do', async () => {
    const owner = hosts.tokenOf('aurora', 'OWNER');
    const [local, lambda] = await both('{ widgetConfig { language } }', {}, owner);
    expect(errorOf(local)).toBe('FORBIDDEN role');
    expect(lambda.errors?.[0]?.errorType).toBe('Unauthorized');
    const [mine, theirs] = await both(query, {}, key);
    expect(errorOf(mine)).toBe('FORBIDDEN scope');
    expect(theirs.errors?.[0]?.errorType).toBe('Unauthorized');
  });

  it('get a token for the preview that AppSync lets through and that chats on either host', async () => {
    const made = await hosts.ask(
      'lambda',
      'mutation { createPreviewToken { token } }',
      {},
      { authorization: hosts.tokenOf('aurora', 'VIEWER') },
    );
    const { token } = made.data.createPreviewToken;
    expect(token).toMatch(new RegExp(functions.authorizer.trigger.tokenPattern));
    const chat =
      'mutation { sendChatMessage(input: { text: "quiero un corte de pelo" }) { state message { text } } }';
    const [local, lambda] = await both(chat, {}, token);
    expect(errorOf(local)).toBeNull();
    expect(essence(lambda)).toBe(essence(local));
    const [, refused] = await both(query, {}, token);
    expect(refused.errors?.[0]?.errorType).toBe('Unauthorized');
  });

  it('hear of a hand-off: the function publishes it, by ids alone', async () => {
    hosts.standIn.published.length = 0;
    const chat =
      'mutation { sendChatMessage(input: { text: "quiero hablar con una persona" }) { conversationId handedOff } }';
    const answer = await hosts.ask('lambda', chat, {}, { authorization: key });
    const { conversationId, handedOff } = answer.data.sendChatMessage;
    expect(handedOff).toBe(true);
    expect(hosts.standIn.published).toEqual([
      { input: expect.objectContaining({ tenantId: 'aurora', kind: 'WAITING', conversationId }) },
    ]);
    expect(JSON.stringify(hosts.standIn.published)).not.toContain('persona');
  });

  it('nobody publishes events but the server', async () => {
    const publish =
      'mutation { publishConversationEvent(input: {tenantId: "aurora", kind: RETURNED, conversationId: "c", at: "2026-11-22T12:00:00Z"}) { kind } }';
    for (const token of [key, hosts.tokenOf('aurora', 'OWNER')]) {
      const [local, lambda] = await both(publish, {}, token);
      expect(errorOf(local)).toMatch(/^FORBIDDEN/);
      expect(lambda.errors?.[0]?.errorType).toBe('Unauthorized');
    }
  });

  const personEvent = (claims: Record<string, unknown>) => ({
    arguments: {},
    identity: { sub: claims.sub, issuer: claims.iss, username: claims.username, claims, groups: null },
    source: null,
    request: { headers: {} },
    info: { fieldName: 'me', parentTypeName: 'Query' },
    prev: null,
    stash: {},
  });
});

describe('across the hosts', () => {
  const say =
    'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId state booking { code status } message { text } } }';

  const dialogues = [
    {
      about: 'booking',
      script: () => [
        'quiero un corte de pelo el próximo jueves por la tarde',
        'la primera',
        'Zoé Núñez, zoe@mail.test',
        'sí',
      ],
      ends: /"status":"CONFIRMED"/,
    },
    {
      about: 'cancelling by its link',
      script: async () => ['quiero cancelar mi cita', `http://127.0.0.1/b/${(await book()).token}`, 'sí'],
      ends: /cancelad/i,
    },
  ];
  const orders = dialogues.flatMap((one) => [0, 1].map((odd) => ({ ...one, odd })));
  it.each(orders)(
    'one conversation $about, its turns answered here and there ($odd)',
    async ({ script, ends, odd }) => {
      let conversationId: string | null = null;
      let last: GraphqlAnswer | null = null;
      for (const [turn, text] of (await script()).entries()) {
        const input = { text, conversationId, clientMessageId: randomUUID() };
        const [one, other] =
          turn % 2 === odd ? (['lambda', 'local'] as const) : (['local', 'lambda'] as const);
        const reply = await hosts.ask(one, say, { input }, { authorization: key });
        conversationId = reply.data.sendChatMessage.conversationId;
        const again = await hosts.ask(
          other,
          say,
          { input: { ...input, conversationId } },
          { authorization: key },
        );
        expect(essence(again)).toBe(essence(reply));
        last = reply;
      }
      expect(JSON.stringify(last?.data)).toMatch(ends);
    },
  );

  it('a manage link is a credential of its own', async () => {
    const { token, bookingId } = await book();
    const query =
      'query ($t: String!) { getManagedBooking(manageToken: $t) { booking { bookingId } canCancel } }';
    for (const host of ['local', 'lambda'] as const) {
      const answer = await hosts.ask(host, query, { t: token }, { authorization: token });
      expect(answer.data.getManagedBooking.booking.bookingId).toBe(bookingId);
      const other = (await book()).token;
      expect(errorOf(await hosts.ask(host, query, { t: other }, { authorization: token }))).toBe(
        'FORBIDDEN other-booking',
      );
    }
  });

  it('AppSync itself refuses who shows no good credential, and nulls what a link may not ask', async () => {
    const query = '{ widgetConfig { language } }';
    for (const headers of [{}, { authorization: 'pk_live_nothing' }, { authorization: 'a.b' }] as Record<
      string,
      string
    >[]) {
      expect((await hosts.ask('lambda', query, {}, headers)).status).toBe(401);
      expect(errorOf(await hosts.ask('local', query, {}, headers))).toMatch(/^AUTH_FAILED/);
    }
    const { token } = await book();
    const denied = await hosts.ask('lambda', say, { input: { text: 'hola' } }, { authorization: token });
    expect(denied.errors?.[0]).toMatchObject({ errorType: 'Unauthorized', path: ['sendChatMessage'] });
  });

  it('health opens to AppSync’s own key, nothing else does', async () => {
    const health = await hosts.ask('lambda', '{ health { status } }', {}, { 'x-api-key': 'da2-local' });
    expect(health.data).toEqual({ health: { status: 'ok' } });
    const other = await hosts.ask(
      'lambda',
      '{ widgetConfig { language } }',
      {},
      { 'x-api-key': 'da2-local' },
    );
    expect(other.errors?.[0]?.errorType).toBe('Unauthorized');
  });

  it('a key revoked while its authorization is kept is refused by the next request', async () => {
    const created = await hosts.world.addKey('aurora');
    const query = '{ widgetConfig { language } }';
    const headers = { authorization: created.text };
    expect(errorOf(await hosts.ask('lambda', query, {}, headers))).toBeNull();
    const { tenantId } = operatorCredential('aurora');
    await revokeKey(hosts.world.app.db, tenantId, created.key.keyId, new Date().toISOString());
    const refused = await hosts.ask('lambda', query, {}, headers);
    expect(errorOf(refused)).toBe('AUTH_FAILED key-revoked');
    expect(essence(refused)).toBe(essence(await hosts.ask('local', query, {}, headers)));
  });

  it('one rate for a key, whichever host it asks', async () => {
    const { text: authorization } = await hosts.world.addKey('quillay');
    const query = '{ widgetConfig { language } }';
    // The minute must not turn in the middle of it.
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 8_000) await new Promise((resolve) => setTimeout(resolve, left + 50));
    const asked = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        hosts.ask(at % 2 === 0 ? 'local' : 'lambda', query, {}, { authorization }),
      ),
    );
    expect(asked.map(errorOf).filter(Boolean)).toEqual([]);
    for (const host of ['lambda', 'local'] as const)
      expect(errorOf(await hosts.ask(host, query, {}, { authorization }))).toBe('RATE_LIMITED rate');
  });

  it('a batch is answered in its order, errors among the values', async () => {
    const invoke = await hosts.functions('catalog');
    const event = (serviceId: string) => ({
      arguments: { serviceId },
      identity: { resolverContext: { kind: 'key', tenantId: 'aurora', keyId } },
      source: null,
      request: { headers: { origin: site } },
      info: { fieldName: 'getService', parentTypeName: 'Query' },
      prev: null,
      stash: {},
    });
    const answers = await invoke([event(corte), event('#'), event('nothing')]);
    expect(answers).toEqual([
      { data: expect.objectContaining({ serviceId: corte }) },
      { error: expect.objectContaining({ errorType: 'INVALID_INPUT' }) },
      { data: null },
    ]);
  });

  it('a function refuses a field that is another one’s', async () => {
    const invoke = await hosts.functions('availability');
    const event = {
      arguments: {},
      identity: null,
      request: { headers: {} },
      info: { fieldName: 'health', parentTypeName: 'Query' },
    };
    await expect(invoke(event)).rejects.toThrow('does not resolve Query.health');
  });

  it('without the authorizer’s word a token in the headers counts for nothing', async () => {
    const invoke = await hosts.functions('catalog');
    const answer = await invoke({
      arguments: {},
      identity: null,
      request: { headers: { authorization: key, origin: site } },
      info: { fieldName: 'widgetConfig', parentTypeName: 'Query' },
    });
    expect(answer).toMatchObject({ error: { errorType: 'AUTH_FAILED' } });
  });
});

describe('the authorizer', () => {
  const asked = (authorizationToken: string) => ({
    authorizationToken,
    requestContext: {},
    requestHeaders: {},
  });

  it('names tenant and key, for as long as its row says', async () => {
    const authorizer = await hosts.functions('authorizer');
    expect(await authorizer(asked(key))).toEqual({
      isAuthorized: true,
      resolverContext: { kind: 'key', tenantId: 'aurora', keyId },
      deniedFields: [],
      ttlOverride: functions.authorizer.trigger.ttlSeconds,
    });
  });

  it('denies a link every field that its scopes do not open', async () => {
    const authorizer = await hosts.functions('authorizer');
    const { token, bookingId } = await book();
    const answer = (await authorizer(asked(token))) as { deniedFields: string[] };
    expect(answer).toMatchObject({ resolverContext: { kind: 'link', tenantId: 'aurora', bookingId } });
    const closed = Object.entries(resolvers).flatMap(([type, fields]) =>
      Object.entries(fields as Record<string, Operation>)
        .filter(([, one]) => !one.open && one.scope && one.scope !== 'read' && one.scope !== 'manage')
        .map(([field]) => `${type}.${field}`),
    );
    expect([...answer.deniedFields].sort()).toEqual(closed.sort());
  });

  it.each(['pk_live_nobody', '', 'a.b', `${'x'.repeat(3_000)}.y`])(
    'refuses %s, for a moment only',
    async (token) => {
      const authorizer = await hosts.functions('authorizer');
      expect(await authorizer(asked(token))).toEqual({ isAuthorized: false, ttlOverride: 10 });
    },
  );

  it('throws when it cannot know: nothing of that is kept', async () => {
    const cut = await loadFunction('authorizer', {
      standIn: hosts.standIn,
      tablePrefix: 'no-such-tables-',
      publicUrl: 'http://127.0.0.1',
      endpoint: () => hosts.world.endpoint,
    });
    await expect(cut(asked(key))).rejects.toThrow();
  });
});

describe('least privilege', () => {
  /** Allowed for what these tests do not bring about: limits per day, two messages of one conversation at once. */
  const rarely: Partial<Record<FunctionName, readonly string[]>> = {
    chatAgent: ['ProviderAvailability ConditionCheckItem', 'Conversations GetItem'],
    booking: ['ProviderAvailability ConditionCheckItem'],
    admin: ['ProviderAvailability ConditionCheckItem', 'Conversations GetItem'],
  };

  /** The first use of a key is noted. */
  beforeAll(async () => {
    for (const { name, document } of asked) {
      if (people[name]) continue;
      const { text: authorization } = await hosts.world.addKey('aurora');
      const variables = (await rows[name]?.[0]?.variables()) ?? {};
      await hosts.ask('lambda', document, variables, { authorization });
    }
  });

  it.each(['chatAgent', 'catalog', 'availability', 'booking', 'admin', 'authorizer'] as const)(
    '%s does to the tables what its row allows, and is allowed nothing that it never does',
    (name) => {
      const { tables }: LambdaFunction = functions[name];
      const allowed = Object.entries(tables).flatMap(([target, actions]) =>
        actions.map((one) => `${target} ${one}`),
      );
      const done = [...hosts.done(name)];
      expect(done.filter((one) => !allowed.includes(one))).toEqual([]);
      const never = allowed.filter((one) => !done.includes(one) && !rarely[name]?.includes(one));
      expect(never).toEqual([]);
    },
  );

  it('logs who asked for what, and nothing of what a person said, nor a key', () => {
    const lines = hosts.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const operation = lines.find(
      (line) => line.operation === 'createBooking' && line.message === 'operation',
    );
    expect(operation).toMatchObject({ tenantId: 'aurora', stage: 'dev', function: 'booking', Answered: 1 });
    expect(operation?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    const all = hosts.logged.join('');
    for (const secret of [customer.email, customer.name, customer.phone, key, 'corte de pelo', '/b/'])
      expect(all).not.toContain(secret);
  });

  it('names a function for every row of this test', () => {
    for (const operation of asked) expect(functionOf(fieldOf(operation))).toBeDefined();
  });
});
