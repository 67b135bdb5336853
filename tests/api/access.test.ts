import { operatorCredential } from '@booking-chat/server/api/credential';
import { rotateKey } from '@booking-chat/server/api/keys';
import { getKey, revokeKey } from '@booking-chat/server/store/api-keys';
import { deleteItems } from '@booking-chat/server/store/db';
import { getTenant, updateTenant } from '@booking-chat/server/store/tenants';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorOf, monday, openWorld, site, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
let tenants = 0;
let tenantId: string;
beforeEach(async () => {
  // A minute of its own for every test: rates do not add up.
  world.time.now = monday + tenants * 60_000;
  tenantId = `t${tenants++}`;
});

const read = '{ searchServices { items { serviceId } } }';
const readWith = (authorization: string, headers: Record<string, string> = {}) =>
  world.call(read, {}, { authorization, ...headers });
const owner = () => operatorCredential(tenantId).tenantId;

describe('the credential', () => {
  const other = (last: string) => (last === 'x' ? 'y' : 'x');
  it.each([
    ['none', () => ({}), 'AUTH_FAILED credential-missing'],
    ['an empty one', () => ({ authorization: '' }), 'AUTH_FAILED credential-missing'],
    ['nonsense', () => ({ authorization: 'let me in' }), 'AUTH_FAILED credential-invalid'],
    [
      'a key after Bearer',
      (key: string) => ({ authorization: `Bearer ${key}` }),
      'AUTH_FAILED credential-invalid',
    ],
    ['the key in another header', (key: string) => ({ 'x-api-key': key }), 'AUTH_FAILED credential-missing'],
    [
      'the prefix with another secret',
      (key: string) => ({ authorization: key.slice(0, -1) + other(key.slice(-1)) }),
      'AUTH_FAILED credential-invalid',
    ],
    [
      'the prefix alone',
      (key: string) => ({ authorization: key.slice(0, 18) }),
      'AUTH_FAILED credential-invalid',
    ],
    ['a forged link', () => ({ authorization: 'eyJhIjoxfQ.AAAA' }), 'AUTH_FAILED credential-invalid'],
    ['5,000 characters', () => ({ authorization: 'x.'.repeat(2_500) }), 'AUTH_FAILED credential-invalid'],
  ])('%s is refused', async (_, headers, expected) => {
    await world.addTenant(tenantId);
    const { text } = await world.addKey(tenantId);
    const answer = await world.call(read, {}, headers(text) as Record<string, string>);
    expect(errorOf(answer)).toBe(expected);
    expect(answer.data).toBeNull();
    expect(errorOf(await readWith(text))).toBeNull();
  });

  it('revoked: refused on the next request', async () => {
    await world.addTenant(tenantId);
    const { text, key } = await world.addKey(tenantId);
    expect(errorOf(await readWith(text))).toBeNull();
    await revokeKey(world.app.db, owner(), key.keyId, new Date(world.time.now).toISOString());
    expect(errorOf(await readWith(text))).toBe('AUTH_FAILED key-revoked');
  });

  it('expired: refused from that moment on', async () => {
    await world.addTenant(tenantId);
    const expiresAt = new Date(world.time.now + 60_000).toISOString();
    const { text } = await world.addKey(tenantId, { expiresAt });
    world.time.now += 59_999;
    expect(errorOf(await readWith(text))).toBeNull();
    world.time.now += 1;
    expect(errorOf(await readWith(text))).toBe('AUTH_FAILED key-expired');
  });

  it('rotated: both work during the overlap, then only the new one', async () => {
    await world.addTenant(tenantId);
    const old = await world.addKey(tenantId, { environment: 'test', scopes: ['read'] });
    const successor = await rotateKey(world.app, owner(), old.key.keyId, 10);
    if (!successor.ok) throw new Error(successor.refusal.kind);
    expect(successor.text).toMatch(/^pk_test_/);
    expect(successor.key).toMatchObject({ name: 'site', allowedOrigins: [site], scopes: ['read'] });
    expect(errorOf(await readWith(old.text))).toBeNull();
    expect(errorOf(await readWith(successor.text))).toBeNull();
    world.time.now += 10 * 60_000;
    expect(errorOf(await readWith(old.text))).toBe('AUTH_FAILED key-expired');
    expect(errorOf(await readWith(successor.text))).toBeNull();
    expect(await rotateKey(world.app, owner(), old.key.keyId, 10)).toEqual({
      ok: false,
      refusal: { kind: 'not-active' },
    });
  });

  it('of an erased tenant: refused', async () => {
    await world.addTenant(tenantId);
    const { text, key } = await world.addKey(tenantId);
    expect(errorOf(await readWith(text))).toBeNull();
    await deleteItems(world.app.db, 'TenantApiKeys', [{ tenantId, keyId: key.keyId }]);
    expect(errorOf(await readWith(text))).toBe('AUTH_FAILED credential-invalid');
  });

  it('is stored as a hash only', async () => {
    await world.addTenant(tenantId);
    const { text, key } = await world.addKey(tenantId);
    const stored = JSON.stringify(await getKey(world.app.db, owner(), key.keyId));
    expect(stored).toContain(text.slice(0, 18));
    expect(stored).not.toContain(text.slice(19));
  });

  it('notes its last use at most once an hour', async () => {
    await world.addTenant(tenantId);
    const { text, key } = await world.addKey(tenantId);
    const lastUse = async () => (await getKey(world.app.db, owner(), key.keyId))?.lastUsedAt;
    const first = new Date(world.time.now).toISOString();
    await readWith(text);
    expect(await lastUse()).toBe(first);
    world.time.now += 59 * 60_000;
    await readWith(text);
    expect(await lastUse()).toBe(first);
    world.time.now += 60_000;
    await readWith(text);
    expect(await lastUse()).toBe(new Date(world.time.now).toISOString());
  });
});

