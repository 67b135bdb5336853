import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { sampleWorld } from '@booking-chat/core/conversation/testing';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import type {
  ChatReply,
  ConversationEvent,
  SendChatMessageInput,
} from '@booking-chat/schema/generated/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../context.ts';
import { auditWrite } from '../store/audit.ts';
import { listBookings } from '../store/bookings.ts';
import {
  type ConversationRecord,
  type ConversationStatus,
  getConversation,
  listConversations,
} from '../store/conversations.ts';
import { getItem, query, write } from '../store/db.ts';
import { startTestStore, type TestStore } from '../store/testing.ts';
import { getUsage, monthOf } from '../store/usage.ts';
import { replyAsPerson, returnToAgent } from './person.ts';
import { runTurn, startConversation } from './run-turn.ts';

// Monday 23 November 2026, 9:00 in Santiago.
const now = Date.parse('2026-11-23T12:00:00Z');
let store: TestStore;
let app: App;
let tenants = 0;
const events: ConversationEvent[] = [];

beforeAll(async () => {
  store = await startTestStore(now);
  const quiet = () => undefined;
  app = {
    db: store.db,
    clock: store.clock,
    signer: store.signer,
    log: { info: quiet, warn: quiet, error: quiet },
    publicUrl: 'http://localhost',
    version: 'test',
    publish: { booking: async () => undefined, conversation: async (event) => void events.push(event) },
  };
});
beforeEach(() => {
  store.setNow(now);
  events.length = 0;
});
afterAll(() => store.stop());

function scene(change: (tenant: Tenant) => Tenant = (tenant) => tenant) {
  const world = sampleWorld('es', change);
  const tenantId = `t${++tenants}` as TenantId;
  return chatOf({ ...world.tenant, tenantId }, world.catalog);
}

function chatOf(tenant: Tenant, catalog: Catalog) {
  let id = null as string | null;
  const load = async () => (id ? getConversation(app.db, tenant.tenantId, id, app.clock()) : null);
  const here = async () => {
    const record = await load();
    if (!record) throw new Error('no conversation');
    return record;
  };
  const audit = (_: ConversationRecord, after: ConversationRecord) =>
    auditWrite({
      tenantId: tenant.tenantId,
      at: new Date(app.clock()).toISOString(),
      actorKind: 'PERSON',
      actorId: 'u',
      actorName: 'rosa@salon.test',
      action: 'conversation.reply',
      targetId: after.conversationId,
      targetName: null,
      changes: [],
    });
  return {
    tenant,
    load,
    here,
    async say(text: string, more: Partial<SendChatMessageInput> = {}): Promise<ChatReply> {
      const conversation = await load();
      const reply = await runTurn(
        app,
        { tenant, catalog, conversation },
        { text, conversationId: id, ...more },
      );
      id = reply.conversationId;
      return reply;
    },
    async answer(
      text: string,
      clientMessageId = `p${Math.random()}`.replace('.', ''),
      from?: ConversationRecord,
    ) {
      const message = { text, clientMessageId };
      return replyAsPerson(app, tenant, from ?? (await here()), { person: 'Rosa', message }, audit);
    },
    giveBack: async () => returnToAgent(app, tenant, await here(), audit),
    async list(status: ConversationStatus | null) {
      const page = await listConversations(app, {
        tenantId: tenant.tenantId,
        status,
        limit: 50,
        nextToken: null,
        now: app.clock(),
      });
      return page.ok ? page.items : [];
    },
    async bookings() {
      const page = await listBookings(app, { tenantId: tenant.tenantId, of: { kind: 'tenant' }, limit: 50 });
      return page.ok ? page.items : [];
    },
    async items(table: 'Bookings' | 'AuditTrail') {
      const where = { text: 'tenantId = :t', values: { ':t': tenant.tenantId } };
      return (await query(app.db, { table, where })).items;
    },
  };
}

const wish = 'corte mañana a las 10 con Ana, soy Juan Pérez, juan@mail.cl';
const kinds = () => events.map(({ kind }) => kind);

describe('while a person is waited for', () => {
  it('the team hears of it once by mail, and the agent goes on helping', async () => {
    const chat = scene();
    await chat.say('hola');
    const asked = await chat.say('quiero hablar con una persona');
    expect(asked).toMatchObject({ handedOff: true, message: { sender: 'AGENT' } });
    expect(asked.message.text).toMatch(/avisé/);
    const again = await chat.say('quiero hablar con una persona, por favor');
    expect(again.message.text).toMatch(/avisé/);
    expect((await chat.say(wish)).offer).not.toBeNull();
    expect(await chat.items('Bookings')).toMatchObject([{ kind: 'hand-off' }]);
    expect(kinds()).toEqual(['WAITING', 'CUSTOMER_WROTE', 'CUSTOMER_WROTE']);
    expect(events[0]).toEqual({
      tenantId: chat.tenant.tenantId,
      kind: 'WAITING',
      conversationId: asked.conversationId,
      messageId: expect.any(String),
      at: '2026-11-23T12:00:00.000Z',
    });
  });

  it('it waits for a day, whatever the business’s idle time is', async () => {
    const chat = scene((tenant) => ({ ...tenant, agent: { ...tenant.agent, conversationTtlMinutes: 10 } }));
    await chat.say('hola');
    expect((await chat.here()).expiresAt).toBe(now / 1000 + 600);
    await chat.say('quiero hablar con una persona');
    expect((await chat.here()).expiresAt).toBe(now / 1000 + 86_400);
  });
});

