import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPanel, type Panel, picture } from './signed-in.ts';

const opened = await openPanel();

describe.skipIf(!opened)('tables as files', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it('a file that was exported is imported without a change; a changed one says what it would do first', async () => {
    const page = await panel.signedIn('/services');
    await page.getByRole('table').waitFor();
    const menu = page.getByRole('button', { name: 'Import and export' });
    await menu.click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export as a file' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file.split('\n')[0]).toContain('name');
    expect(file).toContain('Limpieza facial profunda');

    await menu.click();
    await page.getByRole('menuitem', { name: 'Import a file' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import from a file' });
    const choose = (content: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'services.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
    await choose(file);
    await dialog.getByText('11 as before').waitFor();
    expect(await dialog.getByRole('button', { name: 'Import now' }).isDisabled()).toBe(true);

    await choose(
      file.replace('Limpieza facial profunda', 'Limpieza facial con espuma').replace(/,50,/, ',soon,'),
    );
    await dialog.getByText('1 problem', { exact: true }).waitFor();
    await picture(page, 'import');
    await expectAccessible(page, 'a file with a problem');
    await dialog.getByRole('switch', { name: 'Leave the rows with problems out' }).check();
    await dialog.getByRole('button', { name: 'Import now' }).click();
    await page.getByText('Imported: 0 new, 1 changed.').waitFor();
    await page.getByRole('row', { name: /Limpieza facial con espuma/ }).waitFor();
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
