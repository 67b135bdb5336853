import { sampleWorld } from '@booking-chat/core/conversation/testing';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { runTurn } from '@booking-chat/server/agent/run-turn';
import type { App } from '@booking-chat/server/context';
import { getConversation } from '@booking-chat/server/store/conversations';
import { startTestStore } from '@booking-chat/server/store/testing';

/**
 * Chat turns in one process on the real engine (in memory): understanding, transition, store calls, rendering. Every
 * customer books: a wish, a pick from the list, contact details, a yes. Each turn reads its conversation first, as the API does.
 */
const turnsWanted = Number(process.env.BENCH_TURNS ?? 800);

const store = await startTestStore(Date.parse('2026-11-23T12:00:00Z'));
const quiet = () => undefined;
const app: App = {
  db: store.db,
  clock: store.clock,
  signer: store.signer,
  log: { info: quiet, warn: quiet, error: quiet },
  publicUrl: 'http://localhost',
  version: 'bench',
};
const world = sampleWorld('es');
const script = [
  'quiero un corte de pelo el jueves por la tarde',
  'la segunda',
  'Juan Pérez, juan@mail.cl',
  'sí',
];

let customers = 0;
/** Each customer of a tenant of their own: time is not what they should run out of. */
async function oneCustomer(onTurn: (say: number, milliseconds: number, calls: number) => void) {
  const tenant = { ...world.tenant, tenantId: `bench-${++customers}` as TenantId };
  let conversationId: string | null = null;
  for (const [say, text] of script.entries()) {
    const calls = app.db.calls.count;
    const started = performance.now();
    const conversation = conversationId
      ? await getConversation(app.db, tenant.tenantId, conversationId, app.clock())
      : null;
    const request = { tenant, catalog: world.catalog, conversation };
    const reply = await runTurn(app, request, { text, conversationId });
    conversationId = reply.conversationId;
    onTurn(say, performance.now() - started, app.db.calls.count - calls);
    if (say === script.length - 1 && !reply.booking) throw new Error(`no booking: ${reply.message.text}`);
  }
}

const report = (metric: string, value: number, unit: string, more: Record<string, unknown> = {}) =>
  console.log(JSON.stringify({ bench: 'turns', metric, value: Number(value.toPrecision(4)), unit, ...more }));

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;

for (let i = 0; i < 25; i++) await oneCustomer(quiet);

const alone: number[] = [];
const callsOf: number[][] = script.map(() => []);
for (let i = 0; i < turnsWanted / script.length; i++)
  await oneCustomer((say, milliseconds, calls) => {
    alone.push(milliseconds);
    callsOf[say]?.push(calls);
  });
alone.sort((a, b) => a - b);
report('turn p50, one at a time', quantile(alone, 0.5), 'ms', { target: '≤ 10' });
report('turn p99, one at a time', quantile(alone, 0.99), 'ms', { target: '≤ 40' });
for (const [say, calls] of callsOf.entries())
  report(`store calls: ${script[say]}`, calls.reduce((sum, n) => sum + n, 0) / calls.length, 'calls', {
    note: 'the read of the conversation included',
  });

const together: number[] = [];
const started = performance.now();
const perLane = Math.ceil(turnsWanted / script.length / 50);
await Promise.all(
  Array.from({ length: 50 }, async () => {
    for (let i = 0; i < perLane; i++) await oneCustomer((_say, milliseconds) => together.push(milliseconds));
  }),
);
const seconds = (performance.now() - started) / 1000;
together.sort((a, b) => a - b);
report('turns per second, 50 at once', together.length / seconds, 'turns/s', { target: '≥ 250' });
report('turn p50, 50 at once', quantile(together, 0.5), 'ms');
report('turn p99, 50 at once', quantile(together, 0.99), 'ms');
await store.stop();
