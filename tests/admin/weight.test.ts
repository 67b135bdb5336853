import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPanel, type Panel, picture, signIn } from './signed-in.ts';

/** Bytes, as a server sends them. */
const firstLoad = 250_000;
const opened = await openPanel();

describe.skipIf(!opened)('what a browser loads', { timeout: 120_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  it(`is at most ${firstLoad / 1000} kB until the first screen is there, and no more of other screens`, async () => {
    const { browser, product } = panel;
    const context = await browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    const files = new Map<string, number>();
    const reading: Promise<void>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!/^\/admin\/.*\.(js|css)$/.test(pathname)) return;
      reading.push(
        response.body().then(
          (body) => void files.set(pathname, brotliCompressSync(body).length),
          () => {},
        ),
      );
    });
    const owner = product.owners[0];
    if (!owner) throw new Error('no demo owner');
    await page.goto(`${product.url}/admin/`);
    await signIn(page, owner);
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    await picture(page, 'start');
    await Promise.all(reading);
    const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
    const heaviest = [...files].sort(([, a], [, b]) => b - a).slice(0, 6);
    console.log(
      `first load: ${(total / 1000).toFixed(1)} kB brotli in ${files.size} files; ${heaviest.map(([name, bytes]) => `${name.split('/').at(-1)} ${(bytes / 1000).toFixed(1)}`).join(', ')}`,
    );
    expect(files.size).toBeGreaterThan(2);
    expect(total).toBeLessThanOrEqual(firstLoad);
    await context.close();
  });
});
