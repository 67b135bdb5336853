import { keyCredential, operatorCredential, userCredential } from '@booking-chat/server/api/credential';
import { createKey } from '@booking-chat/server/api/keys';
import { operationOf } from '@booking-chat/server/api/resolvers/resolvers';
import { runOperation } from '@booking-chat/server/api/run-operation';
import type { App } from '@booking-chat/server/context';
import { startEngine } from '@booking-chat/server/local/engine';
import { createSigner } from '@booking-chat/server/signer';
import { putCatalog } from '@booking-chat/server/store/catalog';
import { closeDb, createTables, openDb } from '@booking-chat/server/store/db';
import { fillCustomers } from '@booking-chat/server/store/fill-customers';
import { putTenant } from '@booking-chat/server/store/tenants';
import { sampleProvider, sampleService, sampleTenant } from '@booking-chat/server/store/testing';

/**
 * What the panel asks most, on the real engine: milliseconds one after another, calls of the store, and how many times as
 * long as a baseline of the same run: `me`, which is nothing but being let in, and for a booking the customer's own
 * `createBooking`. The business has BENCH_BOOKINGS bookings around today.
 */
const bookings = Number(process.env.BENCH_BOOKINGS ?? 600);
const rounds = Number(process.env.BENCH_ROUNDS ?? 150);
const site = 'https://bench.test';

const engine = await startEngine({ memory: true });
const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: 'bench-' });
const report = (metric: string, value: number, unit: string, more: Record<string, unknown> = {}) =>
  console.log(JSON.stringify({ bench: 'admin', metric, value: Number(value.toPrecision(4)), unit, ...more }));
try {
  await createTables(db);
  await measure();
} finally {
  closeDb(db);
  await engine.stop();
}

async function measure(): Promise<void> {
  const quiet = () => undefined;
  // A clock that gives every request its own half second: no rate is ever reached.
  const time = { now: Date.parse('2026-11-23T12:00:00Z') };
  const app: App = {
    db,
    clock: () => time.now,
    signer: createSigner(['a signing key for benchmarks, nothing else']),
    log: { info: quiet, warn: quiet, error: quiet },
    publicUrl: 'http://127.0.0.1',
    version: 'bench',
  };
  const { tenantId } = operatorCredential('bench');
  await putTenant(db, sampleTenant(tenantId));
  const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];
  const week = Array.from({ length: 7 }, () => [{ start: 0, end: 1440 }]);
  await putCatalog(db, tenantId, {
    services: [sampleService('cut')],
    providers: ids.map((id) => sampleProvider(id, ['cut'])),
    hours: [{ owner: { kind: 'tenant' }, availability: { weekly: week, exceptions: [] } }],
  });
  const made = await createKey(app, tenantId, { name: 'bench', allowedOrigins: [site] });
  if (!made.ok) throw new Error(made.refusal.kind);
  const person = userCredential({ tenantId, userId: 'u', role: 'OWNER', email: 'o@bench.test', name: null });
  const key = keyCredential({ tenantId, keyId: made.key.keyId });

  const ask = async (field: string, args: Record<string, unknown>, credential = person as typeof key) => {
    time.now += 500;
    const [type = '', name = ''] = field.split('.');
    const asked = { name, args, operation: operationOf(type, name) };
    const answer = await runOperation(app, asked, {
      requestId: 'bench',
      headers: { origin: site },
      credential,
    });
    if (!answer.ok) throw new Error(`${field}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  let taken = 0;
  /** Half hours from tomorrow on, provider after provider. */
  const request = () => {
    const at = taken++;
    const start = Date.parse('2026-11-25T00:00:00Z') + Math.floor(at / ids.length) * 1_800_000;
    return {
      serviceId: 'cut',
      providerId: ids[at % ids.length],
      start: new Date(start).toISOString(),
      customer: { name: `Customer ${at % 100}`, email: `c${at % 100}@bench.test` },
      idempotencyKey: `benchmark-${at}`,
    };
  };
  for (let n = 0; n < bookings; n++) await ask('Mutation.createBooking', { input: request() }, key);
  await fillCustomers(app, tenantId);

  const timed = async (run: () => Promise<unknown>) => {
    for (let n = 0; n < 10; n++) await run();
    const took: number[] = [];
    const calls = db.calls.count;
    for (let n = 0; n < rounds; n++) {
      const began = performance.now();
      await run();
      took.push(performance.now() - began);
    }
    took.sort((a, b) => a - b);
    const at = (share: number) => took[Math.floor(took.length * share)] as number;
    return { p50: at(0.5), p99: at(0.99), calls: (db.calls.count - calls) / rounds };
  };
  type Timed = Awaited<ReturnType<typeof timed>>;
  const tell = (what: string, { p50, p99, calls }: Timed, baseline: Timed | null, of = 'me') => {
    report(`${what} p50`, p50, 'ms', baseline ? { ratio: Number((p50 / baseline.p50).toFixed(2)), of } : {});
    report(`${what} p99`, p99, 'ms');
    report(`${what} store calls`, calls, 'calls');
  };

  const me = await timed(() => ask('Query.me', {}));
  tell('me', me, null);
  tell('listBookings, a page of 50', await timed(() => ask('Query.listBookings', { input: {} })), me);
  const rare = { input: { query: 'nobody of that name' } };
  tell('listBookings, a query that finds nothing', await timed(() => ask('Query.listBookings', rare)), me);
  tell('listCustomers, a page of 50', await timed(() => ask('Query.listCustomers', {})), me);
  tell(`dashboard, ${bookings} bookings`, await timed(() => ask('Query.dashboard', {})), me);
  const own = await timed(() => ask('Mutation.createBooking', { input: request() }, key));
  tell('createBooking', own, me);
  const team = await timed(() => ask('Mutation.bookForCustomer', { input: request() }));
  tell('bookForCustomer', team, own, 'createBooking');
}
