import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { config, page as html, replies, wholeBooking } from './stub-conversation.ts';
import { type Answers, startStubSite } from './stub-site.ts';
import { contextOptions, launcher, leave, openPanel, panel, saidOn, visit } from './visit.ts';

const { browser, skip } = await openBrowser();
const site = await startStubSite(wholeBooking());
afterAll(async () => {
  await browser?.close();
  await site.stop();
});
afterEach(() => leave(browser));
beforeEach(() => {
  Object.assign(site.answers, wholeBooking());
  site.operations.length = 0;
});
const open = (text = html()) => {
  if (!browser) throw new Error('skipped');
  site.serve(text);
  return visit(browser, site.pageUrl, contextOptions);
};
const failing =
  (errorType: string): Answers[string] =>
  () => ({ errors: [{ message: 'no', errorType }] });
const sent = () =>
  site.operations
    .filter(({ name }) => name === 'sendChatMessage')
    .map(({ variables }) => variables.input as Record<string, unknown>);

describe.skipIf(skip)('a message that does not arrive', () => {
  test('is kept, marked, and sent again on demand under the same id', async () => {
    const page = await open();
    await openPanel(page);
    await page.context().setOffline(true);
    await panel(page).getByText('Sin conexión').waitFor();
    await page.keyboard.type('una limpieza');
    await page.keyboard.press('Enter');
    await panel(page).getByText('No enviado').waitFor();
    expect(await page.evaluate(() => ChatAgentWidget.getState().unsentCount)).toBe(1);
    await page.context().setOffline(false);
    await panel(page).getByRole('button', { name: 'Reintentar' }).click();
    await panel(page).getByText('¿Qué servicio necesitas?').waitFor();
    expect(await panel(page).getByText('No enviado').count()).toBe(0);
    expect(await panel(page).getByText('una limpieza', { exact: true }).count()).toBe(1);
  });

  test('is repeated once by itself, for the API knows its id', async () => {
    let dropped = 0;
    const { sendChatMessage } = wholeBooking();
    site.answers.sendChatMessage = (operation) => {
      dropped += 1;
      return dropped === 1 ? 'drop' : (sendChatMessage?.(operation) ?? 'drop');
    };
    const page = await open();
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.sendMessage('hola'));
    await panel(page).getByText('¿Qué servicio necesitas?').waitFor();
    const [first, second] = sent();
    expect(second).toEqual(first);
    expect(first?.clientMessageId).toMatch(/^[\da-f]{32}$/);
  });

  test('survives a reload, and goes out when the page is back', async () => {
    site.answers.sendChatMessage = () => 'drop';
    const page = await open();
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.sendMessage('no me pierdas'));
    await panel(page).getByText('No enviado').waitFor();
    const [before] = sent();
    Object.assign(site.answers, { sendChatMessage: wholeBooking().sendChatMessage });
    await page.reload();
    await panel(page).getByText('¿Qué servicio necesitas?').waitFor();
    expect(sent().at(-1)).toEqual(before);
    expect(await panel(page).getByText('no me pierdas').count()).toBe(1);
  });

  test('holds back those written after it, and keeps their order', async () => {
    site.answers.sendChatMessage = () => 'drop';
    const page = await open();
    await openPanel(page);
    await page.evaluate(() => {
      ChatAgentWidget.sendMessage('uno');
      ChatAgentWidget.sendMessage('dos');
    });
    await expect.poll(() => panel(page).getByText('No enviado').count()).toBe(2);
    expect(new Set(sent().map(({ text }) => text))).toEqual(new Set(['uno']));
  });
});

