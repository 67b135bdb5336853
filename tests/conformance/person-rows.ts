import { randomUUID } from 'node:crypto';
import type { Role } from '@booking-chat/core/tenancy/roles';
import { operations } from '../api/cases.ts';
import type { Row } from './row.ts';
import type { TwoHosts } from './two-hosts.ts';

/** What the rows need of the test that runs them. */
export interface Scene {
  readonly host: () => TwoHosts;
  readonly key: () => { readonly key: string; readonly keyId: string };
  readonly nextStart: () => string;
  readonly converse: (texts: readonly string[]) => Promise<string>;
}

type PersonRow = Omit<Row, 'as'> & { readonly as?: Role };

/** Every operation of the business's side, as an owner of `aurora` unless a row says otherwise. */
export function personRows(scene: Scene): Readonly<Record<string, readonly Row[]>> {
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the operation
  const did = async (name: string, variables: Record<string, unknown> = {}): Promise<any> => {
    const document = operations.find((one) => one.name === name)?.document ?? '';
    const authorization = scene.host().tokenOf('aurora', 'OWNER');
    const answer = await scene.host().ask('local', document, variables, { authorization });
    if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    return answer.data[name];
  };
  const some = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;
  const corte = 'aurora-corte';

  const newService = (changes: object = {}) => ({
    input: {
      name: some('Servicio'),
      category: 'Nuevos',
      durationMinutes: 30,
      priceAmount: 9_000,
      ...changes,
    },
  });
  const newProvider = (changes: object = {}) => ({
    input: { name: some('Profesional'), serviceIds: [corte], ...changes },
  });
  const newBooking = (changes: object = {}) => ({
    input: {
      serviceId: corte,
      start: scene.nextStart(),
      customer: { name: 'Zoé Núñez', email: 'zoe@mail.test' },
      idempotencyKey: randomUUID(),
      ...changes,
    },
  });
  const booked = () => did('bookForCustomer', newBooking());
  const newCustomer = (changes: object = {}) => ({
    input: { name: some('Cliente'), email: `${randomUUID().slice(0, 8)}@mail.test`, ...changes },
  });
  const knownCustomer = async () => (await did('saveCustomer', newCustomer())).customerId as string;
  const newKey = () => ({ input: { name: some('Sitio'), allowedOrigins: ['https://nuevo.aurora.test'] } });
  const createdKey = async () => (await did('createApiKey', newKey())).apiKey;
  const invitation = (changes: object = {}) => ({
    input: { email: `${randomUUID().slice(0, 8)}@team.test`, name: 'Ana Díaz', role: 'VIEWER', ...changes },
  });
  /** Not by the API: a business may send so many invitations an hour. */
  const invited = async () => {
    const { email, name } = invitation().input;
    const asked = {
      email,
      name,
      role: 'VIEWER',
      language: 'es',
      userId: `usr_${randomUUID().slice(0, 8)}`,
    } as const;
    const outcome = await scene.host().world.app.identity?.admin.invite('aurora', asked);
    if (!outcome?.ok) throw new Error(`not invited: ${outcome?.why}`);
    return outcome.person;
  };
  const handedOver = () => scene.converse(['hola', 'quiero hablar con una persona']);
  const farDay = () => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

  const ofService = ['serviceId', 'name'];
  const ofProvider = ['providerId', 'name'];
  const ofBooking = [
    'bookingId',
    'code',
    'start',
    'end',
    'localDate',
    'localTime',
    'providerId',
    'providerName',
    'createdAt',
    'updatedAt',
  ];
  const ofCustomer = ['customerId', 'name', 'email', 'firstSeenAt'];
  const ofKey = ['key', 'keyId', 'prefix', 'name', 'createdAt', 'revokedAt', 'expiresAt', 'replacedBy'];
  const ofPerson = ['userId', 'email', 'createdAt', 'id'];

  const rows: Readonly<Record<string, readonly PersonRow[]>> = {
    me: [{ says: 'who signed in', variables: () => ({}), shows: 'owner@aurora.test' }],
    settings: [{ says: 'of the tenant', variables: () => ({}), as: 'VIEWER', shows: 'America/Santiago' }],
    onboarding: [{ says: 'what is left to do', variables: () => ({}), shows: 'SNIPPET' }],
    dashboard: [{ says: 'of this morning', variables: () => ({}), as: 'VIEWER', shows: 'bookingsPerDay' }],
    adminServices: [
      { says: 'all', variables: () => ({}), shows: 'Limpieza facial' },
      { says: 'by part of a name', variables: () => ({ query: 'masaje' }), shows: 'Masaje' },
      { says: 'none of them', variables: () => ({ limit: 0 }), error: 'INVALID_INPUT too-small' },
    ],
    adminService: [
      { says: 'one', variables: () => ({ serviceId: corte }), shows: 'Corte de pelo' },
      { says: 'none', variables: () => ({ serviceId: 'nothing' }), shows: 'null' },
    ],
    categories: [{ says: 'with their services', variables: () => ({}), shows: 'Peluquería' }],
    adminProviders: [{ says: 'all', variables: () => ({}), shows: 'Ana Martínez' }],
    adminProvider: [{ says: 'one', variables: () => ({ providerId: 'aurora-ana' }), shows: 'Ana Martínez' }],
    hours: [
      { says: 'of the business', variables: () => ({ owner: { kind: 'TENANT' } }), shows: '540' },
      {
        says: 'of nobody',
        variables: () => ({ owner: { kind: 'PROVIDER', id: 'nobody' } }),
        error: 'NOT_FOUND provider',
      },
    ],
    previewHours: [
      {
        says: 'of a day off',
        variables: () => ({
          input: {
            owner: { kind: 'TENANT' },
            weekly: null,
            exceptions: [{ date: farDay(), kind: 'CLOSED' }],
            serviceId: corte,
            days: 60,
          },
        }),
        shows: 'slotsBefore',
      },
    ],
    saveHours: [
      {
        says: 'with a day off',
        anew: true,
        variables: async () => {
          const owner = { kind: 'PROVIDER', id: 'aurora-juan' };
          const { version, exceptions } = await did('hours', { owner });
          const note = some('feriado');
          return {
            input: {
              owner,
              version,
              weekly: null,
              exceptions:
                exceptions.length > 0
                  ? [{ ...exceptions[0], note }]
                  : [{ date: farDay(), kind: 'CLOSED', note }],
            },
          };
        },
        varies: ['version', 'note'],
        shows: 'CLOSED',
      },
      {
        says: 'on what stood before',
        variables: () => ({
          input: {
            owner: { kind: 'PROVIDER', id: 'aurora-ana' },
            version: 999,
            weekly: null,
            exceptions: [],
          },
        }),
        error: 'CONFLICT version',
      },
    ],
    listBookings: [
      {
        says: 'to come',
        variables: async () => {
          await booked();
          return { input: { from: `${new Date().toISOString().slice(0, 11)}00:00:00Z`, limit: 3 } };
        },
        varies: ['nextToken'],
        shows: 'nextToken',
      },
      {
        says: 'the page after one that the other host gave',
        variables: async () => {
          for (let at = 0; at < 2; at++) await booked();
          const page = await did('listBookings', { input: { limit: 1 } });
          return { input: { limit: 1, nextToken: page.nextToken } };
        },
        varies: ['nextToken'],
        shows: 'bookingId',
      },
      {
        says: 'of a provider',
        variables: async () => {
          await did('bookForCustomer', newBooking({ providerId: 'aurora-ana' }));
          return { input: { providerId: 'aurora-ana', limit: 2 } };
        },
        varies: ['nextToken'],
        shows: 'Ana Martínez',
      },
      {
        says: 'of a customer',
        variables: async () => {
          const { items } = await did('listCustomers', { query: 'zoé' });
          return { input: { customerId: items[0]?.customerId ?? (await knownCustomer()), limit: 2 } };
        },
        varies: ['nextToken'],
        shows: 'items',
      },
      {
        says: 'of a customer, by name',
        variables: () => ({ input: { query: 'zoé', limit: 5 } }),
        shows: 'Zoé Núñez',
      },
    ],
    getBooking: [
      {
        says: 'one',
        variables: async () => ({ bookingId: (await booked()).bookingId }),
        shows: 'Zoé Núñez',
      },
      { says: 'none', variables: () => ({ bookingId: 'nothing' }), shows: 'null' },
    ],
    bookForCustomer: [
      { says: 'and again under its key', variables: () => newBooking(), shows: 'ADMIN' },
      {
        says: 'without notice, by who stands at the desk',
        variables: () => newBooking({ walkIn: true, customer: { name: 'Alguien' } }),
        shows: 'Alguien',
      },
      {
        says: 'without a way to reach them',
        variables: () => newBooking({ customer: { name: 'Zoé' } }),
        error: 'INVALID_INPUT required',
      },
    ],
    changeBookingStatus: [
      {
        says: 'to cancelled',
        anew: true,
        variables: async () => {
          const { bookingId, version } = await booked();
          return { input: { bookingId, version, status: 'CANCELLED', reason: 'Llamó por teléfono' } };
        },
        varies: ofBooking,
        shows: 'CANCELLED',
      },
      {
        says: 'of what has changed meanwhile',
        variables: async () => {
          const { bookingId } = await booked();
          return { input: { bookingId, version: 99, status: 'CANCELLED' } };
        },
        error: 'CONFLICT version',
      },
    ],
    moveBooking: [
      {
        says: 'to another time',
        anew: true,
        variables: async () => {
          const { bookingId, version } = await booked();
          return { input: { bookingId, version, start: scene.nextStart(), idempotencyKey: randomUUID() } };
        },
        varies: ofBooking,
        shows: 'CONFIRMED',
      },
    ],
    updateBooking: [
      {
        says: 'with notes',
        anew: true,
        variables: async () => {
          const { bookingId, version } = await booked();
          return { input: { bookingId, version, notes: 'Prefiere a Ana', paymentStatus: 'PAID' } };
        },
        varies: ofBooking,
        shows: 'Prefiere a Ana',
      },
    ],
    listCustomers: [
      {
        says: 'by name',
        variables: async () => {
          await did('saveCustomer', newCustomer({ name: 'Aaron Aal' }));
          return { query: 'aaron' };
        },
        shows: 'Aaron Aal',
      },
    ],
    getCustomer: [
      {
        says: 'one',
        variables: async () => ({ customerId: (await did('saveCustomer', newCustomer())).customerId }),
        shows: '@mail.test',
      },
    ],
    saveCustomer: [
      {
        says: 'a new one',
        anew: true,
        variables: () => newCustomer(),
        varies: ofCustomer,
        shows: '@mail.test',
      },
      {
        says: 'blocked',
        anew: true,
        variables: async () => {
          const { customerId, version, name, email } = await did('saveCustomer', newCustomer());
          return { input: { customerId, version, name, email, notes: 'No vino dos veces', blocked: true } };
        },
        varies: ofCustomer,
        shows: '"blocked":true',
      },
    ],
    listConversations: [
      {
        says: 'that wait for a person',
        variables: async () => {
          await handedOver();
          return { status: 'WAITING', limit: 2 };
        },
        varies: ['nextToken'],
        shows: 'WAITING',
      },
      { says: 'all', variables: () => ({ limit: 2 }), varies: ['nextToken'], shows: 'messageCount' },
      {
        says: 'the page after one that the other host gave',
        variables: async () => {
          for (let at = 0; at < 2; at++) await handedOver();
          const page = await did('listConversations', { limit: 1 });
          return { limit: 1, nextToken: page.nextToken };
        },
        varies: ['nextToken'],
        shows: 'messageCount',
      },
    ],
    adminConversation: [
      {
        says: 'one',
        variables: async () => ({ conversationId: await handedOver() }),
        shows: 'quiero hablar con una persona',
      },
      { says: 'none', variables: () => ({ conversationId: 'nothing' }), shows: 'null' },
    ],
    replyToCustomer: [
      {
        says: 'and again under its id',
        variables: async () => ({
          input: {
            conversationId: await handedOver(),
            text: 'Hola, soy Paula. ¿En qué ayudo?',
            clientMessageId: randomUUID(),
          },
        }),
        shows: 'soy Paula',
      },
    ],
    returnToAgent: [
      {
        says: 'after an answer',
        anew: true,
        variables: async () => {
          const conversationId = await handedOver();
          const input = { conversationId, text: 'Listo.', clientMessageId: randomUUID() };
          await did('replyToCustomer', { input });
          return { conversationId };
        },
        varies: ['conversationId', 'id', 'clientMessageId', 'createdAt', 'updatedAt', 'expiresAt'],
        shows: '"status":"AGENT"',
      },
    ],
    createPreviewToken: [
      { says: 'for the panel', variables: () => ({}), varies: ['token', 'expiresAt'], shows: 'token' },
    ],
    listApiKeys: [
      { says: 'a page', variables: () => ({ limit: 2 }), varies: ['lastUsedAt'], shows: 'prefix' },
    ],
    checkOrigin: [
      {
        says: 'of the site',
        variables: () => ({ keyId: scene.key().keyId, url: 'https://www.aurora.test/reservas' }),
        shows: '"allowed":true',
      },
      {
        says: 'of another site',
        variables: () => ({ keyId: scene.key().keyId, url: 'https://other.test' }),
        shows: '"allowed":false',
      },
    ],
    createApiKey: [
      { says: 'for a site', anew: true, variables: () => newKey(), varies: ofKey, shows: 'pk_live_' },
      {
        says: 'by someone who may not',
        as: 'ADMIN',
        variables: () => newKey(),
        error: 'FORBIDDEN role',
      },
    ],
    updateApiKey: [
      {
        says: 'with fewer scopes',
        anew: true,
        variables: async () => {
          const { keyId, version } = await createdKey();
          const input = { keyId, version, name: 'Sitio', scopes: ['read'] };
          return { input: { ...input, allowedOrigins: ['https://otro.aurora.test'] } };
        },
        varies: ofKey,
        shows: 'otro.aurora.test',
      },
    ],
    rotateApiKey: [
      {
        says: 'with an hour of overlap',
        anew: true,
        variables: async () => ({ keyId: (await createdKey()).keyId, overlapMinutes: 60 }),
        varies: ofKey,
        shows: 'pk_live_',
      },
    ],
    revokeApiKey: [
      {
        says: 'for good',
        anew: true,
        variables: async () => ({ keyId: (await createdKey()).keyId }),
        varies: ofKey,
        shows: 'REVOKED',
      },
    ],
    listPeople: [
      {
        says: 'a page',
        variables: async () => {
          await invited();
          await invited();
          return { limit: 1 };
        },
        shows: 'owner@aurora.test',
      },
    ],
    invitePerson: [
      { says: 'to read', anew: true, variables: () => invitation(), varies: ofPerson, shows: 'INVITED' },
      {
        says: 'twice',
        variables: async () => invitation({ email: (await invited()).email }),
        error: 'CONFLICT email-taken',
      },
    ],
    changeRole: [
      {
        says: 'to more',
        anew: true,
        variables: async () => ({ userId: (await invited()).userId, role: 'ADMIN' }),
        varies: ofPerson,
        shows: 'ADMIN',
      },
    ],
    setPersonEnabled: [
      {
        says: 'off',
        anew: true,
        variables: async () => ({ userId: (await invited()).userId, enabled: false }),
        varies: ofPerson,
        shows: 'DISABLED',
      },
      {
        says: 'on again',
        anew: true,
        variables: async () => {
          const { userId } = await invited();
          await did('setPersonEnabled', { userId, enabled: false });
          return { userId, enabled: true };
        },
        varies: ofPerson,
        shows: 'INVITED',
      },
    ],
    resetPerson: [
      {
        says: 'invited once more',
        anew: true,
        variables: async () => ({ userId: (await invited()).userId }),
        varies: ofPerson,
        shows: 'INVITED',
      },
      {
        says: 'to a new password',
        anew: true,
        variables: async () => {
          const { userId } = await invited();
          scene.host().standIn.cognito.confirm(userId);
          return { userId };
        },
        varies: ofPerson,
        shows: 'ACTIVE',
      },
    ],
    removePerson: [
      {
        says: 'for good',
        anew: true,
        variables: async () => ({ userId: (await invited()).userId }),
        varies: ofPerson,
        shows: 'usr_',
      },
      { says: 'who is not there', variables: () => ({ userId: 'usr_nobody' }), error: 'NOT_FOUND person' },
    ],
    usageReport: [{ says: 'of two months', variables: () => ({ months: 2 }), shows: 'messagesPerMonth' }],
    changePlan: [{ says: 'to what it is', variables: () => ({ plan: 'ENTERPRISE' }), shows: 'ENTERPRISE' }],
    listAudit: [
      {
        says: 'the latest',
        variables: async () => {
          await did('saveCustomer', newCustomer());
          return { limit: 3 };
        },
        varies: ['nextToken'],
        as: 'ADMIN',
        shows: 'customer.',
      },
    ],
    exportCsv: [{ says: 'of services', variables: () => ({ kind: 'SERVICES' }), shows: 'Corte de pelo' }],
    importCsv: [
      {
        says: 'looked at first',
        variables: async () => {
          const { csv } = await did('exportCsv', { kind: 'SERVICES' });
          return { input: { kind: 'SERVICES', csv, dryRun: true } };
        },
        shows: 'unchanged',
      },
    ],
    updateSettings: [
      {
        says: 'of the agent’s name',
        anew: true,
        variables: async () => {
          const { version, branding } = await did('settings');
          return { input: { version, branding: { ...branding, agentName: some('Alba') } } };
        },
        varies: ['version', 'agentName'],
        shows: 'Alba',
      },
      {
        says: 'on what stood before',
        variables: () => ({ input: { version: 999 } }),
        error: 'CONFLICT version',
      },
    ],
    saveService: [
      { says: 'a new one', anew: true, variables: () => newService(), varies: ofService, shows: 'Nuevos' },
      {
        says: 'on what stood before',
        variables: () => newService({ serviceId: corte, version: 999, name: 'Corte' }),
        error: 'CONFLICT version',
      },
    ],
    deleteService: [
      {
        says: 'without bookings',
        anew: true,
        variables: async () => {
          const { serviceId, version } = await did('saveService', newService());
          return { serviceId, version };
        },
        varies: ['id'],
        shows: 'id',
      },
    ],
    renameCategory: [
      {
        says: 'of a new service',
        anew: true,
        variables: async () => {
          const from = some('Vieja');
          await did('saveService', newService({ category: from }));
          return { from, to: 'Nuevos' };
        },
        varies: ['services'],
        shows: 'Nuevos',
      },
    ],
    saveProvider: [
      { says: 'a new one', anew: true, variables: () => newProvider(), varies: ofProvider, shows: corte },
      {
        says: 'who speaks of a service that is not there',
        variables: () => newProvider({ serviceIds: ['nothing'] }),
        error: 'NOT_FOUND service',
      },
    ],
    deleteProvider: [
      {
        says: 'without bookings',
        anew: true,
        variables: async () => {
          const { providerId, version } = await did('saveProvider', newProvider());
          return { providerId, version };
        },
        varies: ['id'],
        shows: 'id',
      },
    ],
  };
  return Object.fromEntries(
    Object.entries(rows).map(([name, some]) => [
      name,
      some.map((row): Row => ({ ...row, as: row.as ?? 'OWNER' })),
    ]),
  );
}
