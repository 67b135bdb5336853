import { operatorCredential } from '@booking-chat/server/api/credential';
import { getKey } from '@booking-chat/server/store/api-keys';
import { listAudit } from '@booking-chat/server/store/audit';
import { getTenant, updateTenant } from '@booking-chat/server/store/tenants';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from './cases.ts';
import { errorOf, type GraphqlAnswer, monday, openWorld, site, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let tenants = 0;
let tenantId: string;
beforeEach(async () => {
  world.time.now = monday + tenants * 60_000;
  tenantId = `t${tenants++}`;
  await world.addTenant(tenantId);
});

const id = () => operatorCredential(tenantId).tenantId;
const ask = (name: string, variables: object): Promise<GraphqlAnswer> => {
  const document = operations.find((one) => one.name === name)?.document ?? '';
  return world.call(document, variables, { authorization: world.asPerson(tenantId, 'OWNER') });
};
const did = async (name: string, variables: object) => {
  const answer = await ask(name, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data[name];
};
const use = async (key: string, origin = site) =>
  errorOf(await world.call('{ searchServices { items { name } } }', {}, { authorization: key, origin }));
const trail = async () => {
  const asked = { tenantId: id(), limit: 50, startAfter: null, now: world.time.now };
  return (await listAudit(world.app.db, asked)).entries;
};

describe('keys', () => {
  const wanted = { name: 'Sitio', allowedOrigins: [`${site}/`, 'https://*.AURORA.test', site] };

  it('are made, changed, rotated and revoked; the text is shown once and stands nowhere', async () => {
    const made = await did('createApiKey', { input: { ...wanted, scopes: ['chat', 'read'] } });
    const { keyId } = made.apiKey;
    expect(made.key).toMatch(/^pk_live_/);
    expect(made.apiKey).toMatchObject({
      name: 'Sitio',
      allowedOrigins: [site, 'https://*.aurora.test'],
      scopes: ['read', 'chat'],
      state: 'ACTIVE',
      lastUsedAt: null,
      version: 1,
    });
    expect(await use(made.key)).toBeNull();

    const edit = { keyId, version: 1, name: 'Otro', allowedOrigins: ['https://b.test'], scopes: ['read'] };
    expect(await did('updateApiKey', { input: edit })).toMatchObject({ name: 'Otro', version: 2 });
    expect(await use(made.key)).toBe('ORIGIN_NOT_ALLOWED origin');
    const stale = await ask('updateApiKey', { input: edit });
    expect(errorOf(stale)).toBe('CONFLICT version');
    expect(stale.errors?.[0]?.errorInfo.currentVersion).toBe(2);

    const next = await did('rotateApiKey', { keyId, overlapMinutes: 5 });
    expect(await use(made.key, 'https://b.test')).toBeNull();
    expect(await use(next.key, 'https://b.test')).toBeNull();
    const { items } = await did('listApiKeys', {});
    expect(items.find((one: { keyId: string }) => one.keyId === keyId)).toMatchObject({
      replacedBy: next.apiKey.keyId,
      expiresAt: new Date(world.time.now + 5 * 60_000).toISOString(),
    });

    for (let time = 0; time < 2; time++)
      expect(await did('revokeApiKey', { keyId: next.apiKey.keyId })).toMatchObject({ state: 'REVOKED' });
    expect(await use(next.key, 'https://b.test')).toBe('AUTH_FAILED key-revoked');
    for (const [name, variables] of [
      ['rotateApiKey', { keyId: next.apiKey.keyId, overlapMinutes: 5 }],
      ['updateApiKey', { input: { ...edit, keyId: next.apiKey.keyId, version: 2 } }],
    ] as const)
      expect(errorOf(await ask(name, variables))).toBe('CONFLICT key-inactive');

    const entries = await trail();
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'key.create',
      'key.revoke',
      'key.rotate',
      'key.update',
    ]);
    const written = JSON.stringify([entries, world.lines]);
    for (const { key } of [made, next]) expect(written).not.toContain(key.slice(19));
    expect(written).not.toContain((await getKey(world.app.db, id(), keyId))?.hash);
  });

  it.each([
    ['http://www.aurora.test', 'INVALID_INPUT origin-pattern', 'input.allowedOrigins.1'],
    ['https://*.test', 'INVALID_INPUT origin-pattern', 'input.allowedOrigins.1'],
    ['https://aurora.test/citas', 'INVALID_INPUT origin-pattern', 'input.allowedOrigins.1'],
  ])('may not be given %s', async (origin, expected, field) => {
    const answer = await ask('createApiKey', { input: { name: 'x', allowedOrigins: [site, origin] } });
    expect(errorOf(answer)).toBe(expected);
    expect(answer.errors?.[0]?.errorInfo).toMatchObject({ field, value: origin });
    expect(await trail()).toEqual([]);
  });

  it('end in a time to come', async () => {
    const expiresAt = new Date(world.time.now - 60_000).toISOString();
    const answer = await ask('createApiKey', { input: { ...wanted, expiresAt } });
    expect(errorOf(answer)).toBe('INVALID_INPUT past');
    const { apiKey } = await did('createApiKey', { input: wanted });
    const { keyId, scopes } = apiKey;
    const edit = { keyId, version: 1, name: 'x', allowedOrigins: [site], scopes, expiresAt };
    expect(errorOf(await ask('updateApiKey', { input: edit }))).toBe('INVALID_INPUT past');
  });

  it('a rotation of two at once leaves one successor', async () => {
    const { apiKey } = await did('createApiKey', { input: wanted });
    const both = await Promise.all(
      [0, 1].map(() => ask('rotateApiKey', { keyId: apiKey.keyId, overlapMinutes: 5 })),
    );
    expect(both.map(errorOf).sort()).toEqual(['CONFLICT changed', null].sort());
    expect((await did('listApiKeys', {})).items).toHaveLength(2);
  });
});

