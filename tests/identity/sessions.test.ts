import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { goodPassword, type IdWorld, openIdWorld } from './id-world.ts';
import { codeIn, visitor } from './visitor.ts';

let world: IdWorld;
let email: string;
let userId: string;
let tenant: string;
let count = 0;

beforeAll(async () => {
  world = await openIdWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.addTenant(`sessions-${++count}`);
  email = `ana@${tenant}.test`;
  userId = await world.addPerson(tenant, email);
});

it('a refresh token is used once and gives the next one', async () => {
  const ana = visitor(world);
  let { refresh_token: token } = await ana.signIn(email, goodPassword);
  for (let each = 0; each < 3; each++) {
    const { status, body } = await ana.refresh(token);
    expect(status).toBe(200);
    expect(body.refresh_token).not.toBe(token);
    expect(await world.identity.verify(body.access_token)).toMatchObject({ userId });
    token = body.refresh_token;
  }
});

it('a stolen refresh token, used by the thief first: the owner’s use ends both', async () => {
  const ana = visitor(world);
  const { refresh_token: stolen } = await ana.signIn(email, goodPassword);
  const thief = visitor(world);
  const thiefs = await thief.refresh(stolen);
  expect(thiefs.status).toBe(200);

  expect((await ana.refresh(stolen)).body.error).toBe('invalid_grant');
  expect((await thief.refresh(thiefs.body.refresh_token)).body.error).toBe('invalid_grant');
  await expectReuseNoted();
});

it('a stolen refresh token, used by the owner first: the thief’s use ends both', async () => {
  const ana = visitor(world);
  const { refresh_token: stolen } = await ana.signIn(email, goodPassword);
  const owners = await ana.refresh(stolen);
  expect((await visitor(world).refresh(stolen)).body.error).toBe('invalid_grant');
  expect((await ana.refresh(owners.body.refresh_token)).body.error).toBe('invalid_grant');
  await expectReuseNoted();
});

it('the same refresh token by two at the same moment: one answer at most, and it leads nowhere', async () => {
  for (let round = 0; round < 5; round++) {
    const ana = visitor(world);
    const { refresh_token: token } = await ana.signIn(email, goodPassword);
    const answers = await Promise.all(Array.from({ length: 4 }, () => visitor(world).refresh(token)));
    const granted = answers.filter(({ status }) => status === 200);
    expect(granted.length).toBeLessThanOrEqual(1);
    for (const { body } of granted)
      expect((await ana.refresh(body.refresh_token)).body.error).toBe('invalid_grant');
  }
});

async function expectReuseNoted() {
  const event = { action: 'session.reuse', actorId: userId, targetName: email };
  expect(await world.audit(tenant)).toEqual([expect.objectContaining(event)]);
  expect(world.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', event: 'session.reuse', tenantId: tenant, userId }),
  );
  expect(JSON.stringify(world.lines)).not.toContain(email);
}

it('sessions outlive the process: no password again, and refresh tokens work', async () => {
  const ana = visitor(world);
  const { refresh_token } = await ana.signIn(email, goodPassword);
  await world.restart();
  expect((await ana.refresh(refresh_token)).status).toBe(200);
  const silent = await ana.get(ana.authorizePath({ prompt: 'none' }));
  expect((await ana.exchange(codeIn(silent))).status).toBe(200);
});

it('a sign-in that a restart interrupts goes on', async () => {
  const ana = visitor(world);
  const page = await ana.open();
  await world.restart();
  const answer = await ana.post(page, { step: 'password', email, password: goodPassword });
  expect((await ana.exchange(codeIn(answer))).status).toBe(200);
});

