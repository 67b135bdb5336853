#!/usr/bin/env node
// `npm run invoke | dev:api | dev:db | dev:widget`: bundles a tool of this folder, and the functions it needs, and runs it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleFunctions } from '../bundle.mjs';

const [tool, ...args] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const outfile = fileURLToPath(new URL(`../../../dist/tools/${tool}.mjs`, import.meta.url));
const wantsHelp = args.includes('--help') || args.includes('-h');

if (!wantsHelp && (tool === 'invoke' || tool === 'dev-api')) await bundleFunctions();
await build({
  entryPoints: [`${here}${tool}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  mainFields: ['module', 'main'],
  loader: { '.graphql': 'text' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __filename = import.meta.filename ?? new URL(import.meta.url).pathname; const __dirname = new URL('.', import.meta.url).pathname;",
  },
  logLevel: 'warning',
});
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
