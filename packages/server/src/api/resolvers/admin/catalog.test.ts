import type {
  AdminProvider,
  AdminProviderConnection,
  AdminService,
  AdminServiceConnection,
  CategoryList,
} from '@booking-chat/schema/generated/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmBooking } from '../../../store/bookings.ts';
import { getHours, loadCatalog } from '../../../store/catalog.ts';
import { sampleProvider, sampleService } from '../../../store/testing.ts';
import { type Office, type Refused, startOffice } from './testing.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const open = Array.from({ length: 7 }, () => [{ start: 540, end: 1080 }]);
const always = { owner: { kind: 'tenant' as const }, availability: { weekly: open, exceptions: [] } };

async function bookTomorrow({ tenantId, read }: Awaited<ReturnType<Office['business']>>, serviceId: string) {
  const tenant = await read();
  const booked = await confirmBooking(office.store, {
    tenant,
    catalog: await loadCatalog(office.store.db, tenant),
    serviceId,
    providerId: null,
    start: Date.parse('2026-11-24T13:00:00Z') / 60_000,
    customer: { name: 'Eva', email: 'eva@example.com', phone: null },
    notes: null,
    language: 'es',
    customerTimezone: null,
    source: 'chat',
    idempotencyKey: `book-${tenantId}-${serviceId}`,
  });
  expect(booked).toMatchObject({ ok: true });
}

