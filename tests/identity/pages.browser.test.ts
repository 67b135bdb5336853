import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Secret, TOTP } from 'otpauth';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedBrowser, openBrowser } from '../browser.ts';
import { goodPassword, type IdWorld, openIdWorld } from './id-world.ts';
import { visitor } from './visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const opened: OpenedBrowser = await openBrowser();
/** Where a person wants to look at what the test sees. */
const pictures = process.env.IDENTITY_PICTURES;

describe.skipIf(opened.skip)('the pages of the identity provider in a browser', () => {
  let world: IdWorld;
  const tenant = 'aurora';
  const email = 'ana@aurora.test';

  beforeAll(async () => {
    world = await openIdWorld();
    await world.addTenant(tenant);
    await world.addPerson(tenant, email);
  });
  afterAll(async () => {
    await world.close();
    await opened.browser?.close();
  });

  async function inBrowser(
    options: { dark?: boolean; locale?: string; scripts?: boolean; width?: number },
    walk: (page: Page, context: BrowserContext) => Promise<void>,
  ) {
    const context = await opened.browser?.newContext({
      colorScheme: options.dark ? 'dark' : 'light',
      locale: options.locale ?? 'en-US',
      javaScriptEnabled: options.scripts ?? true,
      viewport: { width: options.width ?? 900, height: 900 },
      // The checker is put into pages whose policy lets no other script in; a test below looks at the policy itself.
      bypassCSP: options.scripts ?? true,
    });
    if (!context) throw new Error('no browser');
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    try {
      await walk(page, context);
      expect(problems).toEqual([]);
    } finally {
      await context.close();
    }
  }

  async function check(page: Page, name: string) {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: put there by the line above
      const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ['violations'] });
      return violations.map((each: { id: string; nodes: { html: string; failureSummary?: string }[] }) => [
        each.id,
        ...each.nodes.map((node) => `${node.html} ${node.failureSummary}`),
      ]);
    });
    expect(violations, name).toEqual([]);
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflows, `${name} is wider than the window`).toBe(false);
  }

  const authorize = () => `${world.url}${visitor(world).authorizePath()}`;

  it.each([
    ['light', 'en-US', 900, 'Sign in'],
    ['dark', 'es-CL', 900, 'Iniciar sesión'],
    ['light', 'pt-BR', 320, 'Entrar'],
  ] as const)('sign in, %s, %s', (scheme, locale, width, title) =>
    inBrowser({ dark: scheme === 'dark', locale, width }, async (page) => {
      await page.goto(authorize());
      expect(await page.textContent('h1')).toBe(title);
      await page.waitForFunction(() => document.activeElement?.id === 'email');
      await check(page, `sign-in-${scheme}-${locale}`);
      await page.keyboard.type(email);
      await page.keyboard.press('Tab');
      await page.keyboard.type('Wrong-Horse-7-Battery');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=alert]');
      expect(await page.inputValue('#email')).toBe(email);
      await page.waitForFunction(() => document.activeElement?.id === 'password');
      await check(page, `sign-in-wrong-${scheme}-${locale}`);
      await page.fill('#password', goodPassword);
      await page.click('button[type=submit]');
      await page.waitForURL(/\/admin\/signed-in\?code=/);
    }),
  );

  it('signs in without scripts', () =>
    inBrowser({ scripts: false }, async (page) => {
      await page.goto(authorize());
      await page.fill('#email', email);
      await page.fill('#password', goodPassword);
      await page.click('button[type=submit]');
      await page.waitForURL(/\/admin\/signed-in\?code=/);
    }));

  it('under its own policy nothing is missing: style, form, sign-out', async () => {
    const context = await opened.browser?.newContext({ locale: 'en-US' });
    const page = await context?.newPage();
    if (!context || !page) throw new Error('no browser');
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    await page.goto(authorize());
    const radius = await page.evaluate(
      () => getComputedStyle(document.querySelector('main') as Element).borderRadius,
    );
    expect(radius).not.toBe('0px');
    await page.fill('#email', email);
    await page.fill('#password', goodPassword);
    await page.click('button[type=submit]');
    await page.waitForURL(/\/admin\/signed-in\?code=/);
    await page.goto(`${world.url}/id/account`);
    expect(await page.textContent('h1')).toBe('Your account');
    const back = new URLSearchParams({ client_id: 'admin-panel', logout_uri: `${world.url}/admin/` });
    await page.goto(`${world.url}/id/logout?${back}`);
    await page.waitForURL(`${world.url}/admin/`);
    expect(refused).toEqual([]);
    await context.close();
  });

  it('forgotten password, invitation, choosing a password', () =>
    inBrowser({}, async (page) => {
      await page.goto(authorize());
      await page.click('text=Forgot your password?');
      await check(page, 'forgot');
      await page.fill('#email', email);
      await page.click('button[type=submit]');
      await page.waitForSelector('[role=status]');
      await check(page, 'forgot-sent');

      world.mails.length = 0;
      const invitation = { email: 'bea@aurora.test', name: 'Bea', role: 'ADMIN', language: 'en' } as const;
      await world.admin.invite(tenant, invitation);
      const link = /https?:\/\/\S+\/id\/password\S+/.exec(world.mails[0]?.text ?? '')?.[0] ?? '';
      await page.goto(link);
      await check(page, 'invitation');
      await page.fill('#password', 'weak');
      await page.fill('#again', 'weak');
      await page.click('button[type=submit]');
      expect(await page.getAttribute('#password', 'aria-invalid')).toBe('true');
      expect(await page.textContent('#password-error')).toContain('a digit is missing');
      await check(page, 'invitation-weak');
      await page.fill('#password', 'Another-Horse-8-Staple');
      await page.fill('#again', 'Another-Horse-8-Staple');
      await page.click('button[type=submit]');
      await page.waitForSelector('text=Your password is saved');
      await check(page, 'chosen');
      await page.goto(link);
      await check(page, 'bad-link');
    }));

  it('account, second factor, signing in with it, signing out', () =>
    inBrowser({ dark: true }, async (page) => {
      await page.goto(`${world.url}/id/account`);
      await page.fill('#email', 'bea@aurora.test');
      await page.fill('#password', 'Another-Horse-8-Staple');
      await page.click('button[type=submit]');
      await page.waitForSelector('text=You are signed in as bea@aurora.test.');
      await check(page, 'account');
      await page.fill('#factor-password', 'Another-Horse-8-Staple');
      await page.click('text=Set up');
      await page.waitForSelector('img.qr');
      await check(page, 'account-set-up');
      const secret = ((await page.textContent('code.key')) ?? '').replaceAll(' ', '');
      const totp = new TOTP({ secret: Secret.fromBase32(secret) });
      await page.fill('#code', totp.generate({ timestamp: world.facts.clock() }));
      await page.click('text=Turn on');
      await page.waitForSelector('.codes');
      await check(page, 'account-recovery');
      await page.goto(`${world.url}/id/account`);
      await check(page, 'account-on');
      await page.click('text=Sign out everywhere');
      await page.waitForSelector('[role=status]');
      await check(page, 'ended');

      world.wait(1);
      await page.goto(authorize());
      await page.fill('#email', 'bea@aurora.test');
      await page.fill('#password', 'Another-Horse-8-Staple');
      await page.click('button[type=submit]');
      await page.waitForSelector('text=One more step');
      await check(page, 'code');
      await page.fill('#code', '000000');
      await page.click('text=Continue');
      await page.waitForSelector('#code-error');
      await check(page, 'code-wrong');
      await page.fill('#code', totp.generate({ timestamp: world.facts.clock() }));
      await page.click('text=Continue');
      await page.waitForURL(/\/admin\/signed-in\?code=/);
    }));

  it('what fails is said on a page too, and signing out asks where no script answers', async () => {
    await inBrowser({}, async (page) => {
      await page.goto(`${world.url}/id/oauth2/authorize?client_id=nobody`);
      await check(page, 'failure');
      await page.goto(`${world.url}/id/interaction/unknown`);
      await check(page, 'expired');
    });
    await inBrowser({ scripts: false }, async (page) => {
      await page.goto(authorize());
      await page.fill('#email', email);
      await page.fill('#password', goodPassword);
      await page.click('button[type=submit]');
      const back = new URLSearchParams({ client_id: 'admin-panel', logout_uri: `${world.url}/admin/` });
      await page.goto(`${world.url}/id/logout?${back}`);
      if (pictures) await page.screenshot({ path: `${pictures}/sign-out.png` });
      await page.click('button[type=submit]');
      await page.waitForURL(`${world.url}/admin/`);
    });
  });
});