describe('an address is checked', () => {
  it.each([
    [`${site}/agenda?x=1#top`, { origin: site, allowed: true, matchedBy: site, suggestion: null }],
    ['www.aurora.test', { origin: site, allowed: true, matchedBy: site, suggestion: null }],
    [
      'https://x.shop.test/',
      { origin: 'https://x.shop.test', allowed: true, matchedBy: 'https://*.shop.test' },
    ],
    ['shop.test', { origin: 'https://shop.test', allowed: false, suggestion: 'https://shop.test' }],
    ['http://shop.test', { origin: 'http://shop.test', allowed: false, suggestion: null }],
    [
      'http://localhost:8080/page.html',
      { origin: 'http://localhost:8080', allowed: false, suggestion: 'http://localhost:8080' },
    ],
    ['file:///home/me/page.html', { origin: null, allowed: false, suggestion: null }],
    ['what is this', { origin: null, allowed: false, suggestion: null }],
  ])('%s', async (url, expected) => {
    const input = { name: 'x', allowedOrigins: [site, 'https://*.shop.test'] };
    const { apiKey } = await did('createApiKey', { input });
    expect(await did('checkOrigin', { keyId: apiKey.keyId, url })).toMatchObject({
      ...expected,
      seenAt: null,
      lastRefusedOrigin: null,
    });
  });

  it('waits for the first request, and shows the site that was refused', async () => {
    const { key, apiKey } = await did('createApiKey', { input: { name: 'x', allowedOrigins: [site] } });
    const check = (url: string) => did('checkOrigin', { keyId: apiKey.keyId, url });
    const now = new Date(world.time.now).toISOString();
    expect(await use(key, 'https://new-site.test')).toBe('ORIGIN_NOT_ALLOWED origin');
    expect(await check('new-site.test')).toMatchObject({
      allowed: false,
      seenAt: null,
      suggestion: 'https://new-site.test',
      lastRefusedOrigin: 'https://new-site.test',
      lastRefusedAt: now,
    });
    const edit = { keyId: apiKey.keyId, version: 1, name: 'x', scopes: apiKey.scopes };
    await did('updateApiKey', { input: { ...edit, allowedOrigins: [site, 'https://new-site.test'] } });
    expect(await use(key)).toBeNull();
    expect(await check('new-site.test')).toMatchObject({ allowed: true, seenAt: null });
    expect(await use(key, 'https://new-site.test')).toBeNull();
    expect(await check('new-site.test')).toMatchObject({ seenAt: now });
  });

  it('costs few writes an hour, whatever origins are tried', async () => {
    const { key, apiKey } = await did('createApiKey', {
      input: { name: 'x', allowedOrigins: ['http://localhost:*'] },
    });
    const kept = async (origins: readonly string[], where: 'seenOrigins' | 'refusedOrigins') => {
      for (const origin of origins) await use(key, origin);
      return Object.keys((await getKey(world.app.db, id(), apiKey.keyId))?.[where] ?? {});
    };
    const ports = Array.from({ length: 20 }, (_, n) => `http://localhost:${4000 + n}`);
    expect((await kept(ports, 'seenOrigins')).sort()).toEqual(ports.slice(0, 6));
    const foreign = ports.map((one) => one.replace('localhost', 'evil.test'));
    expect((await kept(foreign, 'refusedOrigins')).sort()).toEqual(foreign.slice(0, 6));
  });
});

describe('the plan', () => {
  it('changes to one that is large enough, and the trail says so', async () => {
    expect((await did('changePlan', { plan: 'BUSINESS' })).plan).toBe('BUSINESS');
    expect((await did('changePlan', { plan: 'BUSINESS' })).plan).toBe('BUSINESS');
    const refused = await ask('changePlan', { plan: 'LITE' });
    expect(errorOf(refused)).toBe('PLAN_LIMIT_REACHED providers');
    expect(refused.errors?.[0]?.errorInfo.limit).toBe(1);
    const [entry, ...others] = await trail();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      action: 'plan.change',
      actorName: `owner@${tenantId}.test`,
      changes: [{ field: 'plan', before: '"PRO"', after: '"BUSINESS"' }],
    });
  });

  it('has to hold the agent’s mode', async () => {
    const tenant = await getTenant(world.app.db, id());
    if (tenant)
      await updateTenant(world.app.db, id(), tenant.version, {
        plan: 'BUSINESS',
        agent: { ...tenant.agent, mode: 'FULL' },
      });
    expect(errorOf(await ask('changePlan', { plan: 'PRO' }))).toBe('PLAN_LIMIT_REACHED agent-mode');
    expect(errorOf(await ask('changePlan', { plan: 'ENTERPRISE' }))).toBeNull();
  });

  it('is the operator’s where the flag is off', async () => {
    world.flags.OWNERS_CHANGE_PLANS = false;
    try {
      expect(errorOf(await ask('changePlan', { plan: 'BUSINESS' }))).toBe('FORBIDDEN plan-by-operator');
      expect((await did('usageReport', {})).canChangePlan).toBe(false);
    } finally {
      world.flags.OWNERS_CHANGE_PLANS = true;
    }
  });
});
