import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, openWorld, type World } from './world.ts';

let world: World;
let authorization: string;

beforeAll(async () => {
  world = await openWorld();
  await world.addTenant('aurora');
  authorization = (await world.addKey('aurora')).text;
});
afterAll(() => world.close());

const ask = (query: string, variables: unknown = {}, headers: Record<string, string> = {}) =>
  world.call(query, variables, { authorization, ...headers });

describe('reading', () => {
  it('health needs no key', async () => {
    const answer = await world.call('{ health { status version now } }');
    expect(answer).toEqual({
      status: 200,
      data: { health: { status: 'ok', version: '0.0.0-test', now: '2026-11-23T12:00:00.000Z' } },
    });
  });

  it('widgetConfig speaks the language asked for', async () => {
    const query =
      'query ($l: String) { widgetConfig(language: $l) { tenantId language greeting business { name } contactFields { field required } } }';
    expect((await ask(query, { l: 'pt-BR' })).data.widgetConfig).toEqual({
      tenantId: 'aurora',
      language: 'pt',
      greeting: 'Olá.',
      business: { name: 'Aurora' },
      contactFields: [
        { field: 'name', required: true },
        { field: 'email', required: true },
      ],
    });
    expect((await ask(query, {}, { 'accept-language': 'fr, en;q=0.8' })).data.widgetConfig.language).toBe(
      'en',
    );
    expect((await ask(query, { l: 'fr' })).data.widgetConfig.language).toBe('es');
  });

  const search =
    'query ($q: String, $n: Int, $t: String) { searchServices(query: $q, limit: $n, nextToken: $t) { items { serviceId } nextToken } }';
  const found = async (q: string) =>
    (await ask(search, { q })).data.searchServices.items.map((one: { serviceId: string }) =>
      one.serviceId.slice(7),
    );

  it.each([
    ['', ['corte', 'limpieza', 'masaje']],
    ['LIMPIEZA', ['limpieza']],
    ['facial limpiesa', ['limpieza']],
    ['corte de pelo', ['corte']],
    ['peluqueria', ['corte']],
    ['mas', ['masaje']],
    ['xyz', []],
    ['💇‍♀️', []],
  ])('searchServices finds for %j: %j', async (q, ids) => expect(await found(q)).toEqual(ids));

  it('pages through services, and takes a token only for its own list', async () => {
    const first = (await ask(search, { n: 2 })).data.searchServices;
    expect(first.items).toHaveLength(2);
    const second = (await ask(search, { n: 2, t: first.nextToken })).data.searchServices;
    expect(second).toEqual({ items: [{ serviceId: 'aurora-masaje' }], nextToken: null });
    expect(errorOf(await ask(search, { q: 'corte', t: first.nextToken }))).toBe('INVALID_INPUT page');
    expect(errorOf(await ask(search, { t: 'x' }))).toBe('INVALID_INPUT page');
  });

  it('getService and listProviders', async () => {
    const answer = await ask(
      '{ getService(serviceId: "aurora-corte") { name price { amount currency } } none: getService(serviceId: "nothing") { name } listProviders(serviceId: "aurora-masaje") { items { providerId name } nextToken } }',
    );
    expect(answer.data).toEqual({
      getService: { name: 'Corte de pelo', price: { amount: 15_000, currency: 'CLP' } },
      none: null,
      listProviders: { items: [{ providerId: 'aurora-juan', name: 'Juan Pérez' }], nextToken: null },
    });
  });

  const slots =
    'query ($input: AvailableSlotsInput!) { getAvailableSlots(input: $input) { items { start localDate localTime providerId providerName timezone } nextToken timezone } }';

  it('getAvailableSlots: of today what notice leaves, in the zone asked for, page by page', async () => {
    const input = { serviceId: 'aurora-limpieza', from: '2026-11-23', to: '2026-11-24', limit: 2 };
    const first = (await ask(slots, { input })).data.getAvailableSlots;
    expect(first.items.map((one: { localTime: string }) => one.localTime)).toEqual(['10:00', '10:15']);
    expect(first.items[0]).toMatchObject({
      start: '2026-11-23T13:00:00Z',
      providerName: 'Dra. Ana Martínez',
    });
    const second = (await ask(slots, { input: { ...input, nextToken: first.nextToken } })).data
      .getAvailableSlots;
    expect(second.items.map((one: { localTime: string }) => one.localTime)).toEqual(['10:30', '10:45']);
    const abroad = (await ask(slots, { input: { ...input, timezone: 'Europe/Madrid' } })).data
      .getAvailableSlots;
    expect(abroad.items[0]).toMatchObject({ localTime: '14:00', timezone: 'Europe/Madrid' });
  });

  it.each([
    ['a Sunday', { from: '2026-11-29', to: '2026-11-29' }, 0],
    ['last week', { from: '2026-11-16', to: '2026-11-20' }, 0],
    ['beyond the horizon', { from: '2027-06-01', to: '2027-06-30' }, 0],
    ['one weekday', { from: '2026-11-24', to: '2026-11-24' }, 33],
  ])('getAvailableSlots on %s', async (_, days, count) => {
    const answer = await ask(slots, { input: { serviceId: 'aurora-limpieza', ...days } });
    expect(answer.data.getAvailableSlots.items).toHaveLength(count);
  });
});

