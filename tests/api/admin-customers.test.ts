import { operatorCredential } from '@booking-chat/server/api/credential';
import { noteCustomerOf } from '@booking-chat/server/notify/note-customer';
import { listAudit } from '@booking-chat/server/store/audit';
import { getBooking } from '@booking-chat/server/store/bookings';
import { noteCustomer } from '@booking-chat/server/store/customers';
import { getItem } from '@booking-chat/server/store/db';
import { fillCustomers } from '@booking-chat/server/store/fill-customers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from './cases.ts';
import { errorOf, type GraphqlAnswer, monday, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let tenants = 0;
let tenantId: string;
let key: string;
beforeEach(async () => {
  world.time.now = monday + tenants * 60_000;
  tenantId = `t${tenants++}`;
  await world.addTenant(tenantId);
  key = (await world.addKey(tenantId)).text;
});

const documentOf = (name: string) => operations.find((one) => one.name === name)?.document ?? '';
const ask = (name: string, variables: object): Promise<GraphqlAnswer> =>
  world.call(documentOf(name), variables, { authorization: world.asPerson(tenantId, 'ADMIN') });
const did = async (name: string, variables: object) => {
  const answer = await ask(name, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data[name];
};
const id = () => operatorCredential(tenantId).tenantId;

let at = Date.parse('2026-11-24T12:00:00Z');
const book = (customer: object, authorization = key) => {
  at += 30 * 60_000;
  const hour = new Date(at).getUTCHours();
  if (hour >= 20 || hour < 12)
    at = Date.parse(`${new Date(at + 86_400_000).toISOString().slice(0, 10)}T12:00:00Z`);
  if ([0, 6].includes(new Date(at).getUTCDay())) at += 2 * 86_400_000;
  const input = {
    serviceId: `${tenantId}-corte`,
    start: new Date(at).toISOString(),
    customer,
    idempotencyKey: `booking-${at}`,
  };
  return world.call(documentOf('createBooking'), { input }, { authorization });
};
/** What the follower of the stream does with a new booking. */
const noted = async (answer: GraphqlAnswer) => {
  expect(answer.errors).toBeUndefined();
  const booking = await getBooking(world.app.db, id(), answer.data.createBooking.bookingId);
  if (booking) await noteCustomer(world.app, [booking]);
  return booking;
};

const names = async (variables: object = {}) =>
  (await did('listCustomers', variables)).items.map((one: { name: string }) => one.name);

describe('the list', () => {
  it('has who has booked, by name; a second booking of the same address is the same customer', async () => {
    await noted(await book({ name: 'zoe', email: 'Zoe@mail.test' }));
    await noted(await book({ name: 'Álvaro Ñuñez', email: 'alvaro@mail.test', phone: '+56 9 8765 4321' }));
    world.time.now += 1_000;
    const last = await noted(await book({ name: 'Zoé Núñez', email: 'zoe@mail.test' }));
    const { items } = await did('listCustomers', {});
    expect(items).toMatchObject([
      { name: 'Álvaro Ñuñez', phone: '+56 9 8765 4321', blocked: false, version: 1 },
      { name: 'Zoé Núñez', email: 'Zoe@mail.test' },
    ]);
    expect(Date.parse(items[1].lastBookingStart)).toBe((last?.start ?? 0) * 60_000);
    const { customerId } = items[1];
    const history = await did('listBookings', { input: { customerId } });
    expect(history.items).toHaveLength(2);
    expect(history.items[0].customerId).toBe(customerId);
    expect(await did('getCustomer', { customerId })).toEqual(items[1]);
    expect(await did('getCustomer', { customerId: 'none' })).toBeNull();
  });

  it('is searched by name, address and number, and paged', async () => {
    for (const [name, email, phone] of [
      ['Begoña Íñiguez', 'bego@mail.test', '+56 9 1111 2222'],
      ['Carla Soto', 'carla@otra.test', null],
      ['Ana Soto', 'ana@mail.test', null],
    ])
      await did('saveCustomer', { input: { name, email, phone } });
    expect(await names()).toEqual(['Ana Soto', 'Begoña Íñiguez', 'Carla Soto']);
    expect(await names({ query: 'begona' })).toEqual(['Begoña Íñiguez']);
    expect(await names({ query: 'OTRA.test' })).toEqual(['Carla Soto']);
    expect(await names({ query: '(9) 1111-2222' })).toEqual(['Begoña Íñiguez']);
    expect(await names({ query: 'nobody' })).toEqual([]);
    const first = await did('listCustomers', { query: 'soto', limit: 1 });
    expect(first.items).toMatchObject([{ name: 'Ana Soto' }]);
    const second = await did('listCustomers', { query: 'soto', limit: 1, nextToken: first.nextToken });
    expect(second.items).toMatchObject([{ name: 'Carla Soto' }]);
    expect(errorOf(await ask('listCustomers', { nextToken: first.nextToken }))).toBe('INVALID_INPUT page');
  });

  it('a page costs a bounded number of reads, however rare what is looked for', async () => {
    const seed = Array.from({ length: 450 }, (_, n) => n);
    for (let from = 0; from < seed.length; from += 30)
      await Promise.all(
        seed.slice(from, from + 30).map((n) => {
          const customer = { name: `Customer ${n}`, email: `c${n}@mail.test`, phone: null };
          const booking = {
            tenantId: id(),
            customer,
            start: 29_700_000,
            createdAt: '2026-11-20T00:00:00.000Z',
          };
          return noteCustomer(world.app, [booking as unknown as Parameters<typeof noteCustomer>[1][0]]);
        }),
      );
    const before = world.app.db.calls.count;
    expect(await names({ query: 'nobody of that name', limit: 200 })).toEqual([]);
    // Two for being let in, and one for every two hundred customers.
    expect(world.app.db.calls.count - before).toBe(2 + 3);
    expect(await names({ query: 'customer 44', limit: 200 })).toHaveLength(11);
  });
});

describe('what the stream brings', () => {
  it('writes once for a booking, and neither reads nor writes for what is no news', async () => {
    const booking = await noted(await book({ name: 'Zoé', email: 'zoe@mail.test' }));
    const item = await getItem(world.app.db, 'Bookings', {
      tenantId,
      itemKey: `BOOKING#${booking?.bookingId}`,
    });
    const stored = await names();
    const before = world.app.db.calls.count;
    await noteCustomerOf(world.app, { before: null, after: item });
    // The tenant and the customer are read; nothing is new.
    expect(world.app.db.calls.count - before).toBe(2);
    await noteCustomerOf(world.app, { before: item, after: { ...item, status: 'CANCELLED', version: 2 } });
    await noteCustomerOf(world.app, { before: item, after: null });
    expect(world.app.db.calls.count - before).toBe(2);
    expect(await names()).toEqual(stored);
  });

  it('leaves nothing of a tenant that is gone', async () => {
    const booking = await noted(await book({ name: 'Zoé', email: 'zoe@mail.test' }));
    const after = {
      ...(await getItem(world.app.db, 'Bookings', { tenantId, itemKey: `BOOKING#${booking?.bookingId}` })),
    };
    await noteCustomerOf(world.app, { before: null, after: { ...after, tenantId: 'erased' } });
    expect(await getItem(world.app.db, 'Customers', { tenantId: 'erased', customerId: 'any' })).toBeNull();
  });

  it('is made up for older bookings, once', async () => {
    await book({ name: 'Zoé', email: 'zoe@mail.test' });
    await book({ name: 'Ana', email: 'ana@mail.test' });
    world.time.now += 1_000;
    await book({ name: 'Zoé Núñez', email: 'zoe@mail.test' });
    expect(await names()).toEqual([]);
    expect(await fillCustomers(world.app, id())).toBe(3);
    expect(await names()).toEqual(['Ana', 'Zoé Núñez']);
    const before = world.app.db.calls.count;
    expect(await fillCustomers(world.app, id())).toBe(0);
    expect(world.app.db.calls.count - before).toBe(1);
  });
});

describe('what the team writes', () => {
  const saved = (input: object) => did('saveCustomer', { input });
  const refused = async (input: object) => errorOf(await ask('saveCustomer', { input }));

  it('is edited on the version that was seen, and kept against later bookings', async () => {
    const made = await saved({ name: 'Zoe', email: 'zoe@mail.test' });
    expect(made).toMatchObject({ name: 'Zoe', phone: null, notes: null, blocked: false, version: 1 });
    const edit = {
      customerId: made.customerId,
      name: 'Sra. Núñez',
      phone: '+56 9 1',
      notes: 'Prefiere tardes',
    };
    expect(await refused({ ...edit, phone: '+56 9 1234 5678' })).toBe('INVALID_INPUT required');
    const edited = await saved({ ...edit, phone: '+56 9 1234 5678', version: 1 });
    expect(edited).toMatchObject({ name: 'Sra. Núñez', notes: 'Prefiere tardes', version: 2 });
    expect(await refused({ ...edit, phone: null, version: 1 })).toBe('CONFLICT version');
    world.time.now += 1_000;
    await noted(await book({ name: 'zoe n', email: 'zoe@mail.test', phone: '999999' }));
    const kept = await did('getCustomer', { customerId: made.customerId });
    expect(kept).toMatchObject({ name: 'Sra. Núñez', phone: '+56 9 1234 5678', version: 2 });
    expect(kept.lastBookingStart).not.toBeNull();
    // What is left out stays, what is null goes; the same again writes nothing.
    expect(
      await saved({ customerId: made.customerId, name: 'Sra. Núñez', notes: null, version: 2 }),
    ).toMatchObject({
      phone: '+56 9 1234 5678',
      notes: null,
      version: 3,
    });
    expect(await saved({ customerId: made.customerId, name: 'Sra. Núñez', version: 3 })).toMatchObject({
      version: 3,
    });
    const trail = await listAudit(world.app.db, {
      tenantId: id(),
      limit: 20,
      startAfter: null,
      now: world.time.now,
    });
    expect(trail.entries.map(({ action }) => action).sort()).toEqual([
      'customer.create',
      'customer.update',
      'customer.update',
    ]);
  });

  it.each([
    ['nobody without a contact', { name: 'Zoé' }, 'INVALID_INPUT required'],
    ['nobody twice', { name: 'Otra', email: 'TAKEN@mail.test' }, 'CONFLICT customer-exists'],
    ['nobody who is not there', { customerId: 'none', version: 1, name: 'Zoé' }, 'NOT_FOUND customer'],
  ])('%s', async (_, input, expected) => {
    await saved({ name: 'Taken', email: 'taken@mail.test' });
    expect(await refused(input)).toBe(expected);
  });

  it('never changes what the customer is recognised by', async () => {
    const { customerId } = await saved({ name: 'Zoé', phone: '+56 9 1234 5678' });
    const edit = { customerId, version: 1, name: 'Zoé' };
    expect(await refused({ ...edit, phone: '+56 9 9999 9999' })).toBe('INVALID_INPUT contact-fixed');
    expect(await refused({ ...edit, phone: null })).toBe('INVALID_INPUT contact-fixed');
    expect(await saved({ ...edit, phone: '56912345678', email: 'zoe@mail.test' })).toMatchObject({
      customerId,
      email: 'zoe@mail.test',
      version: 2,
    });
  });
});

describe('who is blocked', () => {
  const contact = { name: 'Zoé Núñez', email: 'zoe@mail.test' };
  const block = async (blocked = true) => {
    const { items } = await did('listCustomers', { query: 'zoe@mail' });
    const [known] = items;
    const input = known
      ? { customerId: known.customerId, version: known.version, name: known.name, blocked }
      : { ...contact, blocked };
    return did('saveCustomer', { input });
  };

  it('books nothing through the API, until let in again; the team books for them all the same', async () => {
    await block();
    const refused = await book(contact);
    expect(errorOf(refused)).toBe('FORBIDDEN customer-blocked');
    expect(refused.errors?.[0]?.message).not.toMatch(/bloque/i);
    expect(errorOf(await book({ ...contact, email: 'ZOE@mail.test' }))).toBe('FORBIDDEN customer-blocked');
    expect(errorOf(await book({ ...contact, email: 'other@mail.test' }))).toBeNull();
    const input = {
      serviceId: `${tenantId}-corte`,
      start: '2026-12-21T14:00:00Z',
      customer: contact,
      idempotencyKey: 'by-the-team-itself',
    };
    expect(await did('bookForCustomer', { input })).toMatchObject({ status: 'CONFIRMED' });
    await block(false);
    expect(errorOf(await book(contact))).toBeNull();
  });

  it('moves nothing, but may cancel', async () => {
    const made = (await book(contact)).data.createBooking;
    await block();
    const manageToken = made.managePath.slice('/b/'.length);
    const own = (name: string, input: object) =>
      world.call(documentOf(name), { input: { manageToken, ...input } }, { authorization: manageToken });
    const move = { start: '2026-12-21T15:00:00Z', idempotencyKey: 'a-move-of-mine' };
    expect(errorOf(await own('rescheduleBooking', move))).toBe('FORBIDDEN customer-blocked');
    expect(errorOf(await own('cancelBooking', {}))).toBeNull();
  });

  it.each([
    [
      'es',
      'Un corte con Ana el miércoles a las 11',
      'Soy Zoé Núñez, zoe@mail.test',
      'Sí',
      /por este medio.*equipo/,
    ],
    ['en', 'A corte with Ana on Wednesday at 11am', 'I am Zoé Núñez, zoe@mail.test', 'Yes', /here.*team/],
    ['pt', 'Um corte com Ana na quarta às 11h', 'Sou Zoé Núñez, zoe@mail.test', 'Sim', /por aqui.*equipe/],
  ])(
    'is sent to the team by the chat in %s, and told nothing else',
    async (language, wish, who, yes, told) => {
      await block();
      const say = (input: object) =>
        world.call(documentOf('sendChatMessage'), { input: { language, ...input } }, { authorization: key });
      let reply = (await say({ text: wish, choice: null })).data.sendChatMessage;
      const { conversationId } = reply;
      const heard: string[] = [];
      for (const text of [who, yes, yes]) {
        if (reply.booking || told.test(heard.join(' '))) break;
        reply = (await say({ conversationId, text })).data.sendChatMessage;
        heard.push(reply.message.text);
      }
      expect(heard.join('\n')).toMatch(told);
      expect(heard.join('\n')).not.toMatch(/bloque|block/i);
      expect(reply.booking).toBeNull();
      expect((await did('listBookings', { input: {} })).items).toEqual([]);
      // The time is others' again.
      const input = {
        serviceId: `${tenantId}-corte`,
        providerId: `${tenantId}-ana`,
        start: '2026-11-25T14:00:00Z',
        customer: { name: 'Otra', email: 'otra@mail.test' },
        idempotencyKey: 'others-may-have-it',
      };
      expect(
        errorOf(await world.call(documentOf('createBooking'), { input }, { authorization: key })),
      ).toBeNull();
    },
  );

  it('a booking that is under way when its customer is blocked does not get through afterwards', async () => {
    const bookings = Array.from({ length: 12 }, () => book(contact));
    const blocked = block();
    const answers = await Promise.all(bookings);
    await blocked;
    const made = answers.filter((one) => errorOf(one) === null).length;
    expect(errorOf(await book(contact))).toBe('FORBIDDEN customer-blocked');
    expect((await did('listBookings', { input: {} })).items).toHaveLength(made);
    for (const one of answers) expect([null, 'FORBIDDEN customer-blocked']).toContain(errorOf(one));
  });
});
