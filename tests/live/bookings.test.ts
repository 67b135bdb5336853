import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNotifier } from '@booking-chat/server/notify/notifier';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monday } from '../api/world.ts';
import { type LiveWorld, openLiveWorld } from './live-world.ts';

let world: LiveWorld;
let key: string;
const folder = mkdtempSync(join(tmpdir(), 'live-bookings-'));
let notifier: ReturnType<typeof startNotifier>;

beforeAll(async () => {
  world = await openLiveWorld();
  world.time.now = monday;
  await world.addTenant('aurora');
  key = (await world.addKey('aurora')).text;
  notifier = startNotifier({
    ...world.app,
    endpoint: world.endpoint,
    region: 'local',
    dataDir: folder,
    from: 'no-reply@saas.example',
    transport: { send: async () => undefined },
    publish: world.bus.publish,
  });
});
afterAll(async () => {
  await notifier.stop();
  await world.close();
  rmSync(folder, { recursive: true });
});

it('what a customer books in the chat, the team hears of, and reads', async () => {
  const line = await world.dial(world.person('aurora', 'VIEWER')).init();
  line.start('a', 'subscription { onBookingEvent { kind bookingId version start } }');
  await line.next('start_ack', 'a');
  const send =
    'mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) { conversationId booking { bookingId } } }';
  const say = async (text: string, conversationId: string | null) =>
    (await world.call(send, { input: { text, conversationId, language: 'es' } }, { authorization: key })).data
      .sendChatMessage;
  const { conversationId } = await say('corte mañana a las 10 con Ana, soy Juan Pérez, juan@mail.cl', null);
  const { booking } = await say('sí', conversationId);
  const { onBookingEvent: event } = (await line.next('data', 'a')).payload.data;
  expect(event).toEqual({
    kind: 'CREATED',
    bookingId: booking.bookingId,
    version: 1,
    start: '2026-11-24T13:00:00Z',
  });
  const read = await world.call(
    'query ($id: ID!) { getBooking(bookingId: $id) { customerName version } }',
    { id: event.bookingId },
    { authorization: world.person('aurora', 'VIEWER') },
  );
  expect(read.data.getBooking).toEqual({ customerName: 'Juan Pérez', version: 1 });
});
