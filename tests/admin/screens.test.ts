import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, expectAccessible, openPanel, type Panel, phone, picture } from './signed-in.ts';

const opened = await openPanel();

/** Every screen with an address of its own. */
const screens: readonly [name: string, path: string][] = [
  ['start', '/'],
  ['calendar', '/calendar'],
  ['bookings', '/bookings'],
  ['booking-new', '/bookings/new'],
  ['conversations', '/conversations'],
  ['customers', '/customers'],
  ['services', '/services'],
  ['service-new', '/services/new'],
  ['providers', '/providers'],
  ['provider-new', '/providers/new'],
  ['hours', '/hours'],
  ['agent', '/agent'],
  ['widget', '/widget'],
  ['widget-install', '/widget/install'],
  ['keys', '/keys'],
  ['usage', '/usage'],
  ['team', '/team'],
  ['audit', '/audit'],
  ['settings', '/settings'],
  ['no-such-page', '/nothing-here'],
];

const looks = [
  ['light', 'es', desk],
  ['dark', 'en', desk],
  ['light', 'pt', phone],
  ['dark', 'es', phone],
] as const;

describe.skipIf(!opened)('every screen', { timeout: 240_000 }, () => {
  let panel: Panel;
  beforeAll(() => {
    panel = opened as Panel;
  });
  afterAll(() => panel?.close());

  for (const [scheme, locale, viewport] of looks)
    it(`${scheme}, ${locale}, ${viewport.width} px: accessible, no wider than the window, large enough to tap`, async () => {
      const page = await panel.signedIn('/settings', { colorScheme: scheme, locale, viewport });
      for (const [name, path] of screens) {
        await page.goto(`${panel.product.url}/admin${path}`);
        await page.locator('main h1').waitFor();
        await page.waitForLoadState('networkidle');
        await picture(page, `${name}-${scheme}-${locale}-${viewport.width}`);
        await expectAccessible(page, `${name} ${scheme} ${viewport.width}`);
        expect(await overflow(page), `${name} is wider than the window`).toBe(0);
        if (viewport === phone) expect(await smallTargets(page), name).toEqual([]);
      }
      await page.context().close();
    });

  it('had nothing to complain about', () => expect(panel.complaints).toEqual([]));
});

const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** Buttons and fields lower than a finger needs. Links in running text may be as high as the text. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button, nav a, nav button, main input')]
      .filter((element) => element.checkVisibility() && !element.closest('.MuiTablePagination-root'))
      .map(
        (element) =>
          [element, (element.closest('label, .MuiInputBase-root') ?? element) as HTMLElement] as const,
      )
      .filter(([, target]) => target.getBoundingClientRect().height < 40)
      .map(
        ([element, target]) => `${element.outerHTML.slice(0, 90)} ${target.getBoundingClientRect().height}`,
      ),
  );
