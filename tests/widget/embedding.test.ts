import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { config, page as html, wholeBooking } from './stub-conversation.ts';
import { startStubSite } from './stub-site.ts';
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
  site.requests.length = 0;
});
const open = (text = html(), csp = '', options = {}) => {
  if (!browser) throw new Error('skipped');
  site.serve(text, csp);
  return visit(browser, site.pageUrl, { ...contextOptions, ...options });
};
const storageOf = (page: Page) =>
  page.evaluate(() => ({ ...localStorage, ...sessionStorage, cookie: document.cookie }));

describe.skipIf(skip)('before the first interaction', () => {
  test('one request, no storage, no API call', async () => {
    const page = await open();
    await page.waitForTimeout(500);
    expect(site.requests).toEqual(['/chat-widget/latest/chat-widget.js']);
    expect(site.operations).toEqual([]);
    expect(await storageOf(page)).toEqual({ cookie: '' });
    await openPanel(page);
    expect(site.requests).toContain('/chat-widget/v0.1.0/panel.js');
    expect(site.operations.map(({ name }) => name).sort()).toEqual(['startConversation', 'widgetConfig']);
    expect(Object.keys(await storageOf(page))).toContain('chat-agent:pk_test_1');
  });

  test('unless it opens by itself', async () => {
    const page = await open(html('data-auto-open="true"'));
    await panel(page).getByText(config.greeting).waitFor();
    expect(await page.evaluate(() => ChatAgentWidget.isOpen())).toBe(true);
  });
});

describe.skipIf(skip)('the host page', () => {
  const styled = html(
    '',
    `<style>
      * { letter-spacing: 3px; line-height: 3; text-transform: uppercase; box-sizing: content-box; color: red }
      button, input, textarea { background: yellow !important; font-size: 40px; border: 9px solid lime }
      p, li, h2, section { margin: 50px; float: right } chat-agent-widget { display: none; opacity: 0.1 }
    </style><button id="own">Own</button><ul><li>One</li></ul><input value="x"><div class="panel header card MuiButton-root">Same names</div>`,
  );
  const computed = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('html,head,body,body *:not(chat-agent-widget):not(script)')].map(
        (element) => {
          const style = getComputedStyle(element);
          return [
            element.tagName,
            ...[...style].map((name) => `${name}:${style.getPropertyValue(name)}`),
          ].join('\n');
        },
      ),
    );
  const heads = (page: Page) => page.evaluate(() => document.head.querySelectorAll('style,link').length);

  test('keeps every computed style, whether the chat is closed, open or gone', async () => {
    const plain = await open(styled.replace(/<script src="{cdn}[\s\S]*?<\/script>/, ''));
    const before = await computed(plain);
    const page = await open(styled);
    await page.waitForFunction(() => window.ChatAgentWidget);
    expect(await computed(page)).toEqual(before);
    const styles = await heads(page);
    await openPanel(page);
    expect(await computed(page)).toEqual(before);
    expect(await heads(page)).toBe(styles);
    await page.evaluate(() => ChatAgentWidget.destroy());
    expect(await computed(page)).toEqual(before);
    expect(await page.locator('chat-agent-widget').count()).toBe(0);
  });

  test('does not reach into the chat with its CSS', async () => {
    const looks = (page: Page) =>
      page.evaluate(() => {
        const root = document.querySelector('chat-agent-widget')?.shadowRoot;
        return [...(root?.querySelectorAll('.app *, [part=launcher]') ?? [])].map((element) => {
          const {
            letterSpacing,
            lineHeight,
            textTransform,
            color,
            backgroundColor,
            fontSize,
            borderWidth,
            margin,
            float,
            boxSizing,
          } = getComputedStyle(element);
          return {
            tag: element.tagName,
            letterSpacing,
            lineHeight,
            textTransform,
            color,
            backgroundColor,
            fontSize,
            borderWidth,
            margin,
            float,
            boxSizing,
          };
        });
      });
    const [plain, hostile] = [await open(html()), await open(styled)];
    for (const page of [plain, hostile]) await openPanel(page);
    await plain.waitForTimeout(400);
    await hostile.waitForTimeout(400);
    expect(await looks(hostile)).toEqual(await looks(plain));
    await expect(panel(hostile).isVisible()).resolves.toBe(true);
  });

  test('hears no key that is typed into the chat', async () => {
    const page = await open(
      html(
        '',
        '<script>window.keys = []; addEventListener("keydown", (event) => keys.push(event.key))</script>',
      ),
    );
    await openPanel(page);
    await page.keyboard.type('hola');
    expect(await page.evaluate('keys')).toEqual([]);
  });

  test('themes it by custom properties and parts', async () => {
    const page = await open(
      html(
        '',
        '<style>chat-agent-widget{--chat-widget-primary:#ffd54f;--chat-widget-radius:3px}chat-agent-widget::part(launcher){width:80px}</style>',
      ),
    );
    expect((await launcher(page).boundingBox())?.width).toBe(80);
    await openPanel(page);
    const header = panel(page).locator('header');
    expect(await header.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(255, 213, 79)',
    );
    expect(await header.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 0, 0)');
    expect(await panel(page).evaluate((element) => getComputedStyle(element).borderRadius)).toBe('3px');
  });
});

