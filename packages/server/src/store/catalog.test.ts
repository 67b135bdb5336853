import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCatalog, putCatalog, putHours, putService } from './catalog.ts';
import { getTenant, putTenant, updateTenant } from './tenants.ts';
import { sampleProvider, sampleService, sampleTenant, startTestStore, type TestStore } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterAll(() => store.stop());

const week = Array.from({ length: 7 }, () => [{ start: 540, end: 1080 }]);

async function newTenant(name: string) {
  const tenant = sampleTenant(name, { catalogVersion: 0 });
  await putTenant(store.db, tenant);
  return { tenant, read: async () => (await getTenant(store.db, tenant.tenantId)) ?? tenant };
}

it('gives back what was put, each owner’s hours in their place', async () => {
  const { tenant, read } = await newTenant('one');
  const hours = {
    weekly: week,
    exceptions: [{ date: '2026-12-25', kind: 'closed' as const, note: 'Navidad' }],
  };
  const put = await putCatalog(store.db, tenant.tenantId, {
    services: [sampleService('cut')],
    providers: [sampleProvider('ana', ['cut'])],
    hours: [
      { owner: { kind: 'tenant' }, availability: hours },
      { owner: { kind: 'provider', id: 'ana' }, availability: { weekly: null, exceptions: [] } },
    ],
  });
  expect(put).toEqual({ ok: true, catalogVersion: 1 });
  expect(await loadCatalog(store.db, await read())).toEqual({
    version: 1,
    services: [{ ...sampleService('cut'), version: 1 }],
    providers: [{ ...sampleProvider('ana', ['cut']), version: 1 }],
    availability: { tenant: hours, providers: { ana: { weekly: null, exceptions: [] } }, services: {} },
  });
});

it('costs nothing while nothing changes, and is never older than the tenant says', async () => {
  const { tenant, read } = await newTenant('two');
  await putService(store.db, tenant.tenantId, sampleService('cut'));
  const first = await loadCatalog(store.db, await read());
  const calls = store.db.calls.count;
  expect(await loadCatalog(store.db, { ...tenant, catalogVersion: 1 })).toBe(first);
  expect(store.db.calls.count).toBe(calls);

  const other = store.anotherDb();
  await putService(other, tenant.tenantId, { ...sampleService('cut'), version: 1, name: 'Corte' });
  expect((await loadCatalog(store.db, await read())).services[0]?.name).toBe('Corte');
});

it('is never a mixture of two versions', async () => {
  const { tenant, read } = await newTenant('mixed');
  await putCatalog(store.db, tenant.tenantId, {
    services: [sampleService('a', { name: '0' })],
    providers: [sampleProvider('p', ['a'], { name: '0' })],
  });
  const changing = (async () => {
    for (let n = 1; n <= 30; n++)
      await putCatalog(store.db, tenant.tenantId, {
        services: [{ ...sampleService('a', { name: String(n) }), version: n }],
        providers: [{ ...sampleProvider('p', ['a'], { name: String(n) }), version: n }],
      });
  })();
  for (let n = 0; n < 30; n++) {
    const { version, services, providers } = await loadCatalog(store.anotherDb(), await read());
    expect([services[0]?.name, providers[0]?.name]).toEqual([String(version - 1), String(version - 1)]);
  }
  await changing;
});

it('refuses an edit of what someone else edited, and then changes nothing at all', async () => {
  const { tenant, read } = await newTenant('three');
  await putService(store.db, tenant.tenantId, sampleService('cut'));
  expect(await putService(store.db, tenant.tenantId, sampleService('cut', { name: 'again' }))).toEqual({
    ok: false,
  });
  const stale = { ...sampleService('cut', { name: 'stale' }), version: 7 };
  expect(await putCatalog(store.db, tenant.tenantId, { services: [stale, sampleService('new')] })).toEqual({
    ok: false,
  });
  const catalog = await loadCatalog(store.db, await read());
  expect(catalog).toMatchObject({ version: 1, services: [{ serviceId: 'cut', name: 'Service cut' }] });
  expect(catalog.services).toHaveLength(1);
});

it('belongs to its tenant: hours for nobody’s tenant are refused', async () => {
  const nobody = sampleTenant('nobody').tenantId;
  expect(await putHours(store.db, nobody, { kind: 'tenant' }, { weekly: week, exceptions: [] })).toEqual({
    ok: false,
  });
});

it('a tenant’s settings change only under the version they were read at', async () => {
  const { tenant } = await newTenant('four');
  const changed = await updateTenant(store.db, tenant.tenantId, 1, { name: 'New', status: 'SUSPENDED' });
  expect(changed).toMatchObject({ name: 'New', status: 'SUSPENDED', version: 2, slug: 'four' });
  expect(await updateTenant(store.db, tenant.tenantId, 1, { name: 'Newer' })).toBeNull();
  expect(await putTenant(store.db, tenant), 'a second one of that id').toBe(false);
});
