import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { panelCaching, panelHeaders, panelPolicy, previewPolicy } from './pages/panel-policy.ts';

export interface AdminPanel {
  /** The panel's build. */
  readonly folder: string;
  /** Base of this server as browsers reach it, without a trailing slash. */
  readonly publicUrl: () => string;
  readonly version: string;
}

/** Client of the identity provider that the panel signs in with. */
export const adminPanelClient = 'admin-panel';

/**
 * The business's side at `/admin/`: its files, what it has to know of this server (`config.json`), and its page for every
 * other address below, whose screens the page itself tells apart. Without a build there is no such page.
 */
export async function registerAdminPanel(server: FastifyInstance, panel: AdminPanel): Promise<void> {
  const index = join(panel.folder, 'index.html');
  if (!existsSync(index)) return;

  server.get('/admin/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send(adminConfig(panel.publicUrl(), panel.version)),
  );
  await server.register(fastifyStatic, {
    root: join(panel.folder, 'assets'),
    prefix: '/admin/assets/',
    decorateReply: false,
    index: false,
    cacheControl: false,
    // Their names change with their content.
    setHeaders: (response) => response.setHeader('cache-control', panelCaching.assets),
  });
  server.get('/admin/icon.svg', (_request, reply) =>
    reply
      .type('image/svg+xml')
      .header('cache-control', 'public, max-age=86400')
      .send(readFileSync(join(panel.folder, 'icon.svg'))),
  );
  const page = { ...panelHeaders, 'cache-control': panelCaching.others };
  const apiAt = (base: string) => [base, base.replace(/^http/, 'ws')];
  // Loaded by the panel in a frame; the widget's own address is this server's.
  server.get('/admin/preview.html', (_request, reply) =>
    reply
      .headers({
        ...page,
        'content-security-policy': previewPolicy({
          widget: null,
          connect: apiAt(panel.publicUrl()),
        }),
      })
      .type('text/html; charset=utf-8')
      .send(readFileSync(join(panel.folder, 'preview.html'), 'utf8')),
  );
  server.get('/admin', (_request, reply) => reply.redirect('/admin/'));
  server.get('/admin/*', (request, reply) => {
    const base = panel.publicUrl();
    // The same machine by another of its names: the provider sends people back to one origin only.
    if (
      isLoopback(request.hostname) &&
      isLoopback(new URL(base).hostname) &&
      new URL(base).host !== request.host
    )
      return reply.redirect(`${base}${request.url}`);
    return (
      reply
        .headers({ ...page, 'content-security-policy': panelPolicy({ connect: apiAt(base), auth: base }) })
        .type('text/html; charset=utf-8')
        // Read each time: a build beside a running server is shown by the next reload.
        .send(readFileSync(index, 'utf8'))
    );
  });
}

/** What the panel asks for first; the same on every host. */
export function adminConfig(base: string, version: string) {
  const provider = `${base}/id`;
  return {
    apiUrl: `${base}/graphql`,
    realtimeUrl: `${base.replace(/^http/, 'ws')}/graphql/realtime`,
    widgetUrl: `${base}/chat-widget/latest/chat-widget.js`,
    version,
    auth: {
      issuer: provider,
      clientId: adminPanelClient,
      authorizeUrl: `${provider}/oauth2/authorize`,
      tokenUrl: `${provider}/oauth2/token`,
      revokeUrl: `${provider}/oauth2/revoke`,
      logoutUrl: `${provider}/logout`,
      scope: 'openid email profile',
      accountUrl: `${provider}/account`,
    },
  };
}

const isLoopback = (hostname: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
