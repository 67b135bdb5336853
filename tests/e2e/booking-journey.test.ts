import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { ChatPage } from './chat-page.ts';
import { type Product, startProduct } from './product.ts';

/** Monday, 9 in the morning in Santiago, São Paulo and 7 in New York. */
const now = '2026-11-23T12:00:00Z';
const screenshots = resolve(import.meta.dirname, '../../test-results/e2e');
const { browser, skip } = await openBrowser();
let product: Product;

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  product = await startProduct(now);
});
afterAll(async () => {
  await product?.stop();
  await browser?.close();
});

const demos = [
  {
    slug: 'clinica-aurora',
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
    messy: 'hola! nesesito una limpiesa facial el jueves despues de almuerzo con la dra martinez xfa',
    service: 'Limpieza facial',
    customer: { name: 'María José Núñez', email: 'mj.nunez@example.cl', phone: '+56 9 8765 4321' },
    confirm: 'Confirmar',
    booked: 'Reserva confirmada',
    manage: 'Ver, cambiar o cancelar',
  },
  {
    slug: 'estudio-ipe',
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    messy: 'oii queria marcar um corte feminino quinta de tarde, pode ser qualquer profissional',
    service: 'Corte feminino',
    customer: { name: 'João Batista', email: 'joao@example.com.br', phone: '+55 11 98765-4321' },
    confirm: 'Confirmar',
    booked: 'Agendamento confirmado',
    manage: 'Ver, alterar ou cancelar',
  },
  {
    slug: 'harbor-dental',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    messy: 'hey can i get a teeth cleaning thursday next week in the mornin, anyone is fine',
    service: 'cleaning',
    customer: { name: 'Ann Lee', email: 'ann.lee@example.com', phone: '+1 212 555 0147' },
    confirm: 'Confirm',
    booked: 'Booking confirmed',
    manage: 'View, change or cancel',
  },
] as const;

type Demo = (typeof demos)[number];

describe.skipIf(skip)('a whole booking in a real browser', () => {
  for (const demo of demos)
    it(`${demo.slug}: one messy sentence, a time, contact details, a confirmation`, async () => {
      const { context, chat } = await visit(demo);
      await chat.open();
      await chat.say(demo.messy);
      await shoot(chat, `${demo.slug}-slots`);
      await bookFirstTime(chat, demo);
      await shoot(chat, `${demo.slug}-booked`);

      const booking = await bookingOf(demo);
      expect(booking.serviceName.toLowerCase()).toContain(demo.service.toLowerCase());
      expect(booking.status).toBe('CONFIRMED');

      const mail = await eventually(async () =>
        (await product.mails()).find(({ to }) => JSON.stringify(to).includes(demo.customer.email)),
      );
      expect(JSON.stringify(mail)).toContain('BEGIN:VCALENDAR');

      const [own] = await Promise.all([
        context.waitForEvent('page'),
        chat.panel.getByRole('link', { name: demo.manage }).click(),
      ]);
      await own.getByText(booking.code).first().waitFor();
      await own.screenshot({ path: join(screenshots, `${demo.slug}-manage.png`), fullPage: true });
      await context.close();
    });

  it('a reload in the middle loses nothing', async () => {
    const demo = demos[0];
    const { context, chat } = await visit(demo);
    await chat.open();
    await chat.say('quiero una limpieza facial el viernes en la mañana');
    await chat.page.reload();
    if (!(await chat.panel.isVisible())) await chat.launcher.click();
    await chat.log.getByText('quiero una limpieza facial el viernes en la mañana').waitFor();
    await bookFirstTime(chat, { ...demo, customer: { ...demo.customer, email: 'reload@example.cl' } });
    await context.close();
  });

  it('a power cut of server and engine in the middle loses nothing', async () => {
    const demo = demos[0];
    const { context, chat } = await visit(demo);
    await chat.open();
    await chat.say('hola, una limpieza facial el martes 1 de diciembre');
    await product.crashAndRestart();
    await bookFirstTime(chat, { ...demo, customer: { ...demo.customer, email: 'crash@example.cl' } });
    await context.close();
  });

  it('the keyboard alone is enough', async () => {
    const demo = demos[2];
    const { context, chat } = await visit(demo);
    const { keyboard } = chat.page;
    const focusIsOn = async (name: RegExp) => {
      for (let presses = 0; presses < 60; presses++) {
        const focused = await chat.page.evaluate(() => {
          let element: Element | null = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          if (!element || element === document.body) return '';
          return element.getAttribute('aria-label') ?? element.textContent ?? '';
        });
        if (name.test(focused)) return;
        await keyboard.press('Tab');
      }
      throw new Error(`Tab never reached ${name}`);
    };
    await focusIsOn(/booking chat/i);
    await keyboard.press('Enter');
    await chat.input.waitFor();
    await keyboard.type('a teeth cleaning on december 1st in the morning, anyone is fine');
    await keyboard.press('Enter');
    const time = /^\d{1,2}:\d{2}/;
    await chat.panel.getByRole('button', { name: time }).first().waitFor();
    await focusIsOn(time);
    await keyboard.press('Enter');
    await chat.panel.getByRole('textbox', { name: /name/i }).waitFor();
    await chat.answered();
    await focusIsOn(/your message/i);
    await keyboard.type('Kay Bord, kay@example.com, 212 555 0199');
    await keyboard.press('Enter');
    await chat.panel.getByRole('button', { name: 'Confirm', exact: true }).waitFor();
    await chat.answered();
    await focusIsOn(/^Confirm$/);
    await keyboard.press('Enter');
    await chat.panel.getByText(demo.booked).first().waitFor();
    await keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'hidden' });
    await context.close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`a small phone, ${colorScheme}: the chat fills the screen and books`, async () => {
      const demo = demos[1];
      const { context, chat } = await visit(demo, {
        viewport: { width: 375, height: 667 },
        hasTouch: true,
        isMobile: true,
        colorScheme,
      });
      await chat.page.screenshot({ path: join(screenshots, `phone-${colorScheme}-page.png`) });
      await chat.open();
      await expect.poll(() => chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 667 });
      await chat.say('quero fazer as unhas sexta de manhã');
      await shoot(chat, `phone-${colorScheme}-slots`);
      const overflow = await chat.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const service = chat.panel.getByRole('list').getByRole('button').first();
      if (await service.isVisible()) await service.click();
      await chat.answered();
      await bookFirstTime(chat, {
        ...demo,
        customer: { ...demo.customer, email: `phone-${colorScheme}@example.com.br` },
      });
      await shoot(chat, `phone-${colorScheme}-booked`);
      await context.close();
    });
});

