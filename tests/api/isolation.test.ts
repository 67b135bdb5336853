import { operatorCredential } from '@booking-chat/server/api/credential';
import { getBooking } from '@booking-chat/server/store/bookings';
import { getConversation } from '@booking-chat/server/store/conversations';
import { getTenant } from '@booking-chat/server/store/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from './cases.ts';
import { type GraphqlAnswer, openWorld, type World } from './world.ts';

/**
 * Two tenants. Every operation of the schema is asked for what is the first one's: with its own key, to see that the row
 * really names it (the answer shows the mark), and with the second one's key, to see that nothing of it comes back.
 * The rows are checked against the schema: an operation without a row fails here.
 */
const mark = 'Quillay';
const theirs = 'quillay';

interface Row {
  /** Asked of the other tenant, by its ids, tokens and conversations. */
  readonly variables: () => Record<string, unknown>;
  /** What the owner's own answer must show for the row to mean anything. Default: the mark. */
  readonly shows?: string;
}

let world: World;
let ownKey: string;
let otherKey: string;
let bookingId: string;
let cancelledId: string;
let manageToken: string;
let toCancel: string;
let conversationId: string;
let servicesPage: string;
let providersPage: string;
let slotsPage: string;

const theirRequest = (start: string) => ({
  serviceId: `${theirs}-corte`,
  start,
  customer: { name: `${mark} Cliente`, email: `${theirs}@mail.test` },
  idempotencyKey: `at-${start}`,
});
const slots = { serviceId: `${theirs}-corte`, from: '2026-11-24', to: '2026-11-27' };
const rows: Readonly<Record<string, Row>> = {
  health: { variables: () => ({}), shows: 'ok' },
  widgetConfig: { variables: () => ({ language: 'es' }) },
  searchServices: { variables: () => ({ query: null, category: null, limit: 1, nextToken: servicesPage }) },
  getService: { variables: () => ({ serviceId: `${theirs}-corte` }) },
  listProviders: { variables: () => ({ serviceId: `${theirs}-corte`, limit: 1, nextToken: providersPage }) },
  getAvailableSlots: { variables: () => ({ input: { ...slots, limit: 3, nextToken: slotsPage } }) },
  getConversation: { variables: () => ({ conversationId }) },
  getManagedBooking: { variables: () => ({ manageToken }) },
  startConversation: {
    variables: () => ({ input: { language: 'es', userContext: { userId: bookingId, name: 'Beto Baeza' } } }),
  },
  sendChatMessage: {
    variables: () => ({
      input: {
        conversationId,
        text: `Quiero reservar ${mark} corte`,
        choice: { slot: { providerId: `${theirs}-ana`, start: '2026-11-26T13:00:00Z' } },
      },
    }),
  },
  // The very request that made their booking, its idempotency key included.
  createBooking: { variables: () => ({ input: theirRequest('2026-11-25T13:00:00Z') }) },
  rescheduleBooking: {
    variables: () => ({
      input: { manageToken, start: '2026-11-27T18:00:00Z', idempotencyKey: 'a-move-of-both' },
    }),
  },
  cancelBooking: { variables: () => ({ input: { manageToken: toCancel, reason: null } }) },
};

const ask = (name: string, authorization: string): Promise<GraphqlAnswer> => {
  const operation = operations.find((one) => one.name === name);
  return world.call(operation?.document ?? '', rows[name]?.variables() ?? {}, { authorization });
};

beforeAll(async () => {
  world = await openWorld();
  await world.addTenant(theirs, { name: mark }, mark);
  await world.addTenant('other', { name: 'Other' }, 'Other');
  ownKey = (await world.addKey(theirs)).text;
  otherKey = (await world.addKey('other')).text;
  const own = async (query: string, variables: unknown = {}) =>
    (await world.call(query, variables, { authorization: ownKey })).data;

  const book = async (start: string) => {
    const input = theirRequest(start);
    const booked = await own(
      'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId managePath } }',
      { input },
    );
    const { bookingId, managePath } = booked.createBooking;
    return { bookingId, token: managePath.slice('/b/'.length) };
  };
  ({ bookingId, token: manageToken } = await book('2026-11-25T13:00:00Z'));
  ({ bookingId: cancelledId, token: toCancel } = await book('2026-11-25T15:00:00Z'));
  const started = await own(
    'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId } }',
    { input: { text: `Hola, soy ${mark} y quiero un corte`, clientMessageId: 'first' } },
  );
  conversationId = started.sendChatMessage.conversationId;
  const pages = await own(
    `{ searchServices(limit: 1) { nextToken } listProviders(serviceId: "${theirs}-corte", limit: 1) { nextToken } }`,
  );
  servicesPage = pages.searchServices.nextToken;
  providersPage = pages.listProviders.nextToken;
  slotsPage = (
    await own('query ($input: AvailableSlotsInput!) { getAvailableSlots(input: $input) { nextToken } }', {
      input: { ...slots, limit: 3 },
    })
  ).getAvailableSlots.nextToken;
});
afterAll(() => world.close());

it('has a row for every operation of the schema, and no other', () =>
  expect(Object.keys(rows).sort()).toEqual(operations.map((one) => one.name).sort()));

const everything = async () => {
  const { tenantId } = operatorCredential(theirs);
  return [
    await getTenant(world.app.db, tenantId),
    await getBooking(world.app.db, tenantId, bookingId),
    await getBooking(world.app.db, tenantId, cancelledId),
    await getConversation(world.app.db, tenantId, conversationId, world.time.now),
  ];
};

describe.each(operations.map((one) => one.name))('%s', (name) => {
  it('with the other key reaches nothing and changes nothing', async () => {
    const before = await everything();
    const answer = await ask(name, otherKey);
    // What the asker sent itself may be repeated to it; nothing else may name the tenant.
    const sent = JSON.stringify(rows[name]?.variables());
    const told = JSON.stringify(answer)
      .split(theirs)
      .join(sent.includes(theirs) ? '' : theirs);
    expect(told).not.toContain(mark);
    expect(told).not.toContain(bookingId);
    expect(told).not.toContain(cancelledId);
    expect(told).not.toContain(`${theirs}@mail.test`);
    expect(told).not.toContain(conversationId);
    expect(answer.errors?.map((one) => one.errorType) ?? []).not.toContain('INTERNAL');
    expect(await everything()).toEqual(before);
  });

  it('with its own key reaches it', async () => {
    const answer = await ask(name, ownKey);
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.data)).toContain(rows[name]?.shows ?? mark);
  });
});

it('an offer of the one confirms nothing at the other', async () => {
  const say = (authorization: string, input: object) =>
    world.call(
      'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId offer { offerId } booking { bookingId } } }',
      { input },
      { authorization },
    );
  const slot = { providerId: `${theirs}-ana`, start: '2026-11-26T14:00:00Z' };
  const first = await say(ownKey, { text: 'Un corte', choice: { serviceId: `${theirs}-corte` } });
  const conversationId = first.data.sendChatMessage.conversationId;
  await say(ownKey, { conversationId, text: 'A las 11', choice: { slot } });
  const offered = await say(ownKey, { conversationId, text: 'Soy Ana Soto, ana@soto.test' });
  const confirmOffer = offered.data.sendChatMessage.offer?.offerId;
  expect(confirmOffer).toBeTruthy();
  const stolen = await say(otherKey, { text: 'Sí', choice: { confirmOffer } });
  expect(stolen.data.sendChatMessage.booking).toBeNull();
  const kept = await say(ownKey, { conversationId, text: 'Sí', choice: { confirmOffer } });
  expect(kept.data.sendChatMessage.booking?.bookingId).toBeTruthy();
});
