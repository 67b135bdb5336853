// `npm run visual [-- --update]`: how the widget looks in each state and look, compared with the pictures kept beside this file.
// Runs in the Chromium that comes with @sparticuz/chromium and with its fonts, so that pictures are the same on every machine.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { contextOptions, openPanel, phone, visit } from '../widget/visit.ts';
import { compare, tolerance } from './compare.ts';

const kept = join(import.meta.dirname, 'pictures');
const differences = resolve(import.meta.dirname, '../../test-results/visual');
const update = process.argv.includes('--update');

/** Monday 2026-11-23, 09:00 in Santiago, for the page and for the API that it talks to. */
const now = Date.parse('2026-11-23T12:00:00Z');
holdClock();
const { page: html, wholeBooking } = await import('../widget/stub-conversation.ts');
const { startStubSite } = await import('../widget/stub-site.ts');

const states = ['greeting', 'services', 'slots', 'offer', 'booked'];
const looks = {
  light: { ...contextOptions, colorScheme: 'light' },
  dark: { ...contextOptions, colorScheme: 'dark' },
  phone: { ...phone, colorScheme: 'light' },
} as const;

const { browser, skip } = await openBrowser();
if (!browser) throw new Error(skip);
const site = await startStubSite(wholeBooking());
site.serve(html());
if (update) rmSync(kept, { recursive: true, force: true });
for (const folder of [kept, differences]) mkdirSync(folder, { recursive: true });
let failed = 0;
try {
  for (const [look, options] of Object.entries(looks)) {
    const page = await visit(browser, 'about:blank', options);
    await page.clock.setFixedTime(now);
    await page.goto(site.pageUrl);
    await page.locator('chat-agent-widget').getByRole('button').first().waitFor();
    await check(browser, page, `${look}-closed`);
    await openPanel(page);
    for (const state of states) {
      if (state !== 'greeting') await say(page, state);
      await check(browser, page, `${look}-${state}`);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await site.stop();
}
console.log(
  failed === 0 ? '\nEverything looks as it did.' : `\n${failed} pictures differ: see ${differences}.`,
);
process.exitCode = failed === 0 ? 0 : 1;

async function check(browser: Browser, page: Page, name: string): Promise<void> {
  const seen = await settled(page);
  const file = join(kept, `${name}.png`);
  if (update || !existsSync(file)) {
    writeFileSync(update ? file : join(differences, `${name}.new.png`), seen);
    if (!update) failed++;
    console.log(`${update ? 'kept  ' : 'NEW   '} ${name}`);
    return;
  }
  const { share, picture } = await compare(browser, readFileSync(file), seen);
  const same = share <= tolerance;
  console.log(`${same ? 'same  ' : 'DIFFERS'} ${name}  ${(100 * share).toFixed(3)} % of its pixels`);
  if (same) return;
  failed++;
  writeFileSync(join(differences, `${name}.seen.png`), seen);
  writeFileSync(join(differences, `${name}.difference.png`), picture);
}

/** The picture once it stays the same: scrolling and fonts take their moment. */
async function settled(page: Page): Promise<Buffer> {
  let former: Buffer = Buffer.alloc(0);
  let same = 0;
  for (let look = 0; look < 30 && same < 3; look++) {
    const seen = await page.screenshot({ animations: 'disabled', caret: 'hide', clip: corner(page) });
    same = seen.equals(former) ? same + 1 : 0;
    former = seen;
    await page.waitForTimeout(60);
  }
  return former;
}

/** Where the widget is: the corner of a desktop's window, all of a phone's. */
function corner(page: Page) {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  return width < 640
    ? { x: 0, y: 0, width, height }
    : { x: width - 460, y: height - 720, width: 460, height: 720 };
}

async function say(page: Page, text: string): Promise<void> {
  const count = await page.evaluate(() => ChatAgentWidget.getState().messageCount);
  await page.evaluate((said) => ChatAgentWidget.sendMessage(said), text);
  await page.waitForFunction((before) => ChatAgentWidget.getState().messageCount >= before + 2, count);
}

/** The stub API dates its slots by the clock. */
function holdClock(): void {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [now]) as [number]));
    }
    static override now = () => now;
  } as DateConstructor;
}