async function visit({ slug, locale, timezoneId }: Demo, options: BrowserContextOptions = {}) {
  if (!browser) throw new Error('no browser');
  const context: BrowserContext = await browser.newContext({
    locale,
    timezoneId,
    viewport: { width: 1280, height: 860 },
    ...options,
  });
  await context.clock.setSystemTime(now);
  const chat = await ChatPage.visit(context, `${product.url}/demo/${slug}`);
  chat.page.on('pageerror', (error) => expect.soft(error, 'an error on the page').toBeUndefined());
  return { context, chat };
}

/** From a list of times to the booked card. */
async function bookFirstTime(
  chat: ChatPage,
  {
    customer,
    confirm,
    booked,
  }: {
    customer: Demo['customer'] | { name: string; email: string; phone: string };
    confirm: string;
    booked: string;
  },
) {
  await chat.panel
    .getByRole('button', { name: /^\d{1,2}:\d{2}/ })
    .first()
    .click();
  await chat.panel
    .getByRole('button', { name: /^\d{1,2}:\d{2}/ })
    .first()
    .waitFor({ state: 'detached' });
  await chat.answered();
  await chat.say(`${customer.name}, ${customer.email}, ${customer.phone}`);
  await chat.panel.getByRole('button', { name: confirm, exact: true }).click();
  await chat.panel.getByText(booked).first().waitFor();
}

async function bookingOf({ slug, customer }: Demo) {
  const all = JSON.parse(await product.command('bookings', 'list', '--json', '--tenant', slug)) as {
    code: string;
    serviceName: string;
    status: string;
    customer: { email: string };
  }[];
  const found = all.filter((booking) => JSON.stringify(booking).includes(customer.email));
  expect(found).toHaveLength(1);
  return found[0] as (typeof all)[number];
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tried = 0; tried < 100; tried++) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came');
}

/** What comes in fades in: pictures are taken when it is there. */
async function shoot(chat: ChatPage, name: string) {
  await chat.page.waitForTimeout(600);
  await chat.page.screenshot({ path: join(screenshots, `${name}.png`) });
}
