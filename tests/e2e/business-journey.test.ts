import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, openPanel, type Panel, picture } from '../admin/signed-in.ts';
import { ChatPage } from './chat-page.ts';

const opened = await openPanel();

describe.skipIf(!opened)('a business sets itself up, and is booked', () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('from a service to an appointment in the open calendar', { timeout: 120_000 }, async () => {
    const page = await panel.signedIn('/services');
    await addService(page, 'Hot stone massage');
    await addProvider(page, 'Zoe Hart', 'Hot stone massage');
    await openOn(page, 'Sunday', '10:00');
    const site = await startSite();
    try {
      site.page = blankPage(await createKey(page, site.origin));

      await page.getByRole('link', { name: 'Calendar' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor();
      // The server's clock stands at a day of its own.
      await weekOf(page, 'Nov 23 – 29, 2026');
      await page.evaluate(() => Object.assign(window, { sinceTheBeginning: true }));

      const customer = await panel.browser.newContext({ viewport: desk, locale: 'en-US' });
      customer.setDefaultTimeout(15_000);
      const chat = await ChatPage.visit(customer, site.origin);
      await chat.open();
      await chat.say('hi! a hot stone massage with zoe hart on friday at 11 in the morning');
      await chat.say('Rosa Parks, rosa.parks@example.com, +56 9 8765 4321');
      await chat.panel.getByRole('button', { name: 'Confirm' }).last().click();
      await chat.panel.getByText('Booking confirmed').waitFor();
      await picture(chat.page, 'journey-booked-on-another-origin');

      await page.locator('.fc-event').getByText('Rosa Parks').waitFor();
      expect(await page.evaluate(() => 'sinceTheBeginning' in window)).toBe(true);
      await picture(page, 'journey-calendar');
      await customer.close();

      const [booking] = await bookings('Hot stone massage');
      expect(booking).toMatchObject({ providerName: 'Zoe Hart', status: 'CONFIRMED', localTime: '11:00' });
    } finally {
      await site.stop();
      await page.context().close();
    }
  });

  it('a new business: its owner is invited, chooses a password, and is led through', async () => {
    const { product } = panel;
    await product.command(
      ...['tenant', 'create', 'peluqueria-sol', '--name', 'Peluquería Sol'],
      ...['--timezone', 'Europe/Madrid', '--country', 'ES', '--currency', 'EUR', '--language', 'es'],
      ...['--owner', 'sol@peluqueria.example', '--owner-name', 'Sol Pérez'],
    );
    const context = await panel.browser.newContext({ viewport: desk, locale: 'es-ES' });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(await invitationLink('sol@peluqueria.example'));
    const [first, second] = [
      page.locator('input[type=password]').first(),
      page.locator('input[type=password]').last(),
    ];
    await first.fill('corta1');
    await second.fill('corta1');
    await page.locator('button[type=submit]').first().click();
    await page.getByText(/12/).first().waitFor();
    await first.fill('Tijeras-y-Peine-7');
    await second.fill('Tijeras-y-Peine-7');
    await page.locator('button[type=submit]').first().click();
    await page.goto(`${product.url}/admin/`);
    await page.locator('input[type=email]').fill('sol@peluqueria.example');
    await page.locator('input[type=password]').fill('Tijeras-y-Peine-7');
    await page.locator('button[type=submit]').first().click();
    await page.getByText('Peluquería Sol').first().waitFor();
    await page.getByText('Añade lo que ofreces').waitFor();
    await picture(page, 'journey-new-owner');
    await context.close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));

  async function bookings(service: string) {
    const printed = await panel.product.command(
      'bookings',
      'list',
      '--tenant',
      'demo-clinica-aurora',
      '--json',
    );
    const all = JSON.parse(printed) as { bookings?: Listed[] } | Listed[];
    return (Array.isArray(all) ? all : (all.bookings ?? [])).filter((one) => one.serviceName === service);
  }

  async function invitationLink(email: string): Promise<string> {
    const mail = (await panel.product.mails()).find(({ to }) => JSON.stringify(to).includes(email));
    const link = /https?:\/\/[^\s"\\<>]+\/id\/password\?[^\s"\\<>]+/.exec(JSON.stringify(mail ?? ''))?.[0];
    if (!link) throw new Error(`no invitation for ${email}`);
    return link.replaceAll('&amp;', '&');
  }
});

interface Listed {
  readonly serviceName: string;
  readonly [field: string]: unknown;
}

async function addService(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Add service' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Duration').fill('60');
  await page.getByRole('button', { name: 'Create service' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function addProvider(page: Page, name: string, service: string): Promise<void> {
  await page.getByRole('link', { name: 'Team members', exact: true }).first().click();
  await page.getByRole('link', { name: 'Add team member' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByRole('checkbox', { name: service }).check();
  await page.getByRole('button', { name: 'Add team member' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await picture(page, 'journey-provider');
}

async function weekOf(page: Page, title: string): Promise<void> {
  const shown = page.getByText(title, { exact: true });
  const later = page.getByRole('button', { name: 'Later' });
  await later.waitFor();
  for (let weeks = 0; weeks < 10 && !(await shown.isVisible()); weeks++) await later.click();
  await shown.waitFor();
}

/** Hours of their own for the person on the screen. */
async function openOn(page: Page, weekday: string, from: string): Promise<void> {
  await page.getByRole('link', { name: 'Hours of this person' }).click();
  await page.getByRole('switch', { name: 'Has working hours of their own' }).check();
  await page.getByRole('switch', { name: `Open on ${weekday}` }).check();
  await page.getByLabel(`${weekday}, stretch 1: From`).fill(from);
  await page.getByRole('button', { name: 'See what changes' }).click();
  const preview = page.getByRole('dialog', { name: 'What would change' });
  await preview.getByText('Existing bookings').waitFor();
  await picture(page, 'journey-hours-preview');
  await preview.getByRole('button', { name: 'Save these hours' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
}

/** The snippet, as it is to be pasted. */
async function createKey(page: Page, origin: string): Promise<string> {
  await page.getByRole('link', { name: 'Keys & sites' }).first().click();
  await page.getByRole('button', { name: 'Create key' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New key' });
  await dialog.getByLabel('Name').fill('Our website');
  await dialog.getByLabel('Site 1').fill(origin);
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const snippet = await page.getByRole('region', { name: /Ready for your site/ }).textContent();
  await picture(page, 'journey-key');
  await page.getByRole('button', { name: 'I have copied it' }).click();
  if (!snippet) throw new Error('no snippet');
  return snippet;
}

const blankPage = (snippet: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Our salon</title><body><h1>Our salon</h1>${snippet}</body></html>`;

/** A site of the business's own, at another origin than the product. */
async function startSite() {
  const site = { page: '' };
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(site.page),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return Object.assign(site, {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  });
}
