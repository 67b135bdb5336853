import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from './cases.ts';
import { errorOf, type GraphqlAnswer, openWorld, type World } from './world.ts';

let world: World;
let owner: string;
beforeAll(async () => {
  world = await openWorld();
  await world.addTenant('aurora');
  owner = world.asPerson('aurora', 'OWNER');
});
afterAll(() => world.close());

const ask = (name: string, variables: object = {}, authorization = owner) => {
  const document = operations.find((one) => one.name === name)?.document ?? '';
  return world.call(document, variables, { authorization });
};

it('me says who signed in, and where', async () =>
  expect((await ask('me')).data.me).toEqual({
    userId: 'owner-of-aurora',
    email: 'owner@aurora.test',
    name: 'The owner',
    role: 'OWNER',
    tenantId: 'aurora',
    tenantName: 'Aurora',
    tenantStatus: 'ACTIVE',
    plan: 'PRO',
    language: 'es',
    timezone: 'America/Santiago',
    currency: 'CLP',
  }));

const create =
  'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId code managePath } }';

describe('the dashboard and the lists', () => {
  let codes: string[];
  beforeAll(async () => {
    const key = (await world.addKey('aurora')).text;
    const at = [
      '2026-11-23T18:00:00Z',
      '2026-11-24T13:00:00Z',
      '2026-11-24T14:00:00Z',
      '2026-12-14T14:00:00Z',
    ];
    codes = [];
    for (const [n, start] of at.entries()) {
      const input = {
        serviceId: n === 1 ? 'aurora-limpieza' : 'aurora-corte',
        providerId: 'aurora-ana',
        start,
        customer: { name: n === 2 ? 'Begoña Íñiguez' : 'Zoé Núñez', email: `c${n % 2}@mail.test` },
        idempotencyKey: `booking-${start}`,
      };
      const made = (await world.call(create, { input }, { authorization: key })).data.createBooking;
      codes.push(made.code);
      if (n === 1)
        await world.call(
          'mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { status } }',
          { input: { manageToken: made.managePath.slice(3) } },
          { authorization: key },
        );
    }
  });

  it('counts by the days of the business', async () => {
    const answer = await ask('dashboard');
    expect(answer.errors).toBeUndefined();
    const { dashboard } = answer.data;
    expect(dashboard).toMatchObject({
      date: '2026-11-23',
      timezone: 'America/Santiago',
      todayCount: 1,
      pendingCount: 0,
      waitingConversations: 0,
      newBookingsLast7Days: 4,
      cancelledLast7Days: 1,
      countsComplete: true,
      usage: { month: '2026-11', plan: 'PRO', bookings: 4, providers: 2, limits: { bookingsPerMonth: 2000 } },
    });
    expect(dashboard.today.map((one: { localTime: string }) => one.localTime)).toEqual(['15:00']);
    expect(dashboard.bookingsPerDay).toHaveLength(28);
    expect(dashboard.bookingsPerDay.filter((one: { count: number }) => one.count > 0)).toEqual([
      { date: '2026-11-23', count: 1 },
      { date: '2026-11-24', count: 1 },
    ]);
  });

  it.each([
    ['all', {}, [0, 1, 2, 3]],
    ['the latest first', { descending: true }, [3, 2, 1, 0]],
    ['of a day', { from: '2026-11-24T03:00:00Z', to: '2026-11-25T03:00:00Z' }, [1, 2]],
    ['from then on', { from: '2026-11-24T14:00:00Z' }, [2, 3]],
    ['before that', { to: '2026-11-24T14:00:00Z' }, [0, 1]],
    ['cancelled ones', { statuses: ['CANCELLED'] }, [1]],
    ['a service', { serviceId: 'aurora-corte' }, [0, 2, 3]],
    ['a provider', { providerId: 'aurora-ana' }, [0, 1, 2, 3]],
    ['another provider', { providerId: 'aurora-juan' }, []],
    ['a name in part, without accents', { query: 'iniguez' }, [2]],
    ['two filters at once', { query: 'NUNEZ', statuses: ['CONFIRMED'] }, [0, 3]],
  ])('lists %s', async (_, input, expected) => {
    const answer = await ask('listBookings', { input });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.listBookings.items.map((one: { code: string }) => codes.indexOf(one.code))).toEqual(
      expected,
    );
  });

  it('finds a booking by its code as it is read aloud, and opens it', async () => {
    const query = codes[2]?.toLowerCase();
    const { items } = (await ask('listBookings', { input: { query } })).data.listBookings;
    expect(items).toHaveLength(1);
    const { bookingId } = items[0];
    expect((await ask('getBooking', { bookingId })).data.getBooking).toEqual(items[0]);
    expect((await ask('getBooking', { bookingId: 'none' })).data.getBooking).toBeNull();
  });

  it('lists the bookings of one customer', async () => {
    const [first] = (await ask('listBookings', { input: {} })).data.listBookings.items;
    const { items } = (await ask('listBookings', { input: { customerId: first.customerId } })).data
      .listBookings;
    expect(items.map((one: { code: string }) => codes.indexOf(one.code))).toEqual([0, 2]);
  });

  it('pages: each booking once, a token only for its own list', async () => {
    const seen: string[] = [];
    let nextToken: string | null = null;
    do {
      const answer: GraphqlAnswer = await ask('listBookings', {
        input: { limit: 1, query: 'zoe', nextToken },
      });
      const page = answer.data.listBookings;
      seen.push(...page.items.map((one: { code: string }) => one.code));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(seen).toEqual([codes[0], codes[1], codes[3]]);
    const [one, other] = [{ limit: 1 }, { limit: 1, descending: true }];
    const page = (await ask('listBookings', { input: one })).data.listBookings;
    const wrong = await ask('listBookings', { input: { ...other, nextToken: page.nextToken } });
    expect(errorOf(wrong)).toBe('INVALID_INPUT page');
  });
});

it('usage: the months asked for, the current one first', async () => {
  const { usageReport } = (await ask('usageReport', { months: 13 })).data;
  expect(usageReport.months.map((one: { month: string }) => one.month)).toEqual([
    '2026-11',
    '2026-10',
    '2026-09',
    '2026-08',
    '2026-07',
    '2026-06',
    '2026-05',
    '2026-04',
    '2026-03',
    '2026-02',
    '2026-01',
    '2025-12',
    '2025-11',
  ]);
  expect(usageReport.months[0].bookings).toBe(4);
  expect(usageReport.plans.map((one: { plan: string }) => one.plan)).toEqual([
    'LITE',
    'PRO',
    'BUSINESS',
    'ENTERPRISE',
  ]);
  expect(usageReport.canChangePlan).toBe(true);
  const asked = await ask('usageReport', { months: 14 });
  expect(errorOf(asked)).toBe('INVALID_INPUT too-big');
});
