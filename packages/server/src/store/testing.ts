import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import { defaultRules } from '@booking-chat/core/scheduling/rules';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import { startEngine } from '../local/engine.ts';
import { createSigner } from '../signer.ts';
import { closeDb, createTables, type Db, openDb } from './db.ts';
import type { StoreContext } from './store-context.ts';

export interface TestStore extends StoreContext {
  readonly endpoint: string;
  /** Sets the clock: epoch milliseconds. */
  setNow(now: number): void;
  /** Another connection, as another process would have. */
  anotherDb(): Db;
  stop(): Promise<void>;
}

/** A real engine in memory with all tables, for one test file; its clock stands still until told. */
export async function startTestStore(now = Date.parse('2026-11-23T12:00:00Z')): Promise<TestStore> {
  const engine = await startEngine({ memory: true });
  const open = () => openDb({ endpoint: engine.endpoint, region: 'local', prefix: 'test-' });
  const dbs = [open()];
  const db = dbs[0] as Db;
  await createTables(db);
  let time = now;
  return {
    db,
    endpoint: engine.endpoint,
    clock: () => time,
    signer: createSigner(['a signing key for tests, nothing else']),
    setNow(next) {
      time = next;
    },
    anotherDb() {
      const another = open();
      dbs.push(another);
      return another;
    },
    async stop() {
      for (const one of dbs) closeDb(one);
      await engine.stop();
    },
  };
}

/** A tenant with all rules at their defaults; `change` says what is special about it. */
export function sampleTenant(tenantId: string, change: Partial<Tenant> = {}): Tenant {
  return {
    tenantId: tenantId as TenantId,
    name: `Business ${tenantId}`,
    slug: tenantId,
    plan: 'ENTERPRISE',
    status: 'ACTIVE',
    ownerUserId: `owner-of-${tenantId}`,
    createdAt: '2026-11-01T00:00:00.000Z',
    language: 'es',
    timezone: 'America/Santiago',
    country: 'CL',
    currency: 'CLP',
    trade: 'medical',
    business: { address: null, directions: null, phone: null, email: null, website: null },
    branding: { primaryColor: '#0b6', logoUrl: null, agentName: 'Ana', position: 'right', theme: 'auto' },
    agent: {
      mode: 'FSM',
      style: 'neutral',
      greeting: {},
      faq: [],
      contactFields: [{ field: 'email', required: true }],
      conversationTtlMinutes: 60,
      holdMinutes: 10,
      handoffEmail: null,
    },
    rules: { ...defaultRules, minimumNoticeMinutes: 0 },
    catalogVersion: 1,
    version: 1,
    ...change,
  };
}

export const sampleService = (serviceId: string, change: Partial<Service> = {}): Service => ({
  serviceId,
  name: `Service ${serviceId}`,
  aliases: [],
  category: null,
  description: null,
  durationMinutes: 30,
  price: { amount: 25_000, currency: 'CLP' },
  capacity: 1,
  needsApproval: false,
  rules: {},
  active: true,
  version: 0,
  ...change,
});

export const sampleProvider = (
  providerId: string,
  serviceIds: readonly string[],
  change: Partial<Provider> = {},
): Provider => ({
  providerId,
  name: `Provider ${providerId}`,
  title: null,
  aliases: [],
  bio: null,
  photoUrl: null,
  email: null,
  serviceIds,
  timezone: 'America/Santiago',
  rules: {},
  active: true,
  version: 0,
  ...change,
});

/** Open every day around the clock unless `availability` says otherwise. */
export const sampleCatalog = (
  services: readonly Service[],
  providers: readonly Provider[],
  availability: Partial<Catalog['availability']> = {},
): Catalog => ({
  version: 1,
  services,
  providers,
  availability: {
    tenant: { weekly: Array.from({ length: 7 }, () => [{ start: 0, end: 1440 }]), exceptions: [] },
    providers: {},
    services: {},
    ...availability,
  },
});
