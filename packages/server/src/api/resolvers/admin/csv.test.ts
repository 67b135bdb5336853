import type { CsvImport, CsvPage } from '@booking-chat/schema/generated/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmBooking } from '../../../store/bookings.ts';
import { type CatalogChange, loadCatalog } from '../../../store/catalog.ts';
import { getCustomer } from '../../../store/customers.ts';
import { sampleProvider, sampleService } from '../../../store/testing.ts';
import { readCsv } from '../../csv/csv-text.ts';
import { serviceColumns } from '../../csv/service-rows.ts';
import { type Business, type Office, startOffice } from './testing.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const people: CatalogChange = {
  services: [
    sampleService('cut', {
      name: '=Corte; "fino"',
      aliases: ['tijeras', '+barba'],
      category: '-10 %',
      description: 'Dos líneas:\nuna, otra',
      price: { amount: 12_550, currency: 'EUR' },
      rules: { maxBookingsPerDay: null, bufferAfterMinutes: 10 },
    }),
    sampleService('dye', { name: 'Color', price: null, needsApproval: true, active: false }),
  ],
  providers: [
    sampleProvider('ana', ['cut', 'dye'], { name: 'Ana', title: 'Dra.', email: 'ana@example.com' }),
    sampleProvider('eva', [], { name: '@eva', active: false, rules: { horizonDays: 7 } }),
  ],
};

const exported = async ({ ask }: Business, kind: string): Promise<string> => {
  let csv = '';
  for (let nextToken: string | null = null, first = true; first || nextToken; first = false) {
    const page: CsvPage = await ask('exportCsv', { kind, nextToken });
    csv += page.csv;
    ({ nextToken } = page);
  }
  return csv;
};

const imported = ({ ask }: Business, kind: string, csv: string, more: object = {}): Promise<CsvImport> =>
  ask('importCsv', { input: { kind, csv, dryRun: false, ...more } });

/** '1 created, 2 updated, 3 unchanged', and each problem as 'line column value'. */
const told = ({ created, updated, unchanged, problems }: CsvImport): string[] => [
  `${created} created, ${updated} updated, ${unchanged} unchanged`,
  ...problems.map(({ line, column, value }) => [line, column, value].filter((one) => one !== null).join(' ')),
];

describe('a round trip', () => {
  it('of services changes nothing', async () => {
    const business = await office.business('r1', { currency: 'EUR' }, people);
    const csv = await exported(business, 'SERVICES');
    expect(csv.split('\r\n')[0]).toBe(serviceColumns.join(','));
    expect(csv).toContain(
      `"'=Corte; ""fino""",tijeras | +barba,'-10 %,"Dos líneas:\nuna, otra",30,125.50,EUR,1,no,yes`,
    );
    expect(told(await imported(business, 'SERVICES', csv, { dryRun: true }))).toEqual([
      '0 created, 0 updated, 2 unchanged',
    ]);
    expect(told(await imported(business, 'SERVICES', csv))).toEqual(['0 created, 0 updated, 2 unchanged']);
    expect(await business.trail()).toEqual([]);
  });

  it('of providers changes nothing', async () => {
    const business = await office.business('r2', {}, people);
    const csv = await exported(business, 'PROVIDERS');
    expect(csv).toContain(`ana,Ana,Dra.,,"'=Corte; ""fino"" | Color",ana@example.com,,,America/Santiago,yes`);
    expect(csv).toContain(`eva,'@eva`);
    expect(told(await imported(business, 'PROVIDERS', csv))).toEqual(['0 created, 0 updated, 2 unchanged']);
  });

  it('of customers changes nothing, telephone numbers included', async () => {
    const business = await office.business('r3', {}, people);
    const csv =
      'name;email;phone;notes;blocked\nEva;eva@example.com;+56 9 1234 5678;"=x;\ny";no\nLuz;;+56 9 8765 4321;;sí\n';
    expect(told(await imported(business, 'CUSTOMERS', csv))).toEqual(['2 created, 0 updated, 0 unchanged']);
    const again = await exported(business, 'CUSTOMERS');
    expect(again).toContain("'+56 9 1234 5678");
    expect(told(await imported(business, 'CUSTOMERS', again))).toEqual(['0 created, 0 updated, 2 unchanged']);
    expect(told(await imported(business, 'CUSTOMERS', csv))).toEqual(['0 created, 0 updated, 2 unchanged']);
  });

  it('into another business makes the same there', async () => {
    const from = await office.business('r4', { currency: 'EUR' }, people);
    const to = await office.business('r5', { currency: 'EUR' });
    for (const kind of ['SERVICES', 'PROVIDERS']) {
      const csv = await exported(from, kind);
      expect(told(await imported(to, kind, csv))).toEqual(['2 created, 0 updated, 0 unchanged']);
      const there = readCsv(await exported(to, kind), ['name'])?.rows;
      const here = readCsv(csv, ['name'])?.rows;
      const facts = (rows: typeof here) =>
        rows
          ?.map(({ cells }) => [...cells].filter(([name]) => !name.endsWith('_id')).map(([, value]) => value))
          .sort();
      expect(facts(there)).toEqual(facts(here));
    }
  });
});

