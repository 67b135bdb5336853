import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { createKey } from '@booking-chat/server/api/keys';
import { connect } from '@booking-chat/server/local/connect';
import { startEngine } from '@booking-chat/server/local/engine';
import { readSettings } from '@booking-chat/server/local/settings';
import { getTenant, updateTenant } from '@booking-chat/server/store/tenants';
import { consumptionOf, ownCpu } from './server/consumption.ts';
import { countCalls } from './server/count-calls.ts';

/**
 * The product as its users run it, asked over HTTP by another process: time to the first answered request, chat turns one at a
 * time and fifty at once, what they cost each process, the resident memory of server and engine while ten thousand turns go by,
 * and how often a turn calls the store.
 * Engine data is on disk. Every turn passes key, origin, rate and plan checks; keys are many because each has a rate limit.
 * BENCH_TURNS: turns at 50 at once. BENCH_NODE_FLAGS: of the server, e.g. "--cpu-prof --cpu-prof-dir=/tmp/profile".
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
let url = '';
try {
  await measureStart('first start (tables and demo data) to first answer', async () => {});
  await measureStart('start to first answer', measureTurns);
  await measureStoreCalls();
} finally {
  agent.destroy();
  rmSync(dataDir, { recursive: true, force: true });
}

/** The second start finds tables and demo tenants in place, as any but the very first does. */
async function measureStart(metric: string, then: (pid: number) => Promise<void>) {
  const began = performance.now();
  await withServer({}, async (pid) => {
    await graphql(null, 'query { health { status } }', {});
    report(metric, performance.now() - began, 'ms', { target: '≤ 2000' });
    await then(pid);
  });
}

async function withServer(env: NodeJS.ProcessEnv, use: (pid: number) => Promise<void>) {
  const flags = process.env.BENCH_NODE_FLAGS?.split(' ') ?? [];
  const program = resolve(import.meta.dirname, '../bin/booking-chat.mjs');
  const child: ChildProcess = spawn(
    process.execPath,
    [...flags, program, 'start', '--json', '--port', '0', '--data', dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'error', ...env } },
  );
  // A benchmark that is ended early leaves no server behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  process.once('SIGTERM', () => process.exit(1));
  try {
    const [line] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line');
    url = (JSON.parse(String(line)) as { url: string }).url;
    await use(child.pid as number);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    process.off('exit', end);
  }
}

/** A conversation of the script with one key; says of every turn how long its answer took, in milliseconds. */
async function oneCustomer(key: string, onTurn: (milliseconds: number) => void) {
  let conversationId: string | null = null;
  for (const text of script) {
    const started = performance.now();
    const answer = await graphql(key, turnQuery, {
      input: { text, conversationId, timezone: 'America/Santiago', clientMessageId: randomUUID() },
    });
    onTurn(performance.now() - started);
    conversationId = answer.sendChatMessage.conversationId;
  }
}

async function measureTurns(pid: number) {
  const keys = await keysForLoad(Math.ceil(turnsWanted / 400));
  const latencies: number[] = [];
  let customers = 0;
  const customer = () =>
    oneCustomer(keys[customers++ % keys.length] as string, (milliseconds) => latencies.push(milliseconds));

  for (let i = 0; i < 20; i++) await customer();
  latencies.length = 0;
  let spent = cpuSoFar(pid);
  for (let i = 0; i < 60; i++) await customer();
  reportCpu('one at a time', spent, cpuSoFar(pid), latencies.length);
  latencies.sort((a, b) => a - b);
  report('turn over HTTP p50, one at a time', quantile(latencies, 0.5), 'ms', { target: '≤ 10' });
  report('turn over HTTP p99, one at a time', quantile(latencies, 0.99), 'ms', { target: '≤ 40' });

  latencies.length = 0;
  const resident: number[] = [];
  const wanted = customers + Math.ceil(turnsWanted / script.length);
  spent = cpuSoFar(pid);
  const started = performance.now();
  const sampling = setInterval(() => resident.push(residentMegabytes(pid)), 250);
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      while (customers < wanted) await customer();
    }),
  );
  clearInterval(sampling);
  const seconds = (performance.now() - started) / 1000;
  reportCpu('50 at once', spent, cpuSoFar(pid), latencies.length);
  latencies.sort((a, b) => a - b);
  report('turns per second, 50 at once', latencies.length / seconds, 'turns/s', {
    target: '≥ 250',
    note: 'client, server and engine share the machine',
  });
  report('turn over HTTP p50, 50 at once', quantile(latencies, 0.5), 'ms');
  report('turn over HTTP p99, 50 at once', quantile(latencies, 0.99), 'ms');
  report(`resident, server and engine, after ${latencies.length} turns`, residentMegabytes(pid), 'MB', {
    target: '≤ 250',
  });
  const half = resident.slice(resident.length >> 1);
  const third = Math.max(1, Math.floor(half.length / 3));
  report(
    'resident at the end against the middle',
    mean(half.slice(-third)) / mean(half.slice(0, third)),
    '×',
    { target: 'flat: about 1' },
  );
}

/** The engine is ours here, behind something that counts what it is asked. */
async function measureStoreCalls() {
  const engine = await startEngine({ dataDir });
  const store = await countCalls(engine.endpoint);
  try {
    await withServer({ DYNAMODB_ENDPOINT: store.endpoint }, async () => {
      const [key = ''] = await keysForLoad(1);
      await oneCustomer(key, () => {});
      store.calls.clear();
      let turns = 0;
      for (let i = 0; i < 10; i++) await oneCustomer(key, () => turns++);
      const each = [...store.calls].map(([operation, count]) => [operation, count / turns] as const);
      const all = each.reduce((sum, [, count]) => sum + count, 0);
      report('store calls a turn, one at a time', all, 'calls', { of: Object.fromEntries(each) });
    });
  } finally {
    store.close();
    await engine.stop();
  }
}

interface CpuSoFar {
  readonly server: number;
  readonly engine: number;
  readonly client: number;
}

function cpuSoFar(pid: number): CpuSoFar {
  const { server, engine } = consumptionOf(pid);
  return { server: server.cpu, engine: engine.cpu, client: ownCpu() };
}

/** What bounds the turns a second, whoever else uses the machine: the server has one core, all three share two. */
function reportCpu(how: string, before: CpuSoFar, after: CpuSoFar, turns: number) {
  const each = (who: keyof CpuSoFar) => (after[who] - before[who]) / turns;
  const [server, engine, client] = [each('server'), each('engine'), each('client')];
  const targets = how === '50 at once';
  report(`CPU a turn of the server, ${how}`, server, 'ms', targets ? { target: '≤ 3.2' } : {});
  report(`CPU a turn of the engine, ${how}`, engine, 'ms');
  report(
    `CPU a turn of server, engine and client, ${how}`,
    server + engine + client,
    'ms',
    targets ? { target: '≤ 7' } : {},
  );
}

function residentMegabytes(pid: number): number {
  const { server, engine } = consumptionOf(pid);
  return server.resident + engine.resident;
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
