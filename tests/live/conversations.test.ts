import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../api/world.ts';
import { type LiveWorld, openLiveWorld } from './live-world.ts';

let world: LiveWorld;
let key: string;

beforeAll(async () => {
  world = await openLiveWorld();
  world.time.now = Date.now();
  for (const tenantId of ['aurora', 'boreal']) await world.addTenant(tenantId);
  key = (await world.addKey('aurora')).text;
});
afterAll(() => world.close());

const as =
  (authorization: string) =>
  (query: string, variables: object = {}) =>
    world.call(query, variables, { authorization });
const chat = (text: string, conversationId: string | null = null) =>
  as(key)(
    'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId handedOff message { id sender } } }',
    { input: { text, conversationId, language: 'es' } },
  ).then(({ data }) => data.sendChatMessage);
const read =
  'query ($id: ID!) { getConversation(conversationId: $id) { messages { id sender text } lastReply { handedOff expects quickReplies { value } suggestedServices { name } } } }';
const detail =
  'query ($id: ID!) { adminConversation(conversationId: $id) { status answeredBy customerName messages { sender text } version } }';
const reply =
  'mutation ($input: ReplyToCustomerInput!) { replyToCustomer(input: $input) { status answeredBy version messages { id sender text } } }';
const giveBack = 'mutation ($id: ID!) { returnToAgent(conversationId: $id) { status answeredBy } }';
const list =
  'query ($status: ConversationStatus, $limit: Int, $nextToken: String) { listConversations(status: $status, limit: $limit, nextToken: $nextToken) { items { conversationId status lastText lastSender } nextToken } }';

