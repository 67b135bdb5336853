import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../../tests/browser.ts';
import type { App } from '../context.ts';
import { openOutbox } from '../notify/outbox.ts';
import { startTestStore, type TestStore } from '../store/testing.ts';
import { createHost } from './host.ts';
import { manageFolder, widgetFolder } from './product-root.ts';
import { seedDemo } from './seed/seed-demo.ts';
import { registerSite } from './site.ts';

const { browser, skip } = await openBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let store: TestStore;
let folder: string;
let server: FastifyInstance;
let url: string;
beforeAll(async () => {
  store = await startTestStore();
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  const app: App = {
    ...store,
    log: { info() {}, warn() {}, error() {} },
    publicUrl: 'http://localhost',
    version: 'test',
  };
  const demos = await seedDemo(app, folder);
  const outbox = openOutbox(join(folder, 'outbox'));
  server = await createHost(app, {
    production: true,
    widgetFolder,
    register: (host) => registerSite(host, { app, demos, outbox, manageFolder }),
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await server.close();
  await store.stop();
  rmSync(folder, { recursive: true });
});

const pages = ['/', '/outbox', '/demo/clinica-aurora', '/demo/estudio-ipe', '/demo/harbor-dental'];

describe.skipIf(skip)('in a browser', () => {
  it.each(pages.flatMap((path) => (['light', 'dark'] as const).map((scheme) => [path, scheme] as const)))(
    '%s (%s) fits a phone and a desk, keeps to its policy, and axe finds nothing',
    async (path, colorScheme) => {
      for (const width of [375, 1280]) {
        const context = await browser?.newContext({ colorScheme, viewport: { width, height: 667 } });
        const page = await context?.newPage();
        if (!context || !page) throw new Error('no page');
        const complaints: string[] = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        await page.goto(url + path, { waitUntil: 'networkidle' });
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
        await page.evaluate(axe);
        const found = await page.evaluate(
          `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
            .then((result) => result.violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target)))`,
        );
        expect(found).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
      }
    },
  );

  it('a button of a demo page opens the chat and says what it shows', async () => {
    const page = await browser?.newPage();
    if (!page) throw new Error('no page');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') asked.push(request.postData() ?? '');
    });
    await page.goto(`${url}/demo/harbor-dental`, { waitUntil: 'networkidle' });
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Book Dental cleaning' }).click();
    await expect
      .poll(() => asked.join('\n'), { timeout: 10_000 })
      .toContain("I'd like to book Dental cleaning");
    await page.close();
  });
});