describe.skipIf(skip)('a strict content security policy', () => {
  const api = "default-src 'none'; connect-src {cdn}";
  test.each([
    ['naming the script’s origin', `${api}; script-src {cdn}`, ''],
    ['with a nonce and strict-dynamic', `${api}; script-src 'nonce-n0nce' 'strict-dynamic'`, 'nonce="n0nce"'],
    ['with a nonce only', `${api}; script-src 'nonce-n0nce'`, 'nonce="n0nce"'],
  ])('%s: no style-src, no eval, no violation', async (_name, csp, attribute) => {
    const page = await open(html(attribute).replace(/ style="[^"]*"/, ''), csp);
    await openPanel(page);
    await panel(page).getByRole('button', { name: 'Reservar una hora' }).click();
    await panel(page)
      .getByRole('button', { name: /Limpieza facial/ })
      .click();
    await panel(page)
      .getByRole('button', { name: /Carolina/ })
      .click();
    await panel(page).getByRole('button', { name: '09:00' }).waitFor();
    expect(saidOn(page)).toEqual([]);
    expect(
      await panel(page)
        .locator('header')
        .evaluate((element) => getComputedStyle(element).display),
    ).toBe('flex');
  });
});

describe.skipIf(skip)('window.ChatAgentWidget', () => {
  const bare = (script: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title>${script}</head><body><h1>Site</h1></body></html>`;
  const tag = '<script src="{cdn}/chat-widget/latest/chat-widget.js"></script>';
  const recorder = `window.seen = []; const record = (name) => (event) => seen.push([name, event]);`;

  test('calls made before the script has loaded are done when it has', async () => {
    const page = await open(
      bare(
        `<script>window.ChatAgentWidget = []; window.seen = [];
          ChatAgentWidget.push(['init', { publicKey: 'pk_test_1', language: 'en', onReady: (event) => seen.push(event) }]);
          ChatAgentWidget.push(['sendMessage', 'services']);</script>
        <script src="{cdn}/chat-widget/latest/chat-widget.js" async></script>`,
      ),
    );
    await panel(page)
      .getByRole('button', { name: /Limpieza facial/ })
      .waitFor();
    expect(await page.evaluate('seen')).toEqual([{ version: '0.1.0', tenantId: null, language: 'en' }]);
    expect(site.operations.filter(({ name }) => name === 'startConversation')).toHaveLength(1);
    const sent = site.operations.find(({ name }) => name === 'sendChatMessage');
    expect(sent?.variables.input).toMatchObject({ conversationId: 'c1', text: 'services' });
  });

  test('tells each event under its name and aliases, with its payload, and to the callbacks', async () => {
    const page = await open(
      bare(
        `${tag}<script>${recorder}
          const names = ['ready','opened','closed','message:sent','message:received','slot:selected','booking:created','error','widget:opened','widget:closed'];
          for (const name of names) ChatAgentWidget.on(name, record(name));
          ChatAgentWidget.on('opened', () => { throw new Error('a mistake of the page') });
          const unheard = record('unheard'); ChatAgentWidget.on('opened', unheard); ChatAgentWidget.off('opened', unheard);
          addEventListener('load', () => ChatAgentWidget.init({ publicKey: 'pk_test_1', tenantId: 'tenant-1', language: 'es-CL',
            onReady: record('onReady'), onOpen: record('onOpen'), onClose: record('onClose'), onBookingCreated: record('onBookingCreated') }));</script>`,
      ),
    );
    await openPanel(page);
    for (const name of ['Reservar una hora', /Limpieza facial/, /Carolina/, '09:00'])
      await panel(page).getByRole('button', { name }).click();
    await panel(page).getByLabel('Nombre y apellido').fill('Juan Pérez');
    await panel(page).getByLabel('Correo electrónico').fill('juan@ejemplo.cl');
    await panel(page).getByRole('button', { name: 'Continuar' }).click();
    await panel(page).getByRole('button', { name: 'Confirmar' }).click();
    await panel(page).getByText('Reserva confirmada').waitFor();
    await page.evaluate(() => ChatAgentWidget.close());
    await page.waitForTimeout(50);

    const seen = (await page.evaluate('seen')) as [string, Record<string, unknown>][];
    const of = (name: string) => seen.filter(([heard]) => heard === name).map(([, event]) => event);
    const ready = { version: '0.1.0', tenantId: 'tenant-1', language: 'es' };
    expect([of('ready'), of('onReady')]).toEqual([[ready], [ready]]);
    for (const name of ['opened', 'widget:opened', 'onOpen']) expect(of(name), name).toHaveLength(1);
    for (const name of ['closed', 'widget:closed', 'onClose'])
      expect(of(name), name).toEqual([{ conversationId: 'c1' }]);
    expect(of('unheard')).toEqual([]);
    expect(of('message:sent')[0]).toEqual({
      id: expect.any(String),
      text: 'Reservar una hora',
      conversationId: 'c1',
    });
    expect(of('message:received')[0]).toMatchObject({
      text: config.greeting,
      sender: 'AGENT',
      conversationId: 'c1',
      state: 'INIT',
      expects: 'SERVICE',
    });
    expect(of('slot:selected')).toEqual([
      expect.objectContaining({ serviceId: 's1', providerId: 'p1', localTime: '09:00' }),
    ]);
    for (const name of ['booking:created', 'onBookingCreated']) {
      const [booking] = of(name);
      expect(booking).toMatchObject({
        bookingId: 'b1',
        code: 'K7QX2M',
        status: 'CONFIRMED',
        serviceName: 'Limpieza facial',
      });
      expect(JSON.stringify(booking)).not.toMatch(/juan|\/b\//i);
    }
    expect(of('error')).toEqual([]);
  });

  test('state, context, theme and configuration', async () => {
    const page = await open(html('data-theme="light"'));
    await page.waitForFunction(() => window.ChatAgentWidget);
    expect(await page.evaluate(() => ChatAgentWidget.getState())).toEqual({
      initialized: true,
      open: false,
      status: 'idle',
      conversationId: null,
      conversationState: 'INIT',
      expects: 'NOTHING',
      language: 'es',
      messageCount: 0,
      unsentCount: 0,
      booking: null,
    });
    await page.evaluate(() => {
      ChatAgentWidget.setUserContext({ name: 'Ana Rojas' });
      ChatAgentWidget.setUserContext({ email: 'ana@ejemplo.cl' });
    });
    await openPanel(page);
    expect(site.operations.find(({ name }) => name === 'startConversation')?.variables.input).toMatchObject({
      language: 'es',
      timezone: 'America/Santiago',
      userContext: { name: 'Ana Rojas', email: 'ana@ejemplo.cl' },
    });
    expect(
      await page.evaluate(() => [
        ChatAgentWidget.getUserContext(),
        ChatAgentWidget.getConversationId(),
        ChatAgentWidget.isOpen(),
      ]),
    ).toEqual([{ name: 'Ana Rojas', email: 'ana@ejemplo.cl' }, 'c1', true]);
    const ground = () => panel(page).evaluate((element) => getComputedStyle(element).backgroundColor);
    const light = await ground();
    await page.evaluate(() => ChatAgentWidget.setTheme('dark'));
    await expect.poll(ground).not.toBe(light);
    await page.evaluate(() =>
      ChatAgentWidget.updateConfig({
        primaryColor: '#e91e63',
        position: 'left',
        language: 'en',
        greetingMessage: 'Welcome back!',
        messages: { inputPlaceholder: 'Ask us' },
        zIndex: 77,
      }),
    );
    await panel(page).getByPlaceholder('Ask us').waitFor();
    await panel(page).getByText('Welcome back!').waitFor();
    expect((await panel(page).boundingBox())?.x).toBe(20);
    expect(
      await page.locator('chat-agent-widget').evaluate((element) => getComputedStyle(element).zIndex),
    ).toBe('77');
    await page.evaluate(() => ChatAgentWidget.toggle());
    expect(await panel(page).isVisible()).toBe(false);
    expect(await page.evaluate(() => ChatAgentWidget.getState().conversationId)).toBe('c1');
  });

  test('destroy and init again, and a tag that a single-page app puts back', async () => {
    const page = await open();
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.destroy());
    expect(
      await page.evaluate(() => [
        ChatAgentWidget.getState().initialized,
        document.querySelectorAll('chat-agent-widget').length,
      ]),
    ).toEqual([false, 0]);
    await page.evaluate(() => ChatAgentWidget.init({ publicKey: 'pk_test_1', language: 'en' }));
    await openPanel(page, 'Booking chat');
    await page.evaluate(() => ChatAgentWidget.destroy());
    await page.evaluate((src) => {
      const script = document.createElement('script');
      Object.assign(script, { src });
      script.dataset.publicKey = 'pk_test_1';
      script.dataset.language = 'pt';
      document.body.append(script);
    }, `${site.cdn}/chat-widget/latest/chat-widget.js`);
    await openPanel(page, 'Chat de agendamento');
    expect(await page.locator('chat-agent-widget').count()).toBe(1);
  });

  test('two tags are one chat', async () => {
    const page = await open(
      html('', '<script src="{cdn}/chat-widget/v0.1.0/chat-widget.js" data-public-key="pk_test_2"></script>'),
    );
    await page.waitForTimeout(300);
    expect(await page.locator('chat-agent-widget').count()).toBe(1);
  });

  test('opened and destroyed at once leaves nothing behind', async () => {
    const page = await open();
    await page.waitForFunction(() => window.ChatAgentWidget);
    await page.evaluate(() => {
      ChatAgentWidget.open();
      ChatAgentWidget.init({ publicKey: 'pk_test_1' });
      ChatAgentWidget.open();
      ChatAgentWidget.close();
      ChatAgentWidget.open();
    });
    await panel(page).getByText(config.greeting).waitFor();
    expect(await page.locator('chat-agent-widget [role=dialog]').count()).toBe(1);
  });
});

describe.skipIf(skip)('the language', () => {
  const languages = { es: 'Escribe un mensaje…', en: 'Write a message…', pt: 'Escreva uma mensagem…' };
  test.each([
    { attribute: 'pt-BR', locale: 'en-US', shown: 'pt', why: 'the attribute’s, with its region' },
    { attribute: '', locale: 'en-GB', shown: 'en', why: 'else the browser’s' },
    { attribute: '', locale: 'fr-FR', shown: 'pt', why: 'else the tenant’s' },
  ] as const)('is $shown: $why', async ({ attribute, locale, shown }) => {
    const language = shown;
    Object.assign(site.answers, {
      widgetConfig: () => ({ data: { widgetConfig: { ...config, language: 'pt' } } }),
      startConversation: (operation: Parameters<NonNullable<typeof site.answers.startConversation>>[0]) => {
        const answer = wholeBooking().startConversation?.(operation) as {
          data: { startConversation: object };
        };
        return { data: { startConversation: { ...answer.data.startConversation, language } } };
      },
    });
    const page = await open(
      html().replace('data-language="es"', attribute && `data-language="${attribute}"`),
      '',
      { locale },
    );
    await page.waitForFunction(() => window.ChatAgentWidget?.getState().initialized);
    await page.evaluate(() => ChatAgentWidget.open());
    await page.waitForFunction(() => ChatAgentWidget.getState().status === 'ready');
    await panel(page).getByPlaceholder(languages[shown]).waitFor();
    const [wanted] = site.operations.filter(({ name }) => name === 'startConversation');
    expect(wanted?.variables.input).toMatchObject({ language: locale === 'fr-FR' ? null : shown });
  });
});
