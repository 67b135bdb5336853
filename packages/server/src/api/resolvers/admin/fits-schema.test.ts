import { type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmBooking } from '../../../store/bookings.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { sampleProvider, sampleService } from '../../../store/testing.ts';
import { userCredential } from '../../credential.ts';
import { createExecuteQuery } from '../../execute-query.ts';
import { executableSchema } from '../../schema.ts';
import { type Business, type Office, startOffice } from './testing.ts';

/** Every field of every answer, asked for as the panel might: what is null where it may not be would show here. */

let office: Office;
let business: Business;
const weekly = Array.from({ length: 7 }, (_, at) => ({
  weekday: at + 1,
  ranges: [{ start: 540, end: 1080 }],
}));

beforeAll(async () => {
  office = await startOffice();
  business = await office.business(
    'fits',
    {},
    {
      services: [sampleService('cut', { rules: { bufferAfterMinutes: 5 } })],
      providers: [sampleProvider('ana', ['cut'])],
      hours: [
        {
          owner: { kind: 'tenant' },
          availability: { weekly: weekly.map((one) => one.ranges), exceptions: [] },
        },
      ],
    },
  );
  const tenant = await business.read();
  const booked = await confirmBooking(office.store, {
    tenant,
    catalog: await loadCatalog(office.store.db, tenant),
    serviceId: 'cut',
    providerId: 'ana',
    start: Date.parse('2026-11-24T13:00:00Z') / 60_000,
    customer: { name: 'Eva', email: 'eva@example.com', phone: null },
    notes: null,
    language: 'es',
    customerTimezone: null,
    source: 'chat',
    idempotencyKey: 'fits-schema',
  });
  expect(booked).toMatchObject({ ok: true });
});
afterAll(() => office.stop());

const schema = executableSchema(() => () => null);

/** All fields of a type, down to the last one. */
function everything(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).map((field) => `${field.name} ${everything(field.type)}`);
  return `{ ${fields.join(' ')} }`;
}

async function askAll(operation: string, args: Record<string, unknown>) {
  const query = schema.getQueryType()?.getFields()[operation];
  const field = query ?? schema.getMutationType()?.getFields()[operation];
  if (!field) throw new Error(`there is no ${operation}`);
  const names = field.args.filter((one) => one.name in args);
  const declared = names.map((one) => `$${one.name}: ${one.type}`).join(', ');
  const passed = names.map((one) => `${one.name}: $${one.name}`).join(', ');
  const text = `${query ? 'query' : 'mutation'} ${declared && `(${declared})`} { ${operation} ${passed && `(${passed})`} ${everything(field.type)} }`;
  const credential = userCredential({
    tenantId: business.tenantId,
    userId: 'user-OWNER',
    role: 'OWNER',
    email: 'owner@fits.test',
    name: null,
  });
  return createExecuteQuery(office.app, { introspection: false })(
    { query: text, variables: args },
    { requestId: 'r1', headers: {}, credential },
  );
}

const tenant = { kind: 'TENANT' };
const cases: [operation: string, args: Record<string, unknown>][] = [
  ['settings', {}],
  ['onboarding', {}],
  ['saveService', { input: { name: 'Color', durationMinutes: 60, priceAmount: 5, providerIds: ['ana'] } }],
  ['adminServices', { query: 'color', active: true, limit: 1 }],
  ['adminService', { serviceId: 'cut' }],
  ['adminService', { serviceId: 'none' }],
  ['categories', {}],
  ['renameCategory', { from: 'x', to: null }],
  ['saveProvider', { input: { name: 'Eva', serviceIds: ['cut'], email: 'e@example.com', active: false } }],
  ['adminProviders', { query: 'ana' }],
  ['adminProvider', { providerId: 'ana' }],
  ['hours', { owner: tenant }],
  [
    'previewHours',
    {
      input: {
        owner: tenant,
        weekly: weekly.map((one) => ({
          ...one,
          ranges: [
            { start: 720, end: 780 },
            { start: 780, end: 800 },
          ],
        })),
        exceptions: [{ date: '2026-11-01', kind: 'HOURS', ranges: [{ start: 0, end: 5 }], note: 'x' }],
      },
    },
  ],
  [
    'saveHours',
    {
      input: {
        owner: { kind: 'PROVIDER', id: 'ana' },
        version: 0,
        weekly,
        exceptions: [{ date: '2026-12-25', kind: 'CLOSED' }],
      },
    },
  ],
  ['hours', { owner: { kind: 'PROVIDER', id: 'ana' } }],
  ['exportCsv', { kind: 'SERVICES' }],
  ['exportCsv', { kind: 'PROVIDERS' }],
  ['exportCsv', { kind: 'CUSTOMERS' }],
  ['exportCsv', { kind: 'BOOKINGS', from: '2026-11-01T00:00:00Z' }],
  ['importCsv', { input: { kind: 'SERVICES', csv: 'name,x\nA,', dryRun: true } }],
  ['listAudit', {}],
];

it.each(cases)('%s %j', async (operation, args) => {
  const { status, body } = await askAll(operation, args);
  expect([status, body.errors]).toEqual([200, undefined]);
  expect(body.data).toHaveProperty(operation);
});