it('a new signing key signs from then on, and tokens of the old one are still good', async () => {
  const ana = visitor(world);
  const { access_token: old, refresh_token } = await ana.signIn(email, goodPassword);
  const file = join(world.folder, 'identity-keys.json');
  const keys = JSON.parse(readFileSync(file, 'utf8'));
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const next = { ...jwk, kid: 'the-next-one', use: 'sig', alg: 'RS256' };
  writeFileSync(file, JSON.stringify({ ...keys, signing: [next, ...keys.signing] }));
  await world.restart();
  const { body } = await ana.refresh(refresh_token);
  const header = JSON.parse(Buffer.from(body.access_token.split('.')[0] ?? '', 'base64url').toString());
  expect(header.kid).toBe('the-next-one');
  expect(await world.identity.verify(body.access_token)).toMatchObject({ userId });
  expect(await world.identity.verify(old)).toMatchObject({ userId });
});

it('nobody signed in: prompt=none says so instead of asking', async () => {
  const ana = visitor(world);
  const answer = await ana.get(ana.authorizePath({ prompt: 'none' }));
  expect(new URL(answer.url).searchParams.get('error')).toBe('login_required');
});

it.each([['logout_uri'], ['post_logout_redirect_uri']])(
  'signs out by %s, back to the panel',
  async (parameter) => {
    const ana = visitor(world);
    const { refresh_token } = await ana.signIn(email, goodPassword);
    const back = `${world.url}/admin/`;
    const page = await ana.get(
      `/id/logout?${new URLSearchParams({ client_id: 'admin-panel', [parameter]: back })}`,
    );
    const [, action = '', xsrf = ''] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/s.exec(page.text) ?? [];
    const answer = await ana.post(action, { xsrf, logout: 'yes' });
    expect(answer.url).toBe(back);
    expect((await ana.refresh(refresh_token)).body.error).toBe('invalid_grant');
    const again = await ana.get(ana.authorizePath({ prompt: 'none' }));
    expect(new URL(again.url).searchParams.get('error')).toBe('login_required');
  },
);

it('signing out leads to no other site', async () => {
  const ana = visitor(world);
  await ana.signIn(email, goodPassword);
  const query = new URLSearchParams({ client_id: 'admin-panel', logout_uri: 'https://evil.test/' });
  expect((await ana.get(`/id/logout?${query}`)).status).toBe(400);
});

it('somebody else signs in in the same browser: from then on it is theirs alone', async () => {
  const other = `bea@${tenant}.test`;
  const otherId = await world.addPerson(tenant, other, 'VIEWER');
  const browser = visitor(world);
  const before = await browser.signIn(email, goodPassword);
  const page = await browser.open({ prompt: 'login' });
  const after = await browser.post(page, { step: 'password', email: other, password: goodPassword });
  const { body } = await browser.exchange(codeIn(after));
  expect(await world.identity.verify(body.access_token)).toMatchObject({ userId: otherId, role: 'VIEWER' });
  expect((await browser.refresh(before.refresh_token)).body.error).toBe('invalid_grant');
  expect((await browser.refresh(body.refresh_token)).status).toBe(200);
});

it('a revoked refresh token is of no use', async () => {
  const ana = visitor(world);
  const { refresh_token: token } = await ana.signIn(email, goodPassword);
  const answer = await ana.send('/id/oauth2/revoke', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token, client_id: 'admin-panel' }),
  });
  expect(answer.status).toBe(200);
  expect((await ana.refresh(token)).body.error).toBe('invalid_grant');
});

it('the access token says who they are, an ID token or nothing does not', async () => {
  const tokens = await visitor(world).signIn(email, goodPassword);
  const ask = async (authorization: string) => {
    const response = await fetch(`${world.url}/id/oauth2/userInfo`, { headers: { authorization } });
    return { status: response.status, body: await response.json() };
  };
  expect((await ask(`Bearer ${tokens.access_token}`)).body).toMatchObject({ sub: userId, email });
  for (const wrong of [`Bearer ${tokens.id_token}`, 'Bearer x', ''])
    expect((await ask(wrong)).status).toBe(401);
});

it('nothing of a token, password or address is in the log', () => {
  const text = JSON.stringify(world.lines);
  expect(text).not.toMatch(/eyJ|sessions-\d+\.test|Correct-Horse/);
});
