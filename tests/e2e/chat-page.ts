import type { BrowserContext, Locator, Page } from 'playwright-core';

/** The chat as a person uses it: by what is written on it. Works on any page that has the script tag. */
export class ChatPage {
  readonly panel: Locator;
  readonly log: Locator;
  readonly input: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole('dialog');
    this.log = this.panel.getByRole('log');
    this.input = this.panel.getByRole('textbox').last();
  }

  static async visit(context: BrowserContext, url: string): Promise<ChatPage> {
    const page = await context.newPage();
    await page.goto(url);
    return new ChatPage(page);
  }

  /** The round button of the widget, not one of the page's own. */
  get launcher() {
    return this.page.locator('chat-agent-widget').getByRole('button').first();
  }

  async open() {
    await this.launcher.click();
    await this.input.waitFor();
  }

  /** Resolves when the agent's answer to what was last said is on the screen. */
  async answered() {
    await this.panel.locator('.typing').waitFor({ state: 'detached' });
  }

  async say(text: string) {
    await this.input.fill(text);
    await this.input.press('Enter');
    await this.log.getByText(text.slice(0, 40)).last().waitFor();
    await this.answered();
  }
}
