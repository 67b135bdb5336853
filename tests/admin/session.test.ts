import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPanel, type Panel, picture, signIn } from './signed-in.ts';

const opened = await openPanel();
const refreshToken = 'admin.refresh-token';

describe.skipIf(!opened)('signing in and out of the panel', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());
  const owner = () => {
    const found = panel.product.owners.find(({ tenantId }) => tenantId === 'demo-clinica-aurora');
    if (!found) throw new Error('no owner');
    return found;
  };

  it('comes back to the address one asked for, and keeps no token where other tabs or a restart find it', async () => {
    const page = await panel.signedIn('/services?q=masaje');
    expect(new URL(page.url()).search).toBe('?q=masaje');
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /token/.test(key)))).toEqual(
      [],
    );
    await page.reload();
    await page.locator('main h1').waitFor();
    await page.context().close();
  });

  it('a duplicated tab signs in by itself: neither tab loses its session', async () => {
    const page = await panel.signedIn('/services');
    const copied = await page.evaluate(() => ({ ...sessionStorage }));
    const copy = await page.context().newPage();
    await copy.addInitScript((items) => {
      if (sessionStorage.length === 0)
        for (const [key, value] of Object.entries(items)) sessionStorage.setItem(key, value);
    }, copied);
    await copy.goto(page.url());
    await copy.locator('main h1').waitFor();
    expect(await copy.evaluate((key) => sessionStorage.getItem(key), refreshToken)).not.toBe(
      copied[refreshToken],
    );
    for (const tab of [page, copy, page]) {
      await tab.reload();
      await tab.getByRole('heading', { level: 1, name: 'Services' }).waitFor();
    }
    await page.context().close();
  });

  it('a session that ended elsewhere: what was typed is still there after signing in again', async () => {
    const page = await panel.signedIn('/services');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByLabel('Description').fill('Typed before the session ended.');
    // The provider's session is over, and the panel's tokens with it.
    await page.context().clearCookies();
    await page.evaluate((key) => sessionStorage.setItem(key, 'gone'), refreshToken);
    await page.reload();
    const ended = page.getByRole('alertdialog', { name: 'Your session has ended' });
    await ended.waitFor();
    await picture(page, 'session-ended');
    await ended.getByRole('button', { name: 'Sign in' }).click();
    await signIn(page, owner());
    await page.getByText('Typed before the session ended.').waitFor();
    await page.getByText('Your unsaved changes were kept.').waitFor();
    await page.context().close();
  });

  it('signs out at the provider too', async () => {
    const page = await panel.signedIn('/services');
    await page.getByRole('button', { name: /^Account/ }).click();
    await picture(page, 'account');
    await expectAccessible(page, 'account menu');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Run your bookings' }).waitFor();
    await picture(page, 'signed-out');
    await expectAccessible(page, 'signed out');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('input[type=password]').waitFor();
    await page.context().close();
  });

  it('speaks the language that was chosen, and is drawn as it was chosen', async () => {
    const page = await panel.signedIn('/services', { locale: 'en', colorScheme: 'light' });
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByLabel('Language').selectOption('pt');
    await page.locator('h1', { hasText: 'Serviços' }).waitFor();
    await page.getByLabel('Aparência').selectOption('dark');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Serviços' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('pt');
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