describe('services', () => {
  const shop = () =>
    office.business(
      `s${Math.random()}`,
      { currency: 'EUR' },
      { services: [sampleService('cut', { name: 'Corte', price: { amount: 1_000, currency: 'EUR' } })] },
    );

  it('creates and edits by name; what the file does not name stays; each row has its entry', async () => {
    const business = await shop();
    const csv = '\ufeffName;Duration_minutes;Price;Active\r\ncórte;45;12,50;sí\r\nColor;60;1.234,00;no\r\n';
    expect(told(await imported(business, 'SERVICES', csv, { dryRun: true }))).toEqual([
      '1 created, 1 updated, 0 unchanged',
    ]);
    expect(await business.trail()).toEqual([]);
    expect(told(await imported(business, 'SERVICES', csv))).toEqual(['1 created, 1 updated, 0 unchanged']);
    const { services } = await loadCatalog(office.store.db, await business.read());
    expect(services.find((one) => one.serviceId === 'cut')).toMatchObject({
      name: 'córte',
      durationMinutes: 45,
      price: { amount: 1_250, currency: 'EUR' },
      capacity: 1,
      version: 2,
    });
    expect(services.find((one) => one.name === 'Color')).toMatchObject({
      price: { amount: 123_400, currency: 'EUR' },
      active: false,
      version: 1,
    });
    const actions = (await business.trail()).map((one) => one.action).sort();
    expect(actions).toEqual(['csv.import', 'service.create', 'service.update']);
    const entry = (await business.trail()).find((one) => one.action === 'csv.import');
    expect(entry?.changes).toEqual([
      { field: 'created', before: null, after: '1' },
      { field: 'updated', before: null, after: '1' },
    ]);
  });

  const bad: [caption: string, csv: string, problems: string[]][] = [
    ['a number that is none', 'name,duration_minutes\nA,half', ['2 duration_minutes half']],
    ['no duration for a new one', 'name,price\nA,5', ['2 duration_minutes']],
    ['too long', `name,duration_minutes\n${'x'.repeat(101)},30`, [`2 name ${'x'.repeat(60)}…`]],
    ['no name', 'service_id,name,duration_minutes\n,,30', ['2 name']],
    ['a price that is none', 'name,duration_minutes,price\nA,30,free', ['2 price free']],
    ['cents too many', 'name,duration_minutes,price\nA,30,"1,2345"', ['2 price 1,2345']],
    ['another currency', 'name,duration_minutes,price,currency\nA,30,5,USD', ['2 currency USD']],
    ['neither yes nor no', 'name,duration_minutes,active\nA,30,perhaps', ['2 active perhaps']],
    ['a rule out of bounds', 'name,duration_minutes,horizon_days\nA,30,9999', ['2 horizon_days 9999']],
    ['twice', 'name,duration_minutes\nA,30\nB,30\na,40', ['4']],
    [
      'a name that another has',
      'service_id,name,duration_minutes\nnew,Otro,30\n,corte,10\ncut,otro,30',
      ['4 name otro'],
    ],
    ['an unknown column', 'name,duration_minutes,colour\nA,30,red', ['1 colour']],
    ['quotes that do not close', 'name,duration_minutes\nA,30\n"B,30\nC,30', ['3']],
  ];
  it.each(bad)(
    'tells the line, column and value of a problem, and stores nothing: %s',
    async (_, csv, problems) => {
      const business = await shop();
      const outcome = await imported(business, 'SERVICES', csv);
      expect(told(outcome)).toEqual(['0 created, 0 updated, 0 unchanged', ...problems]);
      expect(outcome.problems.every((one) => one.message.length > 10)).toBe(true);
      expect([await business.trail(), (await business.read()).catalogVersion]).toEqual([[], 1]);
    },
  );

  it('stores the rows without a problem when asked to', async () => {
    const business = await shop();
    const csv = 'name,duration_minutes\nA,30\nB,half\nC,30';
    expect(told(await imported(business, 'SERVICES', csv, { skipProblems: true }))).toEqual([
      '2 created, 0 updated, 0 unchanged',
      '3 duration_minutes half',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no header', 'A,30\nB,60'],
    ['a header that says nobody', 'price,category\n5,x'],
  ])('is no table: %s', async (_, csv) => {
    const { refusal } = await shop();
    const input = { kind: 'SERVICES', csv, dryRun: true };
    expect(await refusal('importCsv', { input })).toBe('INVALID_INPUT csv-header input.csv');
  });

  it('a file of more rows than a transaction holds is stored whole, in steps', async () => {
    const business = await shop();
    const rows = Array.from({ length: 130 }, (_, at) => `Servicio ${at},30`);
    const csv = ['name,duration_minutes', ...rows].join('\n');
    expect(told(await imported(business, 'SERVICES', csv))).toEqual(['130 created, 0 updated, 0 unchanged']);
    expect(told(await imported(business, 'SERVICES', csv))).toEqual(['0 created, 0 updated, 130 unchanged']);
    const pages = await exported(business, 'SERVICES');
    expect(pages.split('\r\n').filter(Boolean)).toHaveLength(132);
  });

  it('two of the same file at once make each service once', async () => {
    const business = await shop();
    const csv = ['name,duration_minutes', ...Array.from({ length: 60 }, (_, at) => `S ${at},30`)].join('\n');
    const outcomes = await Promise.all([
      imported(business, 'SERVICES', csv),
      imported(business, 'SERVICES', csv),
    ]);
    expect(outcomes.reduce((sum, one) => sum + one.created, 0)).toBe(60);
    const { services } = await loadCatalog(office.store.db, await business.read());
    expect(services).toHaveLength(61);
  });

  it('two different files at once both come to their end', async () => {
    const business = await shop();
    const file = (minutes: number) =>
      ['name,duration_minutes', ...Array.from({ length: 120 }, (_, at) => `S ${at},${minutes}`)].join('\n');
    const outcomes = await Promise.all(
      [30, 45, 60].map((minutes) => imported(business, 'SERVICES', file(minutes))),
    );
    expect(outcomes.every((one) => one.problems.length === 0)).toBe(true);
    const { services } = await loadCatalog(office.store.db, await business.read());
    expect(services).toHaveLength(121);
  });

  it('lists the first thousand problems of a file that is nothing but problems', async () => {
    const business = await office.business('broken', {}, people);
    const columns = Array.from({ length: 5_000 }, (_, at) => `x${at}`).join(',');
    const report = await imported(business, 'SERVICES', `name,${columns}\nCorte,${columns}\n`);
    expect(report).toMatchObject({ created: 0, updated: 0 });
    expect(report.problems).toHaveLength(1_000);
  });

  it('is at most 60 kB', async () => {
    const { refusal } = await shop();
    const input = { kind: 'SERVICES', csv: `name\n${'é'.repeat(30_001)}`, dryRun: true };
    expect(await refusal('importCsv', { input })).toBe('INVALID_INPUT request-size input.csv');
  });
});

describe('providers', () => {
  it('services by name or id, and no more active ones than the plan has', async () => {
    const business = await office.business(
      'p1',
      { plan: 'PRO' },
      {
        services: [sampleService('cut', { name: 'Corte' }), sampleService('dye', { name: 'Color' })],
        providers: [sampleProvider('ana', [], { name: 'Ana' })],
      },
    );
    const csv = 'name,services,active\nAna,corte | dye,yes\nB,Color,\nC,,yes\nD,,yes\nE,,no\nF,Nada,no';
    const outcome = await imported(business, 'PROVIDERS', csv, { skipProblems: true });
    expect(told(outcome)).toEqual(['3 created, 1 updated, 0 unchanged', '5 active yes', '7 services Nada']);
    expect(outcome.problems[0]?.message).toContain('(3)');
    const { providers } = await loadCatalog(office.store.db, await business.read());
    expect(providers.filter((one) => one.active)).toHaveLength(3);
    expect(providers.find((one) => one.providerId === 'ana')?.serviceIds).toEqual(['cut', 'dye']);
  });

  it('asks who is meant when two have one name', async () => {
    const business = await office.business(
      'p2',
      {},
      {
        providers: [sampleProvider('a', [], { name: 'Ana' }), sampleProvider('b', [], { name: 'ANA' })],
      },
    );
    expect(told(await imported(business, 'PROVIDERS', 'name,title\nana,Dra.'))).toEqual([
      '0 created, 0 updated, 0 unchanged',
      '2 name ana',
    ]);
    expect(told(await imported(business, 'PROVIDERS', 'provider_id,title\nb,Dra.'))[0]).toBe(
      '0 created, 1 updated, 0 unchanged',
    );
  });
});

describe('customers', () => {
  it('found by e-mail, else by telephone; blocked in any language; whole or not at all', async () => {
    const business = await office.business('c1');
    await imported(business, 'CUSTOMERS', 'name,email,phone\nEva,eva@example.com,\nLuz,,+56 9 8765 4321');
    const csv =
      'name,email,phone,blocked\nEva B.,EVA@example.com,,sim\nLuz,luz@example.com,56987654321,não\nNadie,,,no';
    expect(told(await imported(business, 'CUSTOMERS', csv))).toEqual([
      '0 created, 0 updated, 0 unchanged',
      '4 email',
    ]);
    expect(told(await imported(business, 'CUSTOMERS', csv, { skipProblems: true }))).toEqual([
      '0 created, 2 updated, 0 unchanged',
      '4 email',
    ]);
    const rows = readCsv(await exported(business, 'CUSTOMERS'), ['name'])?.rows ?? [];
    expect(rows.map(({ cells }) => [cells.get('name'), cells.get('email'), cells.get('blocked')])).toEqual([
      ['Eva B.', 'EVA@example.com', 'yes'],
      ['Luz', 'luz@example.com', 'no'],
    ]);
    const id = rows[0]?.cells.get('customer_id') as string;
    expect(await getCustomer(office.store.db, business.tenantId, id)).toMatchObject({
      version: 2,
      blocked: true,
    });
  });

  it('a hundred in steps, each with its entry', async () => {
    const business = await office.business('c2');
    const rows = Array.from({ length: 100 }, (_, at) => `Cliente ${at},c${at}@example.com,yes`);
    const csv = ['name,email,blocked', ...rows].join('\r\n');
    expect(told(await imported(business, 'CUSTOMERS', csv))).toEqual(['100 created, 0 updated, 0 unchanged']);
    expect(told(await imported(business, 'CUSTOMERS', csv))).toEqual(['0 created, 0 updated, 100 unchanged']);
  });
});

describe('bookings', () => {
  it('with local times, their zone and a price that programs read; by page and by time', async () => {
    const weekly = Array.from({ length: 7 }, () => [{ start: 0, end: 1_440 }]);
    const business = await office.business(
      'b1',
      {},
      {
        services: [sampleService('cut', { name: 'Corte' })],
        providers: [sampleProvider('ana', ['cut'], { name: 'Ana' })],
        hours: [{ owner: { kind: 'tenant' }, availability: { weekly, exceptions: [] } }],
      },
    );
    const tenant = await business.read();
    const book = async (start: string) => {
      const booked = await confirmBooking(office.store, {
        tenant,
        catalog: await loadCatalog(office.store.db, tenant),
        serviceId: 'cut',
        providerId: 'ana',
        start: Date.parse(start) / 60_000,
        customer: { name: '=Eva', email: 'eva@example.com', phone: null },
        notes: null,
        language: 'es',
        customerTimezone: 'Europe/Madrid',
        source: 'chat',
        idempotencyKey: `csv-${start}`,
      });
      expect(booked).toMatchObject({ ok: true });
    };
    await book('2026-11-24T13:00:00Z');
    await book('2026-11-25T02:45:00Z');
    const rows = readCsv(await exported(business, 'BOOKINGS'), ['code'])?.rows ?? [];
    const facts = rows.map(({ cells }) =>
      [
        'status',
        'service',
        'provider',
        'local_date',
        'local_time',
        'local_end_time',
        'timezone',
        'start',
        'price',
        'currency',
        'customer_name',
      ]
        .map((name) => cells.get(name))
        .join(' '),
    );
    expect(facts).toEqual([
      'CONFIRMED Corte Ana 2026-11-24 10:00 10:30 America/Santiago 2026-11-24T13:00:00Z 25000 CLP =Eva',
      'CONFIRMED Corte Ana 2026-11-24 23:45 00:15 America/Santiago 2026-11-25T02:45:00Z 25000 CLP =Eva',
    ]);
    const page = await business.ask<CsvPage>('exportCsv', { kind: 'BOOKINGS', from: '2026-11-25T00:00:00Z' });
    expect([page.rows, page.csv.split('\r\n').length]).toEqual([1, 3]);
    const none = await business.ask<CsvPage>('exportCsv', { kind: 'BOOKINGS', to: '2026-11-20T00:00:00Z' });
    expect([none.rows, none.nextToken, none.csv.startsWith('booking_id,code,')]).toEqual([0, null, true]);
  });
});

it('is for who may change things', async () => {
  const { refusal } = await office.business('v1', {}, people);
  expect(await refusal('exportCsv', { kind: 'SERVICES' }, 'VIEWER')).toBe('FORBIDDEN role');
  const input = { kind: 'SERVICES', csv: 'name', dryRun: true };
  expect(await refusal('importCsv', { input }, 'VIEWER')).toBe('FORBIDDEN role');
  expect(await refusal('exportCsv', { kind: 'SERVICES', nextToken: 'x' })).toBe(
    'INVALID_INPUT page nextToken',
  );
});

it('says what is wrong in the language of the request', async () => {
  const { csvMessage } = await import('../../csv/csv-messages.ts');
  const said = (['es', 'en', 'pt'] as const).map((lang) => csvMessage('providers', lang, { limit: 3 }));
  expect(new Set(said).size).toBe(3);
  expect(said.every((one) => one.includes('3'))).toBe(true);
});
