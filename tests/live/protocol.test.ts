import { operatorCredential } from '@booking-chat/server/api/credential';
import { revokeKey } from '@booking-chat/server/store/api-keys';
import { write } from '@booking-chat/server/store/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type LiveWorld, openLiveWorld } from './live-world.ts';

const bookings = 'subscription { onBookingEvent { tenantId kind bookingId version start } }';
const conversations = 'subscription { onConversationEvent { kind conversationId } }';
const replies =
  'subscription ($id: ID!) { onPersonReply(conversationId: $id) { tenantId kind conversationId messageId at } }';

let world: LiveWorld;
let key: string;
let otherKey: string;
let keyId: string;

beforeAll(async () => {
  world = await openLiveWorld({ liveLimits: { beatMs: 200, recheckMs: 150, handshakeMs: 400 } });
  world.time.now = Date.now();
  for (const tenantId of ['aurora', 'boreal', 'dusk']) await world.addTenant(tenantId);
  const made = await world.addKey('aurora');
  key = made.text;
  keyId = made.key.keyId;
  otherKey = (await world.addKey('boreal')).text;
});
afterAll(() => world.close());

const bookingEvent = (tenantId: string, bookingId: string) =>
  ({ tenantId, kind: 'CREATED', bookingId, version: 1, start: '2026-11-24T12:00:00Z' }) as const;
const conversationEvent = (tenantId: string, conversationId: string) =>
  ({ tenantId, kind: 'PERSON_WROTE', conversationId, messageId: 'm', at: '2026-11-24T12:00:00Z' }) as const;

describe('the protocol', () => {
  it('acknowledges, beats, tells what is selected, and stops', async () => {
    const line = await world.dial(world.person('aurora', 'VIEWER')).init();
    expect((await line.next('connection_ack')).payload.connectionTimeoutMs).toBeGreaterThan(200);
    line.start('a', 'subscription { news: onBookingEvent { bookingId } }');
    await line.next('start_ack', 'a');
    await world.bus.publish.booking(bookingEvent('aurora', 'b1'));
    expect((await line.next('data', 'a')).payload).toEqual({ data: { news: { bookingId: 'b1' } } });
    line.send({ type: 'stop', id: 'a' });
    await line.next('complete', 'a');
    await world.bus.publish.booking(bookingEvent('aurora', 'b2'));
    await line.next('ka');
    expect(line.data('a')).toHaveLength(1);
  });

  it('a flood of starts and stops ends the connection, and costs the store no more than its limit', async () => {
    const line = await world.dial(key).init();
    const before = world.app.db.calls.count;
    const data = JSON.stringify({ query: replies, variables: { id: 'c1' } });
    for (let each = 0; each < 5_000; each++) {
      line.send({ type: 'start', id: 'a', payload: { data } });
      line.send({ type: 'stop', id: 'a' });
    }
    expect(await line.closed()).toBe(4429);
    expect(world.app.db.calls.count - before).toBeLessThan(1_000);
  });

  it('takes the token of the query string as well', async () => {
    const header = Buffer.from(JSON.stringify({ host: 'x', Authorization: world.person('aurora') }));
    const url = `${world.realtimeUrl}?header=${header.toString('base64url')}&payload=e30=`;
    const socket = new WebSocket(url, ['graphql-ws']);
    const { Line } = await import('./live-world.ts');
    await new Line(socket, null).init();
    socket.terminate();
  });

  it.each([
    ['no token', () => null],
    ['no such key', () => 'pk_live_00000000000000000000000000000000'],
    ['an expired token', () => world.person('aurora', 'OWNER', { exp: Math.floor(Date.now() / 1000) - 1 })],
    ['an altered token', () => `${world.person('aurora').slice(0, -6)}AAAAAA`],
  ])('knows nobody by %s', async (_, token) => {
    const line = world.dial(token());
    await new Promise((resolve) => line.socket.once('open', resolve));
    line.send({ type: 'connection_init' });
    expect((await line.next('connection_error')).payload.errors[0].errorType).toBe('AUTH_FAILED');
    expect(await line.closed()).toBe(4401);
  });

  it.each([
    ['text', 'hello', 4400],
    ['an array', '[]', 4400],
    ['a start without an id', '{"type":"start","payload":{"data":"{}"}}', 4400],
    ['a start without a query', '{"type":"start","id":"1","payload":{"data":"{}"}}', 4400],
    ['a second connection_init', '{"type":"connection_init"}', 4429],
    ['too large a message', JSON.stringify({ type: 'x'.repeat(40_000) }), 1006],
  ])('%s ends the connection', async (_, message, code) => {
    const line = await world.dial(world.person('aurora')).init();
    line.send(message);
    expect([code, 1009]).toContain(await line.closed());
  });

  it('waits for a connection_init only so long, and for nothing before it', async () => {
    const silent = world.dial(world.person('aurora'));
    const early = world.dial(world.person('aurora'));
    await new Promise((resolve) => early.socket.once('open', resolve));
    early.start('a', bookings);
    expect(await early.closed()).toBe(4401);
    expect(await silent.closed()).toBe(4408);
  });

  it.each([
    ['another path', '/graphql', ['graphql-ws']],
    ['another protocol', '/graphql/realtime', ['graphql-transport-ws']],
    ['no protocol', '/graphql/realtime', []],
  ])('%s is no endpoint', async (_, path, protocols) => {
    const socket = new WebSocket(world.url.replace('http', 'ws') + path, protocols);
    const failed = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(failed.message).toMatch(/40[04]/);
  });

  it.each([
    ['a query', '{ health { status } }'],
    ['what is no field', 'subscription { onWeather { wind } }'],
    ['two fields', 'subscription { onBookingEvent { kind } onConversationEvent { kind } }'],
    ['a broken text', 'subscription {'],
    ['a missing variable', replies],
  ])('%s is no subscription', async (_, query) => {
    const line = await world.dial(key).init();
    line.start('a', query);
    expect((await line.next('error', 'a')).payload.errors[0].errorType).toBe('INVALID_INPUT');
  });

  it('has no room for more than a hundred subscriptions, nor two of one id', async () => {
    const line = await world.dial(world.person('aurora', 'ADMIN')).init();
    for (let at = 0; at < 101; at++) line.start(`s${at}`, bookings);
    expect((await line.next('error', 's100')).payload.errors[0].errorType).toBe(
      'MaxSubscriptionsReachedError',
    );
    await line.next('start_ack', 's99');
    line.start('s0', bookings);
    expect((await line.next('error', 's0')).payload.errors[0].errorType).toBe('DuplicatedOperationError');
    await world.bus.publish.booking(bookingEvent('aurora', 'b3'));
    await line.next('data', 's99');
    expect(line.data('s0')).toHaveLength(1);
  });
});

