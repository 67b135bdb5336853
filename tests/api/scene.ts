import type { Service } from '@booking-chat/core/catalog/catalog';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { getBooking } from '@booking-chat/server/store/bookings';
import { getHours, loadCatalog, putCatalog } from '@booking-chat/server/store/catalog';
import { getCustomer, listCustomers } from '@booking-chat/server/store/customers';
import { scan } from '@booking-chat/server/store/db';
import { fillCustomers } from '@booking-chat/server/store/fill-customers';
import { randomId } from '@booking-chat/server/store/random-id';
import { type TableDefinition, type TableName, tables } from '@booking-chat/server/store/tables';
import { getTenant } from '@booking-chat/server/store/tenants';
import { addUsage } from '@booking-chat/server/store/usage';
import { operations } from './cases.ts';
import { type GraphqlAnswer, site, type World } from './world.ts';

type Variables = Record<string, unknown>;

/**
 * A business with something of everything, all of it marked, and good input for every operation of the schema on what is
 * its own: what mutations need to be new is new each time, and versions are the current ones.
 */
export async function openScene(world: World, tenantId: string, mark: string, tokensIn = 0) {
  const { tenantId: id } = operatorCredential(tenantId);
  await world.addTenant(tenantId, { name: mark, plan: 'ENTERPRISE' }, mark);
  const { text: key, key: ownKey } = await world.addKey(tenantId, { name: `${mark} key` });
  const of = (name: string) => `${tenantId}-${name}`;
  await joinTeam(world, id, mark);
  await addUsage(world.app.db, id, '2026-11', { tokensIn });
  await putCatalog(world.app.db, id, { services: [marked(tenantId, mark)] });

  const ask = (name: string, variables: object, authorization: string): Promise<GraphqlAnswer> =>
    world.call(operations.find((one) => one.name === name)?.document ?? '', variables, { authorization });
  const did = async (name: string, variables: object, authorization = key) => {
    const answer = await ask(name, variables, authorization);
    if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    return answer.data[name];
  };
  const owner = () => world.asPerson(tenantId, 'OWNER');
  const customer = { name: `${mark} Cliente`, email: `${tenantId}@mail.test` };

  let count = 0;
  const fresh = (what: string) => `${what}-${tenantId}-${count++}`;
  /** Half hours of working days from Wednesday on, within the horizon: first the one's, then the other's. */
  const starts = workingHalfHours('2026-11-25', 40);
  let slots = 0;
  const freshStart = () => starts[slots++ % starts.length] as string;
  const request = (start = freshStart()) => ({
    serviceId: of('corte'),
    providerId: slots <= starts.length ? of('juan') : of('ana'),
    start,
    customer,
    idempotencyKey: fresh('booking'),
  });
  const freshBooking = async () => {
    const made = await did('createBooking', { input: request() });
    return {
      bookingId: made.bookingId as string,
      manageToken: made.managePath.slice('/b/'.length) as string,
    };
  };
  const versionOf = async (bookingId: string) =>
    (await getBooking(world.app.db, id, bookingId))?.version ?? 0;

  const booked = await freshBooking();
  const linked = await freshBooking();
  await did('createBooking', { input: request('2026-11-23T20:00:00Z') });
  const said = await did('sendChatMessage', {
    input: { text: `Hola, soy ${mark} y quiero un corte`, clientMessageId: fresh('message') },
  });
  const { conversationId } = said;
  await did(
    'replyToCustomer',
    { input: { conversationId, text: `Aquí ${mark}`, clientMessageId: fresh('message') } },
    owner(),
  );
  await did('returnToAgent', { conversationId }, owner());
  await fillCustomers(world.app, id);
  const known = await listCustomers(world.app, { tenantId: id, limit: 1, nextToken: null });
  const customerId = known.ok ? (known.items[0]?.customerId ?? '') : '';
  await did(
    'saveCustomer',
    { input: { name: `${mark} Otra`, email: `otra-${tenantId}@mail.test` } },
    owner(),
  );

  const slotsAsked = { serviceId: of('corte'), from: '2026-11-24', to: '2026-11-27', limit: 3 };
  const page = async (name: string, variables: object, authorization = owner()) =>
    (await did(name, variables, authorization)).nextToken as string;
  const pages = {
    services: await page('searchServices', { query: null, category: null, limit: 1 }, key),
    providers: await page('listProviders', { serviceId: of('corte'), limit: 1 }, key),
    slots: await page('getAvailableSlots', { input: slotsAsked }, key),
    bookings: await page('listBookings', { input: { limit: 1 } }),
    customers: await page('listCustomers', { limit: 1 }),
  };

  const catalog = async () => {
    const tenant = await getTenant(world.app.db, id);
    if (!tenant) throw new Error('no tenant');
    return { tenant, ...(await loadCatalog(world.app.db, tenant)) };
  };
  const freshService = async () => {
    const [some] = (await catalog()).services;
    const serviceId = fresh('service');
    if (some)
      await putCatalog(world.app.db, id, {
        services: [{ ...some, serviceId, name: `${mark} ${serviceId}`, version: 0, active: false }],
      });
    return { serviceId, version: 1 };
  };
  const freshProvider = async () => {
    const [some] = (await catalog()).providers;
    const providerId = fresh('provider');
    if (some)
      await putCatalog(world.app.db, id, {
        providers: [
          { ...some, providerId, name: `${mark} ${providerId}`, version: 0, active: false, serviceIds: [] },
        ],
      });
    return { providerId, version: 1 };
  };
  const freshKey = async () => (await world.addKey(tenantId, { name: `${mark} another` })).key.keyId;
  const freshPerson = async () => {
    const userId = fresh('person');
    await world.people.identity.admin.invite(id, {
      email: `${userId}@team.test`,
      name: `${mark} Persona`,
      role: 'VIEWER',
      language: 'es',
      userId,
    });
    return userId;
  };
  const event = (kind: string) => ({ tenantId, kind, version: 1, start: '2026-11-25T13:00:00Z' });

  /** By name of the operation. */
  const good: Readonly<Record<string, () => Promise<Variables> | Variables>> = {
    health: () => ({}),
    widgetConfig: () => ({ language: 'es' }),
    searchServices: () => ({ query: null, category: null, limit: 1, nextToken: pages.services }),
    getService: () => ({ serviceId: of('corte') }),
    listProviders: () => ({ serviceId: of('corte'), limit: 1, nextToken: pages.providers }),
    getAvailableSlots: () => ({ input: { ...slotsAsked, nextToken: pages.slots } }),
    getConversation: () => ({ conversationId }),
    getManagedBooking: () => ({ manageToken: booked.manageToken }),
    me: () => ({}),
    settings: () => ({}),
    onboarding: () => ({}),
    dashboard: () => ({}),
    adminServices: () => ({ query: mark, category: 'Peluquería', active: true, limit: 5 }),
    adminService: () => ({ serviceId: of('corte') }),
    categories: () => ({}),
    adminProviders: () => ({ query: mark, active: true, limit: 5 }),
    adminProvider: () => ({ providerId: of('ana') }),
    hours: () => ({ owner: { kind: 'PROVIDER', id: of('ana') } }),
    previewHours: () => ({
      input: {
        owner: { kind: 'PROVIDER', id: of('juan') },
        weekly: null,
        exceptions: [{ date: '2026-11-25', kind: 'CLOSED', note: 'feria' }],
        serviceId: of('corte'),
        from: '2026-11-24',
        days: 7,
      },
    }),
    listBookings: () => ({ input: { limit: 1, nextToken: pages.bookings } }),
    getBooking: () => ({ bookingId: booked.bookingId }),
    listCustomers: () => ({ limit: 1, nextToken: pages.customers }),
    getCustomer: () => ({ customerId }),
    listConversations: () => ({ status: null, limit: 5 }),
    adminConversation: () => ({ conversationId }),
    listApiKeys: () => ({ limit: 5 }),
    checkOrigin: () => ({ keyId: ownKey.keyId, url: site }),
    listPeople: () => ({ limit: 50 }),
    usageReport: () => ({ months: 2 }),
    listAudit: () => ({ actorId: null, targetId: null, limit: 200 }),
    exportCsv: () => ({ kind: 'CUSTOMERS' }),
    startConversation: () => ({
      input: { language: 'es', timezone: 'America/Santiago', userContext: { name: 'Beto Baeza' } },
    }),
    sendChatMessage: () => ({
      input: {
        conversationId,
        text: 'Quiero reservar un corte',
        choice: { slot: { providerId: of('ana'), start: '2026-11-26T13:00:00Z' } },
      },
    }),
    createBooking: () => ({ input: request() }),
    cancelBooking: async () => ({
      input: { manageToken: (await freshBooking()).manageToken, reason: 'No puedo ir' },
    }),
    rescheduleBooking: () => ({
      input: { manageToken: linked.manageToken, start: freshStart(), idempotencyKey: fresh('move') },
    }),
    updateSettings: async () => {
      const { tenant } = await catalog();
      return {
        input: {
          version: tenant.version,
          branding: { ...tenant.branding, agentName: `Alba ${count++}` },
        },
      };
    },
    saveService: async () => {
      const { services } = await catalog();
      const { serviceId, version, name } = services.find((one) => one.serviceId === of('masaje')) ?? {};
      return {
        input: {
          serviceId,
          version,
          name,
          category: 'Cuerpo',
          durationMinutes: 60,
          description: fresh('new'),
        },
      };
    },
    deleteService: freshService,
    renameCategory: async () => {
      const { services } = await catalog();
      const from = services.find((one) => one.serviceId === of('limpieza'))?.category;
      return { from, to: `Rostro ${count++}` };
    },
    saveProvider: async () => {
      const { providers } = await catalog();
      const { providerId, version, name, serviceIds } =
        providers.find((one) => one.providerId === of('ana')) ?? {};
      return { input: { providerId, version, name, title: 'Dra.', serviceIds, bio: fresh('new') } };
    },
    deleteProvider: freshProvider,
    saveHours: async () => {
      const { version } = await getHours(world.app.db, id, { kind: 'provider', id: of('ana') });
      return {
        input: {
          owner: { kind: 'PROVIDER', id: of('ana') },
          version,
          weekly: null,
          exceptions: [{ date: '2027-01-04', kind: 'CLOSED', note: fresh('closed') }],
        },
      };
    },
    bookForCustomer: () => ({ input: { ...request(), walkIn: false, language: 'es' } }),
    changeBookingStatus: async () => {
      const { bookingId } = await freshBooking();
      return { input: { bookingId, version: 1, status: 'CANCELLED', reason: 'Cerramos' } };
    },
    moveBooking: async () => {
      const { bookingId } = booked;
      const version = await versionOf(bookingId);
      return { input: { bookingId, version, start: freshStart(), idempotencyKey: fresh('move') } };
    },
    updateBooking: async () => {
      const { bookingId } = booked;
      return { input: { bookingId, version: await versionOf(bookingId), notes: fresh('note') } };
    },
    saveCustomer: async () => {
      const { version, name } = (await getCustomer(world.app.db, id, customerId)) ?? {};
      return { input: { customerId, version, name, notes: fresh('note') } };
    },
    replyToCustomer: () => ({
      input: { conversationId, text: `Le escribe ${mark}`, clientMessageId: fresh('message') },
    }),
    returnToAgent: async () => {
      const input = { conversationId, text: `Le escribe ${mark}`, clientMessageId: fresh('message') };
      await did('replyToCustomer', { input }, owner());
      return { conversationId };
    },
    createPreviewToken: () => ({}),
    createApiKey: () => ({ input: { name: 'Otra página', allowedOrigins: [site] } }),
    updateApiKey: async () => {
      const keyId = await freshKey();
      return {
        input: { keyId, version: 1, name: `${mark} ${count++}`, allowedOrigins: [site], scopes: ['chat'] },
      };
    },
    rotateApiKey: async () => ({ keyId: await freshKey(), overlapMinutes: 10 }),
    revokeApiKey: async () => ({ keyId: await freshKey() }),
    invitePerson: () => ({
      input: { email: `${randomId()}@team.test`, name: 'Nueva Persona', role: 'VIEWER', language: 'es' },
    }),
    changeRole: async () => ({ userId: await freshPerson(), role: 'ADMIN' }),
    setPersonEnabled: async () => ({ userId: await freshPerson(), enabled: false }),
    resetPerson: async () => ({ userId: await freshPerson() }),
    removePerson: async () => ({ userId: await freshPerson() }),
    changePlan: async () => ({
      plan: (await catalog()).tenant.plan === 'ENTERPRISE' ? 'BUSINESS' : 'ENTERPRISE',
    }),
    importCsv: () => ({
      input: {
        kind: 'CUSTOMERS',
        csv: `name,email\r\nCliente Importado,${randomId()}@mail.test\r\n`,
        dryRun: false,
      },
    }),
    publishBookingEvent: () => ({ input: { ...event('CREATED'), bookingId: booked.bookingId } }),
    publishConversationEvent: () => ({
      input: { tenantId, kind: 'WAITING', conversationId, at: '2026-11-23T12:00:00Z' },
    }),
    onBookingEvent: () => ({}),
    onConversationEvent: () => ({}),
    onPersonReply: () => ({ conversationId }),
  };

  return {
    tenantId,
    mark,
    key,
    keyId: ownKey.keyId,
    tokensIn,
    booked,
    conversationId,
    customerId,
    variables: async (name: string): Promise<Variables> => {
      const build = good[name];
      if (!build) throw new Error(`no good input for ${name}`);
      return build();
    },
    names: Object.keys(good),
    stored: () => stored(world, id),
    /** Where something is not as it was. */
    changedSince: async (before: ReadonlyMap<string, string>) => differences(before, await stored(world, id)),
  };
}

