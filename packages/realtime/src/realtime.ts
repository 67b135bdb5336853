/**
 * Subscriptions over one WebSocket, in AppSync's real-time protocol, which the local server speaks as well. Events may be
 * missed while a connection is down: `onState('live')` says when to read again.
 */
export interface RealtimeOptions {
  /** `wss://…/graphql/realtime`; `realtimeUrl` makes it from the API's address. */
  readonly url: string;
  /** The API's host, where it is another one than the socket's. */
  readonly host?: string;
  /** A token that is valid now; asked again for every connection and subscription. */
  readonly authorization: () => Promise<string>;
  /** For programs without one of their own. */
  readonly WebSocket?: typeof WebSocket;
}

/** `live`: events arrive. `waiting`: not now; it is tried again. `refused`: not for this caller; it is not tried again. */
export type RealtimeState = 'live' | 'waiting' | 'refused';

export interface Subscribing<Data> {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly onData: (data: Data) => void;
  readonly onState?: (state: RealtimeState) => void;
}

export interface Realtime {
  /** Until the function it gives back is called. The socket is there while anyone listens. */
  subscribe<Data>(subscribing: Subscribing<Data>): () => void;
  /** Ends every subscription and the socket. */
  close(): void;
}

/** `https://api.example.com/graphql` → `wss://api.example.com/graphql/realtime`; AppSync's own names have a host for it. */
export function realtimeUrl(apiUrl: string): string {
  const url = new URL(apiUrl);
  url.protocol = url.protocol.replace('http', 'ws');
  const host = url.host.replace('.appsync-api.', '.appsync-realtime-api.');
  if (host === url.host) url.pathname += '/realtime';
  url.host = host;
  return url.href;
}

interface Subscription extends Subscribing<never> {
  state: RealtimeState | null;
  /** Refusals in a row, each after a fresh token. */
  refusals: number;
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: {
    readonly data?: never;
    readonly connectionTimeoutMs?: number;
    readonly errors?: readonly { readonly errorType?: string }[];
  };
}