describe('services', () => {
  it('creates, reads and edits one; what is left out stays', async () => {
    const { ask } = await office.business(
      's1',
      {},
      { providers: [sampleProvider('ana', []), sampleProvider('juan', [])] },
    );
    const made = await ask<AdminService>('saveService', {
      input: {
        name: '  Limpieza   facial ',
        aliases: ['facial', 'facial'],
        category: 'Rostro',
        description: '',
        durationMinutes: 60,
        priceAmount: 25_000,
        rules: { bufferAfterMinutes: 10, maxBookingsPerDay: 0 },
        providerIds: ['ana'],
      },
    });
    expect(made).toMatchObject({
      name: 'Limpieza facial',
      aliases: ['facial'],
      category: 'Rostro',
      description: null,
      price: { amount: 25_000, currency: 'CLP' },
      capacity: 1,
      active: true,
      needsApproval: false,
      rules: { bufferAfterMinutes: 10, maxBookingsPerDay: 0, horizonDays: null },
      providerIds: ['ana'],
      version: 1,
    });
    expect(made.serviceId).toMatch(/^limpieza-facial-[0-9a-z]{6}$/);
    expect(await ask('adminService', { serviceId: made.serviceId })).toEqual(made);

    const { serviceId } = made;
    const edited = await ask<AdminService>('saveService', {
      input: { serviceId, version: 1, name: 'Limpieza', durationMinutes: 45, active: false },
    });
    expect(edited).toEqual({
      ...made,
      name: 'Limpieza',
      durationMinutes: 45,
      active: false,
      category: null,
      price: null,
      version: 2,
    });
    const moved = await ask<AdminService>('saveService', {
      input: { serviceId, version: 2, name: 'Limpieza', durationMinutes: 45, providerIds: ['juan'] },
    });
    expect(moved.providerIds).toEqual(['juan']);
    expect((await ask<AdminProvider>('adminProvider', { providerId: 'ana' })).serviceIds).toEqual([]);
    expect((await ask<AdminProvider>('adminProvider', { providerId: 'juan' })).version).toBe(2);
  });

  it('a lifted limit is stored as no limit; one that inherits is not stored', async () => {
    const { ask, read } = await office.business('s2');
    const { serviceId } = await ask<AdminService>('saveService', {
      input: {
        name: 'Corte',
        durationMinutes: 30,
        rules: { maxUpcomingPerCustomer: 0, bufferBeforeMinutes: 0 },
      },
    });
    const { services } = await loadCatalog(office.store.db, await read());
    expect(services.find((one) => one.serviceId === serviceId)?.rules).toEqual({
      maxUpcomingPerCustomer: null,
      bufferBeforeMinutes: 0,
    });
  });

  it.each([
    [{ name: '', durationMinutes: 30 }, 'INVALID_INPUT required input.name'],
    [{ name: 'x'.repeat(101), durationMinutes: 30 }, 'INVALID_INPUT too-long input.name'],
    [{ name: 'A', durationMinutes: 0 }, 'INVALID_INPUT too-small input.durationMinutes'],
    [{ name: 'A', durationMinutes: 1441 }, 'INVALID_INPUT too-big input.durationMinutes'],
    [{ name: 'A', durationMinutes: 30, priceAmount: -1 }, 'INVALID_INPUT too-small input.priceAmount'],
    [{ name: 'A', durationMinutes: 30, capacity: 0 }, 'INVALID_INPUT too-small input.capacity'],
    [{ name: 'A', durationMinutes: 30, aliases: ['ok', ''] }, 'INVALID_INPUT required input.aliases.1'],
    [
      { name: 'A', durationMinutes: 30, rules: { horizonDays: 0 } },
      'INVALID_INPUT too-small input.rules.horizonDays',
    ],
    [{ name: 'A', durationMinutes: 30, category: 'c'.repeat(101) }, 'INVALID_INPUT too-long input.category'],
    [{ name: 'A', durationMinutes: 30, providerIds: ['nobody'] }, 'NOT_FOUND provider input.providerIds.0'],
    [{ name: 'A', durationMinutes: 30, serviceId: 'gone', version: 1 }, 'NOT_FOUND service input.serviceId'],
    [{ name: 'A', durationMinutes: 30, serviceId: 'cut' }, 'INVALID_INPUT required input.version'],
    [{ name: 'A', durationMinutes: 30, serviceId: 'cut', version: 7 }, 'CONFLICT version input.version'],
    [{ name: 'sérvice  CUT', durationMinutes: 30 }, 'CONFLICT name-taken input.name'],
  ])('refuses %j: %s', async (input, refused) => {
    const { refusal, trail, read } = await office.business(
      `bad${Math.random()}`,
      {},
      { services: [sampleService('cut')] },
    );
    expect(await refusal('saveService', { input })).toBe(refused);
    expect(await trail()).toEqual([]);
    expect((await read()).catalogVersion).toBe(1);
  });

  it('of two tabs one wins, the other is told what is stored, and nothing is lost', async () => {
    const { ask, trail } = await office.business('s3', {}, { services: [sampleService('cut')] });
    const save = (name: string) =>
      ask<AdminService>('saveService', {
        input: { serviceId: 'cut', version: 1, name, durationMinutes: 30 },
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, at) => save(`Tab ${at}`)));
    const won = outcomes.filter((one) => one.status === 'fulfilled');
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refused] : []));
    expect(won).toHaveLength(1);
    expect(lost.map((one) => [one.code, one.info.reason, one.info.currentVersion])).toEqual(
      Array.from({ length: 7 }, () => ['CONFLICT', 'version', 2]),
    );
    expect(await ask('adminService', { serviceId: 'cut' })).toEqual(won[0]?.value);
    expect(await trail()).toHaveLength(1);
  });

  it('a name is taken once, however many ask for it at once', async () => {
    const { ask } = await office.business('s4');
    const outcomes = await Promise.allSettled(
      ['Corte', 'corte', 'CORTE', 'Córte', ' corte '].map((name) =>
        ask('saveService', { input: { name, durationMinutes: 30 } }),
      ),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await ask<AdminServiceConnection>('adminServices')).total).toBe(1);
  });

  it('an edit that changes nothing writes nothing', async () => {
    const { ask, trail, read } = await office.business('s5', {}, { services: [sampleService('cut')] });
    const saved = await ask<AdminService>('saveService', {
      input: { serviceId: 'cut', version: 1, name: 'Service cut', durationMinutes: 30, priceAmount: 25_000 },
    });
    expect([saved.version, (await read()).catalogVersion, await trail()]).toEqual([1, 1, []]);
  });

  it('a price keeps its currency until another amount is entered', async () => {
    const { ask } = await office.business('s6', { currency: 'EUR' }, { services: [sampleService('cut')] });
    const save = (version: number, priceAmount: number | null) =>
      ask<AdminService>('saveService', {
        input: { serviceId: 'cut', version, name: `Cut ${version}`, durationMinutes: 30, priceAmount },
      });
    expect((await save(1, 25_000)).price).toEqual({ amount: 25_000, currency: 'CLP' });
    expect((await save(2, 2_500)).price).toEqual({ amount: 2_500, currency: 'EUR' });
    expect((await save(3, null)).price).toBeNull();
  });

  it('the entry of the trail says what was there before and after', async () => {
    const { ask, trail } = await office.business(
      's7',
      {},
      { services: [sampleService('cut')], providers: [sampleProvider('ana', [])] },
    );
    await ask('saveService', {
      input: {
        serviceId: 'cut',
        version: 1,
        name: 'Corte',
        durationMinutes: 45,
        priceAmount: 25_000,
        providerIds: ['ana'],
      },
    });
    expect(await trail()).toMatchObject([
      {
        action: 'service.update',
        actorKind: 'PERSON',
        actorId: 'user-ADMIN',
        actorName: 'admin@s7.test',
        targetId: 'cut',
        targetName: 'Corte',
        changes: [
          { field: 'name', before: '"Service cut"', after: '"Corte"' },
          { field: 'durationMinutes', before: '30', after: '45' },
          { field: 'providerIds', before: '[]', after: '["ana"]' },
        ],
      },
    ]);
  });

  it('finds by name, alias and category without accents, by page, and counts all', async () => {
    const { ask } = await office.business(
      's8',
      {},
      {
        services: [
          sampleService('a', { name: 'Limpieza facial', category: 'Rostro' }),
          sampleService('b', { name: 'Corte', aliases: ['tijeras'], category: 'Peluquería' }),
          sampleService('c', { name: 'Álbum', active: false }),
        ],
      },
    );
    const found = async (args: object) => {
      const { items, total } = await ask<AdminServiceConnection>('adminServices', args);
      return `${items.map((one) => one.serviceId).join('')} ${total}`;
    };
    expect(await found({})).toBe('cba 3');
    expect(await found({ query: 'FACIAL' })).toBe('a 1');
    expect(await found({ query: 'tijera' })).toBe('b 1');
    expect(await found({ query: 'peluqueria' })).toBe('b 1');
    expect(await found({ category: 'Rostro' })).toBe('a 1');
    expect(await found({ category: '' })).toBe('c 1');
    expect(await found({ active: true })).toBe('ba 2');
    const first = await ask<AdminServiceConnection>('adminServices', { limit: 2 });
    expect(first).toMatchObject({ total: 3, items: [{ serviceId: 'c' }, { serviceId: 'b' }] });
    const { nextToken } = first;
    expect(await found({ limit: 2, nextToken })).toBe('a 3');
  });

  it('is deleted with its hours and from its providers, but not while it is booked', async () => {
    const business = await office.business(
      's9',
      {},
      {
        services: [sampleService('cut'), sampleService('dye')],
        providers: [sampleProvider('ana', ['cut', 'dye'])],
        hours: [
          always,
          { owner: { kind: 'service', id: 'dye' }, availability: { weekly: open, exceptions: [] } },
        ],
      },
    );
    const { ask, refusal, trail, tenantId } = business;
    await bookTomorrow(business, 'cut');
    expect(await refusal('deleteService', { serviceId: 'cut', version: 1 })).toBe(
      'CONFLICT in-use serviceId',
    );
    expect(await refusal('deleteService', { serviceId: 'dye', version: 2 })).toBe('CONFLICT version version');
    expect(await refusal('deleteService', { serviceId: 'no', version: 1 })).toBe(
      'NOT_FOUND service serviceId',
    );
    expect(await trail()).toEqual([]);
    expect(await ask('deleteService', { serviceId: 'dye', version: 1 })).toEqual({ id: 'dye' });
    expect(await ask('adminService', { serviceId: 'dye' })).toBeNull();
    expect((await ask<AdminProvider>('adminProvider', { providerId: 'ana' })).serviceIds).toEqual(['cut']);
    expect((await getHours(office.store.db, tenantId, { kind: 'service', id: 'dye' })).version).toBe(0);
    expect((await trail()).map((one) => one.action)).toEqual(['service.delete']);
  });
});

