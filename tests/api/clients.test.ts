import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../packages/widget/src/chat/client.ts';
import { createManageClient } from '../../packages/widget/src/manage/client.ts';
import { openWorld, site, type World } from './world.ts';

/** The queries that the widget and the customer's own page really send, asked of the served API. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.addTenant('aurora');
});
afterAll(() => world.close());

const from =
  (origin: string): typeof fetch =>
  (url, init) =>
    fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), origin } });

it('the widget: configuration, conversation, a message, free times', async () => {
  const authorization = (await world.addKey('aurora')).text;
  const client = createClient({ url: `${world.url}/graphql`, authorization, fetch: from(site) });
  expect((await client.widgetConfig('pt')).language).toBe('pt');
  const started = await client.startConversation({ language: 'es', timezone: 'America/Santiago' });
  expect(started.message.text).toMatch(/\S/);
  const { conversationId } = started;
  const input = {
    conversationId,
    text: 'un corte mañana',
    clientMessageId: crypto.randomUUID(),
    language: 'es',
  };
  const reply = await client.sendMessage(input);
  expect(reply.conversationId).toBe(conversationId);
  expect(await client.sendMessage(input)).toEqual(reply);
  const kept = await client.conversation(conversationId);
  expect(kept?.messages.map((one) => one.sender)).toEqual(['AGENT', 'CUSTOMER', 'AGENT']);
  expect(kept?.lastReply).toEqual(reply);
  const day = { from: '2026-11-24', to: '2026-11-24' };
  expect((await client.slots({ serviceId: 'aurora-corte', ...day })).items.length).toBeGreaterThan(10);
});

it('the customer’s own page: look, move, cancel', async () => {
  const authorization = (await world.addKey('aurora')).text;
  const booked = await world.call(
    'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { managePath } }',
    {
      input: {
        serviceId: 'aurora-corte',
        start: '2026-11-25T13:00:00Z',
        customer: { name: 'Ana Soto', email: 'ana@mail.test' },
        idempotencyKey: 'for-the-own-page',
      },
    },
    { authorization },
  );
  const token = booked.data.createBooking.managePath.slice('/b/'.length);
  const page = createManageClient(`${world.url}/graphql`, token);
  const { booking, canReschedule } = await page.booking();
  expect([booking.localTime, canReschedule]).toEqual(['10:00', true]);
  const { items } = await page.slots({ serviceId: booking.serviceId, from: '2026-11-26', to: '2026-11-26' });
  const slot = items[3];
  const moved = await page.reschedule(slot?.start ?? '', slot?.providerId ?? '', crypto.randomUUID());
  expect(moved.start).toBe(slot?.start);
  expect((await page.cancel('')).status).toBe('CANCELLED');
  expect((await page.cancel('')).status).toBe('CANCELLED');
});