describe('while a person answers', () => {
  it('the agent is silent: messages are kept, counted and told of', async () => {
    const chat = scene();
    await chat.say('quiero hablar con una persona');
    await chat.answer('Hola, soy Rosa.');
    const before = (await chat.here()).state;
    const reply = await chat.say(wish, { clientMessageId: 'm1' });
    expect(reply).toMatchObject({
      handedOff: true,
      expects: 'NOTHING',
      offer: null,
      booking: null,
      quickReplies: [],
      message: { id: 'm1', clientMessageId: 'm1', sender: 'CUSTOMER', text: wish },
    });
    const after = await chat.here();
    expect(after.state).toEqual(before);
    expect(after).toMatchObject({ status: 'PERSON', answeredBy: 'Rosa' });
    expect(after.messages.slice(-2).map(({ sender }) => sender)).toEqual(['PERSON', 'CUSTOMER']);
    const usage = await getUsage(app.db, chat.tenant.tenantId, monthOf(now));
    expect(usage.messages).toBe(2);
    expect(kinds()).toEqual(['WAITING', 'PERSON_WROTE', 'CUSTOMER_WROTE']);
    const retried = await chat.say(wish, { clientMessageId: 'm1' });
    expect(retried.message.id).toBe('m1');
    expect((await chat.here()).messages).toHaveLength(after.messages.length);
  });

  it('a tap on an old offer books nothing', async () => {
    const chat = scene();
    const { offer } = await chat.say(wish);
    await chat.answer('Un momento, lo miro.');
    const tapped = await chat.say('Confirmar', { choice: { confirmOffer: offer?.offerId } });
    expect(tapped).toMatchObject({ booking: null, message: { sender: 'CUSTOMER', text: 'Confirmar' } });
    expect(await chat.bookings()).toEqual([]);
  });

  it('the person is faster than a turn that was under way: it books nothing', async () => {
    const chat = scene();
    const { offer } = await chat.say(wish);
    const stale = await chat.here();
    await chat.answer('Espere, por favor.');
    const reply = await runTurn(
      app,
      { tenant: chat.tenant, catalog: sampleWorld('es').catalog, conversation: stale },
      { text: 'sí', conversationId: stale.conversationId, choice: { confirmOffer: offer?.offerId } },
    );
    expect(reply).toMatchObject({ handedOff: true, booking: null, message: { sender: 'CUSTOMER' } });
    expect(await chat.bookings()).toEqual([]);
  });

  it('over the month’s messages the customer is still heard', async () => {
    const chat = scene((tenant) => ({ ...tenant, plan: 'LITE' }));
    await chat.say('hola');
    await chat.answer('Hola, soy Rosa.');
    await write(app.db, {
      type: 'update',
      table: 'TenantUsage',
      key: { tenantId: chat.tenant.tenantId, itemKey: `MONTH#${monthOf(now)}` },
      change: { text: 'SET messages = :all', values: { ':all': 500 } },
    });
    expect((await chat.say('¿sigue ahí?')).message.sender).toBe('CUSTOMER');
  });

  it('afterwards the agent goes on from where it was', async () => {
    const chat = scene();
    const { offer } = await chat.say(wish);
    await chat.say('quiero hablar con una persona');
    await chat.answer('Le dejo con el asistente.');
    await chat.say('gracias');
    const returned = await chat.giveBack();
    expect(returned).toMatchObject({ status: 'AGENT', answeredBy: null });
    const booked = await chat.say('Confirmar', { choice: { confirmOffer: offer?.offerId } });
    expect(booked).toMatchObject({ handedOff: false, state: 'BOOKING_CONFIRMED' });
    expect(await chat.bookings()).toHaveLength(1);
    expect(kinds().at(-1)).toBe('RETURNED');
    events.length = 0;
    await chat.giveBack();
    expect(events).toEqual([]);
  });
});

