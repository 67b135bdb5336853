import { operatorCredential } from '@booking-chat/server/api/credential';
import { holdSlot } from '@booking-chat/server/store/bookings';
import { loadCatalog } from '@booking-chat/server/store/catalog';
import { scan } from '@booking-chat/server/store/db';
import { type TableName, tables } from '@booking-chat/server/store/tables';
import { getTenant } from '@booking-chat/server/store/tenants';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { monday } from '../api/world.ts';
import { type LiveWorld, openLiveWorld } from './live-world.ts';

let world: LiveWorld;
let preview: string;
let key: string;

beforeAll(async () => {
  world = await openLiveWorld();
  await world.addTenant('aurora');
  key = (await world.addKey('aurora')).text;
});
beforeEach(async () => {
  world.time.now = monday;
  const made = await world.call(
    'mutation { createPreviewToken { token expiresAt } }',
    {},
    { authorization: world.person('aurora', 'VIEWER') },
  );
  preview = made.data.createPreviewToken.token;
});
afterAll(() => world.close());

const fields =
  'conversationId handedOff expects state message { id sender text } quickReplies { value } offer { offerId localTime } booking { code managePath status localTime }';
const send = async (text: string, more: object = {}, authorization = preview) => {
  const answer = await world.call(
    `mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { ${fields} } }`,
    { input: { text, language: 'es', ...more } },
    { authorization },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.sendChatMessage;
};

/** Everything stored but the conversations of the trial itself and the minute counters of its requests. */
async function dump(): Promise<string[]> {
  const items: string[] = [];
  for (const table of Object.keys(tables) as TableName[])
    for await (const page of scan(world.app.db, table))
      for (const item of page.items) {
        const isTrial = table === 'Conversations' && item.updatedAt === undefined;
        const isRate = String(item.itemKey).startsWith('RATE#');
        if (!isTrial && !isRate) items.push(`${table} ${JSON.stringify(inNameOrder(item))}`);
      }
  return items.sort();
}

/** The engine gives attributes in any order. */
const inNameOrder = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, one]) => [name, inNameOrder(one)])
    : Array.isArray(value)
      ? value.map(inNameOrder)
      : value;

const wish = 'corte mañana a las 10 con Ana, soy Juan Pérez, juan@mail.cl';

