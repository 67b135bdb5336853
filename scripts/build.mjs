#!/usr/bin/env node
// Builds everything that runs: types from the schema, the server's command line, the widget and its pages, the admin panel.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, step } from './steps.mjs';

const outputs = [
  'packages/schema/src/generated/types.ts',
  'packages/server/dist/cli.mjs',
  'packages/server/dist/lambda/chatAgent/index.mjs',
  'packages/widget/dist/chat-widget/latest/chat-widget.js',
  'packages/widget/dist/manage/index.html',
  'packages/admin/dist/index.html',
];

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

if (!existsSync(join(root, 'packages/schema/src/generated/types.ts')))
  step('types', 'npm', ['run', '--silent', 'generate']);
await buildServer();
step('functions', process.execPath, ['packages/server/src/lambda/bundle.mjs']);
step('widget', process.execPath, ['packages/widget/build.mjs']);
step('admin panel', process.execPath, ['packages/admin/build.mjs']);

async function buildServer() {
  console.log('▸ server');
  // In parts, so that `start` does not carry what only a release needs.
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['packages/server/src/local/cli.ts'],
    outdir: 'packages/server/dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'cli/[name]-[hash]',
    splitting: true,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    legalComments: 'none',
    mainFields: ['module', 'main'],
    loader: { '.graphql': 'text' },
    // Bundled CommonJS dependencies still call require for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __filename = import.meta.filename ?? new URL(import.meta.url).pathname; const __dirname = new URL('.', import.meta.url).pathname;",
    },
    logLevel: 'warning',
  });
  const parts = 'packages/server/dist/cli';
  for (const name of readdirSync(join(root, parts)))
    if (!(`${parts}/${name}` in metafile.outputs)) rmSync(join(root, parts, name));
}

function isFresh() {
  if (!outputs.every((file) => existsSync(join(root, file)))) return false;
  const oldestOutput = Math.min(...outputs.slice(1).map((file) => statSync(join(root, file)).mtimeMs));
  const newestSource = Math.max(
    ...[
      'packages/schema/src',
      'packages/core/src',
      'packages/server/src',
      'packages/widget/src',
      'packages/realtime/src',
      'packages/admin/src',
      'packages/admin/public',
      'scripts',
    ].map(newest),
    ...['index.html', 'vite.config.ts'].map((file) => statSync(join(root, 'packages/admin', file)).mtimeMs),
    statSync(join(root, 'package-lock.json')).mtimeMs,
  );
  return oldestOutput > newestSource;
}

function newest(folder) {
  return Math.max(
    0,
    ...readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.name !== 'generated')
      .map((entry) =>
        entry.isDirectory()
          ? newest(join(folder, entry.name))
          : statSync(join(root, folder, entry.name)).mtimeMs,
      ),
  );
}
