import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { environmentOf } from '@booking-chat/server/lambda/tools/deployed';
import { openLocalCloud } from '@booking-chat/server/lambda/tools/local-cloud';
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
  USER_POOL_ID: 'us-east-1_AbCd12345',
  ADMIN_CLIENT_ID: '4rfd8example',
  API_URL: 'https://api.example.com/graphql',
  ADMIN_URL: 'https://admin.example.com/admin/',
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

const bundles = await bundleFunctions();
const chatAgentFile = bundles.find(({ name }) => name === 'chatAgent')?.file ?? '';

for (const { name, file, bytes } of bundles) {
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

/**
 * The first message that a fresh chatAgent answers, and the same one again: languages, catalog and zones are made ready by
 * the first. Local engine and stand-ins, so that what is measured is the function and not the network.
 */
async function firstMessages(): Promise<void> {
  const cloud = await openLocalCloud({ dataDir: null, publicUrl: 'http://localhost:4300' });
  const demo = cloud.demos.find((one) => one.slug === 'clinica-aurora');
  if (!demo) throw new Error('the demo is missing');
  const event = {
    arguments: { input: { text: 'una limpieza facial el martes por la tarde' } },
    identity: { resolverContext: { kind: 'key', tenantId: demo.tenantId, keyId: await cloud.keyIdOf(demo) } },
    request: { headers: { origin: 'http://localhost:4300' } },
    info: { fieldName: 'sendChatMessage', parentTypeName: 'Mutation' },
  };
  const script = `process.stdout.write = () => true;
    const { handler } = await import(${JSON.stringify(chatAgentFile)});
    const timed = async () => {
      const c = process.cpuUsage(), t = performance.now();
      const { error } = await handler(${JSON.stringify(event)}, { awsRequestId: 'bench' });
      if (error) throw new Error(error.message);
      const wall = performance.now() - t, { user, system } = process.cpuUsage(c);
      return { wall, cpu: (user + system) / 1000 };
    };
    console.error(JSON.stringify([await timed(), await timed()]));
    process.exit(0);`;
  const deployment = {
    standIn: cloud.standIn,
    tablePrefix: cloud.app.db.prefix,
    publicUrl: 'http://localhost:4300',
    endpoint: () => cloud.endpoint,
  };
  const env = {
    ...environmentOf('chatAgent', deployment),
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  const times: { wall: number; cpu: number }[][] = [[], []];
  for (let run = 0; run < 7; run++) {
    const { stdout, stderr, code } = await new Promise<{ stdout: string; stderr: string; code: number }>(
      (done) =>
        execFile(
          process.execPath,
          ['--input-type=module', '--eval', script],
          { env },
          (error, stdout, stderr) => done({ stdout, stderr, code: error ? 1 : 0 }),
        ),
    );
    if (code !== 0) throw new Error(stderr || stdout);
    for (const [at, one] of (JSON.parse(stderr) as { wall: number; cpu: number }[]).entries())
      times[at]?.push(one);
  }
  await cloud.close();
  for (const [at, said] of ['first', 'second'].entries())
    report(
      `chatAgent: ${said} message of a fresh process, median of 7`,
      median((times[at] ?? []).map(({ wall }) => wall)),
      'ms',
      {
        cpu: Math.round(median((times[at] ?? []).map(({ cpu }) => cpu)) * 10) / 10,
      },
    );
}

await firstMessages();
