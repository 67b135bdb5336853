import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const contextOptions: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: 'es-CL',
  timezoneId: 'America/Santiago',
  reducedMotion: 'reduce',
};
export const phone: BrowserContextOptions = {
  ...contextOptions,
  viewport: { width: 375, height: 667 },
  hasTouch: true,
  isMobile: true,
};

/** A customer who has never been here: a browser of their own. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = contextOptions,
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const lines: string[] = [];
  said.set(page, lines);
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(String(error)));
  await page.goto(url);
  return page;
}

/** Between tests: nobody is left who could still ask the API for something. */
export const leave = async (browser: Browser | null): Promise<void> => {
  for (const context of browser?.contexts() ?? []) await context.close();
};

const said = new WeakMap<Page, string[]>();
/** What the page wrote to its console since it began to load, uncaught errors among it. */
export const saidOn = (page: Page): readonly string[] => said.get(page) ?? [];

export const panel = (page: Page) => page.locator('chat-agent-widget').getByRole('dialog');
export const launcher = (page: Page, name = 'Chat de reservas') =>
  page.getByRole('button', { name, exact: true });

export async function openPanel(page: Page, name?: string): Promise<void> {
  await launcher(page, name).click();
  await page.waitForFunction(() => ChatAgentWidget.getState().status === 'ready');
  await panel(page).getByRole('textbox').last().waitFor();
}
