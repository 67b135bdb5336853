#!/usr/bin/env node
// `npm run eval -- [folder]`: runs the scorer found in a folder (score.mjs) over each of its *-cases.jsonl, and prints
// its tables, then plays the simulated customers (scripts/simulate.ts). Requests go to `understand` as anyone may send them; the folder is only read.
//   --failures <dir>   keeps the failures of each file there        other flags go to the scorer
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './steps.mjs';

const [folder, ...flags] = process.argv.slice(2);
if (!folder || folder.startsWith('--')) {
  console.log("no folder with score.mjs and *-cases.jsonl given: only the project's own customers\n");
  process.exit(simulated());
}
const scorer = resolve(folder, 'score.mjs');
if (!existsSync(scorer)) {
  console.error(`no scorer: ${scorer}`);
  process.exit(2);
}
const keepAt = flags.indexOf('--failures');
const keep = keepAt >= 0 ? resolve(flags.splice(keepAt, 2)[1] ?? '.') : null;
if (keep) mkdirSync(keep, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'booking-chat-eval-'));

try {
  const files = readdirSync(folder).filter((name) => name.endsWith('-cases.jsonl'));
  for (const name of files) {
    const cases = resolve(folder, name);
    const [requests, answers] = [join(scratch, `${name}.req`), join(scratch, `${name}.resp`)];
    run([scorer, 'requests', cases], null, requests);
    const started = performance.now();
    run(['--import', 'tsx', join('scripts', 'understand-lines.ts')], requests, answers);
    console.log(`\n▸ ${name} (understood in ${((performance.now() - started) / 1000).toFixed(1)} s)`);
    const failures = keep ? ['--failures', join(keep, `${name}.failures`)] : [];
    run([scorer, 'score', cases, answers, ...failures, ...flags], null, null);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log('\n▸ simulated customers');
process.exitCode = simulated(resolve(folder));

function simulated(...from) {
  const args = ['--import', 'tsx', join('scripts', 'simulate.ts'), ...from];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

function run(args, input, output) {
  const stdio = [
    input ? openSync(input, 'r') : 'ignore',
    output ? openSync(output, 'w') : 'inherit',
    'inherit',
  ];
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio });
  if (error) throw error;
  if (status !== 0) {
    console.error(`${args.join(' ')} failed with exit code ${status}`);
    process.exit(status ?? 1);
  }
}
