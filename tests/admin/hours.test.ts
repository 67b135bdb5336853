import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel();

describe.skipIf(!opened)('hours in the panel', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('shows conflicts while one types, what would change, and saves', async () => {
    const page = await panel.signedIn('/hours');
    const monday = page.getByRole('group', { name: 'Monday', exact: true });
    await monday.waitFor();
    await picture(page, 'hours');
    await expectAccessible(page, 'hours');

    expect(await page.getByRole('button', { name: 'Add hours: Sunday' }).isHidden()).toBe(true);
    const sunday = page.getByRole('group', { name: 'Sunday', exact: true });
    await sunday.getByRole('switch', { name: 'Open on Sunday' }).check();
    await sunday.getByRole('button', { name: 'Add hours: Sunday' }).click();
    await sunday.getByLabel('Sunday, stretch 2: From').fill('10:00');
    await sunday.getByText(/overlap/).waitFor();
    await picture(page, 'hours-conflict');
    await page.getByRole('button', { name: 'See what changes' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await sunday.getByRole('button', { name: /^Remove Sunday 10:00/ }).click();

    await page.getByRole('button', { name: 'Add other days' }).click();
    await page.getByLabel('First day').fill('2026-12-24');
    await page.getByLabel('Last day').fill('2026-12-26');
    await page.getByLabel('Reason').fill('Christmas');
    await expectAccessible(page, 'other days');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText(/Closed · Christmas/).waitFor();

    await page.getByRole('button', { name: 'See what changes' }).click();
    const preview = page.getByRole('dialog', { name: 'What would change' });
    await preview.getByText('Existing bookings').waitFor();
    await preview.getByRole('button', { name: 'Save these hours' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await page.getByText(/Closed · Christmas/).waitFor();
    await page.context().close();
  });

  it('a team member inherits the week, or has one of their own', async () => {
    const page = await panel.signedIn('/providers');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('link', { name: 'Hours of this person' }).click();
    await page.getByRole('switch', { name: 'Has working hours of their own' }).waitFor();
    await page.getByRole('switch', { name: 'Open on Monday' }).uncheck();
    const sunday = page.getByRole('group', { name: 'Sunday', exact: true });
    await sunday.getByRole('switch', { name: 'Open on Sunday' }).check();
    await sunday.getByLabel('Sunday, stretch 1: From').fill('06:00');
    await sunday.getByText(/outside the opening hours of the business/).waitFor();
    await picture(page, 'hours-provider');
    await page.getByRole('button', { name: 'See what changes' }).click();
    const preview = page.getByRole('dialog', { name: 'What would change' });
    await preview.getByText(/times? appear/).waitFor();
    await preview.getByText(/times? vanish/).waitFor();
    await picture(page, 'hours-preview');
    await expectAccessible(page, 'preview of hours');
    await preview.getByRole('button', { name: 'Go back' }).click();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.context().close();
  });

  it('fits a phone', async () => {
    const page = await panel.signedIn('/hours', { viewport: phone, locale: 'es', colorScheme: 'dark' });
    await page.getByRole('group', { name: 'lunes', exact: true }).waitFor();
    await picture(page, 'hours-phone');
    await expectAccessible(page, 'hours on a phone');
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
