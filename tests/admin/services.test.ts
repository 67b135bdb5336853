import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel();

describe.skipIf(!opened)('services in the panel', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('lists, searches, creates, edits and deletes', async () => {
    const page = await panel.signedIn('/services');
    await page.getByRole('table', { name: 'Services' }).waitFor();
    await picture(page, 'services');
    await expectAccessible(page, 'list of services');

    await page.getByRole('link', { name: 'Add service' }).click();
    await page.getByRole('heading', { level: 1, name: 'New service' }).waitFor();
    await page.getByRole('button', { name: 'Create service' }).click();
    await page.getByText('Fill this in.').waitFor();
    await page.getByLabel('Name').fill('Deep tissue massage');
    await page.getByLabel('Price').fill('45.500');
    await picture(page, 'service-new');
    await page.getByRole('button', { name: 'Create service' }).click();
    await page.getByRole('heading', { level: 1, name: 'Deep tissue massage' }).waitFor();
    await expectAccessible(page, 'a service');

    await page.getByLabel('Duration').fill('75');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await picture(page, 'service');
    await page.getByRole('link', { name: 'Services' }).first().click();
    await page.getByLabel('Search services').fill('deep tissue');
    await page
      .getByRole('row', { name: /Deep tissue massage/ })
      .getByText(/45,500/)
      .waitFor();
    await page.getByRole('row', { name: 'Depilación láser' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: 'Deep tissue massage' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { level: 1, name: 'Services' }).waitFor();
    await page.context().close();
  });

  it('fits a phone', async () => {
    const page = await panel.signedIn('/services', { viewport: phone, locale: 'pt', colorScheme: 'dark' });
    await page.getByRole('list', { name: 'Serviços' }).waitFor();
    await picture(page, 'services-phone');
    await expectAccessible(page, 'services on a phone');
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