describe('the panel’s own widget', () => {
  it('books, moves, cancels, asks for codes and people, and leaves no trace', async () => {
    // What a real customer has done stands beside it.
    const real = await send(wish, {}, key);
    await send('sí', { conversationId: real.conversationId }, key);
    const before = await dump();

    const offered = await send('corte mañana a las 11 con Ana, soy Eva Soto, eva@mail.cl');
    expect(offered.offer.localTime).toBe('11:00');
    const { conversationId } = offered;
    const more = { conversationId };
    const booked = await send('Confirmar', { ...more, choice: { confirmOffer: offered.offer.offerId } });
    expect(booked.booking).toMatchObject({ code: 'TRIAL-1', managePath: null, localTime: '11:00' });
    expect(booked.message.text).toMatch(/^Esto es solo una prueba: no se reservó/);
    expect(booked.state).toBe('BOOKING_CONFIRMED');

    expect((await send('¿cuándo es mi hora?', more)).message.text).toMatch(/11:00/);
    await send('quiero cambiar mi hora', more);
    await send('mañana a las 12', more);
    const moved = await send('sí', more);
    expect(moved.message.text).toMatch(/prueba[\s\S]*12:00/);
    await send('quiero cancelar mi hora', more);
    expect((await send('sí', more)).message.text).toMatch(/prueba/);

    const finding = await send('quiero cancelar la reserva de juan@mail.cl');
    const code = await send('juan@mail.cl', { conversationId: finding.conversationId });
    expect(code.message.text).toMatch(/prueba/);
    const person = await send('quiero hablar con una persona', more);
    expect(person).toMatchObject({ handedOff: true });
    expect(person.message.text).toMatch(/prueba/);

    expect(await dump()).toEqual(before);
  });

  it.each([
    [
      'en',
      'haircut corte tomorrow at 3pm with Ana, I am Eva Soto, eva@mail.cl',
      'yes',
      /only a trial: nothing was booked/,
    ],
    ['pt', 'corte amanhã às 15h com Ana, sou Eva Soto, eva@mail.cl', 'sim', /só um teste: nada foi agendado/],
  ])('says in %s that nothing was booked', async (language, text, yes, expected) => {
    const offered = await send(text, { language });
    const booked = await send(yes, { language, conversationId: offered.conversationId });
    expect(booked.booking.code).toBe('TRIAL-1');
    expect(booked.message.text).toMatch(expected);
  });

  it('keeps to the rules: a taken time is refused, also when it is taken meanwhile', async () => {
    const offered = await send('limpieza facial pasado mañana a las 10 con Ana, soy Eva Soto, eva@mail.cl');
    expect(offered.offer.localTime).toBe('10:00');
    const { tenantId } = operatorCredential('aurora');
    const tenant = await getTenant(world.app.db, tenantId);
    if (!tenant) throw new Error('no tenant');
    const taken = await holdSlot(world.app.db, {
      tenant,
      catalog: await loadCatalog(world.app.db, tenant),
      serviceId: 'aurora-limpieza',
      providerId: 'aurora-ana',
      start: Date.parse('2026-11-25T13:00:00Z') / 60_000,
      owner: 'someone',
      now: world.time.now,
    });
    expect(taken.ok).toBe(true);
    const refused = await send('sí', { conversationId: offered.conversationId });
    expect(refused.booking).toBeNull();
    const again = await send('limpieza facial pasado mañana a las 10 con Ana, soy Eva Soto, eva@mail.cl');
    expect(again.offer?.localTime).not.toBe('10:00');
  });

  it('does not take its own time twice', async () => {
    const input = 'corte el jueves a las 9 con Ana, soy Eva Soto, eva@mail.cl';
    const { conversationId } = await send(input);
    await send('sí', { conversationId });
    const second = await send('otra reserva: corte el jueves a las 9 con Ana', { conversationId });
    expect(second.offer?.localTime).not.toBe('09:00');
  });

  it('is told what it may not do', async () => {
    const booking = await world.call(
      'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { code } }',
      {
        input: {
          serviceId: 'aurora-corte',
          start: '2026-11-24T13:00:00Z',
          customer: { name: 'Eva', email: 'eva@mail.cl' },
          idempotencyKey: 'abcdefgh1',
        },
      },
      { authorization: preview },
    );
    expect(booking.errors?.[0]).toMatchObject({ errorType: 'FORBIDDEN', errorInfo: { reason: 'scope' } });
    const settings = await world.call('{ settings { name } }', {}, { authorization: preview });
    expect(settings.errors?.[0]?.errorType).toBe('FORBIDDEN');
  });

  it('works for half an hour', async () => {
    await send('hola');
    world.time.now = monday + 30 * 60_000;
    const late = await world.call('{ widgetConfig { greeting } }', {}, { authorization: preview });
    expect(late.errors?.[0]).toMatchObject({
      errorType: 'AUTH_FAILED',
      errorInfo: { reason: 'token-invalid' },
    });
  });
});

describe('a trial and a customer’s conversation', () => {
  const read = async (conversationId: string, authorization: string) =>
    (
      await world.call(
        'query ($id: ID!) { getConversation(conversationId: $id) { conversationId messages { text } } }',
        { id: conversationId },
        { authorization },
      )
    ).data.getConversation;

  it.each([
    ['a key goes not on with a trial', () => [preview, key]],
    ['a trial goes not on with a customer’s', () => [key, preview]],
  ])('%s', async (_, who) => {
    const [begins, comes] = who() as [string, string];
    const { conversationId } = await send('hola', {}, begins);
    expect(await read(conversationId, begins)).toMatchObject({ conversationId });
    expect(await read(conversationId, comes)).toBeNull();
    const other = await send('corte', { conversationId }, comes);
    expect(other.conversationId).not.toBe(conversationId);
    expect((await read(conversationId, begins)).messages).toHaveLength(2);
  });

  it('no list of the team shows a trial, and nobody answers in one', async () => {
    const { conversationId } = await send('quiero hablar con una persona');
    const authorization = world.person('aurora', 'ADMIN');
    for (const status of [null, 'AGENT', 'WAITING', 'PERSON']) {
      const list = await world.call(
        'query ($s: ConversationStatus) { listConversations(status: $s) { items { conversationId } } }',
        { s: status },
        { authorization },
      );
      const ids = list.data.listConversations.items.map(
        (one: { conversationId: string }) => one.conversationId,
      );
      expect(ids).not.toContain(conversationId);
    }
    const one = await world.call(
      'query ($id: ID!) { adminConversation(conversationId: $id) { status } }',
      { id: conversationId },
      { authorization },
    );
    expect(one.data.adminConversation).toBeNull();
    const reply = await world.call(
      'mutation ($input: ReplyToCustomerInput!) { replyToCustomer(input: $input) { status } }',
      { input: { conversationId, text: 'Hola', clientMessageId: 'p1' } },
      { authorization },
    );
    expect(reply.errors?.[0]?.errorType).toBe('NOT_FOUND');
  });
});
