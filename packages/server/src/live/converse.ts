import { WebSocket } from 'ws';
import { authorize } from '../api/authorize.ts';
import type { Credential } from '../api/credential.ts';
import { ApiError } from '../api/errors.ts';
import { languageOf } from '../api/language.ts';
import { logCause } from '../api/log-cause.ts';
import { toGraphqlError } from '../api/to-graphql-error.ts';
import type { App } from '../context.ts';
import { type ClientMessage, type ProtocolError, readMessage, type ServerMessage } from './protocol.ts';
import type { RealTimeLimits } from './real-time.ts';
import type { Admitted, Subscribe } from './subscriber.ts';
import type { Tally } from './tally.ts';

export interface RealTime {
  readonly app: App;
  readonly limits: RealTimeLimits;
  readonly subscribe: Subscribe;
  readonly perCredential: Tally;
}

/** What the upgrade request said of its sender. */
export interface Handshake {
  readonly connectionId: string;
  readonly token: string | null;
  readonly origin: string | undefined;
  readonly language: string | undefined;
  readonly address: string;
}

/** One socket's conversation with its client. */
export interface Conversing {
  beat(): void;
  /** Ends the subscriptions whose caller may not hear any more. */
  recheck(): Promise<void>;
  end(): void;
}

interface Subscription {
  /** null: still being admitted. */
  admitted: Admitted | null;
  end(): void;
}

export function converse(socket: WebSocket, handshake: Handshake, live: RealTime): Conversing {
  const { app, limits, subscribe, perCredential } = live;
  const subscriptions = new Map<string, Subscription>();
  let known: string | null = null;
  let greeted = false;
  let beginning = 0;

  const send = (message: ServerMessage) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > limits.backlogBytes) {
      app.log.info({ connectionId: handshake.connectionId }, 'a slow subscriber was cut off');
      return socket.terminate();
    }
    socket.send(JSON.stringify(message));
  };
  const fail = (id: string, ...errors: readonly ProtocolError[]) => {
    subscriptions.get(id)?.end();
    subscriptions.delete(id);
    send({ type: 'error', id, payload: { errors } });
  };
  const wordsFor = (thrown: unknown): ProtocolError => {
    if (!(thrown instanceof ApiError))
      app.log.error({ requestId: handshake.connectionId, cause: logCause(thrown) }, 'subscription failed');
    return toGraphqlError(thrown, languageOf(undefined, handshake.language) ?? 'es', handshake.connectionId);
  };

  const idle = setTimeout(() => socket.close(4408, 'no connection_init'), limits.handshakeMs);

  async function greet(): Promise<void> {
    if (greeted) return socket.close(4429, 'a second connection_init');
    greeted = true;
    const name = nameOf(await authorize(app, handshake.token ?? undefined));
    if (socket.readyState !== WebSocket.OPEN) return;
    clearTimeout(idle);
    if (perCredential.of(name) >= limits.socketsPerCredential) {
      send({ type: 'connection_error', payload: { errors: [tooMany('LimitExceededError', 'connections')] } });
      return socket.close(4429);
    }
    known = name;
    perCredential.add(name);
    // Twice the beat and a little: one may be late.
    const connectionTimeoutMs = limits.beatMs * 2 + 5_000;
    send({ type: 'connection_ack', payload: { connectionTimeoutMs } });
  }

  async function begin({ id, query, variables, authorization }: Start): Promise<void> {
    if (subscriptions.has(id))
      return send({
        type: 'error',
        id,
        payload: { errors: [tooMany('DuplicatedOperationError', 'of this id')] },
      });
    if (subscriptions.size >= limits.subscriptionsPerSocket)
      return fail(
        id,
        tooMany('MaxSubscriptionsReachedError', `subscriptions: ${limits.subscriptionsPerSocket}`),
      );
    // Stopping what is still being looked at does not make room for more: each costs the store a read.
    if (beginning >= limits.subscriptionsPerSocket) return socket.close(4429, 'too many starts at a time');
    const mine: Subscription = { admitted: null, end: () => undefined };
    subscriptions.set(id, mine);
    const { origin, language, connectionId: requestId } = handshake;
    const token = authorization ?? handshake.token;
    beginning++;
    const outcome = await subscribe({ query, variables, token, origin, language, requestId }).finally(() => {
      beginning--;
    });
    // Stopped or closed in the meantime.
    if (subscriptions.get(id) !== mine || socket.readyState !== WebSocket.OPEN) return;
    if (!outcome.ok) return fail(id, outcome.error);
    const { admitted } = outcome;
    const { endsAt } = admitted;
    const over = () => fail(id, wordsFor(new ApiError('AUTH_FAILED', { reason: 'token-invalid' })));
    const timer = endsAt === null ? undefined : setTimeout(over, Math.max(0, endsAt - Date.now()));
    const unlisten = admitted.listen((payload) => send({ type: 'data', id, payload }));
    mine.admitted = admitted;
    mine.end = () => {
      clearTimeout(timer);
      unlisten();
    };
    send({ type: 'start_ack', id });
  }

  async function take(message: ClientMessage): Promise<void> {
    if (message.type === 'connection_init') return greet();
    if (known === null) return socket.close(4401, 'connection_init first');
    if (message.type === 'start') return begin(message);
    subscriptions.get(message.id)?.end();
    if (subscriptions.delete(message.id)) send({ type: 'complete', id: message.id });
  }

  socket.on('message', (data, isBinary) => {
    // What was under way when it was closed.
    if (socket.readyState !== WebSocket.OPEN) return;
    const message = isBinary ? null : readMessage(data.toString());
    if (!message) return socket.close(4400, 'no message of the protocol');
    take(message).catch((thrown) => {
      const error = wordsFor(thrown);
      if (message.type !== 'connection_init') return fail(message.id, error);
      send({ type: 'connection_error', payload: { errors: [error] } });
      socket.close(4401);
    });
  });
  // Too large a message, a broken frame: `ws` closes the socket itself.
  socket.on('error', () => undefined);

  return {
    beat: () => {
      if (known !== null) send({ type: 'ka' });
    },
    async recheck() {
      for (const [id, { admitted }] of [...subscriptions]) {
        try {
          await admitted?.recheck();
        } catch (thrown) {
          // An outage of the store is no reason to end what was allowed.
          if (thrown instanceof ApiError && subscriptions.get(id)?.admitted === admitted)
            fail(id, wordsFor(thrown));
        }
      }
    },
    end() {
      clearTimeout(idle);
      for (const { end } of subscriptions.values()) end();
      subscriptions.clear();
      if (known !== null) perCredential.remove(known);
      known = null;
    },
  };
}

type Start = Extract<ClientMessage, { type: 'start' }>;

const tooMany = (errorType: string, what: string): ProtocolError => ({
  errorType,
  message: errorType === 'DuplicatedOperationError' ? 'a subscription of this id exists' : `too many ${what}`,
});

/** A text that is the same for the same caller. */
const nameOf = (credential: Credential): string =>
  JSON.stringify(
    Object.entries(credential).filter(([name]) => /^(kind|tenantId|keyId|userId|bookingId)$/.test(name)),
  );