describe('the inbox', () => {
  it('from a customer’s wish for a person to the agent again', async () => {
    const admin = as(world.person('aurora', 'ADMIN'));
    const line = await world.dial(world.person('aurora')).init();
    line.start('a', 'subscription { onConversationEvent { kind conversationId messageId } }');
    const page = await world.dial(key).init();

    const { conversationId: id } = await chat('hola');
    page.start('c', 'subscription ($id: ID!) { onPersonReply(conversationId: $id) { kind messageId } }', {
      id,
    });
    await Promise.all([line.next('start_ack'), page.next('start_ack')]);
    await chat('quiero hablar con una persona', id);
    expect((await admin(list, { status: 'WAITING' })).data.listConversations.items).toMatchObject([
      { conversationId: id, status: 'WAITING', lastSender: 'AGENT' },
    ]);

    const input = { conversationId: id, text: 'Hola, soy Rosa.', clientMessageId: 'p1' };
    const replied = (await admin(reply, { input })).data.replyToCustomer;
    expect(replied).toMatchObject({ status: 'PERSON', answeredBy: 'Rosa' });
    expect((await admin(reply, { input })).data.replyToCustomer.version).toBe(replied.version);
    expect((await page.next('data', 'c')).payload.data.onPersonReply).toBeDefined();

    const seen = (await as(key)(read, { id })).data.getConversation;
    expect(seen.messages.at(-1)).toMatchObject({ sender: 'PERSON', text: 'Hola, soy Rosa.' });
    expect(seen.lastReply).toEqual({
      handedOff: true,
      expects: 'NOTHING',
      quickReplies: [],
      suggestedServices: [],
    });

    const own = await chat('¿me ayuda?', id);
    expect(own).toMatchObject({ handedOff: true, message: { sender: 'CUSTOMER' } });
    expect((await admin(detail, { id })).data.adminConversation).toMatchObject({
      status: 'PERSON',
      answeredBy: 'Rosa',
    });
    expect((await admin(giveBack, { id })).data.returnToAgent).toEqual({ status: 'AGENT', answeredBy: null });
    const after = (await as(key)(read, { id })).data.getConversation.lastReply;
    expect(after.handedOff).toBe(false);
    expect(after.suggestedServices.length + after.quickReplies.length).toBeGreaterThan(0);

    line.send({ type: 'stop', id: 'a' });
    await line.next('complete');
    const told = line.data('a').map(({ onConversationEvent }) => onConversationEvent);
    expect(told.map(({ kind }) => kind)).toEqual(['WAITING', 'PERSON_WROTE', 'CUSTOMER_WROTE', 'RETURNED']);
    for (const event of told) expect(event.conversationId).toBe(id);
    expect(told[1].messageId).toBe(seen.messages.at(-1).id);
    expect(JSON.stringify(line.heard)).not.toMatch(/Rosa|ayuda/);
  });

  it('its entries in the audit trail hold nothing of what was said', async () => {
    const { conversationId: id } = await chat('hola');
    const admin = as(world.person('aurora', 'ADMIN'));
    await admin(reply, { input: { conversationId: id, text: 'algo muy privado', clientMessageId: 'p1' } });
    // The trail is in the order of the clock, which stands still here.
    world.time.now += 1_000;
    await admin(giveBack, { id });
    const trail = await admin(
      'query ($id: ID) { listAudit(targetId: $id) { items { action actorName changes { field before after } } } }',
      { id },
    );
    expect(trail.data.listAudit.items.map(({ action }: { action: string }) => action)).toEqual([
      'conversation.return',
      'conversation.reply',
    ]);
    expect(trail.data.listAudit.items[1]).toMatchObject({
      actorName: 'ADMIN@aurora.test',
      changes: [
        { field: 'status', before: '"AGENT"', after: '"PERSON"' },
        { field: 'answeredBy', before: null, after: '"Rosa"' },
      ],
    });
    expect(JSON.stringify(trail)).not.toMatch(/privado/);
    expect(JSON.stringify(world.lines)).not.toMatch(/privado/);
  });

  it('a viewer reads and does not answer; another business finds nothing', async () => {
    const { conversationId: id } = await chat('hola');
    const input = { conversationId: id, text: 'Hola', clientMessageId: 'p2' };
    const viewer = as(world.person('aurora', 'VIEWER'));
    expect((await viewer(detail, { id })).data.adminConversation.status).toBe('AGENT');
    expect(errorOf(await viewer(reply, { input }))).toBe('FORBIDDEN role');
    expect(errorOf(await viewer(giveBack, { id }))).toBe('FORBIDDEN role');
    const other = as(world.person('boreal', 'OWNER'));
    expect((await other(detail, { id })).data.adminConversation).toBeNull();
    expect((await other(list)).data.listConversations.items).toEqual([]);
    expect(errorOf(await other(reply, { input }))).toBe('NOT_FOUND conversation');
    expect(errorOf(await other(giveBack, { id }))).toBe('NOT_FOUND conversation');
    expect(errorOf(await as(key)(reply, { input }))).toBe('FORBIDDEN scope');
  });

  it('a list’s token continues only that list', async () => {
    for (let at = 0; at < 3; at++) await chat('hola');
    const admin = as(world.person('aurora', 'ADMIN'));
    const first = (await admin(list, { limit: 2 })).data.listConversations;
    expect(first.items).toHaveLength(2);
    const { nextToken } = first;
    expect((await admin(list, { limit: 2, nextToken })).data.listConversations.items).not.toEqual(
      first.items,
    );
    expect(errorOf(await admin(list, { status: 'WAITING', nextToken }))).toBe('INVALID_INPUT page');
    expect(errorOf(await as(world.person('boreal'))(list, { nextToken }))).toBe('INVALID_INPUT page');
    expect(errorOf(await admin(list, { limit: 201 }))).toBe('INVALID_INPUT too-big');
  });
});

describe('the server’s own mutations', () => {
  const publish =
    'mutation ($input: ConversationEventInput!) { publishConversationEvent(input: $input) { kind } }';
  const input = { tenantId: 'aurora', kind: 'WAITING', conversationId: 'c1', at: '2026-11-24T12:00:00Z' };

  it.each([
    ['an owner', () => world.person('aurora', 'OWNER'), 'FORBIDDEN role'],
    ['a key', () => key, 'FORBIDDEN scope'],
    ['nobody', () => '', 'AUTH_FAILED credential-missing'],
  ])('%s may not publish', async (_, token, expected) => {
    expect(errorOf(await as(token())(publish, { input }))).toBe(expected);
  });

  it('a subscription is nothing to post', async () => {
    const answer = await as(world.person('aurora'))('subscription { onBookingEvent { kind } }');
    expect([answer.status, errorOf(answer)]).toEqual([400, 'INVALID_INPUT query-invalid']);
  });
});
