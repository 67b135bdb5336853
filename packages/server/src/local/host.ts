import { randomUUID } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiError } from '../api/errors.ts';
import { createExecuteQuery } from '../api/execute-query.ts';
import { languageOf } from '../api/language.ts';
import { logCause } from '../api/log-cause.ts';
import { toGraphqlError } from '../api/to-graphql-error.ts';
import type { App } from '../context.ts';
import type { Bus } from '../live/bus.ts';
import { type RealTimeLimits, registerRealTime } from '../live/real-time.ts';

export interface HostOptions {
  /** Production: the schema cannot be queried. */
  readonly production: boolean;
  /** The widget's build: a folder per version and channel. */
  readonly widgetFolder?: string;
  /** What is published in this process: with it, subscriptions are served at `/graphql/realtime`. */
  readonly live?: Bus;
  readonly liveLimits?: Partial<RealTimeLimits>;
  /** More pages on the same port. */
  readonly register?: (server: FastifyInstance) => void | Promise<void>;
}

/** Bytes of a request's body. */
export const largestBody = 64 * 1024;

/**
 * The API over HTTP on one machine: `POST /graphql`, `GET /health`, the widget's files under `/chat-widget/`.
 * Listening and signals are the caller's; `close()` answers what is under way and then ends.
 */
export async function createHost(app: App, options: HostOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: largestBody,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 2_048 },
    // An address that cannot be read (%E0%A4%A) fails before any hook or handler.
    frameworkErrors: (_error, request, reply) =>
      answerError(app, noSuchPath(), request, reply.headers(securityHeaders)),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    keepAliveTimeout: 65_000,
    requestTimeout: 30_000,
  });
  // A form or plain text can be posted by any page without a preflight.
  server.removeContentTypeParser('text/plain');
  closeConnections(server);
  const executeQuery = createExecuteQuery(app, { introspection: !options.production });

  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).headers(securityHeaders);
  });
  server.setErrorHandler((thrown, request, reply) => answerError(app, thrown, request, reply));
  server.setNotFoundHandler((request, reply) => answerError(app, noSuchPath(), request, reply));

  server.options('/graphql', (_request, reply) => reply.headers(preflightHeaders).code(204).send());
  server.post('/graphql', async (request, reply) => {
    reply.headers(apiHeaders);
    const { status, body } = await executeQuery(request.body, {
      requestId: request.id,
      headers: request.headers,
    });
    return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
  });
  server.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (request, reply) => {
      reply.headers({ ...apiHeaders, allow: 'POST, OPTIONS' });
      return answerError(app, new ApiError('INVALID_INPUT', { reason: 'request-method' }), request, reply);
    },
  });
  server.get('/health', (_request, reply) =>
    reply.headers(apiHeaders).send({ status: 'ok', version: app.version }),
  );
  if (options.live) registerRealTime(server, app, options.live, options.liveLimits);
  if (options.widgetFolder) await serveWidget(server, options.widgetFolder);
  await options.register?.(server);
  return server;
}

/** Once closing: answers end their connection, idle ones are dropped, and after the grace period all are. */
function closeConnections(server: FastifyInstance): void {
  let closing = false;
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  server.addHook('preClose', async () => {
    closing = true;
    const dropIdle = setInterval(() => server.server.closeIdleConnections(), 50);
    const dropAll = setTimeout(() => server.server.closeAllConnections(), closingGrace);
    server.server.once('close', () => {
      clearInterval(dropIdle);
      clearTimeout(dropAll);
    });
  });
}

/** Milliseconds a request under way has to be answered once the host is closing. */
const closingGrace = 10_000;

/** Any site may load the widget's files. A version's files never change; a channel's are asked for again soon. */
async function serveWidget(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/chat-widget/',
    decorateReply: false,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders: (response, path) => {
      const isVersion = /^\/v?\d/.test(path.slice(folder.length).replaceAll('\\', '/'));
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
      response.setHeader('timing-allow-origin', '*');
      response.setHeader(
        'cache-control',
        isVersion
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=300, stale-while-revalidate=86400',
      );
    },
  });
}

const noSuchPath = () => new ApiError('NOT_FOUND', { reason: 'path' });

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'SAMEORIGIN',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** Every site may read the answer; which site may have one is decided by its key, on the request itself. No cookies. */
const apiHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-request-id',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const preflightHeaders = {
  ...apiHeaders,
  'cache-control': 'public, max-age=86400',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type, x-tenant-id, x-language',
  'access-control-max-age': '86400',
};

/** Whatever fails outside an operation, in the shape of the API's errors: nothing of the cause leaves the log. */
function answerError(app: App, thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
  const [status, error] = asApiError(thrown);
  const language = languageOf(request.headers['x-language']?.toString(), request.headers['accept-language']);
  const shown = toGraphqlError(error, language ?? 'es', request.id);
  const fields = { requestId: request.id, operation: null, errorType: shown.errorType };
  if (status >= 500) app.log.error({ ...fields, cause: logCause(thrown) }, 'request failed');
  else app.log.info({ ...fields, reason: shown.errorInfo.reason }, 'request refused');
  if (request.url.split('?')[0] === '/graphql') reply.headers(apiHeaders);
  return reply.code(status).send({ errors: [shown] });
}

function asApiError(thrown: unknown): [status: number, error: unknown] {
  if (thrown instanceof ApiError) {
    const status = { NOT_FOUND: 404, INVALID_INPUT: 405 } as Partial<Record<string, number>>;
    return [status[thrown.code] ?? 400, thrown];
  }
  const { statusCode = 500, code } = thrown as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return [413, new ApiError('INVALID_INPUT', { reason: 'request-size', limit: largestBody })];
  if (statusCode === 415) return [415, new ApiError('INVALID_INPUT', { reason: 'request-body' })];
  if (statusCode >= 400 && statusCode < 500)
    return [statusCode, new ApiError('INVALID_INPUT', { reason: 'request-body' })];
  return [500, thrown];
}
