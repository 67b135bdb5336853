import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerAdminPanel } from './admin-panel.ts';

const base = 'http://localhost:4300';
let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'booking-chat-admin-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Panel</title>');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'export {};');
  server = Fastify();
  await registerAdminPanel(server, { folder, publicUrl: () => base, version: '1.2.3' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, host = 'localhost:4300') => server.inject({ url, headers: { host } });

describe('the panel on one machine', () => {
  const answers: readonly [url: string, status: number, type: string, cache: string][] = [
    ['/admin/', 200, 'text/html', 'no-store'],
    ['/admin/services/s1', 200, 'text/html', 'no-store'],
    ['/admin/signed-in?code=a&state=b', 200, 'text/html', 'no-store'],
    ['/admin/config.json', 200, 'application/json', 'no-store'],
    ['/admin/icon.svg', 200, 'image/svg+xml', 'public, max-age=86400'],
    ['/admin/assets/index-abc123.js', 200, 'javascript', 'public, max-age=31536000, immutable'],
  ];
  for (const [url, status, type, cache] of answers)
    it(`${url} is ${type}, ${cache}`, async () => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toContain(type);
      expect(answer.headers['cache-control']).toBe(cache);
    });

  it('an asset that is gone is missing, not the page', async () => {
    expect((await get('/admin/assets/index-old.js')).statusCode).toBe(404);
    expect((await get('/admin/assets/../index.html')).headers['cache-control']).not.toContain('immutable');
  });

  it('lets in no script of another origin, no inline script, no inline style, and no frame of another site', async () => {
    const policy = String((await get('/admin/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain(`connect-src 'self' ${base} ws://localhost:4300`);
  });

  it('says where everything is, by the name that browsers use', async () => {
    const config = (await get('/admin/config.json', '127.0.0.1:4300')).json();
    expect(config).toMatchObject({
      apiUrl: `${base}/graphql`,
      realtimeUrl: 'ws://localhost:4300/graphql/realtime',
      version: '1.2.3',
      auth: { issuer: `${base}/id`, clientId: 'admin-panel', tokenUrl: `${base}/id/oauth2/token` },
    });
  });

  it('leads other names of this machine to the one the provider knows', async () => {
    const answer = await get('/admin/services?q=a', '127.0.0.1:4300');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `${base}/admin/services?q=a`]);
    expect((await get('/admin/', 'book.example.com')).statusCode).toBe(200);
  });

  it('is absent without a build', async () => {
    const without = Fastify();
    await registerAdminPanel(without, { folder: join(folder, 'none'), publicUrl: () => base, version: '1' });
    expect((await without.inject('/admin/')).statusCode).toBe(404);
    await without.close();
  });
});
