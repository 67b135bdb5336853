import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConversation } from '../agent/run-turn.ts';
import { authorizeKey } from '../api/authorize.ts';
import { operatorCredential } from '../api/credential.ts';
import type { App } from '../context.ts';
import { startNotifier } from '../notify/notifier.ts';
import { openOutbox } from '../notify/outbox.ts';
import { createSigner } from '../signer.ts';
import { auditWrite, changesBetween } from '../store/audit.ts';
import { customerIdOf } from '../store/booking-item.ts';
import { cancelBooking, confirmBooking, listBookings } from '../store/bookings.ts';
import { loadCatalog } from '../store/catalog.ts';
import { listCustomers } from '../store/customers.ts';
import { scan, write } from '../store/db.ts';
import { fillCustomers } from '../store/fill-customers.ts';
import { putNotice } from '../store/notices.ts';
import { type TableName, tables } from '../store/tables.ts';
import { getTenant } from '../store/tenants.ts';
import { startTestStore, type TestStore } from '../store/testing.ts';
import { takeMessage, takeRequest } from '../store/usage.ts';
import { type Demo, seedDemo } from './seed/seed-demo.ts';
import { eraseTenant, exportTenant, importTenant, keyOfAnother, readArchive } from './tenant-archive.ts';

let store: TestStore;
let app: App;
let folder: string;
let demos: Demo[];
let tenant: Tenant;
const clinic = operatorCredential('demo-clinica-aurora').tenantId;
const salon = operatorCredential('demo-estudio-ipe').tenantId;

beforeEach(async () => {
  store = await startTestStore();
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  app = {
    ...store,
    log: { info() {}, warn() {}, error() {} },
    publicUrl: 'http://localhost',
    version: 'test',
  };
  demos = await seedDemo(app, folder);
  tenant = (await getTenant(app.db, clinic)) as Tenant;
  await liveALittle();
});
afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

/** Something in every table. */
async function liveALittle(): Promise<void> {
  const outcome = await confirmBooking(app, {
    tenant,
    catalog: await loadCatalog(app.db, tenant),
    serviceId: 'consulta-general',
    providerId: 'felipe-rojas',
    start: Date.parse('2026-11-24T14:00:00Z') / 60_000,
    customer: { name: 'Juan Pérez', email: 'juan@example.com', phone: null },
    notes: null,
    language: 'es',
    customerTimezone: null,
    source: 'chat',
    idempotencyKey: 'one booking',
  });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  await fillCustomers(app, clinic);
  const before = { name: 'Before' };
  const entry = { tenantId: clinic, at: '2026-11-23T12:00:00.000Z', targetId: null, targetName: null };
  await write(
    app.db,
    auditWrite({
      ...entry,
      actorKind: 'OPERATOR',
      actorId: null,
      actorName: 'a command',
      action: 'settings.update',
      changes: changesBetween(before, { name: 'After' }),
    }),
  );
  await startConversation(app, { tenant }, { language: 'es' });
  await takeMessage(app.db, clinic, '2026-11', null);
  await takeRequest(app.db, clinic, 'key', 10, app.clock());
  await putNotice(app.db, clinic, {
    kind: 'one-time-code',
    noticeId: 'n1',
    language: 'es',
    createdAt: '2026-11-23T12:00:00.000Z',
    email: 'juan@example.com',
    name: null,
    code: '123456',
    validMinutes: 10,
  });
}

/** Every item of every table that mentions the tenant anywhere. */
async function traces(tenantId: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of Object.keys(tables) as TableName[])
    for await (const page of scan(app.db, table))
      found.push(...page.items.map((item) => JSON.stringify(item)).filter((text) => text.includes(tenantId)));
  return found;
}

const customersBookings = async () => {
  const page = await listBookings(app, {
    tenantId: clinic,
    of: { kind: 'customer', email: 'juan@example.com', phone: null },
    limit: 10,
  });
  return page.ok ? page.items : [];
};

it('erases everything of one tenant and nothing of another', async () => {
  const others = await exportTenant(app.db, salon);
  expect((await traces(clinic)).length).toBeGreaterThan(30);
  await eraseTenant(app.db, clinic);
  expect(await traces(clinic)).toEqual([]);
  expect(await exportTenant(app.db, salon)).toEqual(others);
});

it('brings back the same tenant: export, erase, import, export', async () => {
  const before = await exportTenant(app.db, clinic);
  expect(Object.values(before.tables).every((items) => items.length > 0)).toBe(true);
  const file = JSON.parse(JSON.stringify(before));
  await eraseTenant(app.db, clinic);
  const archive = readArchive(file);
  if (typeof archive === 'string') throw new Error(archive);
  await importTenant(app, clinic, archive);
  expect(JSON.stringify(await exportTenant(app.db, clinic)) === JSON.stringify(before)).toBe(true);
  expect(archive.tables.Conversations).toMatchObject([{ messages: [{ sender: 'AGENT' }] }]);
  expect(await customersBookings()).toHaveLength(1);
  const key = demos.find((demo) => demo.tenantId === clinic)?.publicKey;
  expect(await authorizeKey(app, key)).toMatchObject({ tenantId: clinic });
});

it('finds customers again under another installation’s signing key', async () => {
  const archive = await exportTenant(app.db, clinic);
  await eraseTenant(app.db, clinic);
  app = { ...app, signer: createSigner(['the signing key of quite another installation']) };
  await importTenant(app, clinic, archive);
  const [booking] = await customersBookings();
  const listed = await listCustomers(app, { tenantId: clinic, limit: 10, nextToken: null });
  const customerId = customerIdOf(app.signer, clinic, booking?.customer ?? { email: null, phone: null });
  expect(listed.ok && listed.items).toMatchObject([{ customerId, name: 'Juan Pérez' }]);
});

