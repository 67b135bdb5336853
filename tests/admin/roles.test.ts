import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openPanel, type Panel, picture } from './signed-in.ts';

const opened = await openPanel();
const tenantId = 'demo-clinica-aurora';
const viewer = { email: 'lee@clinica-aurora.example', password: 'Reads-Only-7-Days' };

describe.skipIf(!opened)('who may not change anything', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(async () => {
    panel = opened as Panel;
    await panel.product.command(
      'user',
      'invite',
      tenantId,
      viewer.email,
      '--role',
      'VIEWER',
      '--language',
      'en',
    );
  });
  afterAll(() => panel?.close());

  it('comes in by the invitation’s mail, and reads', async () => {
    const link = await invitationLink(panel);
    const context = await panel.browser.newContext({ locale: 'en' });
    const invited = await context.newPage();
    await invited.goto(link);
    for (const field of await invited.locator('input[type=password]').all())
      await field.fill(viewer.password);
    await invited.locator('button[type=submit]').first().click();
    await invited.waitForLoadState('networkidle');
    await context.close();

    const page = await panel.signedIn('/services', { as: viewer });
    await page.getByText('You can look at everything here.', { exact: false }).waitFor();
    expect(await page.getByRole('link', { name: 'Add service' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'History of changes' }).count()).toBe(0);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByLabel('Description').waitFor();
    expect(await page.getByLabel('Name').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /Save|Delete/ }).count()).toBe(0);
    await picture(page, 'viewer');
    await expectAccessible(page, 'a service, read only');
    await page.goto(`${panel.product.url}/admin/hours`);
    await page.getByRole('group', { name: 'Monday', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /^(Copy|Add|Remove)/ }).count()).toBe(0);
    await page.context().close();
  });

  it('a suspended business is told so', async () => {
    await panel.product.command('tenant', 'suspend', 'demo-estudio-ipe');
    const page = await panel.signedIn('/services', { tenantId: 'demo-estudio-ipe' });
    await page.getByRole('heading', { level: 1, name: 'This business is suspended' }).waitFor();
    await picture(page, 'suspended');
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});

/** The first link of the invitation in the outbox. */
async function invitationLink({ product }: Panel): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const mail = (await product.mails()).find(
      ({ to }) => (to as unknown as { email: string }).email === viewer.email,
    );
    const link = /https?:\/\/[^\s"<>]+\/id\/[^\s"<>]+/.exec(String(mail?.text ?? ''))?.[0];
    if (link) return link;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('no invitation was mailed');
}