describe('a person’s message', () => {
  it('is the same however often it is sent, also by two at a time', async () => {
    const chat = scene();
    await chat.say('hola');
    const from = await chat.here();
    const [one, two] = await Promise.all([
      chat.answer('Hola, soy Rosa.', 'p1', from),
      chat.answer('Hola, soy Rosa.', 'p1', from),
    ]);
    const third = await chat.answer('Hola, soy Rosa.', 'p1');
    for (const record of [one, two, third])
      expect(record.messages.filter(({ sender }) => sender === 'PERSON')).toHaveLength(1);
    expect(kinds()).toEqual(['PERSON_WROTE']);
    expect(await chat.items('AuditTrail')).toHaveLength(1);
  });

  it('and the customer’s, written at the same moment, are both kept', async () => {
    const chat = scene();
    await chat.say('quiero hablar con una persona');
    await chat.answer('Hola.');
    const from = await chat.here();
    await Promise.all([
      ...[1, 2].map((at) => chat.say(`cliente ${at}`, { clientMessageId: `m${at}` })),
      ...[1, 2].map((at) => chat.answer(`persona ${at}`, `p${at}`, from)),
    ]);
    const texts = (await chat.here()).messages.map(({ text }) => text);
    for (const at of [1, 2])
      expect(texts).toEqual(expect.arrayContaining([`cliente ${at}`, `persona ${at}`]));
  });

  it('to a conversation that is over is refused', async () => {
    const chat = scene();
    await chat.say('hola');
    const from = await chat.here();
    // Somebody else wrote, and then time passed.
    await chat.answer('Hola.');
    store.setNow(now + 25 * 3_600_000);
    await expect(chat.answer('¿Hola?', 'late', from)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('lists', () => {
  it('the inbox holds who waits or is answered; everything is under all', async () => {
    const chat = scene();
    await chat.say('hola, soy Juan Pérez, juan@mail.cl');
    expect((await chat.list(null))[0]).toMatchObject({
      status: 'AGENT',
      customerName: 'Juan Pérez',
      lastSender: 'AGENT',
      messageCount: 2,
    });
    const inbox = async () => ({
      waiting: (await chat.list('WAITING')).length,
      person: (await chat.list('PERSON')).length,
      agent: (await chat.list('AGENT')).length,
      all: (await chat.list(null)).length,
    });
    expect(await inbox()).toEqual({ waiting: 0, person: 0, agent: 1, all: 1 });
    await chat.say('quiero hablar con una persona');
    expect(await inbox()).toEqual({ waiting: 1, person: 0, agent: 0, all: 1 });
    await chat.answer(`Hola.\n${'x'.repeat(300)}`);
    expect(await inbox()).toEqual({ waiting: 0, person: 1, agent: 0, all: 1 });
    const [line] = await chat.list('PERSON');
    expect(line?.lastText).toHaveLength(140);
    expect(line?.lastText).toMatch(/^Hola\. x+…$/);
    await chat.giveBack();
    expect(await inbox()).toEqual({ waiting: 0, person: 0, agent: 1, all: 1 });
    store.setNow(now + 25 * 3_600_000);
    expect(await inbox()).toEqual({ waiting: 0, person: 0, agent: 0, all: 0 });
  });

  it.each([
    ['OPEN', 'AGENT'],
    ['HANDED_OFF', 'WAITING'],
  ])('a conversation stored as %s before reads as %s', async (before, status) => {
    const chat = scene();
    const { conversationId } = await chat.say('hola');
    const { tenantId } = chat.tenant;
    await write(app.db, {
      type: 'update',
      table: 'Conversations',
      key: { tenantId, conversationId },
      change: {
        text: 'SET #status = :before REMOVE customerName, lastText, lastSender, messageCount, answeredBy',
        names: { '#status': 'status' },
        values: { ':before': before },
      },
    });
    expect(await chat.here()).toMatchObject({ status, answeredBy: null, customerName: null });
    expect(await chat.list(null)).toMatchObject([{ status, lastText: null, messageCount: 0 }]);
    expect(await getItem(app.db, 'Conversations', { tenantId, conversationId })).not.toHaveProperty(
      'inboxKey',
    );
  });

  it('newest first, page after page, each once', async () => {
    const world = sampleWorld('es');
    const tenant = { ...world.tenant, tenantId: `t${++tenants}` as TenantId };
    const started: string[] = [];
    for (let at = 0; at < 7; at++) {
      store.setNow(now + at * 1000);
      started.unshift((await startConversation(app, { tenant, catalog: world.catalog }, {})).conversationId);
    }
    const seen: string[] = [];
    let nextToken: string | null = null;
    do {
      const page = await listConversations(app, {
        tenantId: tenant.tenantId,
        status: null,
        limit: 3,
        nextToken,
        now: app.clock(),
      });
      if (!page.ok) throw new Error('bad token');
      seen.push(...page.items.map(({ conversationId }) => conversationId));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(seen).toEqual(started);
  });
});
