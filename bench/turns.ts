import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { consumptionOf, ownCpu } from './server/consumption.ts';

/**
 * Chat turns over HTTP on the local server, which runs with its engine in processes of its own: authorization, rate limit,
 * understanding, transition, store, rendering. Every customer writes a wish, picks from the list, gives contact details
 * and says yes. BENCH_TURNS sets how many turns are made at 50 at once (default 2,000).
 */
const turnsAlone = 400;
const turnsTogether = Number(process.env.BENCH_TURNS ?? 2_000);
/** So many customers of one business that its times and its key's rate do not run out. */
const customersPerTenant = 60;

const tenants = Math.ceil((turnsAlone + turnsTogether * 1.2 + 200) / 4 / customersPerTenant);
const server = fork(await bundled(join(import.meta.dirname, 'turns', 'serve.ts')), [String(tenants)], {
  execArgv: [],
});
const { url, keys } = (await answerOf(server)) as { url: string; keys: string[] };
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Turn {
  readonly conversationId: string;
  readonly expects: string;
  readonly text: string;
  readonly booked: boolean;
}

const query = `mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) {
  conversationId state expects language handedOff expiresAt message { id sender text createdAt }
  quickReplies { label value } suggestedServices { serviceId name durationMinutes price { amount currency } }
  suggestedProviders { providerId name } suggestedSlots { serviceId providerId providerName start end localDate localTime timezone }
  offer { offerId serviceName providerName localDate localTime heldUntil } booking { bookingId code managePath } } }`;

let customers = 0;
let bookings = 0;

async function oneCustomer(onTurn: (milliseconds: number) => void): Promise<void> {
  const customer = customers++;
  const key = keys[Math.floor(customer / customersPerTenant) % keys.length] ?? '';
  const day = 1 + (customer % 18);
  let text = `quiero un corte de pelo el ${day} de ${monthAhead()} por la tarde`;
  let conversationId: string | null = null;
  for (let turn = 0; turn < 10; turn++) {
    const started = performance.now();
    const reply: Turn = await send(key, { text, conversationId });
    onTurn(performance.now() - started);
    if (reply.booked) {
      bookings++;
      return;
    }
    conversationId = reply.conversationId;
    text =
      reply.expects === 'CONTACT'
        ? `Juan Pérez, juan${customer}@mail.cl`
        : reply.expects === 'CONFIRMATION'
          ? 'sí'
          : (['la segunda', 'la primera', 'la tercera'][(customer + turn) % 3] ?? 'la primera');
  }
}

/** The month after next week's: its days are all within the booking horizon. */
function monthAhead(): string {
  const ahead = new Date(Date.now() + 12 * 86_400_000);
  const next = new Date(
    Date.UTC(ahead.getUTCFullYear(), ahead.getUTCMonth() + (ahead.getUTCDate() > 10 ? 1 : 0), 1),
  );
  return new Intl.DateTimeFormat('es', { month: 'long', timeZone: 'UTC' }).format(next);
}

function send(key: string, input: object): Promise<Turn> {
  const body = JSON.stringify({ query, variables: { input } });
  return new Promise((resolve, reject) => {
    const call = request(
      `${url}/graphql`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          origin: 'https://bench.test',
          authorization: key,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const answer = JSON.parse(Buffer.concat(parts).toString('utf8'));
          const reply = answer.data?.sendChatMessage;
          if (!reply) return reject(new Error(JSON.stringify(answer.errors)));
          resolve({
            conversationId: reply.conversationId,
            expects: reply.expects,
            text: reply.message.text,
            booked: reply.booking !== null,
          });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

const report = (metric: string, value: number, unit: string, more: Record<string, unknown> = {}) =>
  console.log(JSON.stringify({ bench: 'turns', metric, value: Number(value.toPrecision(4)), unit, ...more }));

const quantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN;

/** Resident megabytes of server and engine together. */
function residentMb(): number {
  const { server: own, engine } = consumptionOf(server.pid as number);
  return own.resident + engine.resident;
}

/** As the product is built: one file. Beside the real one, so that what is not bundled is found. */
async function bundled(source: string): Promise<string> {
  const outfile = join(import.meta.dirname, '../packages/server/dist/bench-serve.mjs');
  // As in scripts/build.mjs: bundled CommonJS dependencies still call require for Node's own modules.
  const js = [
    "import { createRequire as __createRequire } from 'node:module';",
    'const require = __createRequire(import.meta.url);',
    'const __filename = new URL(import.meta.url).pathname;',
    "const __dirname = new URL('.', import.meta.url).pathname;",
  ].join(' ');
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.graphql': 'text' },
    banner: { js },
    logLevel: 'error',
  });
  return outfile;
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [message] = await once(child, 'message');
  return message;
}

async function storeCalls(): Promise<number> {
  server.send('calls');
  return (await answerOf(server)) as number;
}

/** Milliseconds of processor time so far. */
function cpuSoFar() {
  const { server: own, engine } = consumptionOf(server.pid as number);
  return { server: own.cpu, engine: engine.cpu, client: ownCpu() };
}

function reportCpu(how: string, before: ReturnType<typeof cpuSoFar>, turns: number): void {
  const after = cpuSoFar();
  for (const who of ['server', 'engine', 'client'] as const)
    report(`CPU a turn of the ${who}, ${how}`, (after[who] - before[who]) / turns, 'ms');
}

for (let i = 0; i < 25; i++) await oneCustomer(() => undefined);

const alone: number[] = [];
const callsBefore = await storeCalls();
let cpuBefore = cpuSoFar();
while (alone.length < turnsAlone) await oneCustomer((milliseconds) => alone.push(milliseconds));
report('turn p50, one at a time', quantile(alone, 0.5), 'ms', { target: '≤ 10' });
report('turn p99, one at a time', quantile(alone, 0.99), 'ms', { target: '≤ 40' });
reportCpu('one at a time', cpuBefore, alone.length);
report('store calls a turn', ((await storeCalls()) - callsBefore) / alone.length, 'calls', {
  note: 'authorization, rate, usage, times, hold, booking and the conversation, over a whole booking',
});

const together: number[] = [];
const resident: number[] = [];
cpuBefore = cpuSoFar();
const started = performance.now();
await Promise.all(
  Array.from({ length: 50 }, async () => {
    while (together.length < turnsTogether)
      await oneCustomer((milliseconds) => {
        together.push(milliseconds);
        if (together.length % Math.ceil(turnsTogether / 20) === 0) resident.push(residentMb());
      });
  }),
);
const seconds = (performance.now() - started) / 1000;
reportCpu('50 at once', cpuBefore, together.length);
report('turns a second, 50 at once', together.length / seconds, 'turns/s', { target: '≥ 250' });
report('turn p50, 50 at once', quantile(together, 0.5), 'ms');
report('turn p99, 50 at once', quantile(together, 0.99), 'ms');
const half = resident.slice(Math.floor(resident.length / 2));
report('server and engine resident', Math.max(...resident), 'MB', { target: '≤ 250 after 10,000 turns' });
report('growth over the last half', (half.at(-1) ?? 0) - (half[0] ?? 0), 'MB', { turns: together.length });
report('bookings made', bookings, 'bookings');
agent.destroy();
server.send('stop');
await once(server, 'exit');
