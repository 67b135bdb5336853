import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs one command of the workspace and ends this process with its exit code when it fails. */
export function step(title, command, args, options = {}) {
  const started = Date.now();
  if (title) console.log(`▸ ${title}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) {
    console.error(`${title || command} failed with exit code ${status}`);
    process.exit(status ?? 1);
  }
  if (title) console.log(`  ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