describe('categories', () => {
  it('counts them, and renames one in all its services, however many', async () => {
    const many = Array.from({ length: 98 }, (_, at) =>
      sampleService(`s${at}`, { name: `S ${at}`, category: 'Uno' }),
    );
    const { ask, trail } = await office.business('c1', {}, { services: many });
    await ask('saveService', { input: { name: 'Otra', durationMinutes: 30 } });
    expect(await ask('categories')).toEqual({
      items: [
        { category: 'Uno', services: 98 },
        { category: null, services: 1 },
      ],
    });
    expect(await ask<CategoryList>('renameCategory', { from: 'Uno', to: 'Dos' })).toEqual({
      items: [
        { category: 'Dos', services: 98 },
        { category: null, services: 1 },
      ],
    });
    expect((await trail()).filter((one) => one.action === 'category.rename')).toHaveLength(2);
    expect(await ask<CategoryList>('renameCategory', { from: 'Uno', to: 'Tres' })).toMatchObject({
      items: [{ category: 'Dos' }, { category: null }],
    });
    expect(await ask('renameCategory', { from: 'Dos', to: null })).toEqual({
      items: [{ category: null, services: 99 }],
    });
  });
});

describe('providers', () => {
  it('creates, edits and finds one', async () => {
    const { ask } = await office.business('p1', { plan: 'PRO' }, { services: [sampleService('cut')] });
    const made = await ask<AdminProvider>('saveProvider', {
      input: {
        name: 'Ana Martínez',
        title: 'Dra.',
        email: 'ana@example.com',
        serviceIds: ['cut', 'cut'],
        photoUrl: 'https://example.com/a.png',
      },
    });
    expect(made).toMatchObject({
      serviceIds: ['cut'],
      timezone: 'America/Santiago',
      active: true,
      ownHours: false,
      version: 1,
    });
    expect(made.providerId).toMatch(/^ana-martinez-/);
    const { providerId } = made;
    const edited = await ask<AdminProvider>('saveProvider', {
      input: { providerId, version: 1, name: 'Ana', serviceIds: [], timezone: 'Europe/Madrid' },
    });
    expect(edited).toMatchObject({
      name: 'Ana',
      title: null,
      email: null,
      timezone: 'Europe/Madrid',
      version: 2,
    });
    expect(await ask('adminProvider', { providerId })).toEqual(edited);
    const found = await ask<AdminProviderConnection>('adminProviders', { query: 'ANÁ' });
    expect([found.total, found.items[0]?.providerId]).toEqual([1, providerId]);
    expect((await ask<AdminProviderConnection>('adminProviders', { query: 'juan' })).total).toBe(0);
    expect((await ask<AdminProviderConnection>('adminProviders', { active: false })).items).toEqual([]);
  });

  it.each([
    [{ name: 'A', serviceIds: ['gone'] }, 'NOT_FOUND service input.serviceIds.0'],
    [{ name: 'A', serviceIds: [], email: 'a@b' }, 'INVALID_INPUT format input.email'],
    [{ name: 'A', serviceIds: [], photoUrl: 'javascript:alert(1)' }, 'INVALID_INPUT format input.photoUrl'],
    [{ name: 'A', serviceIds: [], timezone: 'Mars/Base' }, 'INVALID_INPUT zone input.timezone'],
    [{ name: 'A', serviceIds: [], providerId: 'gone', version: 1 }, 'NOT_FOUND provider input.providerId'],
    [{ name: 'A', serviceIds: [], providerId: 'ana', version: 2 }, 'CONFLICT version input.version'],
  ])('refuses %j: %s', async (input, refused) => {
    const { refusal, trail } = await office.business(
      `pbad${Math.random()}`,
      {},
      { providers: [sampleProvider('ana', [])] },
    );
    expect(await refusal('saveProvider', { input })).toBe(refused);
    expect(await trail()).toEqual([]);
  });

  it('twenty at once where the plan has three: exactly three become active', async () => {
    const { ask, trail } = await office.business('p2', { plan: 'PRO' });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        ask('saveProvider', { input: { name: `P ${at}`, serviceIds: [] } }),
      ),
    );
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refused] : []));
    expect(refused.map((one) => [one.code, one.info.reason, one.info.limit])).toEqual(
      Array.from({ length: 17 }, () => ['PLAN_LIMIT_REACHED', 'providers', 3]),
    );
    expect((await ask<AdminProviderConnection>('adminProviders', { active: true })).total).toBe(3);
    expect(await trail()).toHaveLength(3);
  });

  it('the limit counts who is active: one leaves, another comes', async () => {
    const { ask, refusal } = await office.business(
      'p3',
      { plan: 'LITE' },
      { providers: [sampleProvider('ana', [])] },
    );
    const juan = { name: 'Juan', serviceIds: [] };
    expect(await refusal('saveProvider', { input: juan })).toBe('PLAN_LIMIT_REACHED providers input.active');
    const idle = await ask<AdminProvider>('saveProvider', { input: { ...juan, active: false } });
    const activate = { ...juan, providerId: idle.providerId, version: 1, active: true };
    expect(await refusal('saveProvider', { input: activate })).toBe(
      'PLAN_LIMIT_REACHED providers input.active',
    );
    await ask('saveProvider', {
      input: { name: 'Ana', serviceIds: [], providerId: 'ana', version: 1, active: false },
    });
    expect((await ask<AdminProvider>('saveProvider', { input: activate })).active).toBe(true);
  });

  it('over a plan that became smaller, who is active may still be edited', async () => {
    const providers = [sampleProvider('ana', []), sampleProvider('eva', [])];
    const { ask } = await office.business('p4', { plan: 'LITE' }, { providers });
    const input = { providerId: 'eva', version: 1, name: 'Eva B.', serviceIds: [] };
    expect((await ask<AdminProvider>('saveProvider', { input })).name).toBe('Eva B.');
  });

  it('is deleted with its hours, but not while it is booked', async () => {
    const business = await office.business(
      'p5',
      {},
      {
        services: [sampleService('cut')],
        providers: [sampleProvider('ana', ['cut']), sampleProvider('eva', [])],
        hours: [
          always,
          { owner: { kind: 'provider', id: 'eva' }, availability: { weekly: open, exceptions: [] } },
        ],
      },
    );
    const { ask, refusal, trail } = business;
    expect((await ask<AdminProvider>('adminProvider', { providerId: 'eva' })).ownHours).toBe(true);
    await bookTomorrow(business, 'cut');
    expect(await refusal('deleteProvider', { providerId: 'ana', version: 1 })).toBe(
      'CONFLICT in-use providerId',
    );
    expect(await ask('deleteProvider', { providerId: 'eva', version: 1 })).toEqual({ id: 'eva' });
    expect(await ask('adminProvider', { providerId: 'eva' })).toBeNull();
    expect((await trail()).map((one) => [one.action, one.targetName])).toEqual([
      ['provider.delete', 'Provider eva'],
    ]);
  });
});

it('viewers read and change nothing', async () => {
  const { ask, refusal } = await office.business('v1', {}, { services: [sampleService('cut')] });
  expect((await ask<AdminServiceConnection>('adminServices', {}, 'VIEWER')).total).toBe(1);
  for (const [operation, args] of [
    ['saveService', { input: { name: 'A', durationMinutes: 30 } }],
    ['deleteService', { serviceId: 'cut', version: 1 }],
    ['renameCategory', { from: 'a' }],
    ['saveProvider', { input: { name: 'A', serviceIds: [] } }],
    ['deleteProvider', { providerId: 'a', version: 1 }],
  ] as const)
    expect(await refusal(operation, args, 'VIEWER')).toBe('FORBIDDEN role');
});
