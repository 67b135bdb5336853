import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Line, LiveWorld } from './live-world.ts';
import { openLiveWorld } from './live-world.ts';

const replies = 'subscription ($id: ID!) { onPersonReply(conversationId: $id) { messageId } }';
const bookings = 'subscription { onBookingEvent { bookingId } }';
const conversationEvent = (messageId: string) =>
  ({
    tenantId: 'aurora',
    kind: 'PERSON_WROTE',
    conversationId: 'c1',
    messageId,
    at: '2026-11-24T12:00:00Z',
  }) as const;

describe('many subscribers', () => {
  let world: LiveWorld;
  let key: string;
  beforeAll(async () => {
    world = await openLiveWorld({ liveLimits: { socketsPerAddress: 520, backlogBytes: 64 * 1024 } });
    world.time.now = Date.now();
    await world.addTenant('aurora', { plan: 'ENTERPRISE' });
    key = (await world.addKey('aurora')).text;
  });
  afterAll(() => world.close());

  it('five hundred all hear one event, once and in order; the next address has to wait', async () => {
    const lines: Line[] = [];
    for (let at = 0; at < 500; at += 50)
      lines.push(...(await Promise.all(Array.from({ length: 50 }, () => world.dial(key).init()))));
    for (const line of lines) line.start('a', replies, { id: 'c1' });
    await Promise.all(lines.map((line) => line.next('start_ack', 'a')));

    await world.bus.publish.conversation(conversationEvent('m1'));
    await Promise.all(lines.map((line) => line.next('data', 'a')));
    for (const id of ['m2', 'm3']) await world.bus.publish.conversation(conversationEvent(id));
    for (const line of lines) line.send({ type: 'stop', id: 'a' });
    await Promise.all(lines.map((line) => line.next('complete', 'a')));
    for (const line of lines)
      expect(line.data('a').map(({ onPersonReply }) => onPersonReply.messageId)).toEqual(['m1', 'm2', 'm3']);

    const more = Array.from({ length: 21 }, () => world.dial(key));
    const refused = await Promise.race(
      more.map((line) => new Promise((resolve) => line.socket.once('error', resolve))),
    );
    expect(String(refused)).toMatch(/503/);
    for (const line of [...lines, ...more]) line.socket.terminate();
    await Promise.all(lines.map((line) => line.closed()));
  });

  it('who takes nothing in is cut off, and nobody else waits for it', async () => {
    const token = world.person('aurora');
    const slow = await world.dial(token).init();
    const quick = await world.dial(token).init();
    for (const line of [slow, quick]) {
      for (let at = 0; at < 50; at++) line.start(`s${at}`, bookings);
      await line.next('start_ack', 's49');
    }
    slow.socket.pause();
    const closed = world.lines.length;
    let published = 0;
    const cutOff = () =>
      world.lines.slice(closed).some(({ message }) => message === 'a slow subscriber was cut off');
    while (!cutOff()) {
      const bookingId = `b${published++}-${'x'.repeat(60)}`;
      await world.bus.publish.booking({
        tenantId: 'aurora',
        kind: 'CREATED',
        bookingId,
        version: 1,
        start: '2026-11-24T12:00:00Z',
      });
      if (published % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    quick.send({ type: 'stop', id: 's0' });
    await quick.next('complete', 's0');
    expect(quick.data('s0')).toHaveLength(published);
    slow.socket.resume();
    expect(await slow.closed()).toBe(1006);
  });
});

it('a host that closes lets go of its sockets at once', async () => {
  const world = await openLiveWorld();
  world.time.now = Date.now();
  await world.addTenant('aurora');
  const line = await world.dial(world.person('aurora')).init();
  line.start('a', bookings);
  await line.next('start_ack', 'a');
  const closing = world.close();
  expect([1001, 1006]).toContain(await line.closed());
  await closing;
});

it('one person has so many sockets and no more', async () => {
  const world = await openLiveWorld({ liveLimits: { socketsPerCredential: 2 } });
  try {
    world.time.now = Date.now();
    await world.addTenant('aurora');
    const token = world.person('aurora');
    const [first] = [await world.dial(token).init(), await world.dial(token).init()];
    const third = world.dial(token);
    await new Promise((resolve) => third.socket.once('open', resolve));
    third.send({ type: 'connection_init' });
    expect((await third.next('connection_error')).payload.errors[0].errorType).toBe('LimitExceededError');
    await third.closed();
    await world.dial(world.person('aurora', 'ADMIN')).init();
    first?.socket.close();
    await first?.closed();
    await world.dial(token).init();
  } finally {
    await world.close();
  }
});
