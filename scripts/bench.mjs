#!/usr/bin/env node
// `npm run bench [name …]`: runs the benchmarks of bench/ one after another. Each prints JSON Lines
// {bench, metric, value, unit, …}; with --json only those lines are printed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, step } from './steps.mjs';

const args = process.argv.slice(2);
const jsonOnly = args.includes('--json');
const names = args.filter((arg) => !arg.startsWith('--'));
step('', process.execPath, ['scripts/build.mjs', '--if-stale'], { stdio: jsonOnly ? 'ignore' : 'inherit' });

let failed = false;
for (const file of readdirSync(join(root, 'bench'))
  .filter((name) => name.endsWith('.ts'))
  .sort()) {
  if (names.length > 0 && !names.includes(file.replace(/\.ts$/, ''))) continue;
  if (!jsonOnly) console.log(`\n▸ ${file}`);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', join('bench', file)],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const lines = stdout.split('\n');
  process.stdout.write(
    (jsonOnly ? lines.filter((line) => line.startsWith('{')) : lines).join('\n') + (jsonOnly ? '\n' : ''),
  );
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