describe('booking', () => {
  const create =
    'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId code start localTime status managePath customerName } }';
  const input = (changes: object = {}) => ({
    serviceId: 'aurora-limpieza',
    start: '2026-11-25T13:00:00Z',
    customer: { name: 'Zoé Núñez', email: 'zoe@mail.test' },
    idempotencyKey: 'first-booking',
    ...changes,
  });

  it('books once per idempotency key, and refuses what is taken with what is near', async () => {
    const booked = (await ask(create, { input: input() })).data.createBooking;
    expect(booked).toMatchObject({ localTime: '10:00', status: 'CONFIRMED', customerName: 'Zoé Núñez' });
    expect((await ask(create, { input: input() })).data.createBooking).toEqual(booked);

    const taken = await ask(create, { input: input({ idempotencyKey: 'second-booking' }) });
    expect(errorOf(taken)).toBe('SLOT_TAKEN slot-taken');
    expect(taken.data).toBeNull();
    const [error] = taken.errors ?? [];
    expect(error).toMatchObject({ path: ['createBooking'], message: 'Esa hora ya está tomada.' });
    expect(error?.errorInfo.nearestSlots).toContainEqual(
      expect.objectContaining({ localDate: '2026-11-25', localTime: '11:00' }),
    );
    const reused = await ask(create, { input: input({ start: '2026-11-26T13:00:00Z' }) });
    expect(errorOf(reused)).toBe('CONFLICT key-reused');
  });

  it('a link shows, moves and cancels its booking; cancelling twice is once', async () => {
    const made = await ask(create, {
      input: input({ start: '2026-11-27T13:00:00Z', idempotencyKey: 'to-be-moved' }),
    });
    const manageToken = made.data.createBooking.managePath.slice('/b/'.length);
    // The customer's own page presents the link itself, from any origin.
    const own = (query: string, variables: unknown) =>
      world.call(query, variables, { authorization: manageToken, origin: 'http://elsewhere.test' });

    const shown = await own(
      'query ($t: String!) { getManagedBooking(manageToken: $t) { canCancel canReschedule changesUntil language booking { localTime } business { name } } }',
      { t: manageToken },
    );
    expect(shown.data.getManagedBooking).toEqual({
      canCancel: true,
      canReschedule: true,
      changesUntil: '2026-11-27T11:00:00Z',
      language: 'es',
      booking: { localTime: '10:00' },
      business: { name: 'Aurora' },
    });

    const move =
      'mutation ($input: RescheduleBookingInput!) { rescheduleBooking(input: $input) { localTime bookingId } }';
    const moved = await own(move, {
      input: { manageToken, start: '2026-11-27T15:00:00Z', idempotencyKey: 'move-to-noon' },
    });
    expect(moved.data.rescheduleBooking).toEqual({
      localTime: '12:00',
      bookingId: made.data.createBooking.bookingId,
    });

    const cancel = 'mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { status } }';
    for (let time = 0; time < 2; time++)
      expect((await own(cancel, { input: { manageToken, reason: 'viaje' } })).data).toEqual({
        cancelBooking: { status: 'CANCELLED' },
      });
    const late = await own(move, {
      input: { manageToken, start: '2026-11-27T16:00:00Z', idempotencyKey: 'move-again' },
    });
    expect(errorOf(late)).toBe('CONFLICT status');
  });

  it.each([
    ['2026-11-20T13:00:00Z', 'SLOT_NOT_AVAILABLE slot-past'],
    ['2026-11-23T12:15:00Z', 'SLOT_NOT_AVAILABLE slot-notice'],
    ['2026-11-29T13:00:00Z', 'SLOT_NOT_AVAILABLE slot-closed'],
    ['2026-11-26T13:07:00Z', 'SLOT_NOT_AVAILABLE slot-off-grid'],
    ['2027-11-26T13:00:00Z', 'SLOT_NOT_AVAILABLE slot-horizon'],
  ])('at %s: %s', async (start, expected) => {
    const answer = await ask(create, { input: input({ start, idempotencyKey: `at-${start}` }) });
    expect(errorOf(answer)).toBe(expected);
    expect(answer.errors?.[0]?.errorInfo.nearestSlots).not.toHaveLength(0);
  });

  it('a provider who does not give the service', async () => {
    const answer = await ask(create, {
      input: input({ providerId: 'aurora-juan', idempotencyKey: 'not-his-trade' }),
    });
    expect(errorOf(answer)).toBe('SLOT_NOT_AVAILABLE not-offered');
  });
});
