import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { weekdayOf } from '@booking-chat/core/time/calendar';
import { toLocal } from '@booking-chat/core/time/zone';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { operatorCredential } from '../api/credential.ts';
import type { App } from '../context.ts';
import type { Outbox } from '../notify/outbox.ts';
import { loadCatalog } from '../store/catalog.ts';
import { getTenant } from '../store/tenants.ts';
import { demoIcon, demoPage } from './pages/demo-page.ts';
import { demoScript } from './pages/demo-script.ts';
import { demoStyle } from './pages/demo-style.ts';
import { houseStyle } from './pages/house-style.ts';
import { landingPage } from './pages/landing-page.ts';
import { outboxPage } from './pages/outbox-page.ts';
import { asset, htmlPage, mailPolicy, managePolicy, type Page } from './pages/page.ts';
import { demoTenants } from './seed/demo-tenants.ts';
import type { Demo } from './seed/seed-demo.ts';

export interface Site {
  readonly app: App;
  readonly demos: readonly Demo[];
  readonly outbox: Outbox;
  /** The build of the customer's own page. */
  readonly manageFolder: string;
}

/** Adds the local pages to the host: landing, demo businesses, outbox, and the customer's own page. */
export function registerSite(server: FastifyInstance, site: Site): void {
  const page = (path: string, answer: (request: FastifyRequest) => Promise<Page | null> | Page | null) =>
    server.get(path, async (request, reply) => send(reply, await answer(request)));

  page('/', async () => htmlPage(landingPage(await demoTenantsOf(site))));
  page('/house.css', () => asset('text/css', houseStyle));
  page('/demo/demo.css', () => asset('text/css', demoStyle));
  page('/demo/demo.js', () => asset('text/javascript', demoScript));
  page('/demo/:slug', (request) => demo(site, param(request, 'slug'), request));
  page('/demo/:slug/icon.svg', (request) => icon(site, param(request, 'slug')));

  // Mails hold codes and links: no other site may read them by pointing its own name at this machine, nor the world through a
  // proxy, many of which ask for this machine's own name.
  const isPublic = () => !isLocalName(new URL(site.app.publicUrl).hostname);
  const local = (path: string, answer: (request: FastifyRequest) => Promise<Page | null>) =>
    page(path, (request) => (isLocalName(request.hostname) && !isPublic() ? answer(request) : null));
  local('/outbox', (request) => outbox(site, request, null));
  local('/outbox/:id', (request) => outbox(site, request, param(request, 'id')));
  local('/outbox/:id/body', (request) => mailBody(site, param(request, 'id')));
  local('/outbox/:id/:file', (request) => attachment(site, param(request, 'id'), param(request, 'file')));
  local('/outbox.json', async (request) => ({
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ messages: await site.outbox.list(filterOf(request)) }),
    headers: { 'cache-control': 'no-store' },
  }));

  registerManagePage(server, site.manageFolder);
}

async function demo(site: Site, slug: string, request: FastifyRequest): Promise<Page | null> {
  const known = site.demos.find((each) => each.slug === slug);
  const tenant = known && (await getTenant(site.app.db, operatorCredential(known.tenantId).tenantId));
  if (!known || !tenant) return null;
  const now = Math.floor(site.app.clock() / 60_000);
  return htmlPage(
    demoPage({
      tenant,
      catalog: await loadCatalog(site.app.db, tenant),
      publicKey: known.publicKey,
      order: demoOrder(known.tenantId),
      apiUrl: `${request.protocol}://${request.host}/graphql`,
      weekday: weekdayOf(toLocal(tenant.timezone, now).date),
    }),
  );
}

function demoOrder(tenantId: string) {
  const seeded = demoTenants('2026-01-01').find((each) => each.tenantId === tenantId);
  return {
    services: seeded?.services.map((service) => service.serviceId) ?? [],
    providers: seeded?.providers.map((provider) => provider.providerId) ?? [],
  };
}

async function icon(site: Site, slug: string): Promise<Page | null> {
  const tenant = (await demoTenantsOf(site)).find((each) => each.slug === slug);
  return tenant
    ? {
        type: 'image/svg+xml',
        body: demoIcon(slug, tenant.branding.primaryColor),
        headers: { 'cache-control': 'max-age=3600' },
      }
    : null;
}

async function demoTenantsOf({ app, demos }: Site) {
  const tenants = await Promise.all(
    demos.map(({ tenantId }) => getTenant(app.db, operatorCredential(tenantId).tenantId)),
  );
  return tenants.filter((tenant) => tenant !== null);
}

async function outbox(site: Site, request: FastifyRequest, id: string | null): Promise<Page | null> {
  const filter = filterOf(request);
  const [messages, chosen, tenants] = await Promise.all([
    site.outbox.list(filter),
    id === null ? null : site.outbox.find(id),
    demoTenantsOf(site),
  ]);
  if (id !== null && !chosen) return null;
  return htmlPage(
    outboxPage({
      messages,
      current: chosen ?? messages[0] ?? null,
      tenants,
      filter: { tenant: filter.tenantId ?? '', recipient: filter.recipient ?? '' },
    }),
  );
}

async function mailBody(site: Site, id: string): Promise<Page | null> {
  const message = await site.outbox.find(id);
  // Links of a mail open outside its frame, as they would in a mail program.
  return message && htmlPage(message.html.replace('<head>', '<head>\n<base target="_blank">'), mailPolicy);
}

async function attachment(site: Site, id: string, file: string): Promise<Page | null> {
  const calendar = (await site.outbox.find(id))?.calendar;
  if (!calendar || calendar.filename !== file) return null;
  return {
    type: `text/calendar; charset=utf-8; method=${calendar.method}`,
    body: calendar.content,
    headers: {
      'content-disposition': `attachment; filename="${calendar.filename}"`,
      'cache-control': 'no-store',
    },
  };
}

function filterOf(request: FastifyRequest) {
  const { tenant, to, limit } = request.query as Record<string, string | string[] | undefined>;
  const one = (value: string | string[] | undefined) =>
    typeof value === 'string' && value ? value : undefined;
  return { tenantId: one(tenant), recipient: one(to), limit: Math.min(Number(one(limit)) || 200, 1_000) };
}

/** The widget's build of the page, at `/b/<token>`; its script asks the API. Reading it changes nothing. */
function registerManagePage(server: FastifyInstance, folder: string): void {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(js|css)$/.test(name)) : [];
  for (const name of files) {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    const content = asset(type, readFileSync(join(folder, name), 'utf8'));
    for (const path of [`/b/${name}`, `/manage/${name}`])
      server.get(path, (_request, reply) => send(reply, content));
  }
  const index = join(folder, 'index.html');
  const page = existsSync(index) ? htmlPage(readFileSync(index, 'utf8'), managePolicy) : null;
  server.get('/b/:token', (_request, reply) => {
    reply.header('x-robots-tag', 'noindex, nofollow');
    return send(reply, page);
  });
}

function send(reply: FastifyReply, page: Page | null) {
  if (!page) return reply.callNotFound();
  return reply
    .code(page.status ?? 200)
    .headers(page.headers ?? {})
    .type(page.type)
    .send(page.body);
}

const param = (request: FastifyRequest, name: string): string =>
  (request.params as Record<string, string>)[name] ?? '';

const isLocalName = (hostname: string) => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname);
