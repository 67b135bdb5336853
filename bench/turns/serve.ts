import { sampleWorld } from '@booking-chat/core/conversation/testing';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { createKey } from '@booking-chat/server/api/keys';
import type { App } from '@booking-chat/server/context';
import { startEngine } from '@booking-chat/server/local/engine';
import { createHost } from '@booking-chat/server/local/host';
import { createSigner } from '@booking-chat/server/signer';
import { putCatalog } from '@booking-chat/server/store/catalog';
import { createTables, openDb } from '@booking-chat/server/store/db';
import { putTenant } from '@booking-chat/server/store/tenants';

// The server of the benchmark, in a process of its own: engine, API, and as many tenants as were asked for.
const engine = await startEngine({ memory: true });
const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: 'bench-' });
await createTables(db);
const quiet = () => undefined;
const app: App = {
  db,
  clock: () => Date.now(),
  signer: createSigner(['a signing key for benchmarks, nothing else']),
  log: { info: quiet, warn: quiet, error: quiet },
  publicUrl: 'http://127.0.0.1',
  version: 'bench',
};
const world = sampleWorld('es');
const keys: string[] = [];
for (let i = 0; i < Number(process.argv[2] ?? 1); i++) {
  const { tenantId } = operatorCredential(`bench-${i}`);
  await putTenant(db, { ...world.tenant, tenantId, slug: `bench-${i}`, plan: 'ENTERPRISE' });
  await putCatalog(db, tenantId, {
    services: world.catalog.services.map((one) => ({ ...one, version: 0 })),
    providers: world.catalog.providers.map((one) => ({ ...one, version: 0 })),
    hours: [{ owner: { kind: 'tenant' }, availability: world.catalog.availability.tenant }],
  });
  const created = await createKey(app, tenantId, { name: 'bench', allowedOrigins: ['https://bench.test'] });
  if (created.ok) keys.push(created.text);
}
const server = await createHost(app, { production: true });
const url = await server.listen({ host: '127.0.0.1', port: 0 });
const stop = () => void server.close().then(() => engine.stop().then(() => process.exit(0)));
process.on('message', (message) => {
  if (message === 'stop') stop();
  else process.send?.(db.calls.count);
});
process.on('disconnect', stop);
process.send?.({ url, keys });
