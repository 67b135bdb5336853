import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel();

describe.skipIf(!opened)('keys, team, usage and history in the panel', () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('a key is edited, replaced with an overlap and revoked knowingly, and the history says so', async () => {
    const page = await panel.signedIn('/keys');
    await page.getByRole('table', { name: 'Keys & sites' }).waitFor();
    await expectAccessible(page, 'keys');
    await page.getByRole('link', { name: 'Demo page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Demo page' }).waitFor();
    await expectAccessible(page, 'a key');
    await page.getByLabel('Name').fill('Our demo');
    await page.getByRole('button', { name: 'Add a site' }).click();
    await page.getByRole('textbox', { name: 'Site 3' }).fill('www.example.com/prices');
    await page.getByLabel('Name').focus();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Site 3' }).inputValue())
      .toBe('https://www.example.com');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    await page.getByLabel('The old key works on').selectOption('10080');
    await page.getByRole('button', { name: 'Replace' }).click();
    await page
      .getByRole('alertdialog')
      .getByText(/one week/)
      .waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('link', { name: 'Keys & sites' }).first().click();
    await page.getByText(/Replaced, works until/).waitFor();
    await page
      .getByRole('row', { name: /Active$|Active / })
      .last()
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('alertdialog').getByText('https://www.example.com').waitFor();
    await expectAccessible(page, 'what revoking breaks');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The key is revoked.').waitFor();

    await page.getByRole('link', { name: 'History of changes' }).click();
    await page.getByText('Revoked the key Our demo').waitFor();
    await page.getByText('Changed the key Our demo: Name, Sites').click();
    await page.getByRole('row', { name: /Name.*Demo page.*Our demo/ }).waitFor();
    await picture(page, 'audit');
    await expectAccessible(page, 'the history of changes');
    await page.getByRole('button', { name: 'All by You' }).click();
    await page.getByText('Only by You').waitFor();
    await page.context().close();
  });

  it('people are invited and changed; the last owner stays', async () => {
    const page = await panel.signedIn('/team');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('Fill this in.').waitFor();
    await page.getByLabel('E-mail').fill('ana@example.com');
    await page.getByLabel('Name (optional)').fill('Ana');
    await expectAccessible(page, 'an invitation');
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('The invitation is on its way to ana@example.com.').waitFor();
    await page.getByRole('row', { name: /Ana.*Invited/ }).waitFor();
    await picture(page, 'team');
    await expectAccessible(page, 'the team');
    await expect
      .poll(
        async () =>
          (await panel.product.mails()).filter(({ to }) => JSON.stringify(to).includes('ana@example.com'))
            .length,
      )
      .toBe(1);

    await page.getByRole('button', { name: 'Actions for Ana' }).click();
    await page.getByRole('menuitem', { name: 'Make viewer' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make viewer' }).click();
    await page.getByRole('row', { name: /Ana.*Viewer/ }).waitFor();

    await page.getByRole('button', { name: /Actions for owner@/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    expect(await page.getByRole('row', { name: /owner@clinica-aurora\.example/ }).count()).toBe(1);
    await page.context().close();
  });

  it('usage is told in figures, and the plots as a table', async () => {
    const page = await panel.signedIn('/usage', { colorScheme: 'dark' });
    await page.getByRole('progressbar', { name: 'Messages' }).waitFor();
    await page.getByRole('button', { name: 'As a table' }).press('Enter');
    await page.getByRole('table', { name: 'The last twelve months' }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(13);
    await page.getByText('Yours').waitFor();
    await page.locator('main svg').first().waitFor();
    await expectAccessible(page, 'usage in the dark');
    await page.context().close();
  });

  for (const [locale, path, title] of [
    ['es', '/usage', 'Uso y plan'],
    ['pt', '/team', 'Acessos'],
    ['es', '/audit', 'Historial de cambios'],
    ['pt', '/keys', 'Chaves e sites'],
  ] as const)
    it(`${path} fits a phone in the dark`, async () => {
      const page = await panel.signedIn(path, { locale, viewport: phone, colorScheme: 'dark' });
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator('main [role=status]').waitFor({ state: 'detached' });
      await picture(page, `${path.slice(1)}-phone`);
      await expectAccessible(page, path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.context().close();
    });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
