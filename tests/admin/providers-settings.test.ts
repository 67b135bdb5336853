import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel();

describe.skipIf(!opened)('team members and settings in the panel', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('creates and edits a team member; a refusal stands at its field', async () => {
    const page = await panel.signedIn('/providers', { tenantId: 'demo-harbor-dental' });
    await page.getByRole('table', { name: 'Team members' }).waitFor();
    await picture(page, 'providers');
    await expectAccessible(page, 'list of team members');
    await page.getByRole('link', { name: 'Add team member' }).click();
    await page.getByLabel('Name').fill('Grace Adeyemi');
    await page.getByLabel('E-mail').fill('not an address');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Add team member' }).click();
    await page.getByLabel('E-mail').and(page.locator('[aria-invalid=true]')).waitFor();
    await picture(page, 'provider-refused');
    await page.getByLabel('E-mail').fill('grace@harbor.example');
    await page.getByRole('button', { name: 'Add team member' }).click();
    await page.getByRole('heading', { level: 1, name: 'Grace Adeyemi' }).waitFor();
    await expectAccessible(page, 'a team member');
    await picture(page, 'provider');
    await page.context().close();
  });

  it('keeps settings; leaving with unsaved changes asks', async () => {
    const page = await panel.signedIn('/settings');
    await page.getByLabel('How to get there').fill('Second floor, ring twice.');
    await page.getByRole('link', { name: 'Services' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stay here' }).click();
    await picture(page, 'settings');
    await expectAccessible(page, 'settings');
    await page.reload();
    await page.getByText('Your unsaved changes were kept.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await page.getByLabel('How to get there').and(page.getByText('Second floor, ring twice.')).waitFor();
    await page.context().close();
  });

  it('two people change settings: both versions are shown, nothing is lost', async () => {
    const [mine, theirs] = await Promise.all([panel.signedIn('/settings'), panel.signedIn('/settings')]);
    await theirs.getByLabel('Address', { exact: true }).fill('New street 1');
    await theirs.getByLabel('Phone').fill('+56 2 2345 6789');
    await theirs.getByRole('button', { name: 'Save', exact: true }).click();
    await theirs.getByText('Saved', { exact: true }).waitFor();

    await mine.getByLabel('Address', { exact: true }).fill('Old street 2, corner');
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = mine.getByRole('dialog', { name: 'Someone else changed this meanwhile' });
    await dialog.getByText('New street 1').waitFor();
    await dialog.getByText('Old street 2, corner').waitFor();
    // Only they changed the phone: theirs is chosen already.
    expect(await dialog.locator('[data-field=phone]').getByRole('radio').nth(1).isChecked()).toBe(true);
    await picture(mine, 'conflict');
    await expectAccessible(mine, 'a conflict');
    await dialog.getByRole('button', { name: 'Save this choice' }).click();
    await mine.getByText('Saved', { exact: true }).waitFor();
    await mine.reload();
    expect(await mine.getByLabel('Address', { exact: true }).inputValue()).toBe('Old street 2, corner');
    expect(await mine.getByLabel('Phone').inputValue()).toBe('+56 2 2345 6789');
    await mine.context().close();
    await theirs.context().close();
  });

  it('fits a phone', async () => {
    const page = await panel.signedIn('/settings', { viewport: phone, locale: 'es', colorScheme: 'dark' });
    await page.getByLabel('Cómo llegar').waitFor();
    await picture(page, 'settings-phone');
    await expectAccessible(page, 'settings on a phone');
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
