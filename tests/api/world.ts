import type { Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { WeeklyHours } from '@booking-chat/core/scheduling/rules';
import { defaultRules } from '@booking-chat/core/scheduling/rules';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { operatorCredential } from '@booking-chat/server/api/credential';
import { createKey, type NewKey } from '@booking-chat/server/api/keys';
import type { Operation } from '@booking-chat/server/api/operation';
import { operationOf } from '@booking-chat/server/api/resolvers/resolvers';
import { runOperation } from '@booking-chat/server/api/run-operation';
import type { App } from '@booking-chat/server/context';
import { startEngine } from '@booking-chat/server/local/engine';
import { createHost, type HostOptions } from '@booking-chat/server/local/host';
import { createSigner } from '@booking-chat/server/signer';
import { putCatalog } from '@booking-chat/server/store/catalog';
import { closeDb, createTables, openDb } from '@booking-chat/server/store/db';
import { putTenant } from '@booking-chat/server/store/tenants';
import { openPeople } from './people.ts';

/** Monday 2026-11-23, 09:00 in Santiago. */
export const monday = Date.parse('2026-11-23T12:00:00Z');
export const site = 'https://www.aurora.test';

const signingKey = 'a signing key for tests, 32 characters or more';

/** A served API over the real engine, with two tenants that have nothing in common but their ids' shapes. */
export async function openWorld(options: Partial<HostOptions> = {}) {
  const engine = await startEngine({ memory: true });
  const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: `t${Date.now().toString(36)}_` });
  await createTables(db);
  const time = { now: monday };
  const people = openPeople();
  const lines: Record<string, unknown>[] = [];
  const flags: { DISABLE_IA: boolean; OWNERS_CHANGE_PLANS: boolean } = {
    DISABLE_IA: false,
    OWNERS_CHANGE_PLANS: true,
  };
  const note = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, message, ...fields });
  const app: App = {
    db,
    clock: () => time.now,
    signer: createSigner([signingKey]),
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    publicUrl: 'http://127.0.0.1',
    version: '0.0.0-test',
    identity: people.identity,
    flags: () => flags,
  };
  const server = await createHost(app, { production: true, ...options });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });

  const addTenant = async (tenantId: string, changes: Partial<Tenant> = {}, mark = '') => {
    const owner = operatorCredential(tenantId);
    const tenant = { ...tenantFacts, ...changes, tenantId: owner.tenantId, slug: tenantId } as Tenant;
    await putTenant(db, tenant);
    await putCatalog(db, owner.tenantId, {
      services: services(tenantId).map((one) => ({ ...one, name: `${mark} ${one.name}`.trim() })),
      providers: providers(tenantId).map((one) => ({ ...one, name: `${mark} ${one.name}`.trim() })),
      hours: [{ owner: { kind: 'tenant' }, availability: { weekly: weekdays, exceptions: [] } }],
    });
    return owner.tenantId;
  };

  const addKey = async (tenantId: string, wanted: Partial<NewKey> = {}) => {
    const created = await createKey(app, operatorCredential(tenantId).tenantId, {
      name: 'site',
      allowedOrigins: [site],
      ...wanted,
    });
    if (!created.ok) throw new Error(created.refusal.kind);
    return created;
  };

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site, ...headers },
      body,
    });

  const call = async (
    query: string,
    variables: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<GraphqlAnswer> => {
    const response = await post(JSON.stringify({ query, variables }), headers);
    return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
  };

  /** An access token of someone in the team of `tenantId`, as the identity provider would give it. */
  const asPerson = people.token;

  /** One operation by itself, as hosts ask it: subscriptions too, which no POST carries. */
  const run = async (
    field: string,
    args: Readonly<Record<string, unknown>>,
    headers: Record<string, string> = {},
    operation?: Operation,
  ): Promise<GraphqlAnswer> => {
    const [type = '', name = ''] = field.split('.');
    const asked = { name, args, operation: operation ?? operationOf(type, name) };
    const answer = await runOperation(app, asked, {
      requestId: 'test',
      headers: { origin: site, ...headers },
    });
    return answer.ok
      ? { status: 200, data: { [name]: answer.value } }
      : { status: 200, data: null, errors: [answer.error as NonNullable<GraphqlAnswer['errors']>[number]] };
  };

  const stopEngine = () => engine.stop();
  const close = async () => {
    await server.close();
    closeDb(db);
    await engine.stop();
  };
  const { endpoint } = engine;
  return {
    app,
    url,
    endpoint,
    signingKey,
    time,
    lines,
    flags,
    addTenant,
    addKey,
    people,
    asPerson,
    run,
    post,
    call,
    stopEngine,
    close,
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export interface GraphqlAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the query
  readonly data?: any;
  readonly errors?: readonly {
    message: string;
    errorType: string;
    errorInfo: Record<string, unknown> & { reason: string };
    path?: (string | number)[];
  }[];
}

export const errorOf = (answer: GraphqlAnswer) => {
  const [error] = answer.errors ?? [];
  return error ? `${error.errorType} ${error.errorInfo.reason}` : null;
};

const open = [{ start: 9 * 60, end: 18 * 60 }];
const weekdays: WeeklyHours = [open, open, open, open, open, [], []];

const tenantFacts: Omit<Tenant, 'tenantId' | 'slug'> = {
  name: 'Aurora',
  plan: 'PRO',
  status: 'ACTIVE',
  ownerUserId: 'owner',
  createdAt: '2026-11-01T00:00:00.000Z',
  language: 'es',
  timezone: 'America/Santiago',
  country: 'CL',
  currency: 'CLP',
  trade: 'beauty',
  business: {
    address: 'Av. Uno 1',
    directions: null,
    phone: '+56 2 2345 6789',
    email: 'hola@aurora.test',
    website: site,
  },
  branding: {
    primaryColor: '#00695c',
    logoUrl: null,
    agentName: 'Alba',
    position: 'right',
    theme: 'auto',
  },
  agent: {
    mode: 'FSM',
    style: 'neutral',
    greeting: { es: 'Hola.', en: 'Hello.', pt: 'Olá.' },
    faq: [],
    contactFields: [{ field: 'email', required: true }],
    conversationTtlMinutes: 60,
    holdMinutes: 5,
    handoffEmail: null,
  },
  rules: defaultRules,
  catalogVersion: 1,
  version: 1,
};

const services = (tenantId: string): Service[] =>
  [
    ['corte', 'Corte de pelo', 'Peluquería', 30],
    ['limpieza', 'Limpieza facial', 'Rostro', 60],
    ['masaje', 'Masaje descontracturante', 'Cuerpo', 60],
  ].map(([key, name, category, minutes]) => ({
    serviceId: `${tenantId}-${key}`,
    name: name as string,
    aliases: [],
    category: category as string,
    description: null,
    durationMinutes: minutes as number,
    price: { amount: 15_000, currency: 'CLP' },
    capacity: 1,
    needsApproval: false,
    rules: {},
    active: true,
    version: 0,
  }));

const providers = (tenantId: string): Provider[] =>
  ['ana', 'juan'].map((key) => ({
    providerId: `${tenantId}-${key}`,
    name: key === 'ana' ? 'Ana Martínez' : 'Juan Pérez',
    title: key === 'ana' ? 'Dra.' : null,
    aliases: [],
    bio: null,
    photoUrl: null,
    email: `${key}@aurora.test`,
    serviceIds:
      key === 'ana'
        ? [`${tenantId}-corte`, `${tenantId}-limpieza`]
        : [`${tenantId}-corte`, `${tenantId}-masaje`],
    timezone: 'America/Santiago',
    rules: {},
    active: true,
    version: 0,
  }));
