import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBrowser } from '../browser.ts';
import { type Product, startProduct } from '../e2e/product.ts';

/** A Monday morning in Madrid. */
export const now = '2026-11-23T10:00:00Z';

export interface Panel {
  readonly product: Product;
  readonly browser: Browser;
  /** A page of the panel, signed in as the owner of a demo business, at a path such as `/services`. */
  signedIn(path: string, options?: SignInOptions): Promise<Page>;
  /** What pages reported that a customer must never meet: errors on the console, violations of the policy. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface SignInOptions extends BrowserContextOptions {
  /** Absent: `demo-clinica-aurora`. */
  readonly tenantId?: string;
  /** Of somebody else of the team. */
  readonly as?: { readonly email: string; readonly password: string };
}

/**
 * The built product with its panel, and a browser.
 *
 *     const panel = await openPanel()        // null: no browser can run here
 *     const page = await panel.signedIn('/services', { locale: 'en', viewport: phone })
 *
 * `at`: where the product's clock begins. What compares with the browser's clock begins at the machine's.
 */
export async function openPanel(at: string = now): Promise<Panel | null> {
  const { browser } = await openBrowser();
  if (!browser) return null;
  const product = await startProduct(at);
  const complaints: string[] = [];
  return {
    product,
    browser,
    complaints,
    async signedIn(path, { tenantId = 'demo-clinica-aurora', as, ...options } = {}) {
      const context = await browser.newContext({
        viewport: desk,
        locale: 'en',
        // Pictures of what has come to rest.
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(patience);
      listen(context, complaints);
      const page = await context.newPage();
      const person = as ?? product.owners.find((owner) => owner.tenantId === tenantId);
      if (!person) throw new Error(`no owner of ${tenantId}`);
      await page.goto(`${product.url}/admin${path}`);
      await signIn(page, person);
      await page.locator('main h1').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await product.stop();
    },
  };
}

/** Milliseconds until a step counts as failed, with its own message. */
const patience = 20_000;

/** Fills in the provider's page, which the panel has led to. */
export async function signIn(
  page: Page,
  person: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.locator('input[type=email]').fill(person.email);
  await page.locator('input[type=password]').fill(person.password);
  await page.locator('button[type=submit]').first().click();
  await page.waitForURL(/\/admin(?!\/signed-in)/);
}

export const desk = { width: 1280, height: 860 } as const;
/** The narrowest phone that is still sold. */
export const phone = { width: 360, height: 740 } as const;

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    // The browser's own note of a refused request; the panel has shown what it means.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(`${new URL(message.page()?.url() ?? 'about:blank').pathname}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
}

const axe = resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');

/** Nothing against WCAG 2.2 A and AA. By the debugger's way in, so that the page's policy stays as it is. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
    ).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  });
  expect(found, what).toEqual([]);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Keeps a picture under test-results/admin for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = resolve(import.meta.dirname, '../../test-results/admin');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: false });
}
