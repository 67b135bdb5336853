import { afterAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { compare, tolerance } from './compare.ts';

const { browser, skip } = await openBrowser();
afterAll(() => browser?.close());

describe.skipIf(skip)('comparing pictures', () => {
  const draw = async (html: string, width = 200) => {
    const page = await (browser as NonNullable<typeof browser>).newPage({ viewport: { width, height: 100 } });
    await page.setContent(html);
    const picture = await page.screenshot();
    await page.close();
    return picture;
  };
  const share = async (before: Buffer, after: Buffer) =>
    (await compare(browser as NonNullable<typeof browser>, before, after)).share;

  it('sees no difference where there is none, a moved button and another size where there is one', async () => {
    const button = (left: number) => `<button style="position:absolute;left:${left}px">Reservar</button>`;
    const before = await draw(button(10));
    expect(await share(before, await draw(button(10)))).toBe(0);
    expect(await share(before, await draw(button(14)))).toBeGreaterThan(tolerance);
    expect(await share(before, await draw(button(10), 220))).toBe(1);
  });
});
