import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPanel, type Panel, picture } from './signed-in.ts';

const opened = await openPanel();

describe.skipIf(!opened)('the panel without a mouse', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('skips to the content; after a change of screen its title has the focus', async () => {
    const page = await panel.signedIn('/settings');
    await page.locator('body').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('content');
    await tabTo(page, 'Services', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Services' }).waitFor();
    expect(await focused(page)).toBe('Services');
    expect(await page.title()).toBe('Services · Clínica Aurora');
    await page.context().close();
  });

  it('creates a service', async () => {
    const page = await panel.signedIn('/services');
    await tabTo(page, 'Add service');
    await picture(page, 'keyboard-focus');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'New service' }).waitFor();
    await tabTo(page, 'Name');
    await page.keyboard.type('Keyboard massage');
    await tabTo(page, 'Duration');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('40');
    await tabTo(page, 'Ana Torres');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, 'Create service');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Keyboard massage' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Ana Torres' }).isChecked()).toBe(true);
    await page.context().close();
  });

  it('copies a day to others and answers a question with the keys', async () => {
    const page = await panel.signedIn('/hours');
    await page.getByRole('group', { name: 'Saturday', exact: true }).waitFor();
    await tabTo(page, 'Copy Saturday to…');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Copy Saturday to' }).waitFor();
    await tabTo(page, 'Sunday');
    await page.keyboard.press('Space');
    await tabTo(page, 'Copy');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Copy Saturday to…');
    expect(await page.getByLabel('Sunday, stretch 1: From').inputValue()).toBe(
      await page.getByLabel('Saturday, stretch 1: From').inputValue(),
    );
    await tabTo(page, 'Settings', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/admin/hours');
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});

/** Goes on until what has the focus is called so; fails when it cannot be reached. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press(key);
    if ((await focused(page)) === name) return;
  }
  throw new Error(`${name} cannot be reached with ${key}`);
}

/** The name of what has the focus, near enough to what a screen reader says. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    const name =
      element?.getAttribute('aria-label') ??
      label ??
      (element?.id === 'content' ? 'content' : element?.textContent);
    return (name ?? '').replace(/\s*\*$/, '').trim();
  });
