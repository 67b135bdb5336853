import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPanel, type Panel, picture } from './signed-in.ts';

const opened = await openPanel();

describe.skipIf(!opened)('two tabs edit one thing', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('a service: the second sees both versions, and what each changed is kept', async () => {
    const first = await panel.signedIn('/services');
    await first.getByRole('table').getByRole('link').first().click();
    await first.getByRole('button', { name: 'Delete' }).waitFor();
    const path = new URL(first.url()).pathname.replace('/admin', '');
    const second = await panel.signedIn(path);

    await first.getByLabel('Name').fill('Renamed by the first');
    await first.getByLabel('Description').fill('Described by the first.');
    await first.getByRole('button', { name: 'Save', exact: true }).click();
    await first.getByText('Saved', { exact: true }).waitFor();

    await second.getByLabel('Name').fill('Renamed by the second');
    await second.getByLabel('Duration').fill('95');
    await second.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = second.getByRole('dialog', { name: 'Someone else changed this meanwhile' });
    await dialog.waitFor();
    const fields = await dialog
      .locator('fieldset')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.field));
    expect(fields).toEqual(['name', 'description', 'durationMinutes']);
    await picture(second, 'two-tabs');
    await dialog.locator('[data-field=name]').getByText('Renamed by the first').click();
    await dialog.getByRole('button', { name: 'Save this choice' }).click();
    await second.getByText('Saved', { exact: true }).waitFor();
    await second.reload();
    expect(await second.getByLabel('Name').inputValue()).toBe('Renamed by the first');
    expect(await second.getByLabel('Description').inputValue()).toBe('Described by the first.');
    expect(await second.getByLabel('Duration').inputValue()).toBe('95');
    await first.context().close();
    await second.context().close();
  });

  it('hours: changes of different days go together', async () => {
    const [first, second] = await Promise.all([panel.signedIn('/hours'), panel.signedIn('/hours')]);
    await first.getByLabel('Monday, stretch 1: From').fill('08:00');
    await second.getByLabel('Tuesday, stretch 1: From').fill('08:30');
    for (const page of [first, second]) {
      await page.getByRole('button', { name: 'See what changes' }).click();
      await page.getByRole('dialog').getByText('Existing bookings').waitFor();
      await page.getByRole('button', { name: 'Save these hours' }).click();
      if (page === second) await page.getByRole('button', { name: 'Save this choice' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
    }
    await second.reload();
    expect(await second.getByLabel('Monday, stretch 1: From').inputValue()).toBe('08:00');
    expect(await second.getByLabel('Tuesday, stretch 1: From').inputValue()).toBe('08:30');
    await first.context().close();
    await second.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
