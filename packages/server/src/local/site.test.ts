import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorCredential } from '../api/credential.ts';
import type { App } from '../context.ts';
import type { Message } from '../notify/message.ts';
import { openOutbox } from '../notify/outbox.ts';
import { getTenant, updateTenant } from '../store/tenants.ts';
import { startTestStore, type TestStore } from '../store/testing.ts';
import { createHost } from './host.ts';
import { type Demo, seedDemo } from './seed/seed-demo.ts';
import { registerSite } from './site.ts';

let store: TestStore;
let folder: string;
let server: FastifyInstance;
let demos: Demo[];
const mail: Message = {
  id: '0123456789abcdef0123456789abcdef',
  tenantId: 'demo-clinica-aurora',
  kind: 'confirmed',
  role: 'customer',
  language: 'es',
  at: '2026-11-23T12:00:00.000Z',
  fromName: 'Clínica Aurora',
  replyTo: null,
  to: { name: '<script>alert(1)</script>', email: 'juan@example.com' },
  subject: 'Reserva <img src=x onerror=alert(1)>',
  text: 'Hola',
  html: '<!doctype html><html><head></head><body><script>alert(1)</script>Hola</body></html>',
  calendar: { method: 'REQUEST', filename: 'K7PMQ2.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  bookingId: 'b1',
};

let publicUrl = 'http://localhost';

beforeAll(async () => {
  store = await startTestStore();
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  const app: App = {
    ...store,
    log: { info() {}, warn() {}, error() {} },
    get publicUrl() {
      return publicUrl;
    },
    version: 'test',
  };
  demos = await seedDemo(app, folder);
  const outbox = openOutbox(join(folder, 'outbox'));
  await outbox.send(mail);
  const manageFolder = join(folder, 'manage');
  mkdirSync(manageFolder);
  writeFileSync(join(manageFolder, 'index.html'), '<!doctype html>manage');
  writeFileSync(join(manageFolder, 'manage.js'), '');
  writeFileSync(join(manageFolder, 'manage.css'), '');
  server = await createHost(app, {
    production: true,
    register: (host) => registerSite(host, { app, demos, outbox, manageFolder }),
  });
});
afterAll(async () => {
  await server.close();
  await store.stop();
  rmSync(folder, { recursive: true });
});

const get = (url: string, host = 'localhost:4300') =>
  server.inject({ method: 'GET', url, headers: { host } });

describe.each(['/', '/demo/clinica-aurora', '/demo/estudio-ipe', '/demo/harbor-dental', '/outbox'])(
  '%s',
  (path) => {
    it('answers with a page that needs nothing from elsewhere', async () => {
      const { statusCode, body, headers } = await get(path);
      expect(statusCode).toBe(200);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(body).not.toMatch(/<script(?![^>]* src=)|<style|<[^>]+\s(style|on\w+)=/);
      const loaded = [...body.matchAll(/<(?:script|link|img|iframe)[^>]+(?:src|href)="([^"]+)"/g)].map(
        (match) => match[1],
      );
      for (const address of loaded) expect(address).toMatch(/^(\/[^/]|data:)/);
    });
  },
);

describe('a demo page', () => {
  it.each([
    ['clinica-aurora', 'es-CL', 'Limpieza facial profunda', '$39.900'],
    ['estudio-ipe', 'pt-BR', 'Corte feminino', 'R$\u00a0140,00'],
    ['harbor-dental', 'en-US', 'Dental cleaning', '$129'],
  ])('%s speaks its language and shows its catalog', async (slug, lang, service, price) => {
    const { body } = await get(`/demo/${slug}`);
    expect(body).toContain(`<html lang="${lang}"`);
    expect(body).toContain(service);
    expect(body).toContain(price);
    expect(body).not.toMatch(/undefined|\[object/);
  });
  it('embeds the widget as a customer would', async () => {
    const { body } = await get('/demo/clinica-aurora');
    const tag = /<script src="\/chat-widget\/latest\/chat-widget\.js"[^>]*>/.exec(body)?.[0];
    expect(tag).toContain('data-tenant-id="demo-clinica-aurora"');
    expect(tag).toContain(`data-public-key="${demos[0]?.publicKey}"`);
    expect(tag).toContain('data-api-url="http://localhost:4300/graphql"');
  });
  it('shows what the tenant is called now, as text', async () => {
    const { tenantId } = operatorCredential('demo-harbor-dental');
    const before = await getTenant(store.db, tenantId);
    await updateTenant(store.db, tenantId, before?.version ?? 0, { name: 'Tooth & <b>Co</b>' });
    expect((await get('/demo/harbor-dental')).body).toContain('Tooth &amp; &lt;b&gt;Co&lt;/b&gt;');
  });
  it('is not found under another name', async () => expect((await get('/demo/nobody')).statusCode).toBe(404));
});

describe('the outbox', () => {
  it('escapes what mails hold', async () => {
    const { body } = await get(`/outbox/${mail.id}`);
    expect(body).toContain('&lt;img src=x');
    expect(body).not.toContain('<script>alert');
  });
  it('frames the mail without scripts', async () => {
    expect((await get(`/outbox/${mail.id}`)).body).toMatch(/<iframe[^>]+sandbox="allow-popups[^"]*"/);
    const { headers } = await get(`/outbox/${mail.id}/body`);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    expect(headers['content-security-policy']).not.toContain('script');
  });
  it('gives the calendar file with its method', async () => {
    const { headers, body } = await get(`/outbox/${mail.id}/K7PMQ2.ics`);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(body).toBe(mail.calendar?.content);
    expect((await get(`/outbox/${mail.id}/other.ics`)).statusCode).toBe(404);
  });
  it('filters, also for programs', async () => {
    const found = async (query: string) => (await get(`/outbox.json${query}`)).json().messages.length;
    expect(await found('')).toBe(1);
    expect(await found('?to=JUAN')).toBe(1);
    expect(await found('?to=nobody')).toBe(0);
    expect(await found('?tenant=demo-estudio-ipe')).toBe(0);
  });
  it.each(['/outbox', '/outbox.json', `/outbox/${mail.id}`, `/outbox/${mail.id}/body`])(
    '%s is not read under a foreign name (DNS rebinding)',
    async (path) => expect((await get(path, 'evil.example:4300')).statusCode).toBe(404),
  );

  it('is not served beside a public address: many a proxy asks for this machine by its own name', async () => {
    publicUrl = 'https://book.aurora.example';
    expect((await get('/outbox.json')).statusCode).toBe(404);
    publicUrl = 'http://localhost';
    expect((await get('/outbox.json')).statusCode).toBe(200);
  });
});

describe('the customer’s own page', () => {
  it('is served for any token, unindexed, unframed, without a referrer', async () => {
    const { statusCode, headers, body } = await get('/b/some-token.with-signature');
    expect(statusCode).toBe(200);
    expect(body).toBe('<!doctype html>manage');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
  it('finds its script and style beside it', async () => {
    expect((await get('/b/manage.js')).headers['content-type']).toMatch('text/javascript');
    expect((await get('/b/manage.css')).headers['content-type']).toMatch('text/css');
  });
});
