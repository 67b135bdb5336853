import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildWidget } from '../../packages/widget/build.mjs';
import { openBrowser } from '../browser.ts';
import { launcher, leave, openPanel, panel, saidOn, visit } from '../widget/visit.ts';
import { type LiveWorld, openLiveWorld } from './live-world.ts';

const dist = fileURLToPath(new URL('../../packages/widget/dist/chat-widget/', import.meta.url));
const { browser, skip } = await openBrowser();

describe.skipIf(skip)('a customer and a person of the business', () => {
  let world: LiveWorld;
  let key = '';
  let host = '';
  const policy = { connect: '' };

  beforeAll(async () => {
    if (!existsSync(`${dist}latest/live.js`)) await buildWidget();
    world = await openLiveWorld({
      widgetFolder: dist,
      register: (server) => {
        server.get('/site', (_request, reply) =>
          reply
            .header(
              'content-security-policy',
              `default-src 'none'; script-src 'self'; connect-src ${policy.connect}`,
            )
            .type('text/html')
            .send(sitePage()),
        );
      },
    });
    host = new URL(world.url).host;
    world.time.now = Date.now();
    await world.addTenant('aurora', { name: 'Salón Aurora' });
    key = (await world.addKey('aurora', { allowedOrigins: [world.url] })).text;
  });
  afterEach(() => leave(browser));
  afterAll(async () => {
    await browser?.close();
    await world.close();
  });

  const sitePage =
    () => `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Aurora</title></head><body>
<script src="/chat-widget/latest/chat-widget.js" async data-public-key="${key}" data-language="es"></script></body></html>`;
  const open = (connect = `http://${host} ws://${host}`) => {
    if (!browser) throw new Error('skipped');
    policy.connect = connect;
    return visit(browser, `${world.url}/site`);
  };
  const say = async (page: Page, text: string) => {
    await panel(page).locator('.composer').getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
  };
  const conversationOf = (page: Page) => page.evaluate(() => ChatAgentWidget.getConversationId());
  const asPerson = async (query: string, variables: object) => {
    const answer = await world.call(query, variables, { authorization: world.person('aurora', 'ADMIN') });
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const reply = async (page: Page, text: string) =>
    asPerson(
      'mutation ($input: ReplyToCustomerInput!) { replyToCustomer(input: $input) { status answeredBy } }',
      {
        input: { conversationId: await conversationOf(page), text, clientMessageId: text.replace(/\W/g, '') },
      },
    );
  const log = (page: Page) => panel(page).getByRole('log');
  const socketOf = (page: Page) =>
    page.waitForEvent('websocket', {
      predicate: (socket) => socket.url() === `ws://${host}/graphql/realtime`,
    });

  test('talk live; the agent is silent, and goes on afterwards', async () => {
    const page = await open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await openPanel(page);
    await say(page, 'hola');
    expect(requests).not.toContain('/chat-widget/latest/live.js');
    const connected = socketOf(page);
    await say(page, 'quiero hablar con una persona');
    await panel(page).getByText('Una persona del equipo tiene tu conversación').waitFor();
    const socket = await connected;
    // It hears from its acknowledgement on.
    await socket.waitForEvent('framereceived', {
      predicate: ({ payload }) => String(payload).includes('start_ack'),
    });

    expect(await reply(page, 'Hola, soy Rosa.')).toEqual({
      replyToCustomer: { status: 'PERSON', answeredBy: 'Rosa' },
    });
    await log(page).getByText('Hola, soy Rosa.').waitFor();
    expect(await log(page).getByText('Una persona de Salón Aurora:').count()).toBe(1);
    expect(await panel(page).getByRole('list', { name: 'Servicios' }).count()).toBe(0);

    const before = await log(page).locator('.message').count();
    await say(page, 'una limpieza facial lo antes posible con Ana');
    await panel(page).getByRole('status').filter({ hasText: 'Enviando' }).waitFor({ state: 'detached' });
    await reply(page, 'Se la reservo yo.');
    await log(page).getByText('Se la reservo yo.').waitFor();
    expect(await log(page).locator('.message').count()).toBe(before + 2);

    await asPerson('mutation ($id: ID!) { returnToAgent(conversationId: $id) { status } }', {
      id: await conversationOf(page),
    });
    await panel(page)
      .getByText('Una persona del equipo tiene tu conversación')
      .waitFor({ state: 'detached' });
    if (!socket.isClosed()) await socket.waitForEvent('close');
    await say(page, 'una limpieza facial lo antes posible con Ana');
    await page.waitForFunction(() => ChatAgentWidget.getState().expects === 'CONTACT');
    expect(saidOn(page).filter((line) => /error|refused|policy/i.test(line))).toEqual([]);
  });

  test('a closed chat says that somebody wrote, and a new page goes on', async () => {
    const page = await open();
    await openPanel(page);
    const connected = socketOf(page);
    await say(page, 'quiero hablar con una persona');
    const socket = await connected;
    await socket.waitForEvent('framereceived', {
      predicate: ({ payload }) => String(payload).includes('start_ack'),
    });
    await page.keyboard.press('Escape');
    await reply(page, '¿Sigue ahí?');
    const button = page.locator('chat-agent-widget').locator('[data-unread]');
    await button.waitFor();
    expect(await launcher(page).getAttribute('aria-description')).toBe('Mensajes nuevos: 1');
    await launcher(page).click();
    await log(page).getByText('¿Sigue ahí?').waitFor();
    expect(await button.count()).toBe(0);

    const again = socketOf(page);
    await page.reload();
    await (await again).waitForEvent('framereceived', {
      predicate: ({ payload }) => String(payload).includes('start_ack'),
    });
    await log(page).getByText('¿Sigue ahí?').waitFor();
    await reply(page, 'Aquí estoy.');
    await log(page).getByText('Aquí estoy.').waitFor();
    await page.evaluate(() => ChatAgentWidget.destroy());
    expect(await page.locator('chat-agent-widget').count()).toBe(0);
  });

  test('where no WebSocket gets through, it looks now and then', async () => {
    const page = await open(`http://${host}/graphql`);
    await openPanel(page);
    await say(page, 'quiero hablar con una persona');
    await panel(page).getByText('Una persona del equipo tiene tu conversación').waitFor();
    await reply(page, 'Hola por el otro camino.');
    await log(page).getByText('Hola por el otro camino.').waitFor({ timeout: 20_000 });
  });

  test('the panel’s own widget chats with a preview token in place of a key', async () => {
    const made = await asPerson('mutation { createPreviewToken { token } }', {});
    const before = key;
    key = made.createPreviewToken.token;
    try {
      const page = await open();
      await openPanel(page);
      await say(page, 'corte lo antes posible con Ana, soy Juan Pérez, juan@mail.cl');
      await panel(page).getByRole('button', { name: 'Confirmar', exact: true }).click();
      await log(page).getByText('Esto es solo una prueba').waitFor();
      await panel(page).getByText('TRIAL-1').first().waitFor();
      expect(await panel(page).getByRole('link', { name: 'Ver, cambiar o cancelar' }).count()).toBe(0);
    } finally {
      key = before;
    }
  });
});
