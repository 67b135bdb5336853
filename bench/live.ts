import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundled as the product is, for the schema is read as text. Beside the real one, so that what is not bundled is found. */
const outfile = join(import.meta.dirname, '../packages/server/dist/bench-live.mjs');
const js = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = new URL(import.meta.url).pathname;',
  "const __dirname = new URL('.', import.meta.url).pathname;",
].join(' ');
await build({
  entryPoints: [join(import.meta.dirname, 'live', 'measure.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  loader: { '.graphql': 'text' },
  banner: { js },
  logLevel: 'error',
});
await import(outfile);
