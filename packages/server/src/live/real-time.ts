import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { logCause } from '../api/log-cause.ts';
import type { App } from '../context.ts';
import type { Bus } from './bus.ts';
import { type Conversing, converse, type Handshake, type RealTime } from './converse.ts';
import { protocolName, tokenOfHandshake } from './protocol.ts';
import { subscriber } from './subscriber.ts';
import { Tally } from './tally.ts';

/** Milliseconds and bytes. */
export interface RealTimeLimits {
  readonly sockets: number;
  readonly socketsPerAddress: number;
  /** Of one key, one person or one preview. */
  readonly socketsPerCredential: number;
  readonly subscriptionsPerSocket: number;
  readonly messageBytes: number;
  /** Until the client has said who it is. */
  readonly handshakeMs: number;
  /** Between two signs of life to the client. */
  readonly beatMs: number;
  /** Between two looks at whether a subscriber may still hear. */
  readonly recheckMs: number;
  /** What may wait to be sent to one client; who takes in less is cut off, and comes back. */
  readonly backlogBytes: number;
}

export const realTimeLimits: RealTimeLimits = {
  sockets: 10_000,
  socketsPerAddress: 500,
  socketsPerCredential: 2_000,
  subscriptionsPerSocket: 100,
  messageBytes: 32 * 1024,
  handshakeMs: 10_000,
  beatMs: 25_000,
  recheckMs: 60_000,
  backlogBytes: 256 * 1024,
};

export const realTimePath = '/graphql/realtime';

/**
 * Subscriptions over WebSockets at `/graphql/realtime`, in AppSync's real-time protocol (decisions/150). Who may hear what
 * is decided as for every other operation. Closing the host closes the sockets at once; clients come back by themselves.
 */
export function registerRealTime(
  server: FastifyInstance,
  app: App,
  bus: Bus,
  changes: Partial<RealTimeLimits> = {},
): void {
  const limits = { ...realTimeLimits, ...changes };
  const open = new Map<WebSocket, Conversing>();
  const perAddress = new Tally();
  const live: RealTime = { app, limits, subscribe: subscriber(app, bus), perCredential: new Tally() };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols: () => protocolName,
  });

  const accept = (socket: WebSocket, handshake: Handshake) => {
    const conversing = converse(socket, handshake, live);
    open.set(socket, conversing);
    perAddress.add(handshake.address);
    socket.once('close', () => {
      open.delete(socket);
      perAddress.remove(handshake.address);
      conversing.end();
    });
  };

  server.server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    raw.on('error', () => raw.destroy());
    const url = request.url ?? '/';
    if (url.split('?')[0] !== realTimePath) return refuse(raw, '404 Not Found');
    const protocols = request.headers['sec-websocket-protocol'];
    if (!protocols?.split(',').some((one) => one.trim() === protocolName))
      return refuse(raw, '400 Bad Request');
    const address = request.socket.remoteAddress ?? '';
    if (open.size >= limits.sockets || perAddress.of(address) >= limits.socketsPerAddress) {
      app.log.warn({ open: open.size }, 'too many real-time connections');
      return refuse(raw, '503 Service Unavailable');
    }
    const { origin } = request.headers;
    const language = request.headers['accept-language'];
    const token = tokenOfHandshake(url, protocols);
    const handshake: Handshake = { connectionId: randomUUID(), token, origin, language, address };
    sockets.handleUpgrade(request, raw, head, (socket) => accept(socket, handshake));
  });

  const beats = setInterval(() => {
    for (const conversing of open.values()) conversing.beat();
  }, limits.beatMs);
  const rechecks = setInterval(() => {
    recheck([...open.values()]).catch((cause) =>
      app.log.warn({ cause: logCause(cause) }, 'subscriptions not rechecked'),
    );
  }, limits.recheckMs);
  beats.unref();
  rechecks.unref();

  server.addHook('preClose', async () => {
    clearInterval(beats);
    clearInterval(rechecks);
    for (const socket of open.keys()) {
      socket.close(1001);
      socket.terminate();
    }
    sockets.close();
  });
}

/** Ten at a time: it is no hurry, and the store has others to serve. */
async function recheck(all: readonly Conversing[]): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) await one.recheck();
  };
  await Promise.all(Array.from({ length: 10 }, work));
}

function refuse(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