function workingHalfHours(from: string, days: number): string[] {
  const found: string[] = [];
  for (let day = Date.parse(`${from}T12:00:00Z`); found.length < days * 17; day += 86_400_000)
    if (![0, 6].includes(new Date(day).getUTCDay()))
      for (let half = 0; half < 17; half++) found.push(new Date(day + half * 1_800_000).toISOString());
  return found;
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

async function joinTeam(world: World, tenantId: TenantId, mark: string): Promise<void> {
  for (const role of ['OWNER', 'ADMIN', 'VIEWER'] as const) {
    const userId = `${role.toLowerCase()}-of-${tenantId}`;
    const email = `${role.toLowerCase()}@${tenantId}.test`;
    await world.people.identity.admin.invite(tenantId, {
      email,
      name: `${mark} ${role}`,
      role,
      language: 'es',
      userId,
    });
    await world.people.identity.admin.setEnabled(tenantId, userId, true);
  }
}

const marked = (tenantId: string, mark: string): Service => ({
  serviceId: `${tenantId}-marked`,
  name: `${mark} de la casa`,
  aliases: [],
  category: `${mark} y más`,
  description: null,
  durationMinutes: 30,
  price: null,
  capacity: 1,
  needsApproval: false,
  rules: {},
  active: false,
  version: 0,
});

/** All a tenant has, in every table and in its team, by where it lies; what merely counts requests is left out. */
async function stored(world: World, tenantId: TenantId): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [table, { partitionKey, sortKey = '' }] of Object.entries<TableDefinition>(tables))
    for await (const page of scan(world.app.db, table as TableName))
      for (const { lastUsedAt: _, seenOrigins: __, refusedOrigins: ___, ...item } of page.items) {
        const [owner, name] = [String(item[partitionKey]), String(item[sortKey])];
        const isTheirs = owner === tenantId || owner.startsWith(`${tenantId}#`);
        if (isTheirs && !name.startsWith('RATE#')) found.set(`${table} ${owner} ${name}`, inNameOrder(item));
      }
  const team = await world.people.identity.admin.list(tenantId, { limit: 1_000, nextToken: null });
  for (const person of team.people) found.set(`team ${person.userId}`, inNameOrder(person));
  return found;
}

const inNameOrder = (value: object): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
}
