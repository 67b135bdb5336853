import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const product = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8'));
const version = process.env.WIDGET_VERSION?.replace(/^v/, '') || product.version;

/**
 * Builds `dist/chat-widget/v<version>/` (loader, panel, live part, typings), its copy `latest/`, and `dist/manage/`.
 * `WIDGET_API_URLS`, a JSON object such as `{"prod":"https://api.example.com/graphql"}`, names the API of each
 * `data-env`; without it the widget talks to the origin that its script came from. `WIDGET_VERSION` makes a build of
 * another version than the product's, such as `v0.2.0-main.17`.
 */
export async function buildWidget() {
  const started = performance.now();
  const dist = join(here, 'dist', `.${process.pid}`);
  const release = join(dist, 'chat-widget', `v${version}`);
  mkdirSync(release, { recursive: true });
  const [loader, panel, live, manage] = await Promise.all(
    ['src/embed.ts', 'src/panel.tsx', 'src/live.ts', 'src/manage/main.ts'].map(bundle),
  ).catch((error) => {
    rmSync(dist, { recursive: true });
    throw error;
  });
  writeFileSync(join(release, 'chat-widget.js'), loader.code);
  writeFileSync(join(release, 'panel.js'), panel.code);
  writeFileSync(join(release, 'live.js'), live.code);
  cpSync(join(here, 'chat-agent-widget.d.ts'), join(release, 'chat-agent-widget.d.ts'));
  cpSync(release, join(dist, 'chat-widget', 'latest'), { recursive: true });

  const page = join(dist, 'manage');
  mkdirSync(page);
  writeFileSync(join(page, 'manage.js'), manage.code);
  writeFileSync(join(page, 'manage.css'), manage.css);
  cpSync(join(here, 'src/manage/index.html'), join(page, 'index.html'));
  replace(join(here, 'dist'), dist);
  return { version, seconds: (performance.now() - started) / 1000 };
}

/** Each folder in one step, for whoever is being served from it. */
function replace(former, next) {
  const aside = join(next, 'former');
  mkdirSync(aside);
  for (const name of ['chat-widget', 'manage']) {
    if (existsSync(join(former, name))) renameSync(join(former, name), join(aside, name));
    renameSync(join(next, name), join(former, name));
  }
  rmSync(next, { recursive: true, force: true });
}

async function bundle(entry) {
  const [result] = [
    await build({
      root: here,
      configFile: false,
      logLevel: 'error',
      define: {
        'process.env.NODE_ENV': '"production"',
        __VERSION__: JSON.stringify(version),
        __API_URLS__: process.env.WIDGET_API_URLS ?? '{}',
      },
      resolve: {
        alias: {
          'react/jsx-runtime': 'preact/jsx-runtime',
          'react-dom/client': 'preact/compat/client',
          'react-dom': 'preact/compat',
          react: 'preact/compat',
        },
      },
      oxc: { jsx: { importSource: 'preact' } },
      build: {
        write: false,
        target: 'es2022',
        cssCodeSplit: false,
        lib: {
          entry: join(here, entry),
          formats: ['iife'],
          name: 'chatAgent',
          fileName: () => 'out.js',
          cssFileName: 'out',
        },
        rolldownOptions: { output: { extend: false } },
      },
    }),
  ].flat();
  const code = result.output.find((file) => file.type === 'chunk').code;
  const css = result.output.find((file) => file.fileName.endsWith('.css'))?.source ?? '';
  return { code, css };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version: built, seconds } = await buildWidget();
  console.log(`widget v${built} built in ${seconds.toFixed(1)} s`);
}
