import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCatalog, putCatalog } from './catalog.ts';
import { closeDb, type Db, openDb } from './db.ts';
import { type CatalogState, editCatalog } from './edit-catalog.ts';
import { getTenant, putTenant, updateTenant } from './tenants.ts';
import { sampleProvider, sampleService, sampleTenant, startTestStore, type TestStore } from './testing.ts';

let store: TestStore;
let line: Awaited<ReturnType<typeof breakableLine>>;
beforeAll(async () => {
  store = await startTestStore();
  line = await breakableLine(store.endpoint);
});
afterAll(async () => {
  closeDb(line.db);
  line.server.close();
  await store.stop();
});

/** A connection through a proxy that can lose one answer: the engine has done what was asked, the asker cannot know. */
async function breakableLine(endpoint: string): Promise<{ db: Db; server: Server; loseAnswer: () => void }> {
  let lost = false;
  const server = createServer((asked, answer) => {
    const { pathname, port, hostname } = new URL(asked.url ?? '/', endpoint);
    const onwards = forward({ hostname, port, path: pathname, method: asked.method, headers: asked.headers });
    asked.pipe(onwards);
    onwards.on('response', (came) => {
      const isWrite = String(asked.headers['x-amz-target']).endsWith('TransactWriteItems');
      if (lost && isWrite) {
        lost = false;
        came.resume().on('end', () => asked.socket.destroy());
        return;
      }
      answer.writeHead(came.statusCode ?? 500, came.headers);
      came.pipe(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const db = openDb({ endpoint: `http://127.0.0.1:${port}`, region: 'local', prefix: 'test-' });
  return {
    db,
    server,
    loseAnswer() {
      lost = true;
    },
  };
}

async function newTenant(name: string) {
  const tenant = sampleTenant(name, { catalogVersion: 0 });
  await putTenant(store.db, tenant);
  const { tenantId } = tenant;
  const read = async () => (await getTenant(store.db, tenantId)) ?? tenant;
  return { tenantId, read, catalog: async () => loadCatalog(store.anotherDb(), await read()) };
}

/** Adds a service called by how many there were. */
const addOne = ({ catalog }: CatalogState) => {
  const service = sampleService(`s${catalog.services.length}`);
  return { edit: { services: [service], also: [] }, value: service.serviceId };
};

it('decides again on what others have stored meanwhile: nothing is lost', async () => {
  const { tenantId, catalog } = await newTenant('many');
  const dbs = Array.from({ length: 5 }, () => store.anotherDb());
  const added = await Promise.all(
    Array.from({ length: 20 }, (_, at) => editCatalog(dbs[at % 5] as Db, tenantId, addOne)),
  );
  expect(added.map((one) => one.ok && one.value).sort()).toEqual(
    Array.from({ length: 20 }, (_, at) => `s${at}`).sort(),
  );
  const { version, services } = await catalog();
  expect([version, services.length]).toEqual([20, 20]);
});

it('a lost answer is found out by reading: the edit is made once, and said to be made', async () => {
  const { tenantId, catalog } = await newTenant('lost');
  line.loseAnswer();
  expect(await editCatalog(line.db, tenantId, addOne)).toEqual({ ok: true, value: 's0' });
  expect((await catalog()).services.map((one) => one.serviceId)).toEqual(['s0']);
});

it('what is thrown while deciding is thrown, and nothing is written', async () => {
  const { tenantId, read } = await newTenant('thrown');
  const refuse = () => {
    throw new Error('no');
  };
  await expect(editCatalog(store.db, tenantId, refuse)).rejects.toThrow('no');
  expect(await editCatalog(store.db, tenantId, () => ({ edit: null, value: 1 }))).toEqual({
    ok: true,
    value: 1,
  });
  expect((await read()).catalogVersion).toBe(0);
});

it('settings change in the same transaction, under the version that was decided on', async () => {
  const { tenantId, read } = await newTenant('settings');
  let rounds = 0;
  const outcome = await editCatalog(store.db, tenantId, async ({ tenant }) => {
    // Somebody else is faster the first time.
    if (rounds++ === 0) await updateTenant(store.db, tenantId, tenant.version, { country: 'PE' });
    return { edit: { tenant: { name: `${tenant.country} ${tenant.version}` }, also: [] }, value: null };
  });
  expect([outcome.ok, rounds]).toEqual([true, 2]);
  expect(await read()).toMatchObject({ name: 'PE 2', country: 'PE', version: 3, catalogVersion: 1 });
});

it('a plan that changes meanwhile is decided on again', async () => {
  const { tenantId } = await newTenant('plan');
  const plans: string[] = [];
  await editCatalog(store.db, tenantId, async ({ tenant }) => {
    plans.push(tenant.plan);
    if (plans.length === 1) await updateTenant(store.db, tenantId, tenant.version, { plan: 'LITE' });
    return { edit: { providers: [sampleProvider('ana', [])], also: [] }, value: null };
  });
  expect(plans).toEqual(['ENTERPRISE', 'LITE']);
});

it('is refused for a tenant that is gone', async () => {
  const { tenantId } = sampleTenant('nobody');
  expect(await editCatalog(store.db, tenantId, addOne)).toEqual({ ok: false });
  expect(await putCatalog(store.db, tenantId, { services: [sampleService('cut')] })).toEqual({ ok: false });
});
