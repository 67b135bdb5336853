import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const aside = join(here, `.dist-${process.pid}`);
const former = join(here, `.former-${process.pid}`);

/** Builds `dist/`: built aside and put in place in one step, for whoever is being served from it. */
const started = performance.now();
try {
  await build({
    configFile: join(here, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    build: { outDir: aside },
  });
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(aside, dist);
} finally {
  rmSync(aside, { recursive: true, force: true });
  rmSync(former, { recursive: true, force: true });
}
console.log(`admin panel built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
