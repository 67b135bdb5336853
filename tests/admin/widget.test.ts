import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatPage } from '../e2e/chat-page.ts';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel();
const slug = 'clinica-aurora';

describe.skipIf(!opened)('the widget, from the panel to a site', () => {
  let panel: Panel;
  const sites: Server[] = [];
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(async () => {
    for (const site of sites) site.close();
    await panel?.close();
  });

  /** A page of somebody else's, on an origin of its own. */
  async function site(html: () => string): Promise<string> {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>A site</title><h1>A site</h1>${html()}</html>`);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    sites.push(server);
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  const previewOf = (page: Page): FrameLocator => page.frameLocator('iframe[title="Preview of the chat"]');
  const bookings = async () =>
    JSON.parse(await panel.product.command('bookings', 'list', '--json', '--tenant', slug)) as unknown[];

  it('a draft of the branding is seen on the real widget before it is saved', async () => {
    const page = await panel.signedIn('/widget');
    const preview = previewOf(page);
    const header = preview.getByRole('dialog').locator('header').first();
    await header.waitFor();
    const colorOf = () => header.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await colorOf();
    await page.getByLabel('Colour', { exact: true }).fill('#0044cc');
    await expect.poll(colorOf).toBe('rgb(0, 68, 204)');
    expect(before).not.toBe('rgb(0, 68, 204)');
    await page.getByLabel('Name of the agent').fill('Lucía');
    await preview.getByText('Lucía').first().waitFor();
    await page.getByLabel('Corner').selectOption('left');
    await picture(page, 'widget-draft');
    await expectAccessible(page, 'branding');
    await page.getByRole('button', { name: 'Phone' }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await preview.getByText('Lucía').first().waitFor();

    await page.getByLabel('Colour', { exact: true }).fill('#ffd600');
    await page.getByText('Light: text on it will be black.').waitFor();
    await page.getByLabel('Colour', { exact: true }).fill('pink');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('A code such as #0b6b63.').waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.context().close();
  });

  it('a conversation that is tried out books nothing', async () => {
    const before = await bookings();
    const page = await panel.signedIn('/agent');
    await expectAccessible(page, 'the agent');
    const chat = previewOf(page).getByRole('dialog');
    const say = async (text: string) => {
      await chat.getByRole('textbox').last().fill(text);
      await chat.getByRole('textbox').last().press('Enter');
      await chat.getByRole('log').getByText(text.slice(0, 30)).last().waitFor();
      await chat.locator('.typing').waitFor({ state: 'detached' });
    };
    await say('limpieza facial el jueves en la tarde con cualquiera');
    await page.getByText('a time', { exact: true }).waitFor();
    await chat
      .getByRole('button', { name: /^\d{1,2}:\d{2}/ })
      .first()
      .click();
    await page.getByText('contact details', { exact: true }).waitFor();
    await say('Trial Person, trial@example.com, +56 9 8765 4321');
    await say('sí');
    await page.getByText('Booked (trial)').waitFor();
    await page.getByText(/Trial booking .*, stored nowhere/).waitFor();
    await picture(page, 'agent-trial');
    expect(await bookings()).toEqual(before);
    expect(
      (await panel.product.mails()).filter(({ to }) => JSON.stringify(to).includes('trial@example.com')),
    ).toEqual([]);
    await page.context().close();
  });

  it('a key, its snippet, a page of another origin that works with it; a refused origin is offered', async () => {
    let snippet = '';
    const own = await site(() => snippet);
    const other = await site(() => snippet);
    const page = await panel.signedIn('/widget/install', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Create a key for this site' }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page, 'a new key');
    await dialog.getByRole('button', { name: 'Create key' }).click();
    await dialog.getByText('Fill this in.').waitFor();
    await dialog.getByLabel('Name').fill('My site');
    await dialog.getByLabel('Site 1').fill(`${own}/contact`);
    await dialog.getByRole('button', { name: 'Create key' }).click();
    await dialog.getByText('Your new key').waitFor();
    await picture(page, 'key-created');
    await expectAccessible(page, 'the key, shown once');
    await dialog.getByRole('button', { name: 'I have copied it' }).click();

    const code = page.getByRole('region', { name: 'Snippet', exact: true });
    snippet = (await code.textContent()) ?? '';
    expect(snippet).toMatch(/data-public-key="pk_live_\w{10}_\w{32}"/);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(snippet);

    await page.getByLabel('Address of the page').fill(own);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText(`${own} may use this key`).waitFor();
    await page.getByText('Now open the chat on your page.').waitFor();
    const visitor = await panel.browser.newContext({ locale: 'en' });
    visitor.setDefaultTimeout(15_000);
    const chat = await ChatPage.visit(visitor, own);
    await chat.open();
    await chat.say('hello');
    await page.getByText(`The chat works on ${own}`).waitFor();
    await expectAccessible(page, 'the test of a site');

    const refused = await ChatPage.visit(visitor, other);
    await refused.launcher.click();
    await page.getByText(`A page of ${other} was refused with this key. Is it yours?`).waitFor();
    await picture(page, 'install-refused');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText(`${other} may use the key now.`).waitFor();
    const allowed = await ChatPage.visit(visitor, other);
    await allowed.open();
    await allowed.say('hello again');
    await visitor.close();
    await page.context().close();
  });

  for (const [locale, path, title] of [
    ['es', '/widget', 'Widget'],
    ['pt', '/widget/install', 'Widget'],
    ['es', '/agent', 'Agente'],
  ] as const)
    it(`${path} fits a phone in the dark`, async () => {
      const page = await panel.signedIn(path, { locale, viewport: phone, colorScheme: 'dark' });
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator('main section').first().waitFor();
      await expectAccessible(page, path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.context().close();
    });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
