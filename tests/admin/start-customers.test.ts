import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookAsCustomer, ordinaryWeek, type Week } from './bookings-api.ts';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel(new Date().toISOString());

describe.skipIf(!opened)('the start and the customers', { timeout: 120_000 }, () => {
  let panel: Panel;
  let days: Week;
  beforeAll(async () => {
    panel = opened as Panel;
    days = await ordinaryWeek(panel.product);
    await bookAsCustomer(
      panel.product,
      { name: 'Rosalind Known', email: 'rosalind@example.com' },
      { day: days.thursday },
    );
  });
  afterAll(() => panel?.close());

  it('what there is to see in the morning follows what happens, without a reload', async () => {
    const page = await panel.signedIn('/');
    const figure = page.getByRole('link', { name: /New in 7 days/ });
    const before = Number.parseInt(await figure.innerText(), 10);
    await page
      .getByText('All set: customers can book in the chat.')
      .or(page.getByText('Ready in ten minutes'))
      .waitFor();
    await page.getByText('Live: changes appear by themselves').waitFor();
    await bookAsCustomer(
      panel.product,
      { name: 'Second', email: 'second@example.com' },
      { day: days.friday },
    );
    await page.getByRole('link', { name: `${before + 1} New in 7 days` }).waitFor();
    await page.context().close();
  });

  it('a customer: found, noted, blocked with what that means, and then the chat takes no booking', async () => {
    const page = await panel.signedIn('/customers');
    await page.getByRole('searchbox').fill('rosalind');
    await page.getByRole('link', { name: 'Rosalind Known' }).click();
    await page.getByText('Limpieza facial profunda', { exact: false }).waitFor();
    await page.getByLabel('Notes of the team').fill('Prefers mornings.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Block', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: 'Block Rosalind Known?' });
    await question.getByText('take no more bookings', { exact: false }).waitFor();
    await picture(page, 'customer-block');
    await question.getByRole('button', { name: 'Block' }).click();
    await page.getByText('This customer is blocked', { exact: false }).waitFor();
    const again = bookAsCustomer(
      panel.product,
      { name: 'Rosalind Known', email: 'rosalind@example.com' },
      { day: days.friday },
    );
    await expect(again).rejects.toThrow('customer-blocked');
    await page.goto(`${panel.product.url}/admin/customers?blocked=yes`);
    await page.getByRole('link', { name: 'Rosalind Known' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.context().close();
  });

  it('a new customer needs a way to be reached; then a booking can be made for them', async () => {
    const page = await panel.signedIn('/customers/new');
    await page.getByLabel('Name').fill('Hedy New');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Write an e-mail or a phone number.').waitFor();
    await page.getByLabel('E-mail').fill('hedy@example.com');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hedy New' }).waitFor();
    await page.getByRole('link', { name: 'New booking' }).click();
    await page.getByRole('dialog', { name: 'New booking' }).getByText('hedy@example.com').waitFor();
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`no barrier, ${colorScheme}, at a desk and on a phone`, async () => {
      for (const [size, locale] of [
        [undefined, 'en'],
        [phone, 'es'],
      ] as const) {
        const page = await panel.signedIn('/customers', {
          colorScheme,
          locale,
          ...(size ? { viewport: size } : {}),
        });
        for (const path of ['/', '/customers', '/customers/new', '/customers#one']) {
          await page.goto(`${panel.product.url}/admin${path.replace('#one', '')}`);
          await page.locator('main h1').waitFor();
          await page.waitForLoadState('networkidle');
          if (path.endsWith('#one')) {
            await page.getByRole('link', { name: 'Hedy New' }).click();
            await page.getByRole('heading', { level: 1, name: 'Hedy New' }).waitFor();
          }
          const name = `${path.replace(/\W+/g, '-')}-${locale}-${colorScheme}`;
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(
            size?.width ?? 1280,
          );
          await expectAccessible(page, name);
          await picture(page, `screen${name}`);
        }
        await page.context().close();
      }
    });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
