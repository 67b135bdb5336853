import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHost } from '../../local/host.ts';
import { productRoot, widgetFolder } from '../../local/product-root.ts';
import { portOf, readArguments, runTool, stopAsked, UsageError } from './command-line.ts';
import { openLocalCloud } from './local-cloud.ts';

const usage = `npm run dev:widget -- [options]

The widget alone on an empty page, built from its sources and again whenever they change. The page's query sets its
attributes: /?language=pt&theme=dark&position=left&primary-color=%23e91e63&auto-open=true

  --port N        where it listens (default: 4200)
  --tenant SLUG   demo business behind it (default: clinica-aurora), on tables of its own in memory
  --api-url URL   another API instead; then also
  --public-key K  its key, and --tenant its tenant's id
  --no-watch      build once`;

const sources = join(productRoot, 'packages/widget/src');

await runTool(usage, async (args) => {
  const { values } = readArguments(args, {
    port: { type: 'string', default: '4200' },
    tenant: { type: 'string', default: 'clinica-aurora' },
    'api-url': { type: 'string' },
    'public-key': { type: 'string' },
    'no-watch': { type: 'boolean', default: false },
  });
  const port = portOf(values.port);
  const apiUrl = values['api-url'];
  const publicKey = values['public-key'];
  if (Boolean(apiUrl) !== Boolean(publicKey)) throw new UsageError('--api-url and --public-key go together');

  const { buildWidget } = (await import(
    pathToFileURL(join(productRoot, 'packages/widget/build.mjs')).href
  )) as {
    buildWidget: () => Promise<{ seconds: number }>;
  };
  if (isStale()) await buildWidget();
  const cloud = await openLocalCloud({ dataDir: null, publicUrl: `http://localhost:${port}` });
  const demo = cloud.demos.find((one) => one.slug === values.tenant);
  if (!apiUrl && !demo) throw new UsageError(`no demo business is called ${values.tenant}`);
  const server = await createHost(cloud.app, {
    production: false,
    widgetFolder,
    register(host) {
      host.get('/', (request, reply) => {
        const attributes = {
          'tenant-id': publicKey ? values.tenant : (demo?.tenantId ?? ''),
          'public-key': publicKey ?? demo?.publicKey ?? '',
          'api-url': apiUrl ?? '/graphql',
          ...(request.query as Record<string, string>),
        };
        return reply.type('text/html; charset=utf-8').send(page(attributes));
      });
    },
  });
  await server.listen({ host: '127.0.0.1', port });
  const url = `http://localhost:${(server.server.address() as AddressInfo).port}/`;
  console.log(
    `\n  The widget alone: ${url}\n  Its API: ${apiUrl ?? `${url}graphql`}\n\n  Ctrl-C stops it.\n`,
  );
  const watcher = values['no-watch'] ? null : rebuildOnChange(buildWidget);
  await stopAsked();
  watcher?.close();
  await server.close();
  await cloud.close();
});

function page(attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes)
    .filter(([name]) => /^[a-z-]{1,40}$/.test(name))
    .map(([name, value]) => `data-${name}="${escaped(value)}"`)
    .join(' ');
  return `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Widget</title></head>
<body><h1>Widget</h1>
<script src="/chat-widget/latest/chat-widget.js" async ${written}></script>
</body></html>`;
}

function escaped(text: string): string {
  return String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function isStale(): boolean {
  const built = join(widgetFolder, 'latest/chat-widget.js');
  if (!existsSync(built)) return true;
  const files = readdirSync(sources, { recursive: true, withFileTypes: true });
  const newest = Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
  return newest > statSync(built).mtimeMs;
}

function rebuildOnChange(build: () => Promise<{ seconds: number }>) {
  let timer: NodeJS.Timeout | undefined;
  return watch(sources, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      build().then(
        ({ seconds }) => console.log(`  built again in ${seconds.toFixed(1)} s`),
        (error: unknown) => console.error(String(error)),
      );
    }, 100);
  });
}
