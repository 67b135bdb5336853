import type { Role } from '@booking-chat/core/tenancy/roles';
import { testIssuer } from '@booking-chat/server/identity/testing';
import { createBus } from '@booking-chat/server/live/bus';
import type { HostOptions } from '@booking-chat/server/local/host';
import { WebSocket } from 'ws';
import { openWorld, site } from '../api/world.ts';

/** A served API with its real-time endpoint, people's tokens, and clients that speak the protocol by hand. */
export async function openLiveWorld(options: Partial<HostOptions> = {}) {
  const bus = createBus();
  const issuer = testIssuer();
  const world = await openWorld({ live: bus, ...options });
  const unused = async (): Promise<never> => {
    throw new Error('no people are managed here');
  };
  Object.assign(world.app, {
    publish: bus.publish,
    identity: {
      verify: issuer.verify,
      admin: {
        list: unused,
        find: unused,
        invite: unused,
        changeRole: unused,
        setEnabled: unused,
        reset: unused,
        remove: unused,
        removeAll: unused,
      },
    },
  });
  const realtimeUrl = `${world.url.replace('http', 'ws')}/graphql/realtime`;
  const sockets: WebSocket[] = [];

  const person = (tenantId: string, role: Role = 'OWNER', claims: Record<string, unknown> = {}) =>
    issuer.token(
      { tenantId, userId: `${tenantId}-${role}`, role, email: `${role}@${tenantId}.test`, name: 'Rosa' },
      claims,
    );

  const dial = (token: string | null, from: { origin?: string } = { origin: site }) => {
    const header = Buffer.from(JSON.stringify({ host: 'localhost', Authorization: token ?? undefined }));
    const socket = new WebSocket(realtimeUrl, ['graphql-ws', `header-${header.toString('base64url')}`], from);
    sockets.push(socket);
    return new Line(socket, token);
  };

  return {
    ...world,
    bus,
    issuer,
    realtimeUrl,
    person,
    dial,
    async close() {
      for (const socket of sockets) socket.terminate();
      await world.close();
    },
  };
}

export type LiveWorld = Awaited<ReturnType<typeof openLiveWorld>>;

export interface Heard {
  readonly type: string;
  readonly id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the message
  readonly payload?: any;
}

/** One socket, and all that came over it. */
export class Line {
  readonly heard: Heard[] = [];
  closedWith: number | null = null;
  #waiting: (() => void)[] = [];

  constructor(
    readonly socket: WebSocket,
    readonly token: string | null,
  ) {
    const wake = () => {
      for (const resume of this.#waiting.splice(0)) resume();
    };
    socket.on('message', (data) => {
      this.heard.push(JSON.parse(data.toString()) as Heard);
      wake();
    });
    socket.on('close', (code) => {
      this.closedWith = code;
      wake();
    });
    socket.on('error', () => undefined);
  }

  send(message: object | string) {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message of this type (and id), already there or to come; fails when the socket closes before. */
  async next(type: string, id?: string): Promise<Heard> {
    for (;;) {
      const found = this.heard.find((one) => one.type === type && (id === undefined || one.id === id));
      if (found) return found;
      if (this.closedWith !== null) throw new Error(`closed (${this.closedWith}) before ${type}`);
      await new Promise<void>((resume) => this.#waiting.push(resume));
    }
  }

  async closed(): Promise<number> {
    while (this.closedWith === null) await new Promise<void>((resume) => this.#waiting.push(resume));
    return this.closedWith;
  }

  async init(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.send({ type: 'connection_init' });
    await this.next('connection_ack');
    return this;
  }

  start(id: string, query: string, variables: object = {}, token = this.token) {
    const authorization = { host: 'localhost', Authorization: token };
    this.send({
      id,
      type: 'start',
      payload: { data: JSON.stringify({ query, variables }), extensions: { authorization } },
    });
    return this;
  }

  /** What the subscription told, once a mark that was published later has arrived on another line. */
  data(id: string) {
    return this.heard
      .filter((one) => one.type === 'data' && one.id === id)
      .map(({ payload }) => payload.data);
  }
}
