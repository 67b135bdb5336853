import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { bundleFunctions } from '../packages/server/src/lambda/bundle.mjs';

/**
 * What a function costs before it does anything: the size of its bundle, and its init, that is how long a fresh Node process
 * takes to load it and to open its connections and caches. Node's own start is not in it; Lambda has that behind it.
 */
const runs = Number(process.env.BENCH_RUNS ?? 15);

const report = (metric: string, value: number, unit: string, more: Record<string, unknown> = {}) =>
  console.log(
    JSON.stringify({ bench: 'lambda', metric, value: Number(value.toPrecision(4)), unit, ...more }),
  );

const environment = {
  AWS_REGION: 'us-east-1',
  STAGE: 'dev',
  TABLE_PREFIX: 'bench-',
  PUBLIC_URL: 'https://book.example.com',
  SIGNING_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:bench',
  FLAGS_PARAMETER: '/bench/flags',
  MAIL_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/111122223333/mail.fifo',
  MAIL_FROM: 'no-reply@example.com',
};

/** Milliseconds of wall clock and of processor time: on a busy machine the second tells more. */
function init(file: string): { wall: number; cpu: number } {
  const script = `const c = process.cpuUsage(), t = performance.now();
    await import(${JSON.stringify(file)});
    const wall = performance.now() - t, { user, system } = process.cpuUsage(c);
    process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000 }), () => process.exit(0));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: environment,
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(`${file} does not start: ${stderr.slice(0, 500)}`);
  return JSON.parse(stdout);
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

for (const { name, file, bytes } of await bundleFunctions()) {
  report(`${name}: bundle`, bytes / 1000, 'kB', {
    target: '≤ 500',
    brotli: Math.round(brotliCompressSync(readFileSync(file)).length / 1000),
  });
  const times = Array.from({ length: runs }, () => init(file));
  report(`${name}: init, median of ${runs}`, median(times.map(({ wall }) => wall)), 'ms', {
    target: '≤ 60',
    cpu: Math.round(median(times.map(({ cpu }) => cpu)) * 10) / 10,
  });
}