describe('who hears what', () => {
  it('nobody hears of another business, whatever they name', async () => {
    const lines = {
      owner: (await world.dial(world.person('aurora')).init()).start('a', bookings).start('b', conversations),
      stranger: (await world.dial(world.person('boreal')).init())
        .start('a', bookings)
        .start('b', conversations),
      customer: (await world.dial(key).init()).start('c', replies, { id: 'c1' }),
      neighbour: (await world.dial(key).init()).start('c', replies, { id: 'c2' }),
      // Knows the other business's conversation, and holds a key of their own.
      forger: (await world.dial(otherKey).init()).start('c', replies, { id: 'c1' }),
    };
    for (const line of Object.values(lines)) {
      if (line.token === key || line.token === otherKey) await line.next('start_ack', 'c');
      else await Promise.all([line.next('start_ack', 'a'), line.next('start_ack', 'b')]);
    }
    await world.bus.publish.booking(bookingEvent('aurora', 'b1'));
    await world.bus.publish.conversation(conversationEvent('aurora', 'c1'));
    await lines.customer.next('data', 'c');
    await lines.owner.next('data', 'b');
    // What comes next on each line is behind whatever it had heard.
    for (const line of Object.values(lines)) {
      line.heard.splice(0, 0);
      line.send({ type: 'stop', id: line.token === key || line.token === otherKey ? 'c' : 'b' });
      await line.next('complete');
    }
    expect(lines.owner.data('a')).toEqual([{ onBookingEvent: bookingEvent('aurora', 'b1') }]);
    expect(lines.owner.data('b')).toEqual([
      { onConversationEvent: { kind: 'PERSON_WROTE', conversationId: 'c1' } },
    ]);
    expect(lines.customer.data('c')).toEqual([{ onPersonReply: conversationEvent('aurora', 'c1') }]);
    for (const quiet of [lines.stranger, lines.neighbour, lines.forger])
      expect(quiet.heard.filter(({ type }) => type === 'data')).toEqual([]);
  });

  it.each([
    ['a key, of bookings', () => key, bookings, 'FORBIDDEN'],
    ['a key, of all conversations', () => key, conversations, 'FORBIDDEN'],
    ['a person, as a customer', () => world.person('aurora'), replies, 'FORBIDDEN'],
    ['a person of no business', () => world.person('nowhere'), bookings, 'AUTH_FAILED'],
  ])('%s hears nothing', async (_, token, query, errorType) => {
    const line = await world.dial(token()).init();
    line.start('a', query, { id: 'c1' });
    expect((await line.next('error', 'a')).payload.errors[0].errorType).toBe(errorType);
  });

  it('a key is good for its own sites alone', async () => {
    for (const origin of ['https://elsewhere.test', undefined]) {
      const line = await world.dial(key, origin ? { origin } : {}).init();
      line.start('a', replies, { id: 'c1' });
      expect((await line.next('error', 'a')).payload.errors[0].errorType).toBe('ORIGIN_NOT_ALLOWED');
    }
  });

  it('every subscription counts towards the rate of its key', async () => {
    const lite = await world.addTenant('lite', { plan: 'LITE' });
    const { text } = await world.addKey(lite);
    const line = await world.dial(text).init();
    for (let at = 0; at < 70; at++) line.start(`s${at}`, replies, { id: 'c1' });
    const limited = async () => {
      for (;;) {
        const found = line.heard.find(({ payload }) => payload?.errors?.[0]?.errorType === 'RATE_LIMITED');
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    expect((await limited()).payload.errors[0].errorInfo.retryAfterSeconds).toBeGreaterThan(0);
  });
});

describe('what was allowed ends', () => {
  it('with a person’s token, and goes on with the next one', async () => {
    const brief = world.person('aurora', 'OWNER', { exp: Math.floor(Date.now() / 1000) + 2 });
    const line = await world.dial(brief).init();
    line.start('a', bookings);
    await line.next('start_ack', 'a');
    expect((await line.next('error', 'a')).payload.errors[0].errorType).toBe('AUTH_FAILED');
    await world.bus.publish.booking(bookingEvent('aurora', 'b4'));
    expect(line.data('a')).toEqual([]);
    line.start('b', bookings, {}, world.person('aurora'));
    await line.next('start_ack', 'b');
    await world.bus.publish.booking(bookingEvent('aurora', 'b5'));
    expect((await line.next('data', 'b')).payload.data.onBookingEvent.bookingId).toBe('b5');
  });

  it('when the key is revoked', async () => {
    const { text, key: made } = await world.addKey('aurora');
    const line = await world.dial(text).init();
    line.start('a', replies, { id: 'c1' });
    await line.next('start_ack', 'a');
    await revokeKey(world.app.db, made.tenantId, made.keyId, new Date(world.time.now).toISOString());
    const [error] = (await line.next('error', 'a')).payload.errors;
    expect(error).toMatchObject({ errorType: 'AUTH_FAILED', errorInfo: { reason: 'key-revoked' } });
    await world.bus.publish.conversation(conversationEvent('aurora', 'c1'));
    expect(line.data('a')).toEqual([]);
    expect(keyId).not.toBe(made.keyId);
  });

  it('when the business is suspended', async () => {
    const { tenantId } = operatorCredential('dusk');
    const line = await world.dial(world.person('dusk')).init();
    line.start('a', bookings);
    await line.next('start_ack', 'a');
    await write(world.app.db, {
      type: 'update',
      table: 'Tenants',
      key: { tenantId },
      change: { text: 'SET #s = :off', names: { '#s': 'status' }, values: { ':off': 'SUSPENDED' } },
    });
    const [error] = (await line.next('error', 'a')).payload.errors;
    expect(error).toMatchObject({ errorType: 'FORBIDDEN', errorInfo: { reason: 'tenant-suspended' } });
  });
});