export function openRealtime(options: RealtimeOptions): Realtime {
  const { url, authorization } = options;
  const host = options.host ?? new URL(url).host.replace('.appsync-realtime-api.', '.appsync-api.');
  const subscriptions = new Map<string, Subscription>();
  let socket: WebSocket | null = null;
  /** Of the present connection: whatever belongs to a former one is not listened to any more. */
  let turn = 0;
  /** A connection is there, being made, or waited for. */
  let busy = false;
  let acknowledged = false;
  let failures = 0;
  let refusals = 0;
  let ids = 0;
  let patience = 30_000;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const tell = (one: Subscription, state: RealtimeState) => {
    if (one.state === state) return;
    one.state = state;
    one.onState?.(state);
  };
  const tellAll = (state: RealtimeState) => {
    for (const one of [...subscriptions.values()]) if (one.state !== 'refused') tell(one, state);
  };
  const wanted = () => [...subscriptions.values()].some(({ state }) => state !== 'refused');

  function disconnect() {
    turn++;
    busy = acknowledged = false;
    clearTimeout(silence);
    clearTimeout(retry);
    const former = socket;
    socket = null;
    former?.close();
  }

  function connectAgain(wait = backoff(failures++)) {
    disconnect();
    if (!wanted()) return;
    tellAll('waiting');
    busy = true;
    retry = setTimeout(connect, wait);
  }

  function expectSigns() {
    clearTimeout(silence);
    silence = setTimeout(connectAgain, patience);
  }

  async function connect() {
    disconnect();
    busy = true;
    const mine = turn;
    try {
      const header = { host, Authorization: await authorization() };
      if (mine !== turn) return;
      const opened = new (options.WebSocket ?? WebSocket)(url, ['graphql-ws', `header-${base64url(header)}`]);
      socket = opened;
      patience = 30_000;
      expectSigns();
      opened.onopen = () => send({ type: 'connection_init' });
      opened.onclose = () => mine === turn && connectAgain();
      opened.onmessage = ({ data }) => mine === turn && take(JSON.parse(data) as Message);
    } catch {
      if (mine === turn) connectAgain();
    }
  }

  function take({ type, id = '', payload }: Message) {
    expectSigns();
    const one = subscriptions.get(id);
    if (type === 'connection_ack') {
      acknowledged = true;
      refusals = 0;
      patience = payload?.connectionTimeoutMs ?? patience;
      expectSigns();
      for (const known of subscriptions.keys()) void start(known);
    } else if (type === 'connection_error') {
      // The second time with a token made for it: nobody of ours.
      if (isRefusal(payload) && ++refusals > 1) {
        tellAll('refused');
        disconnect();
      } else connectAgain();
    } else if (type === 'start_ack' && one) {
      failures = one.refusals = 0;
      tell(one, 'live');
    } else if (type === 'data' && one) {
      if (payload?.data) one.onData(payload.data);
    } else if (type === 'error' && one) failed(id, one, payload);
    else if (type === 'error') connectAgain();
  }

  /** A token that has run out is no reason to stop; a no to a fresh one is. */
  function failed(id: string, one: Subscription, payload: Message['payload']) {
    const wasLive = one.state === 'live';
    tell(one, 'waiting');
    if (isRefusal(payload) && ++one.refusals > 1) {
      tell(one, 'refused');
      if (!wanted()) disconnect();
    } else setTimeout(() => start(id), wasLive && isRefusal(payload) ? 0 : backoff(failures++));
  }

  async function start(id: string) {
    const mine = turn;
    const one = subscriptions.get(id);
    if (!acknowledged || !one || one.state === 'refused' || one.state === 'live') return;
    try {
      const Authorization = await authorization();
      if (mine !== turn || !subscriptions.has(id)) return;
      const { query, variables } = one;
      send({
        id,
        type: 'start',
        payload: {
          data: JSON.stringify({ query, variables }),
          extensions: { authorization: { host, Authorization } },
        },
      });
    } catch {
      if (mine === turn) connectAgain();
    }
  }

  const send = (message: object) => {
    if (socket?.readyState === 1) socket.send(JSON.stringify(message));
  };

  /** Back in reach: at once, unless the connection has held. */
  const wake = () => {
    if (acknowledged || !wanted()) return;
    failures = 0;
    void connect();
  };
  const online = () => connectAgain(0);
  const offline = () => {
    disconnect();
    tellAll('waiting');
  };
  const seen = () => document.visibilityState === 'visible' && wake();
  const page = typeof document === 'undefined' ? null : document;
  const watch = (change: 'addEventListener' | 'removeEventListener') => {
    if (!page) return;
    window[change]('online', online);
    window[change]('offline', offline);
    page[change]('visibilitychange', seen);
  };

  return {
    subscribe(subscribing) {
      const id = `${++ids}`;
      if (subscriptions.size === 0) watch('addEventListener');
      const one = { ...subscribing, state: null, refusals: 0 } as Subscription;
      subscriptions.set(id, one);
      tell(one, 'waiting');
      if (acknowledged) void start(id);
      else if (!busy) void connect();
      return () => {
        if (!subscriptions.delete(id)) return;
        send({ id, type: 'stop' });
        if (wanted()) return;
        disconnect();
        if (subscriptions.size === 0) watch('removeEventListener');
      };
    },
    close() {
      subscriptions.clear();
      disconnect();
      watch('removeEventListener');
    },
  };
}

/** Half a second, doubled each time up to half a minute; half of it by chance, so that not all come back at once. */
const backoff = (failures: number): number =>
  Math.min(500 * 2 ** failures, 30_000) * (0.5 + Math.random() / 2);

/** What asking again does not change: not who it says it is, or not allowed to. Ours and AppSync's names for it. */
const isRefusal = (payload: Message['payload']): boolean =>
  /^(AUTH_FAILED|FORBIDDEN|ORIGIN_NOT_ALLOWED|INVALID_INPUT|Unauthorized|UnauthorizedException|ValidationError|BadRequestException)$/.test(
    payload?.errors?.[0]?.errorType ?? '',
  );

const base64url = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
