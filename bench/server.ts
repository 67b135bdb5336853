import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { createKey } from '@booking-chat/server/api/keys';
import { connect } from '@booking-chat/server/local/connect';
import { readSettings } from '@booking-chat/server/local/settings';
import { getTenant, updateTenant } from '@booking-chat/server/store/tenants';

/**
 * The product as its users run it, asked over HTTP by another process: time to the first answered request, chat turns one at a
 * time and fifty at once, and the resident memory of server and engine while ten thousand turns go by.
 * Engine data is on disk. Every turn passes key, origin, rate and plan checks; keys are many because each has a rate limit.
 */
const turnsWanted = Number(process.env.BENCH_TURNS ?? 10_000);
const tenantId = 'demo-clinica-aurora';
const script = [
  'hola, quisiera una limpieza facial el jueves en la tarde',
  '¿cuánto cuesta?',
  'mejor el viernes en la mañana',
  'más opciones',
  '¿dónde están ubicados?',
  'la segunda',
  'Juan Pérez',
  'no, mejor otro día',
];

const turnQuery = `mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) {
  conversationId state expects message { id text } quickReplies { label value }
  suggestedServices { serviceId name } suggestedProviders { providerId name }
  suggestedSlots { providerId start end localDate localTime timezone } offer { offerId start heldUntil } booking { bookingId } } }`;

const report = (metric: string, value: number, unit: string, more: Record<string, unknown> = {}) =>
  console.log(
    JSON.stringify({ bench: 'server', metric, value: Number(value.toPrecision(4)), unit, ...more }),
  );

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const dataDir = mkdtempSync(join(tmpdir(), 'booking-chat-bench-'));
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let server: ChildProcess | undefined;
let url = '';
try {
  server = await measureStart();
  server = await measureStart(server);
  await measureTurns(server);
} finally {
  server?.kill('SIGTERM');
  if (server) await once(server, 'exit');
  agent.destroy();
  rmSync(dataDir, { recursive: true, force: true });
}

/** The second start finds tables and demo tenants in place, as any but the very first does. */
async function measureStart(former?: ChildProcess): Promise<ChildProcess> {
  if (former) {
    former.kill('SIGTERM');
    await once(former, 'exit');
  }
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      resolve(import.meta.dirname, '../bin/booking-chat.mjs'),
      'start',
      '--json',
      '--port',
      '0',
      '--data',
      dataDir,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'error' } },
  );
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  url = (JSON.parse(String(line)) as { url: string }).url;
  await graphql(null, 'query { health { status } }', {});
  report(
    former ? 'start to first answer' : 'first start (tables and demo data) to first answer',
    performance.now() - started,
    'ms',
    {
      target: '≤ 2000',
    },
  );
  return child;
}

async function measureTurns(child: ChildProcess) {
  const keys = await keysForLoad(Math.ceil(turnsWanted / 400));
  let next = 0;
  const nextKey = () => keys[next++ % keys.length] as string;
  const latencies: number[] = [];

  async function oneCustomer(turns: number) {
    const key = nextKey();
    let conversationId: string | null = null;
    for (const text of script.slice(0, turns)) {
      const started = performance.now();
      const answer = await graphql(key, turnQuery, {
        input: { text, conversationId, timezone: 'America/Santiago' },
      });
      latencies.push(performance.now() - started);
      conversationId = answer.sendChatMessage.conversationId;
    }
  }

  for (let i = 0; i < 20; i++) await oneCustomer(script.length);
  latencies.length = 0;
  for (let i = 0; i < 60; i++) await oneCustomer(script.length);
  latencies.sort((a, b) => a - b);
  report('turn over HTTP p50, one at a time', quantile(latencies, 0.5), 'ms', { target: '≤ 10' });
  report('turn over HTTP p99, one at a time', quantile(latencies, 0.99), 'ms', { target: '≤ 40' });

  latencies.length = 0;
  const resident: number[] = [];
  const customers = Math.ceil(turnsWanted / script.length);
  let begun = 0;
  const started = performance.now();
  const sampling = setInterval(() => resident.push(residentMegabytes(child)), 250);
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      while (begun++ < customers) await oneCustomer(script.length);
    }),
  );
  clearInterval(sampling);
  const seconds = (performance.now() - started) / 1000;
  const rate = latencies.length / seconds;
  latencies.sort((a, b) => a - b);
  report('turns per second, 50 at once', rate, 'turns/s', {
    target: '≥ 250',
    note: 'client, server and engine share the machine',
  });
  report('turn over HTTP p50, 50 at once', quantile(latencies, 0.5), 'ms');
  report('turn over HTTP p99, 50 at once', quantile(latencies, 0.99), 'ms');
  report(`resident, server and engine, after ${latencies.length} turns`, residentMegabytes(child), 'MB', {
    target: '≤ 250',
  });
  const half = resident.slice(resident.length >> 1);
  const third = Math.max(1, Math.floor(half.length / 3));
  report(
    'resident at the end against the middle',
    mean(half.slice(-third)) / mean(half.slice(0, third)),
    '×',
    {
      target: 'flat: about 1',
    },
  );
}

/** Keys of a tenant without a message limit, made beside the running server as the command line makes them. */
async function keysForLoad(count: number): Promise<string[]> {
  const connection = await connect(readSettings(process.env, { data: dataDir }), {
    engine: 'any',
    publicUrl: url,
  });
  try {
    const { app } = connection;
    const operator = operatorCredential(tenantId);
    const tenant = await getTenant(app.db, operator.tenantId);
    if (!tenant) throw new Error(`${tenantId} was not seeded`);
    await updateTenant(app.db, operator.tenantId, tenant.version, { plan: 'ENTERPRISE' });
    const made = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        createKey(app, operator.tenantId, { name: `bench ${index}`, allowedOrigins: [new URL(url).origin] }),
      ),
    );
    return made.map((key) => {
      if (!key.ok) throw new Error(`no key: ${key.refusal.kind}`);
      return key.text;
    });
  } finally {
    await connection.close();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
function graphql(key: string | null, query: string, variables: object): Promise<any> {
  const body = JSON.stringify({ query, variables });
  return new Promise((done, failed) => {
    const call = request(
      `${url}/graphql`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          origin: new URL(url).origin,
          ...(key ? { authorization: key } : {}),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          const { data, errors } = JSON.parse(text);
          if (errors) failed(new Error(JSON.stringify(errors)));
          else done(data);
        });
      },
    );
    call.on('error', failed);
    call.end(body);
  });
}

/** VmRSS of the process and all its descendants. */
function residentMegabytes(child: ChildProcess): number {
  const parents = new Map<number, number>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended between the listing and the look.
    }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === child.pid || isOurs(parents.get(pid)));
  let kilobytes = 0;
  for (const pid of parents.keys())
    if (isOurs(pid))
      kilobytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  return kilobytes / 1024;
}
