import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { logCause } from '../../api/log-cause.ts';
import type { VerifyToken } from '../verify.ts';
import { accountPages } from './account-pages.ts';
import { signInPages } from './interaction.ts';
import { pageLanguage } from './language.ts';
import { type LocalIdentity, mountedAt } from './local-identity.ts';
import { type IdentityPage, identityStyle, pageHeaders } from './pages/layout.ts';
import { failure } from './pages/provider-pages.ts';
import { passwordPages } from './password-pages.ts';
import { type LoadedProvider, ownOrigins } from './provider.ts';

export interface Mounted {
  readonly identity: LocalIdentity;
  /** Loads it at the first call. */
  readonly provider: () => Promise<LoadedProvider>;
  readonly verify: VerifyToken;
}

/** What a page's handler answers: a page, or the address to go on to. */
export type PageAnswer = IdentityPage | { readonly redirect: string };

/** A request to one of our own pages: its form is read, and was sent from here. */
export interface PageRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly form: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export type PageHandler = (asked: PageRequest) => Promise<PageAnswer>;

/** The identity provider on the host: our pages, and the protocol's own paths, all under `/id`. */
export async function mountIdentity(server: FastifyInstance, mounted: Mounted): Promise<void> {
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        if (!isOurHost(mounted.identity, request.headers.host))
          return reply.code(421).type('text/plain').send('This host is not served here.');
        arriveAs(mounted.identity, request);
      });
      await scope.register(async (pages) => ownPages(pages, mounted));
      await scope.register(async (protocol) => protocolPaths(protocol, mounted));
    },
    { prefix: mountedAt },
  );
}

function ownPages(pages: FastifyInstance, mounted: Mounted): void {
  const { identity } = mounted;
  pages.removeAllContentTypeParsers();
  pages.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  const files = { 'style.css': ['text/css', identityStyle], 'submit.js': ['text/javascript', submitScript] };
  for (const [name, [type, content]] of Object.entries(files))
    pages.get(`/${name}`, (_request, reply) =>
      reply.headers({ 'cache-control': 'no-cache' }).type(`${type}; charset=utf-8`).send(content),
    );

  pages.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const { statusCode = 500 } = error;
    const isOurs = statusCode >= 500;
    if (isOurs) identity.log.error({ operation: 'identity', cause: logCause(error) }, 'identity page failed');
    const page = failure(statusCode, languageFor(request), isOurs ? 'own' : 'request', identity.publicUrl);
    reply.headers(pageHeaders([])).code(statusCode).type('text/html; charset=utf-8').send(page.html);
  });
  const handlers = { ...signInPages(mounted), ...passwordPages(mounted), ...accountPages(mounted) };
  for (const [path, handler] of Object.entries(handlers))
    pages.route({
      method: ['GET', 'POST'],
      url: path,
      handler: async (request, reply) => {
        const answer =
          request.method === 'POST' && !cameFromHere(identity, request)
            ? failure(403, languageFor(request), 'otherSite', identity.publicUrl)
            : await handler({
                request,
                reply,
                form: asTexts(request.method === 'POST' ? request.body : {}),
                query: asTexts(request.query),
              });
        reply.headers(pageHeaders(ownOrigins(identity.publicUrl)));
        if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
        return reply.code(answer.status).type('text/html; charset=utf-8').send(answer.html);
      },
    });

  pages.route({
    method: ['GET', 'POST'],
    url: '/oauth2/userInfo',
    handler: async (request, reply) => {
      const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      const claims = token ? await mounted.verify(token) : null;
      reply.headers({ 'cache-control': 'no-store' });
      if (!claims)
        return reply
          .code(401)
          .header('www-authenticate', 'Bearer error="invalid_token"')
          .send({ error: 'invalid_token' });
      const { userId, email, name } = claims;
      return { sub: userId, username: userId, email, email_verified: 'true', ...(name ? { name } : {}) };
    },
  });
}

/** Everything else is the provider's; it reads its requests by itself. */
function protocolPaths(protocol: FastifyInstance, { provider }: Mounted): void {
  protocol.removeAllContentTypeParsers();
  protocol.addContentTypeParser('*', (_request, _payload, done) => done(null));
  protocol.all('/*', async (request, reply) => {
    const { handle } = await provider();
    reply.hijack();
    const { raw } = request;
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    const url = withLogoutUri(raw.url ?? '/');
    Object.assign(raw, { originalUrl: url, url: url.slice(mountedAt.length) || '/' });
    await handle(raw, reply.raw);
  });
}

/** Cognito calls it `logout_uri`, OpenID Connect `post_logout_redirect_uri`; both are taken. */
function withLogoutUri(url: string): string {
  const [path = '', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  const cognitos = query.get('logout_uri');
  if (path !== `${mountedAt}/logout` || cognitos === null) return url;
  query.delete('logout_uri');
  if (!query.has('post_logout_redirect_uri')) query.set('post_logout_redirect_uri', cognitos);
  return `${path}?${query}`;
}

/** By the public address or by this machine's own names; never by a name that another site points here. */
const isOurHost = ({ publicUrl }: LocalIdentity, host: string | undefined): boolean =>
  ownOrigins(publicUrl).some((origin) => new URL(origin).host === host) ||
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');

/** What a proxy in front says is only believed of the public address. */
function arriveAs({ publicUrl }: LocalIdentity, { headers }: FastifyRequest): void {
  const { protocol, host } = new URL(publicUrl);
  for (const name of Object.keys(headers)) if (name.startsWith('x-forwarded-')) delete headers[name];
  headers['x-forwarded-proto'] = headers.host === host ? protocol.slice(0, -1) : 'http';
}

/** Browsers say from where a form was sent; a form of another site is refused, whatever cookies come along. */
function cameFromHere({ publicUrl }: LocalIdentity, { headers }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined) return ownOrigins(publicUrl).includes(origin);
  return site === 'same-origin';
}

export const languageFor = ({ headers }: FastifyRequest, ...better: (string | null | undefined)[]) =>
  pageLanguage(...better, headers['accept-language']);

function asTexts(value: unknown): Record<string, string> {
  const pairs = Object.entries((value ?? {}) as Record<string, unknown>);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

const submitScript = "document.querySelector('main form')?.requestSubmit();\n";
