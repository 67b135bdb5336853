import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSlots } from '@booking-chat/core/scheduling/open-slots';
import { scheduleFor } from '@booking-chat/core/scheduling/resolve';
import { plans } from '@booking-chat/core/tenancy/plans';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorizeKey } from '../../api/authorize.ts';
import { operatorCredential } from '../../api/credential.ts';
import type { App } from '../../context.ts';
import { listKeys } from '../../store/api-keys.ts';
import { loadCatalog } from '../../store/catalog.ts';
import { getTenant, listTenants, putTenant } from '../../store/tenants.ts';
import { startTestStore, type TestStore } from '../../store/testing.ts';
import { eraseTenant } from '../tenant-archive.ts';
import { demoTenants } from './demo-tenants.ts';
import { closedOnHolidays } from './holidays.ts';
import { seedDemo } from './seed-demo.ts';

const today = '2026-11-23';
const now = Date.parse('2026-11-23T12:00:00Z') / 60_000;

describe.each(demoTenants(today).map((demo) => [demo.settings.slug, demo] as const))('%s', (_, demo) => {
  const { services, providers, availability, settings } = demo;
  it('names everything once and refers to what exists', () => {
    const serviceIds = services.map((service) => service.serviceId);
    const providerIds = providers.map((provider) => provider.providerId);
    expect(new Set(serviceIds).size).toBe(serviceIds.length);
    expect(new Set(providerIds).size).toBe(providerIds.length);
    for (const provider of providers)
      expect(serviceIds).toEqual(expect.arrayContaining([...provider.serviceIds]));
    expect(providerIds).toEqual(expect.arrayContaining(Object.keys(availability.providers)));
    expect(serviceIds).toEqual(expect.arrayContaining(Object.keys(availability.services)));
  });
  it('shows what a business can be', () => {
    expect(services.length).toBeGreaterThanOrEqual(8);
    expect(services.length).toBeLessThanOrEqual(12);
    expect(services.filter((service) => service.capacity > 1)).toHaveLength(1);
    expect(services.filter((service) => service.needsApproval)).toHaveLength(1);
    expect(providers.length).toBeGreaterThanOrEqual(3);
    expect(providers.length).toBeLessThanOrEqual(plans[settings.plan].providers);
    expect(plans[settings.plan].agentModes).toContain(settings.agent.mode);
    for (const service of services) expect(service.price?.currency).toBe(settings.currency);
  });
  it('has hours in order, within the day', () => {
    const weeks = [
      availability.tenant,
      ...Object.values(availability.providers),
      ...Object.values(availability.services),
    ];
    for (const { weekly } of weeks) {
      expect(weekly).toHaveLength(7);
      for (const ranges of weekly ?? [])
        ranges.forEach(({ start, end }, index) => {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(1440);
          expect(start).toBeGreaterThanOrEqual(index === 0 ? 0 : (ranges[index - 1]?.end ?? 0));
        });
    }
  });
  it.each(services.map((service) => [service.serviceId, service] as const))(
    '%s can be booked',
    (_id, service) => {
      const catalog = { version: 1, services, providers, availability };
      const able = providers.filter((provider) => provider.serviceIds.includes(service.serviceId));
      expect(able.length).toBeGreaterThan(0);
      for (const provider of able) {
        const schedule = scheduleFor(catalog, settings.rules, service, provider, []);
        const starts = openSlots(schedule, { start: now, end: now + 14 * 1440 }, now);
        expect(starts.length, provider.name).toBeGreaterThan(0);
      }
    },
  );
});

describe('holidays', () => {
  it.each([
    ['CL', '2027-03-26', 'Viernes Santo'],
    ['BR', '2027-02-09', 'Carnaval'],
    ['BR', '2027-05-27', 'Corpus Christi'],
    ['US', '2026-11-26', 'Thanksgiving'],
    ['US', '2027-05-31', 'Memorial Day'],
    ['US', '2027-09-06', 'Labor Day'],
  ] as const)('%s %s is %s', (country, date, note) =>
    expect(closedOnHolidays(country, today)).toContainEqual({ date, kind: 'closed', note }),
  );
  it('leaves out what is over', () =>
    expect(closedOnHolidays('BR', today).some(({ date }) => date < today)).toBe(false));
});

describe('seeding', () => {
  let store: TestStore;
  let app: App;
  let dataDir: string;
  beforeAll(async () => {
    store = await startTestStore();
    const log = { info() {}, warn() {}, error() {} };
    app = { ...store, log, publicUrl: 'http://localhost', version: 'test' };
  });
  afterAll(() => store.stop());
  beforeEach(async () => {
    for (const { tenantId } of await listTenants(app.db)) await eraseTenant(app.db, tenantId);
    dataDir = mkdtempSync(join(tmpdir(), 'seed-'));
    return () => rmSync(dataDir, { recursive: true });
  });
  const clinic = operatorCredential('demo-clinica-aurora').tenantId;

  it('makes three tenants whose keys work, for the owner of the folder only', async () => {
    const demos = await seedDemo(app, dataDir);
    expect(demos.map(({ slug }) => slug)).toEqual(['clinica-aurora', 'estudio-ipe', 'harbor-dental']);
    for (const demo of demos) {
      expect(await authorizeKey(app, demo.publicKey)).toMatchObject({ kind: 'key', tenantId: demo.tenantId });
      const tenant = await getTenant(app.db, operatorCredential(demo.tenantId).tenantId);
      expect(tenant && (await loadCatalog(app.db, tenant)).services.length).toBeGreaterThanOrEqual(8);
    }
    expect(statSync(join(dataDir, 'demo.json')).mode & 0o077).toBe(0);
  });
  it('changes nothing the second time', async () => {
    const first = await seedDemo(app, dataDir);
    const tenants = await listTenants(app.db);
    expect(await seedDemo(app, dataDir)).toEqual(first);
    expect(await listTenants(app.db)).toEqual(tenants);
    expect(await listKeys(app.db, clinic)).toHaveLength(1);
  });
  it('makes good what a kill left half done', async () => {
    const [demo] = demoTenants(today);
    if (!demo) throw new Error('no demo');
    await putTenant(app.db, {
      ...demo.settings,
      tenantId: clinic,
      createdAt: '2026-11-23T12:00:00.000Z',
      catalogVersion: 0,
      version: 1,
    });
    await seedDemo(app, dataDir);
    const tenant = await getTenant(app.db, clinic);
    expect(tenant && (await loadCatalog(app.db, tenant)).providers).toHaveLength(5);
  });
  it('gives a fresh key when the folder is new, and revokes the lost one', async () => {
    await seedDemo(app, dataDir);
    rmSync(join(dataDir, 'demo.json'));
    const [demo] = await seedDemo(app, dataDir);
    expect(demo && (await authorizeKey(app, demo.publicKey))).toMatchObject({ tenantId: clinic });
    const keys = await listKeys(app.db, clinic);
    expect(keys.map((key) => key.revokedAt !== null).sort()).toEqual([false, true]);
  });
  it('leaves an erased tenant erased until it is asked for again', async () => {
    await seedDemo(app, dataDir);
    await eraseTenant(app.db, clinic);
    await seedDemo(app, dataDir);
    expect(await getTenant(app.db, clinic)).toBeNull();
    await seedDemo(app, dataDir, { again: true });
    expect(await getTenant(app.db, clinic)).toMatchObject({ slug: 'clinica-aurora' });
    expect(JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'))).toHaveLength(3);
  });
});
