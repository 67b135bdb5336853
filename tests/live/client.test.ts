import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { openRealtime, type RealtimeState, realtimeUrl } from '@booking-chat/realtime/realtime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { site } from '../api/world.ts';
import { type LiveWorld, openLiveWorld } from './live-world.ts';

const query = 'subscription { onBookingEvent { bookingId } }';
interface Data {
  readonly onBookingEvent: { readonly bookingId: string };
}

let world: LiveWorld;
let line: Awaited<ReturnType<typeof openProxy>>;
const open: { close(): void }[] = [];

beforeAll(async () => {
  world = await openLiveWorld({ liveLimits: { beatMs: 100, recheckMs: 60_000 } });
  await world.addTenant('aurora');
  line = await openProxy(Number(new URL(world.url).port));
});
afterEach(() => {
  for (const realtime of open.splice(0)) realtime.close();
  line.resume();
});
afterAll(async () => {
  await line.close();
  await world.close();
});

/** As a browser's, with the page's origin. */
class PageSocket extends NodeSocket {
  constructor(url: string, protocols: string[]) {
    super(url, protocols, { origin: site });
  }
}

function client(authorization: () => Promise<string> = async () => world.person('aurora')) {
  const realtime = openRealtime({
    url: `ws://127.0.0.1:${line.port}/graphql/realtime`,
    authorization,
    WebSocket: PageSocket as unknown as typeof WebSocket,
  });
  open.push(realtime);
  const listen = () => {
    const heard: string[] = [];
    const states: RealtimeState[] = [];
    const stop = realtime.subscribe<Data>({
      query,
      onData: ({ onBookingEvent }) => heard.push(onBookingEvent.bookingId),
      onState: (state) => states.push(state),
    });
    return { heard, states, stop };
  };
  return { realtime, listen };
}

const publish = (bookingId: string) =>
  world.bus.publish.booking({
    tenantId: 'aurora',
    kind: 'CREATED',
    bookingId,
    version: 1,
    start: '2026-11-24T12:00:00Z',
  });

describe('the real-time client', () => {
  it('carries many subscriptions over one socket, and closes it after the last', async () => {
    const { listen } = client();
    const [one, two] = [listen(), listen()];
    await until(() => one.states.at(-1) === 'live' && two.states.at(-1) === 'live');
    expect(line.connections()).toBe(1);
    await publish('b1');
    await until(() => one.heard.length === 1 && two.heard.length === 1);
    one.stop();
    await publish('b2');
    await until(() => two.heard.length === 2);
    expect(one.heard).toEqual(['b1']);
    two.stop();
    await until(() => line.connections() === 0);
    const three = listen();
    await until(() => three.states.at(-1) === 'live');
    expect(one.states).toEqual(['waiting', 'live']);
  });

  it('comes back after a broken connection, and says so', async () => {
    const { listen } = client();
    const { heard, states } = listen();
    await until(() => states.at(-1) === 'live');
    line.cut();
    await until(() => states.join() === 'waiting,live,waiting,live');
    await publish('b3');
    await until(() => heard.length === 1);
  });

  it('notices a line that has gone dead', async () => {
    const { listen } = client();
    const { states } = listen();
    await until(() => states.at(-1) === 'live');
    line.freeze();
    await until(() => states.at(-1) === 'waiting');
    line.cut();
    line.resume();
    await until(() => states.at(-1) === 'live');
  }, 60_000);

  it('asks for a fresh token when the one it has runs out', async () => {
    let asked = 0;
    const { listen } = client(async () => {
      asked++;
      return world.person('aurora', 'OWNER', { exp: Math.floor(Date.now() / 1000) + (asked < 3 ? 2 : 300) });
    });
    const { heard, states } = listen();
    await until(() => states.join() === 'waiting,live,waiting,live');
    await publish('b4');
    await until(() => heard.length === 1);
    expect(line.connections()).toBe(1);
  });

  it('goes on trying while there is no token, and gives up where a fresh one is refused', async () => {
    let token: string | null = null;
    const { listen } = client(async () => {
      if (!token) throw new Error('nobody is signed in');
      return token;
    });
    const waiting = listen();
    await until(() => waiting.states.at(-1) === 'waiting');
    token = world.person('aurora');
    await until(() => waiting.states.at(-1) === 'live');
    waiting.stop();
    token = `${token.slice(0, -6)}AAAAAA`;
    const refused = listen();
    await until(() => refused.states.at(-1) === 'refused');
    await until(() => line.connections() === 0);
  });

  it('refuses the one subscription that is not allowed, and keeps the others', async () => {
    const { listen, realtime } = client();
    const allowed = listen();
    const states: RealtimeState[] = [];
    realtime.subscribe({
      query: 'subscription { onPersonReply(conversationId: "c1") { kind } }',
      onData: () => undefined,
      onState: (state) => states.push(state),
    });
    await until(() => states.at(-1) === 'refused' && allowed.states.at(-1) === 'live');
    await publish('b5');
    await until(() => allowed.heard.length === 1);
  });

  it.each([
    ['http://localhost:4300/graphql', 'ws://localhost:4300/graphql/realtime'],
    ['https://api.example.com/graphql', 'wss://api.example.com/graphql/realtime'],
    [
      'https://abc123.appsync-api.eu-west-1.amazonaws.com/graphql',
      'wss://abc123.appsync-realtime-api.eu-west-1.amazonaws.com/graphql',
    ],
  ])('knows where the events of %s are', (api, expected) => {
    expect(realtimeUrl(api)).toBe(expected);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A line to the host that can be cut and frozen. */
async function openProxy(target: number) {
  const pairs = new Set<[Socket, Socket]>();
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.on('data', (data) => frozen || far.write(data));
    far.on('data', (data) => frozen || near.write(data));
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.on('close', end).on('error', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => pairs.size,
    cut,
    freeze: () => {
      frozen = true;
    },
    resume: () => {
      frozen = false;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
