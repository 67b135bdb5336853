import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { config, page as html, manageableBooking, wholeBooking } from './stub-conversation.ts';
import { startStubSite } from './stub-site.ts';
import { contextOptions, launcher, leave, openPanel, panel, phone, visit } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { browser, skip } = await openBrowser();
const site = await startStubSite(wholeBooking());
afterAll(async () => {
  await browser?.close();
  await site.stop();
});
afterEach(() => leave(browser));
beforeEach(
  () =>
    void Object.assign(site.answers, wholeBooking(), manageableBooking(), {
      getAvailableSlots: wholeBooking().getAvailableSlots,
    }),
);
const open = (options: BrowserContextOptions = contextOptions, text = html()) => {
  if (!browser) throw new Error('skipped');
  site.serve(text);
  return visit(browser, site.pageUrl, options);
};

/** What axe finds on the whole page, shadow roots included. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`),
    );
  });
}

describe.skipIf(skip)('axe finds nothing', () => {
  const states = ['greeting', 'services', 'providers', 'slots', 'contact', 'offer', 'booked', 'person'];
  const looks = [
    { name: 'light', options: { ...contextOptions, colorScheme: 'light' as const } },
    { name: 'dark', options: { ...contextOptions, colorScheme: 'dark' as const } },
    { name: 'on a phone', options: { ...phone, colorScheme: 'light' as const } },
  ];
  test.each(looks)('$name: closed, open, and in each state', async ({ options }) => {
    const page = await open(options);
    await launcher(page).waitFor();
    expect(await violations(page), 'closed').toEqual([]);
    await openPanel(page);
    for (const state of states) {
      if (state !== 'greeting') {
        const count = await page.evaluate(() => ChatAgentWidget.getState().messageCount);
        await page.evaluate((text) => ChatAgentWidget.sendMessage(text), state);
        await page.waitForFunction((before) => ChatAgentWidget.getState().messageCount >= before + 2, count);
      }
      expect(await violations(page), state).toEqual([]);
    }
    site.answers.sendChatMessage = () => ({ errors: [{ message: 'no', errorType: 'INTERNAL' }] });
    await page.evaluate(() => ChatAgentWidget.sendMessage('falla'));
    await panel(page).getByText('No enviado').waitFor();
    expect(await violations(page), 'error').toEqual([]);
  });

  test.each(['#e91e63', '#ffeb3b', '#111111', '#ffffff'])('whatever the brand colour: %s', async (color) => {
    const page = await open(
      { ...contextOptions, colorScheme: 'dark' },
      html(`data-primary-color="${color}"`),
    );
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.sendMessage('slots'));
    await panel(page).getByRole('button', { name: '09:00' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('on the manage page in each state, %s', async (colorScheme) => {
    if (!browser) return;
    const page = await visit(browser, `${site.cdn}/b/token`, { ...contextOptions, colorScheme });
    await page.getByRole('heading', { name: 'Tu reserva' }).waitFor();
    expect(await violations(page), 'booking').toEqual([]);
    await page.getByRole('button', { name: 'Cambiar fecha u hora' }).click();
    await page.getByRole('button', { name: '09:30' }).waitFor();
    expect(await violations(page), 'choosing').toEqual([]);
    await page.getByRole('button', { name: '09:30' }).click();
    expect(await violations(page), 'moving').toEqual([]);
    await page.getByRole('button', { name: 'Sí, cambiar' }).click();
    await page.getByText('cambió de hora').waitFor();
    expect(await violations(page), 'moved').toEqual([]);
    await page.getByRole('button', { name: 'Cancelar la reserva' }).click();
    expect(await violations(page), 'cancelling').toEqual([]);
    await page.getByRole('button', { name: 'Sí, cancelar' }).click();
    await page.getByText('fue cancelada').waitFor();
    expect(await violations(page), 'cancelled').toEqual([]);
    site.answers.getManagedBooking = () => ({ errors: [{ message: 'no', errorType: 'AUTH_FAILED' }] });
    await page.reload();
    await page.getByRole('alert').waitFor();
    expect(await violations(page), 'invalid link').toEqual([]);
  });
});

describe.skipIf(skip)('with the keyboard', () => {
  /** The accessible name of what has the focus, inside of shadow roots too. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') || element?.textContent?.trim() || element?.tagName || '';
    });
  async function tabTo(page: Page, name: RegExp, key = 'Tab') {
    for (let presses = 0; presses < 40; presses++) {
      if (name.test(await focused(page))) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${name} is not reached by ${key}`);
  }

  test('the whole booking, and the focus is never lost', async () => {
    const page = await open();
    await launcher(page).waitFor();
    await tabTo(page, /^Chat de reservas$/);
    await page.keyboard.press('Enter');
    await panel(page).getByRole('button', { name: 'Reservar una hora' }).waitFor();
    expect(await focused(page)).toBe('Escribe tu mensaje');
    for (const name of [/^Reservar una hora$/, /^Limpieza facial/, /^CM.*Carolina/s]) {
      await expect.poll(() => focused(page)).toBe('Escribe tu mensaje');
      await panel(page)
        .getByRole('button', { name: new RegExp(name.source.replace(/^\^|CM\.\*|\$$/g, '')) })
        .first()
        .waitFor();
      await tabTo(page, name, 'Shift+Tab');
      await page.keyboard.press('Enter');
    }
    await panel(page).getByRole('button', { name: '09:30' }).waitFor();
    await tabTo(page, /^09:00$/, 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('09:30');
    await page.keyboard.press('Space');
    await panel(page).getByLabel('Nombre y apellido').waitFor();
    await tabTo(page, /^Continuar$/, 'Shift+Tab');
    for (let fields = 0; fields < 3; fields++) await page.keyboard.press('Shift+Tab');
    for (const text of ['Juan Pérez', 'juan@ejemplo.cl']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await panel(page).getByRole('button', { name: 'Confirmar' }).waitFor();
    await tabTo(page, /^Cambiar$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('La fecha u hora');
    await tabTo(page, /^Volver$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Confirmar$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await panel(page).getByText('Reserva confirmada').waitFor();
  });

  test('Tab stays inside, both ways; Escape closes and gives the focus back', async () => {
    const page = await open(contextOptions, html('', '<button>Own</button>'));
    await openPanel(page);
    const inside = () => page.evaluate(() => document.activeElement?.tagName);
    const visited = new Set<string>();
    for (let presses = 0; presses < 15; presses++) {
      await page.keyboard.press('Tab');
      expect(await inside()).toBe('CHAT-AGENT-WIDGET');
      visited.add(await focused(page));
    }
    expect([...visited]).toEqual(
      expect.arrayContaining([
        'Empezar de nuevo',
        'Cerrar el chat',
        'Reservar una hora',
        'Escribe tu mensaje',
      ]),
    );
    for (let presses = 0; presses < 15; presses++) {
      await page.keyboard.press('Shift+Tab');
      expect(await inside()).toBe('CHAT-AGENT-WIDGET');
    }
    await page.keyboard.press('Escape');
    expect(await panel(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe('Chat de reservas');
    await page.keyboard.press('Enter');
    expect(await panel(page).isVisible()).toBe(true);
  });

  test('on the manage page: a booking is moved and cancelled', async () => {
    if (!browser) return;
    const page = await visit(browser, `${site.cdn}/b/token`);
    await page.getByRole('heading', { name: 'Tu reserva' }).waitFor();
    for (const name of [/^Cambiar fecha/, /^10:00$/, /^Sí, cambiar$/]) {
      await expect.poll(() => page.getByRole('button', { name }).count()).toBe(1);
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => focused(page)).toContain('cambió de hora');
    for (const name of [/^Cancelar la reserva$/, /^Sí, cancelar$/]) {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => focused(page)).toContain('fue cancelada');
  });
});

describe.skipIf(skip)('sizes and preferences', () => {
  test.each([
    ['on a phone', phone],
    ['at 200 % zoom of a desktop', { ...contextOptions, viewport: { width: 640, height: 400 } }],
    ['at 320 CSS pixels', { ...contextOptions, viewport: { width: 320, height: 568 } }],
  ])('%s the panel fills the screen, nothing overflows, targets are big enough', async (_name, options) => {
    const page = await open(options);
    await openPanel(page);
    expect(await panel(page).getAttribute('aria-modal')).toBe('true');
    for (const state of ['slots', 'contact', 'offer', 'booked']) {
      const count = await page.evaluate(() => ChatAgentWidget.getState().messageCount);
      await page.evaluate((text) => ChatAgentWidget.sendMessage(text), state);
      await page.waitForFunction((before) => ChatAgentWidget.getState().messageCount >= before + 2, count);
      const { panelBox, overflow, small } = await panel(page).evaluate((element) => {
        const box = element.getBoundingClientRect();
        const scroller = element.querySelector('.scroller') as HTMLElement;
        const targets = [...element.querySelectorAll('button, a, input, textarea:not([aria-hidden])')];
        return {
          panelBox: [box.left, box.top, box.width, box.height],
          overflow: scroller.scrollWidth - scroller.clientWidth,
          small: targets
            .map((target) => ({ text: target.textContent, ...target.getBoundingClientRect().toJSON() }))
            .filter(({ width, height }) => width < 24 || height < 24),
        };
      });
      expect(panelBox, state).toEqual([0, 0, ...Object.values(options.viewport ?? {})]);
      expect({ overflow, small }, state).toEqual({ overflow: 0, small: [] });
    }
  });

  test('with the on-screen keyboard the input stays in sight', async () => {
    const page = await open(phone);
    await openPanel(page);
    // What browsers do when the keyboard opens: the visual viewport shrinks, the layout does not.
    await page.evaluate(() => {
      Object.defineProperties(visualViewport, { height: { value: 367 }, offsetTop: { value: 40 } });
      visualViewport?.dispatchEvent(new Event('resize'));
    });
    const box = await panel(page).boundingBox();
    expect([box?.y, box?.height]).toEqual([40, 367]);
    const input = await panel(page).getByLabel('Escribe tu mensaje').boundingBox();
    expect((input?.y ?? 0) + (input?.height ?? 0)).toBeLessThanOrEqual(407);
  });

  test('a phone’s keyboard is not opened unasked: the focus is on the panel', async () => {
    const page = await open(phone);
    await openPanel(page);
    expect(
      await panel(page).evaluate(
        (element) => (element.getRootNode() as ShadowRoot).activeElement === element,
      ),
    ).toBe(true);
  });

  test('reduced motion stills everything', async () => {
    const page = await open({ ...contextOptions, reducedMotion: 'reduce' });
    await openPanel(page);
    await page.evaluate(() => ChatAgentWidget.sendMessage('slots'));
    await panel(page).getByRole('button', { name: '09:00' }).waitFor();
    const moving = await panel(page).evaluate(
      (element) =>
        [element, ...element.querySelectorAll('*')].filter((one) => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
        }).length,
    );
    expect(moving).toBe(0);
  });

  test('new messages are announced, and the chips beside them are not', async () => {
    const page = await open();
    await openPanel(page);
    const log = panel(page).getByRole('log');
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.innerText()).toContain(config.greeting);
    expect(await log.getByRole('button').count()).toBe(0);
    expect(await panel(page).getByRole('button', { name: 'Reservar una hora' }).count()).toBe(1);
  });
});
