import { header as headerOf } from '../api/request.ts';

/**
 * AppSync's real-time protocol, as far as its clients use it
 * (docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html).
 */
export type ClientMessage =
  | { readonly type: 'connection_init' }
  | {
      readonly type: 'start';
      readonly id: string;
      readonly query: string;
      readonly variables: Readonly<Record<string, unknown>>;
      /** What the caller is known by; null: the message names nothing. */
      readonly authorization: string | null;
    }
  | { readonly type: 'stop'; readonly id: string };

export interface ProtocolError {
  readonly errorType: string;
  readonly message: string;
  readonly errorInfo?: unknown;
}

export type ServerMessage =
  | { readonly type: 'connection_ack'; readonly payload: { readonly connectionTimeoutMs: number } }
  | { readonly type: 'connection_error'; readonly payload: { readonly errors: readonly ProtocolError[] } }
  | { readonly type: 'ka' }
  | { readonly type: 'start_ack' | 'complete'; readonly id: string }
  | { readonly type: 'data'; readonly id: string; readonly payload: unknown }
  | {
      readonly type: 'error';
      readonly id?: string;
      readonly payload: { readonly errors: readonly ProtocolError[] };
    };

export const protocolName = 'graphql-ws';

/** A client's message, or null for anything that is none. */
export function readMessage(text: string): ClientMessage | null {
  const message = parsed(text);
  if (!isRecord(message)) return null;
  const { type, id, payload } = message;
  if (type === 'connection_init') return { type };
  if (typeof id !== 'string' || !/^[\w-]{1,100}$/.test(id)) return null;
  if (type === 'stop') return { type, id };
  if (type !== 'start' || !isRecord(payload) || typeof payload.data !== 'string') return null;
  const data = parsed(payload.data);
  if (!isRecord(data) || typeof data.query !== 'string') return null;
  const { query, variables } = data;
  if (variables !== undefined && variables !== null && !isRecord(variables)) return null;
  const extensions = isRecord(payload.extensions) ? payload.extensions : {};
  return { type, id, query, variables: variables ?? {}, authorization: tokenIn(extensions.authorization) };
}

/** The token of the handshake: in a `header-…` subprotocol, or in the query as older clients send it; null: none. */
export function tokenOfHandshake(url: string, protocols: string | undefined): string | null {
  const named = protocols?.split(',').map((one) => one.trim()) ?? [];
  const inProtocol = named.find((one) => one.startsWith('header-'))?.slice('header-'.length);
  const inQuery = new URL(url, 'ws://localhost').searchParams.get('header');
  const encoded = inProtocol ?? inQuery;
  return encoded ? tokenIn(parsed(Buffer.from(encoded, 'base64url').toString('utf8'))) : null;
}

function tokenIn(headers: unknown): string | null {
  if (!isRecord(headers)) return null;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return headerOf({ requestId: '', headers: Object.fromEntries(lower) }, 'authorization') ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