it('being let in costs two store calls: one read of key, tenant and conversation, one count', async () => {
  await world.addTenant(tenantId);
  const { text } = await world.addKey(tenantId);
  await readWith(text);
  const before = world.app.db.calls.count;
  await readWith(text);
  expect(world.app.db.calls.count - before).toBe(2);
});

describe('the origin', () => {
  it.each([
    ['http://www.aurora.test'],
    ['https://evil.test'],
    ['https://www.aurora.test.evil.test'],
    ['null'],
  ])('%s is foreign, however often the key was right before', async (origin) => {
    await world.addTenant(tenantId);
    const { text } = await world.addKey(tenantId);
    expect(errorOf(await readWith(text))).toBeNull();
    expect(errorOf(await readWith(text, { origin }))).toBe('ORIGIN_NOT_ALLOWED origin');
    expect(errorOf(await readWith(text))).toBeNull();
  });

  it('is required', async () => {
    await world.addTenant(tenantId);
    const { text } = await world.addKey(tenantId);
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: text },
      body: JSON.stringify({ query: read }),
    });
    expect(errorOf({ status: response.status, ...((await response.json()) as object) })).toBe(
      'ORIGIN_NOT_ALLOWED origin',
    );
  });

  it('may be a subdomain or a local port, when the key says so', async () => {
    await world.addTenant(tenantId);
    const { text } = await world.addKey(tenantId, {
      allowedOrigins: ['https://*.shop.test', 'http://localhost:*'],
    });
    expect(errorOf(await readWith(text, { origin: 'https://a.shop.test' }))).toBeNull();
    expect(errorOf(await readWith(text, { origin: 'http://localhost:4321' }))).toBeNull();
    expect(errorOf(await readWith(text, { origin: 'https://shop.test' }))).toBe('ORIGIN_NOT_ALLOWED origin');
  });
});

describe('the tenant', () => {
  it('named by the page is only compared', async () => {
    await world.addTenant(tenantId);
    const { text } = await world.addKey(tenantId);
    expect(errorOf(await readWith(text, { 'x-tenant-id': tenantId }))).toBeNull();
    expect(errorOf(await readWith(text, { 'x-tenant-id': 'aurora' }))).toBe('FORBIDDEN tenant-mismatch');
  });

  it('suspended: refused on the next request, in the language of the request', async () => {
    await world.addTenant(tenantId);
    const { text } = await world.addKey(tenantId);
    expect(errorOf(await readWith(text))).toBeNull();
    const stored = await getTenant(world.app.db, owner());
    await updateTenant(world.app.db, owner(), stored?.version ?? 0, { status: 'SUSPENDED' });
    const answer = await readWith(text, { 'accept-language': 'pt-BR,pt;q=0.9,en;q=0.8' });
    expect(errorOf(answer)).toBe('FORBIDDEN tenant-suspended');
    expect(answer.errors?.[0]?.message).toBe('O serviço deste negócio está suspenso no momento.');
  });
});

describe('scopes', () => {
  it('a key does only what it may', async () => {
    await world.addTenant(tenantId);
    const { text } = await world.addKey(tenantId, { scopes: ['chat'] });
    expect(errorOf(await readWith(text))).toBe('FORBIDDEN scope');
    const query = '{ getConversation(conversationId: "none") { conversationId } }';
    expect(errorOf(await world.call(query, {}, { authorization: text }))).toBeNull();
  });
});

describe('the rate', () => {
  const count = (answers: readonly (string | null)[], wanted: string | null) =>
    answers.filter((one) => one === wanted).length;

  it('is exact: of 150 requests at once on LITE, 60 are answered', async () => {
    await world.addTenant(tenantId, { plan: 'LITE' });
    const { text } = await world.addKey(tenantId);
    const answers = await Promise.all(Array.from({ length: 150 }, async () => errorOf(await readWith(text))));
    expect(count(answers, null)).toBe(60);
    expect(count(answers, 'RATE_LIMITED rate')).toBe(90);

    const refused = await readWith(text, { 'x-language': 'en' });
    expect(refused.errors?.[0]).toMatchObject({
      message: 'There are too many requests right now.',
      errorInfo: { retryAfterSeconds: 60, remedy: 'Try again in 60 seconds.' },
    });
    world.time.now += 60_000;
    expect(errorOf(await readWith(text))).toBeNull();
  });

  it('is per key, counts every operation of a query, and no refused one', async () => {
    await world.addTenant(tenantId, { plan: 'LITE' });
    const { text } = await world.addKey(tenantId);
    const foreign = Array.from({ length: 70 }, () => readWith(text, { origin: 'https://evil.test' }));
    expect(count((await Promise.all(foreign)).map(errorOf), 'ORIGIN_NOT_ALLOWED origin')).toBe(70);

    const five = `{ ${[1, 2, 3, 4, 5].map((n) => `a${n}: getService(serviceId: "x") { name }`).join(' ')} }`;
    for (let time = 0; time < 12; time++)
      expect(errorOf(await world.call(five, {}, { authorization: text }))).toBeNull();
    expect(errorOf(await readWith(text))).toBe('RATE_LIMITED rate');
    expect(errorOf(await readWith((await world.addKey(tenantId)).text))).toBeNull();
  });
});
