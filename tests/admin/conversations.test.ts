import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatPage } from '../e2e/chat-page.ts';
import { expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel();
const slug = 'clinica-aurora';

/** A customer in the real widget on a demo page, and a person of the business in the panel, at the same time. */
describe.skipIf(!opened)('the inbox and the widget', () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  async function customer() {
    const context = await panel.browser.newContext({
      locale: 'en-US',
      viewport: { width: 1000, height: 800 },
    });
    context.setDefaultTimeout(15_000);
    const chat = await ChatPage.visit(context, `${panel.product.url}/demo/${slug}`);
    await chat.open();
    return chat;
  }

  it('who waits is seen at once; a person answers, is read live, hears back live, and gives back', async () => {
    const page = await panel.signedIn('/conversations');
    await page.getByText('No conversations yet').waitFor();
    await expectAccessible(page, 'an empty inbox');

    const chat = await customer();
    await chat.say('can I talk to a human please?');
    await page.getByText('1 customer waits for a person').waitFor();
    await page.getByRole('navigation', { name: 'Sections' }).getByText('1 customer waits').waitFor();
    await page
      .getByRole('link', { name: /can I talk|Customer without a name/ })
      .first()
      .click();
    const log = page.getByRole('log');
    await log.getByText('can I talk to a human please?').waitFor();

    const reply = page.getByRole('textbox', { name: 'Your answer' });
    await reply.fill('Hello, this is Carla. How can I help?');
    await reply.press('Enter');
    await log.getByText('Hello, this is Carla.').waitFor();
    await page.getByText('You answer').waitFor();
    await chat.log.getByText('Hello, this is Carla. How can I help?').waitFor();

    await chat.input.fill('Do you speak German?');
    await chat.input.press('Enter');
    await log.getByText('Do you speak German?').waitFor();
    expect(await log.getByText('Hello, this is Carla.').count()).toBe(1);
    await picture(page, 'conversation');
    await expectAccessible(page, 'a conversation');

    await page.getByRole('button', { name: 'Return to the agent' }).click();
    await page.getByRole('status').getByText('Agent answers', { exact: true }).waitFor();
    await chat.page.context().close();
    await page.context().close();
  });

  it('what could not be sent stays, and is said once when it is sent again', async () => {
    const chat = await customer();
    await chat.say('I want to talk to a person');
    const page = await panel.signedIn('/conversations?status=WAITING', {
      viewport: phone,
      colorScheme: 'dark',
    });
    await page
      .getByRole('link', { name: /Customer without a name/ })
      .first()
      .click();
    const log = page.getByRole('log');
    await log.getByText('I want to talk to a person').waitFor();
    await expectAccessible(page, 'a conversation on a phone in the dark');

    let attempts = 0;
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('ReplyToCustomer')) return route.continue();
      attempts++;
      // First nothing arrives; then it is stored and its answer gets lost.
      if (attempts === 2) await route.fetch();
      return route.abort();
    });
    await page.getByRole('textbox', { name: 'Your answer' }).fill('One moment please');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await log.getByText('Not sent').waitFor();
    await picture(page, 'conversation-failed');
    await expectAccessible(page, 'a message that was not sent');
    await log.getByRole('button', { name: 'Send again' }).click();
    await chat.log.getByText('One moment please').waitFor();
    await log.getByText('Not sent').waitFor({ state: 'detached' });
    await page.reload();
    await log.getByText('One moment please').waitFor();
    expect(await log.getByText('One moment please').count()).toBe(1);
    expect(await chat.log.getByText('One moment please').count()).toBe(1);
    expect(attempts).toBe(2);
    await picture(page, 'conversation-phone');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await chat.page.context().close();
    await page.context().close();
  });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});