it('lists the customers of an archive that is older than the list', async () => {
  const { Customers: _, ...older } = (await exportTenant(app.db, clinic)).tables;
  await eraseTenant(app.db, clinic);
  await importTenant(app, clinic, {
    format: 'agentic-booking-chat/tenant',
    formatVersion: 1,
    tenantId: clinic,
    tables: older,
  });
  const listed = await listCustomers(app, { tenantId: clinic, limit: 10, nextToken: null });
  expect(listed.ok && listed.items).toMatchObject([{ name: 'Juan Pérez', email: 'juan@example.com' }]);
});

it('mails nobody about imported bookings, but mails what happens to them later', async () => {
  const archive = await exportTenant(app.db, clinic);
  await eraseTenant(app.db, clinic);
  await importTenant(app, clinic, archive);
  const outbox = openOutbox(join(folder, 'outbox'));
  const notifier = startNotifier({
    ...app,
    endpoint: store.endpoint,
    region: 'local',
    dataDir: folder,
    from: 'no-reply@saas.example',
    transport: outbox,
  });
  try {
    const [booking] = await customersBookings();
    await cancelBooking(app, {
      tenant,
      catalog: await loadCatalog(app.db, tenant),
      bookingId: booking?.bookingId ?? '',
      by: 'business',
      reason: null,
    });
    const cancelled = async () => (await kindsIn(outbox)).filter((kind) => kind === 'cancelled').length;
    for (let tried = 0; tried < 200 && (await cancelled()) < 2; tried++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    // The stream still carries the first booking, made before the export: that one was news.
    const kinds = await kindsIn(outbox);
    expect(kinds.filter((kind) => kind === 'cancelled')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'confirmed')).toHaveLength(2);
  } finally {
    await notifier.stop();
  }
});

it('knows a public key that another tenant presents', async () => {
  const archive = await exportTenant(app.db, clinic);
  expect(await keyOfAnother(app.db, archive)).toBeNull();
  const keys = (archive.tables.TenantApiKeys ?? []).map((key) => ({ ...key, tenantId: 'thief' }));
  const [key] = archive.tables.TenantApiKeys ?? [];
  expect(await keyOfAnother(app.db, { ...archive, tenantId: 'thief', tables: { TenantApiKeys: keys } })).toBe(
    key?.prefix,
  );
});

const kindsIn = async (outbox: ReturnType<typeof openOutbox>) =>
  (await outbox.list()).map(({ kind }) => kind);

describe('a file that is no export', () => {
  const tenants = [{ tenantId: 't' }];
  const archive = {
    format: 'agentic-booking-chat/tenant',
    formatVersion: 1,
    tenantId: 't',
    tables: { Tenants: tenants },
  };
  it.each<[string, unknown, RegExp]>([
    ['null', null, /not an export/],
    ['another format', { format: 'x' }, /not an export/],
    ['a newer version', { ...archive, formatVersion: 2 }, /newer/],
    ['no tenant', { ...archive, tables: {} }, /exactly one/],
    ['an unknown table', { ...archive, tables: { Tenants: tenants, Users: [] } }, /no table/],
    [
      'someone else’s item',
      { ...archive, tables: { Tenants: tenants, Services: [{ tenantId: 'u', serviceId: 's' }] } },
      /someone else/,
    ],
    [
      'someone else’s agenda',
      {
        ...archive,
        tables: { Tenants: tenants, ProviderAvailability: [{ ownerKey: 'tt#p', itemKey: 'AGENDA#1' }] },
      },
      /someone else/,
    ],
    [
      'an agenda of someone else as its own id',
      {
        ...archive,
        tenantId: 'u#p',
        tables: {
          Tenants: [{ tenantId: 'u#p' }],
          ProviderAvailability: [{ ownerKey: 'u#p', itemKey: 'AGENDA#1' }],
        },
      },
      /no id/,
    ],
    ...[{ tenantKey: 'u' }, { providerKey: 'u#p' }, { customerKey: 'u#c' }].map(
      (listed): [string, unknown, RegExp] => [
        `a booking in someone else’s list: ${Object.keys(listed)}`,
        {
          ...archive,
          tables: { Tenants: tenants, Bookings: [{ tenantId: 't', itemKey: 'BOOKING#1', ...listed }] },
        },
        /someone else/,
      ],
    ),
    [
      'a conversation in someone else’s inbox',
      {
        ...archive,
        tables: {
          Tenants: tenants,
          Conversations: [{ tenantId: 't', conversationId: 'c', inboxKey: 'u#WAITING' }],
        },
      },
      /someone else/,
    ],
    [
      'a person with a header for an address',
      { ...archive, people: [{ userId: 'p', email: 'a@b.example\nBcc: c@d.example', role: 'OWNER' }] },
      /a person/,
    ],
    [
      'a link that is a script',
      {
        ...archive,
        tables: { Tenants: [{ tenantId: 't', business: { website: 'javascript:alert(1)' } }] },
      },
      /link/,
    ],
    [
      'an item without its key',
      { ...archive, tables: { Tenants: tenants, Services: [{ tenantId: 't' }] } },
      /no serviceId/,
    ],
  ])('%s', (_, value, problem) => expect(readArchive(value)).toMatch(problem));
});