test.skipIf(skip)('an expired conversation starts anew with the text that found it expired', async () => {
  const page = await open();
  await openPanel(page);
  const { sendChatMessage } = wholeBooking();
  site.answers.sendChatMessage = (operation) => {
    const { conversationId } = operation.variables.input as { conversationId: string | null };
    return conversationId
      ? { errors: [{ message: 'expired', errorType: 'CONVERSATION_EXPIRED' }] }
      : (sendChatMessage?.(operation) ?? 'drop');
  };
  await panel(page).getByRole('button', { name: 'Reservar una hora' }).click();
  await panel(page).getByText('Empezamos una nueva').waitFor();
  await panel(page).getByText('¿Qué servicio necesitas?').waitFor();
  const [, again] = sent();
  expect(again).toMatchObject({ conversationId: null, choice: null, text: 'Reservar una hora' });
  expect(await panel(page).getByRole('log').innerText()).toMatch(
    /Hola[\s\S]*expiró[\s\S]*Reservar una hora[\s\S]*¿Qué servicio/,
  );
});

describe.skipIf(skip)('what the API refuses is said in the customer’s language, with a way forward', () => {
  test.each([
    { code: 'RATE_LIMITED', text: 'Espera un minuto', retry: true, reach: false },
    { code: 'PLAN_LIMIT_REACHED', text: 'no puede atender más mensajes', retry: true, reach: true },
    { code: 'ORIGIN_NOT_ALLOWED', text: 'no está disponible en este sitio', retry: false, reach: true },
    { code: 'AUTH_FAILED', text: 'no está disponible en este sitio', retry: false, reach: true },
    { code: 'INVALID_INPUT', text: 'Prueba con otras palabras', retry: false, reach: false },
    { code: 'AI_UNAVAILABLE', text: 'Reintenta en un momento', retry: true, reach: true },
    { code: 'INTERNAL', text: 'Algo falló de nuestro lado', retry: true, reach: true },
    { code: 'SLOT_TAKEN', text: 'Esa hora ya no está libre', retry: false, reach: false },
    { code: 'CONFLICT', text: 'Algo falló de nuestro lado', retry: true, reach: true },
  ])('$code', async ({ code, text, retry, reach }) => {
    site.answers.sendChatMessage = failing(code);
    const page = await open(
      html(
        '',
        '<script>window.errors = []; addEventListener("load", () => ChatAgentWidget.on("error", (event) => errors.push(event)))</script>',
      ).replace(' async', ''),
    );
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.sendMessage('hola'));
    await panel(page).getByText(text).waitFor();
    expect(await panel(page).getByRole('button', { name: 'Reintentar' }).count()).toBe(retry ? 1 : 0);
    expect(await panel(page).getByRole('link', { name: '+56 2 2345 6789' }).count()).toBe(reach ? 1 : 0);
    expect(await page.evaluate('errors')).toEqual([{ code, message: 'no', retryable: retry }]);
    // Never a dead end: it can still be written and chosen.
    await panel(page).getByRole('button', { name: 'Reservar una hora' }).waitFor();
  });
});

describe.skipIf(skip)('when it cannot begin', () => {
  test('the panel’s script does not load: the next click tries again', async () => {
    const page = await open();
    await page.route('**/panel.js', (route) => route.abort(), { times: 1 });
    await launcher(page).click();
    await expect.poll(() => page.evaluate(() => ChatAgentWidget.isOpen())).toBe(false);
    await openPanel(page);
  });

  test('the API does not answer: it says so, and a retry loads the conversation', async () => {
    Object.assign(site.answers, { widgetConfig: () => 'drop', startConversation: () => 'drop' });
    const page = await open();
    await launcher(page).click();
    await panel(page).getByRole('alert').getByText('No hay conexión con el servicio').waitFor();
    Object.assign(site.answers, wholeBooking());
    await panel(page).getByRole('button', { name: 'Reintentar' }).click();
    await panel(page).getByText(config.greeting).waitFor();
  });

  test('the key is refused: it is closed, and the page’s author is told', async () => {
    Object.assign(site.answers, {
      widgetConfig: failing('FORBIDDEN'),
      startConversation: failing('FORBIDDEN'),
    });
    const page = await open();
    await launcher(page).click();
    await panel(page).getByText('no está disponible en este sitio').waitFor();
    expect(site.operations[0]?.headers).toMatchObject({
      authorization: 'pk_test_1',
      'x-tenant-id': 'tenant-1',
    });
    expect(saidOn(page).join('\n')).toContain('FORBIDDEN');
  });
});

