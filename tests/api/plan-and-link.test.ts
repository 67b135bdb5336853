import { operatorCredential } from '@booking-chat/server/api/credential';
import { write } from '@booking-chat/server/store/db';
import { manageToken } from '@booking-chat/server/store/manage-token';
import { counting, getUsage, monthOf } from '@booking-chat/server/store/usage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const send =
  'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId state message { text } } }';
const create =
  'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { bookingId managePath } }';
const bookingAt = (tenantId: string, start: string, idempotencyKey: string) => ({
  input: {
    serviceId: `${tenantId}-corte`,
    start,
    customer: { name: 'Ana Soto', email: 'ana@mail.test' },
    idempotencyKey,
  },
});

describe('the plan', () => {
  const use = async (tenantId: string, counter: 'messages' | 'bookings', amount: number) => {
    const one = counting(operatorCredential(tenantId).tenantId, monthOf(world.time.now), counter, null);
    await Promise.all(Array.from({ length: amount }, () => write(world.app.db, one)));
  };

  it('messages: the last one is answered, the next is refused, next month goes on', async () => {
    await world.addTenant('lite', { plan: 'LITE' });
    const authorization = (await world.addKey('lite')).text;
    await use('lite', 'messages', 499);
    const say = (input: object) => world.call(send, { input }, { authorization, 'x-language': 'en' });
    const last = await say({ text: 'hello', clientMessageId: 'm1' });
    const { conversationId } = last.data.sendChatMessage;
    const refused = await say({ conversationId, text: 'a haircut tomorrow at 10', clientMessageId: 'm2' });
    expect(errorOf(refused)).toBe('PLAN_LIMIT_REACHED messages');
    expect(refused.errors?.[0]?.message).toBe("The month's message limit is reached.");
    // A retry of what was answered is no new message.
    expect((await say({ conversationId, text: 'hello', clientMessageId: 'm1' })).data).toEqual(last.data);
    const { now } = world.time;
    world.time.now = Date.parse('2026-12-01T12:00:00Z');
    expect(errorOf(await say({ text: 'hello' }))).toBeNull();
    world.time.now = now;
  });

  it('bookings: of 20 at once at 47 of 50, three are made', async () => {
    await world.addTenant('full', { plan: 'LITE' });
    const authorization = (await world.addKey('full')).text;
    await use('full', 'bookings', 47);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const start = new Date(Date.parse('2026-11-25T12:00Z') + at * 30 * 60_000).toISOString();
        return world.call(create, bookingAt('full', start, `booking-${at}`), { authorization });
      }),
    );
    const outcomes = answers.map(errorOf);
    expect(outcomes.filter((one) => one === null)).toHaveLength(3);
    expect(outcomes.filter((one) => one === 'PLAN_LIMIT_REACHED bookings').length).toBeGreaterThan(10);
    const usage = await getUsage(world.app.db, operatorCredential('full').tenantId, monthOf(world.time.now));
    expect(usage.bookings).toBe(50);
  });
});

describe('the manage link', () => {
  let key: string;
  let token: string;
  beforeAll(async () => {
    await world.addTenant('aurora');
    key = (await world.addKey('aurora')).text;
    const booked = await world.call(create, bookingAt('aurora', '2026-11-25T13:00:00Z', 'the-one-booking'), {
      authorization: key,
    });
    token = booked.data.createBooking.managePath.slice('/b/'.length);
  });
  const view =
    'query ($manageToken: String!) { getManagedBooking(manageToken: $manageToken) { booking { code } } }';
  const look = (authorization: string, link: string) =>
    world.call(view, { manageToken: link }, { authorization });
  const linkTo = (tenantId: string, bookingId: string) => manageToken(world.app.signer, tenantId, bookingId);

  it('opens its own booking, presented by itself or with the tenant’s key', async () => {
    expect(errorOf(await look(token, token))).toBeNull();
    expect(errorOf(await look(key, token))).toBeNull();
  });

  it.each([
    ['another booking', () => look(token, linkTo('aurora', 'anotherbooking00')), 'FORBIDDEN other-booking'],
    [
      'another tenant’s booking',
      () => look(token, linkTo('lite', 'anotherbooking00')),
      'AUTH_FAILED link-invalid',
    ],
    ['no booking', () => look(key, linkTo('aurora', 'anotherbooking00')), 'NOT_FOUND booking'],
    ['an altered link', () => look(key, `x${token}`), 'AUTH_FAILED link-invalid'],
    ['an altered link as credential', () => look(`x${token}`, token), 'AUTH_FAILED credential-invalid'],
    ['a tenant that is gone', () => look(linkTo('nobody', 'x'), token), 'AUTH_FAILED tenant-gone'],
    [
      'a token of another purpose',
      () => look(key, world.app.signer.sign('offer', ['aurora', 'x'])),
      'AUTH_FAILED link-invalid',
    ],
  ])('%s: %s', async (_, attempt, expected) => expect(errorOf(await attempt())).toBe(expected));

  it.each([
    ['sendChatMessage', send, { input: { text: 'Hola' } }],
    ['createBooking', create, bookingAt('aurora', '2026-11-26T13:00:00Z', 'by-the-link')],
  ])('may not %s', async (_, query, variables) =>
    expect(errorOf(await world.call(query, variables, { authorization: token }))).toBe('FORBIDDEN scope'),
  );

  it('has a rate of its own', async () => {
    world.time.now += 60_000;
    const answers = await Promise.all(Array.from({ length: 80 }, () => look(token, token)));
    expect(answers.filter((one) => errorOf(one) === null)).toHaveLength(60);
    expect(errorOf(await look(key, token))).toBeNull();
  });

  it('never changes anything by being looked at, and respects the cut-off', async () => {
    world.time.now = Date.parse('2026-11-25T11:30:00Z');
    const shown = await world.call(
      'query ($t: String!) { getManagedBooking(manageToken: $t) { canCancel canReschedule booking { status } } }',
      { t: token },
      { authorization: token },
    );
    expect(shown.data.getManagedBooking).toEqual({
      canCancel: false,
      canReschedule: false,
      booking: { status: 'CONFIRMED' },
    });
    const cancel = 'mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { status } }';
    const refused = await world.call(cancel, { input: { manageToken: token } }, { authorization: token });
    expect(errorOf(refused)).toBe('CONFLICT cutoff');
    expect(refused.errors?.[0]?.errorInfo.changesUntil).toBe('2026-11-25T11:00:00Z');
  });
});

describe('an expired conversation', () => {
  it('is gone for readers, and begins anew for writers', async () => {
    await world.addTenant('slow');
    const authorization = (await world.addKey('slow')).text;
    const say = async (input: object) =>
      (await world.call(send, { input }, { authorization })).data.sendChatMessage;
    const first = await say({ text: 'Quiero un corte' });
    world.time.now += 61 * 60_000;
    const read = await world.call(
      'query ($id: ID!) { getConversation(conversationId: $id) { state } }',
      { id: first.conversationId },
      { authorization },
    );
    expect(read.data.getConversation).toBeNull();
    const next = await say({ conversationId: first.conversationId, text: 'Hola' });
    expect(next.conversationId).not.toBe(first.conversationId);
  });
});
