import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKey } from '@booking-chat/server/api/keys';
import { createBus } from '@booking-chat/server/live/bus';
import { registerRealTime } from '@booking-chat/server/live/real-time';
import { startEngine } from '@booking-chat/server/local/engine';
import { startNotifier } from '@booking-chat/server/notify/notifier';
import { createSigner } from '@booking-chat/server/signer';
import { confirmBooking } from '@booking-chat/server/store/bookings';
import { closeDb, createTables, openDb } from '@booking-chat/server/store/db';
import { putTenant } from '@booking-chat/server/store/tenants';
import {
  sampleCatalog,
  sampleProvider,
  sampleService,
  sampleTenant,
} from '@booking-chat/server/store/testing';
import Fastify from 'fastify';
import { WebSocket } from 'ws';

/**
 * From the commit of a booking to the event that tells of it (engine on disk, bookings stream, the notifier of the local
 * server), and from a person's message to the last of 500 customers who listen, server and listeners in one process.
 */
const bookings = 60;
const listeners = 500;

const folder = mkdtempSync(join(tmpdir(), 'bench-live-'));
const engine = await startEngine({ dataDir: folder });
const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: 'bench-' });
await createTables(db);
const quiet = () => undefined;
const log = { info: quiet, warn: quiet, error: quiet };
const app = { db, clock: Date.now, signer: createSigner(['k'.repeat(40)]), log, publicUrl: '', version: '' };
const tenant = sampleTenant('salon');
await putTenant(db, tenant);

await commitToEvent();
await fanOut();
closeDb(db);
await engine.stop();
rmSync(folder, { recursive: true });

async function commitToEvent(): Promise<void> {
  const catalog = sampleCatalog([sampleService('cut')], [sampleProvider('ana', ['cut'])]);
  let told = () => {};
  const notifier = startNotifier({
    ...app,
    endpoint: engine.endpoint,
    region: 'local',
    dataDir: folder,
    from: 'no-reply@saas.example',
    transport: { send: async () => undefined },
    publish: { conversation: async () => undefined, booking: async () => told() },
  });
  await sleep(500);
  const times: number[] = [];
  const first = Math.ceil(Date.now() / 1_800_000) * 30 + 2_880;
  for (let at = 0; at < bookings; at++) {
    const heard = new Promise<void>((resolve) => {
      told = resolve;
    });
    const outcome = await confirmBooking(app, {
      tenant,
      catalog,
      serviceId: 'cut',
      providerId: 'ana',
      start: first + at * 30,
      customer: { name: 'Juan Pérez', email: 'juan@mail.cl', phone: null },
      notes: null,
      language: 'es',
      customerTimezone: null,
      source: 'api',
      idempotencyKey: `booking-${at}`,
    });
    const committed = performance.now();
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    await heard;
    times.push(performance.now() - committed);
    // At any moment of the stream's rhythm.
    await sleep(Math.random() * 300);
  }
  await notifier.stop();
  times.sort((a, b) => a - b);
  for (const [metric, share] of [
    ['commit to event, p50', 0.5],
    ['commit to event, p95', 0.95],
  ] as const)
    print(metric, times[Math.floor(times.length * share)] ?? 0);
}

async function fanOut(): Promise<void> {
  const bus = createBus();
  const server = Fastify();
  registerRealTime(server, app, bus, { socketsPerAddress: listeners });
  const url = (await server.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws');
  const origin = 'https://www.salon.example';
  const key = await createKey(app, tenant.tenantId, { name: 'site', allowedOrigins: [origin] });
  if (!key.ok) throw new Error(key.refusal.kind);
  const authorization = { host: 'localhost', Authorization: key.text };
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  const data = JSON.stringify({
    query: 'subscription { onPersonReply(conversationId: "c1") { kind messageId } }',
  });
  let heard = 0;
  let all = () => {};
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      const socket = new WebSocket(`${url}/graphql/realtime`, ['graphql-ws', `header-${header}`], { origin });
      socket.on('error', reject);
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (text) => {
        const { type, payload } = JSON.parse(text.toString());
        if (type === 'connection_ack')
          socket.send(
            JSON.stringify({ id: '1', type: 'start', payload: { data, extensions: { authorization } } }),
          );
        else if (type === 'start_ack') resolve();
        else if (type === 'error') reject(new Error(JSON.stringify(payload)));
        else if (type === 'data' && ++heard % listeners === 0) all();
      });
    });
  for (let at = 0; at < listeners; at += 25) await Promise.all(Array.from({ length: 25 }, listen));
  const times: number[] = [];
  for (let at = 0; at < 20; at++) {
    const done = new Promise<void>((resolve) => {
      all = resolve;
    });
    const began = performance.now();
    await bus.publish.conversation({
      tenantId: tenant.tenantId,
      kind: 'PERSON_WROTE',
      conversationId: 'c1',
      messageId: `m${at}`,
      at: new Date().toISOString(),
    });
    await done;
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  print(`event to the last of ${listeners} listeners, p50`, times[10] ?? 0);
  await server.close();
}

function print(metric: string, milliseconds: number): void {
  console.log(
    JSON.stringify({ bench: 'live', metric, value: Math.round(milliseconds * 10) / 10, unit: 'ms' }),
  );
}