describe.skipIf(skip)('coming back', () => {
  test('a reload in mid-conversation loses nothing, and is open where it was open', async () => {
    const page = await open();
    await openPanel(page);
    await panel(page).getByRole('button', { name: 'Reservar una hora' }).click();
    await panel(page)
      .getByRole('button', { name: /Limpieza facial/ })
      .click();
    await panel(page)
      .getByRole('button', { name: /Carolina/ })
      .waitFor();
    await page.keyboard.type('a medio escr');
    const before = await panel(page).getByRole('log').innerText();
    await page.reload();
    await panel(page)
      .getByRole('button', { name: /Carolina/ })
      .waitFor();
    expect(await panel(page).getByRole('log').innerText()).toBe(before);
    expect(await panel(page).getByLabel('Escribe tu mensaje').inputValue()).toBe('a medio escr');
    expect(site.operations.filter(({ name }) => name === 'startConversation')).toHaveLength(1);
    await panel(page).getByRole('button', { name: 'Cerrar el chat' }).click();
    await page.reload();
    await launcher(page).waitFor();
    expect(await page.evaluate(() => ChatAgentWidget.isOpen())).toBe(false);
  });

  test.each([
    ['is gone', () => ({ data: { getConversation: null } })],
    ['has expired', failing('CONVERSATION_EXPIRED')],
  ] as const)('a conversation that %s is begun again', async (_name, getConversation) => {
    const page = await open();
    await openPanel(page);
    site.answers.getConversation = getConversation as Answers[string];
    await page.reload();
    await panel(page).getByText(config.greeting).waitFor();
    expect(site.operations.filter(({ name }) => name === 'startConversation')).toHaveLength(2);
  });

  test('starting over is a new conversation', async () => {
    const page = await open();
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.sendMessage('services'));
    await panel(page)
      .getByRole('button', { name: /Limpieza facial/ })
      .waitFor();
    await panel(page).getByRole('button', { name: 'Empezar de nuevo' }).click();
    await panel(page).getByRole('button', { name: 'Reservar una hora' }).waitFor();
    expect(await panel(page).getByText('services').count()).toBe(0);
  });

  test('storage that the browser forbids only forgets', async () => {
    const page = await open(
      html(
        '',
        '<script>for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })</script>',
      ),
    );
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.sendMessage('services'));
    await panel(page)
      .getByRole('button', { name: /Limpieza facial/ })
      .waitFor();
  });
});

test.skipIf(skip)('a person who was asked for is visible', async () => {
  const page = await open();
  await openPanel(page);
  await page.evaluate(() => ChatAgentWidget.sendMessage('person'));
  await panel(page).getByText('Una persona del equipo tiene tu conversación').waitFor();
});

test.skipIf(skip)('hostile text is text: markup, RTL, emoji and length', async () => {
  const nasty = `<img src=x onerror=alert(1)> שלום ${'ñ'.repeat(900)} 😀`;
  site.answers.sendChatMessage = () => ({
    data: {
      sendChatMessage: { ...replies.services(), message: { ...replies.services().message, text: nasty } },
    },
  });
  const page = await open();
  await openPanel(page);
  await page.evaluate((text) => ChatAgentWidget.sendMessage(text), nasty);
  await expect.poll(() => panel(page).getByText(nasty).count()).toBe(2);
  expect(await panel(page).locator('img').count()).toBe(0);
  const { scrollWidth, clientWidth } = await panel(page)
    .locator('.scroller')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth).toBe(clientWidth);
});
