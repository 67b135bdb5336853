import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goodPassword, type IdWorld, openIdWorld } from './id-world.ts';
import { codeIn, visitor } from './visitor.ts';

let world: IdWorld;
let tenant: string;
let count = 0;
const next = 'Another-Horse-8-Staple';

beforeAll(async () => {
  world = await openIdWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.addTenant(`passwords-${++count}`);
  world.mails.length = 0;
});

const address = (name: string) => `${name}@${tenant}.test`;
const invite = async (name: string) => {
  const invitation = { email: address(name), name: 'Bea Ríos', role: 'ADMIN', language: 'en' } as const;
  const outcome = await world.admin.invite(tenant, invitation);
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.person;
};

/** The address in the latest mail's button. */
function mailedLink(): { path: string; link: string } {
  const url = /https?:\/\/\S+\/id\/password\S+/.exec(world.mails.at(-1)?.text ?? '')?.[0] ?? '';
  const { pathname, search, searchParams } = new URL(url);
  return { path: pathname + search, link: searchParams.get('link') ?? '' };
}

const choose = (link: string, password: string, again = password) =>
  visitor(world).post('/id/password?lang=en', { link, password, again });

describe('an invitation', () => {
  it('leads to a password and in', async () => {
    const { userId } = await invite('bea');
    const { path, link } = mailedLink();
    const page = await visitor(world).get(path);
    expect(page.text).toContain('Welcome, Bea Ríos');
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect((await choose(link, next)).status).toBe(200);
    expect(await world.admin.find(tenant, userId)).toMatchObject({ status: 'ACTIVE' });
    expect(codeIn(await visitor(world).enter(address('bea'), next))).toBeTruthy();
  });

  it('works once, also when it is used twice at the same moment', async () => {
    await invite('bea');
    const { link, path } = mailedLink();
    const answers = await Promise.all([
      choose(link, next),
      choose(link, `${next}!`),
      choose(link, `${next}?`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect((await visitor(world).get(path)).status).toBe(410);
  });

  it('is looked at without being used up, as mail programs do', async () => {
    await invite('bea');
    const { link, path } = mailedLink();
    for (let each = 0; each < 3; each++) expect((await visitor(world).get(path)).status).toBe(200);
    expect((await choose(link, next)).status).toBe(200);
  });

  it('ends after three days, and when a newer one is sent', async () => {
    const { userId } = await invite('bea');
    const first = mailedLink();
    await world.admin.reset(tenant, userId);
    const second = mailedLink();
    expect((await choose(first.link, next)).status).toBe(410);
    expect((await visitor(world).get(second.path)).status).toBe(200);
    world.wait(3 * 24 * 60 + 1);
    expect((await choose(second.link, next)).status).toBe(410);
  });

  it.each(['', 'usr_x.y', 'usr_x', '.', 'x'.repeat(3_000)])('a made-up link is none: %.20s', async (link) =>
    expect((await choose(link, next)).status).toBe(410),
  );

  it('is not in the tables: a copy of them lets nobody in', async () => {
    const { userId } = await invite('bea');
    const { link } = mailedLink();
    const { findAccount } = await import('@booking-chat/server/identity/local/accounts');
    const stored = JSON.stringify(await findAccount(world.store.db, userId));
    expect(stored).not.toContain(link.split('.')[1]);
  });
});

it.each([
  ['Short-1a', 'fewer than 12'],
  ['ALL-UPPER-1234', 'lower-case'],
  ['all-lower-1234', 'upper-case'],
  ['No-Digits-In-Here', 'a digit'],
  ['NoSymbolsInHere1', 'a symbol'],
  ['My-Rios-Bea-2026', 'your name'],
  ['P@ssw0rd-1234', 'first that anyone'],
  ['Abcdefghijkl-1', 'first that anyone'],
])('the policy names what is missing: %s', async (password, said) => {
  await invite('bea');
  const { link } = mailedLink();
  const page = await choose(link, password);
  expect(page.status).toBe(400);
  expect(page.text).toContain(said);
  expect(page.text).not.toContain(password);
});

it('the two must be the same', async () => {
  await invite('bea');
  const { link } = mailedLink();
  const page = await choose(link, next, `${next}x`);
  expect(page.text).toContain('not the same');
  expect((await choose(link, next)).status).toBe(200);
});

describe('a new password by mail', () => {
  it('ends every session, lets in again who was locked, and tells the address', async () => {
    await world.addPerson(tenant, address('ana'));
    const ana = visitor(world);
    const { refresh_token } = await ana.signIn(address('ana'), goodPassword);
    for (let each = 0; each < 11; each++) await visitor(world).enter(address('ana'), 'wrong');
    await visitor(world).post('/id/forgot', { email: address('ana') });
    await world.settled();
    expect((await choose(mailedLink().link, next)).status).toBe(200);
    await world.settled();

    expect(world.mails.at(-1)?.subject).toBe('Your password was changed');
    expect((await ana.refresh(refresh_token)).body.error).toBe('invalid_grant');
    const silent = await ana.get(ana.authorizePath({ prompt: 'none' }));
    expect(new URL(silent.url).searchParams.get('error')).toBe('login_required');
    expect((await visitor(world).enter(address('ana'), goodPassword)).status).toBe(401);
    expect(codeIn(await visitor(world).enter(address('ana'), next))).toBeTruthy();
  });

  it('asked for by an owner: the old one works no more', async () => {
    const userId = await world.addPerson(tenant, address('ana'));
    await world.admin.reset(tenant, userId);
    expect((await visitor(world).enter(address('ana'), goodPassword)).status).toBe(401);
    expect((await choose(mailedLink().link, next)).status).toBe(200);
    expect(codeIn(await visitor(world).enter(address('ana'), next))).toBeTruthy();
  });

  it('a sign-in that was finished but not taken up before the reset is of no use', async () => {
    const userId = await world.addPerson(tenant, address('ana'));
    const thief = visitor(world);
    const answer = await thief.send(await thief.open(), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.url },
      body: new URLSearchParams({ step: 'password', email: address('ana'), password: goodPassword }),
    });
    await world.admin.reset(tenant, userId);
    const resumed = await thief.get(answer.headers.get('location') ?? '');
    expect(resumed.url).not.toContain('code=');
  });
});

describe('the account page', () => {
  async function atAccount(email: string) {
    const ana = visitor(world);
    const page = await ana.get('/id/account');
    expect(page.url).toContain('/id/interaction/');
    const shown = await ana.post(new URL(page.url).pathname, {
      step: 'password',
      email,
      password: goodPassword,
    });
    expect(shown.text).toContain(`You are signed in as ${email}`);
    return ana;
  }

  it('changes the password with the current one, and ends the other sessions only', async () => {
    await world.addPerson(tenant, address('ana'));
    const elsewhere = visitor(world);
    const { refresh_token } = await elsewhere.signIn(address('ana'), goodPassword);
    const ana = await atAccount(address('ana'));
    const change = (fields: object) => ana.post('/id/account', { do: 'password', ...fields });

    const wrong = await change({ current: 'wrong', password: next, again: next });
    expect([wrong.status, wrong.text]).toEqual([
      400,
      expect.stringContaining('current password is not right'),
    ]);
    const weak = await change({ current: goodPassword, password: 'weak', again: 'weak' });
    expect([weak.status, weak.text]).toEqual([400, expect.stringContaining('a digit is missing')]);
    const done = await change({ current: goodPassword, password: next, again: next });
    expect(done.text).toContain('Your password was changed');

    expect((await ana.get('/id/account')).url).toMatch(/\/id\/account$/);
    expect((await elsewhere.refresh(refresh_token)).body.error).toBe('invalid_grant');
    expect((await visitor(world).enter(address('ana'), goodPassword)).status).toBe(401);
  });

  it('signs out everywhere', async () => {
    await world.addPerson(tenant, address('ana'));
    const elsewhere = visitor(world);
    const { refresh_token } = await elsewhere.signIn(address('ana'), goodPassword);
    const ana = await atAccount(address('ana'));
    expect((await ana.post('/id/account', { do: 'everywhere' })).text).toContain('signed out everywhere');
    expect((await ana.get('/id/account')).url).toContain('/id/interaction/');
    expect((await elsewhere.refresh(refresh_token)).body.error).toBe('invalid_grant');
    expect(codeIn(await elsewhere.enter(address('ana'), goodPassword))).toBeTruthy();
  });

  it('does nothing for a form of another site', async () => {
    await world.addPerson(tenant, address('ana'));
    const ana = await atAccount(address('ana'));
    const form = { do: 'everywhere' };
    for (const headers of [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: 'http://localhost:1' },
    ])
      expect((await ana.post('/id/account', form, headers)).status).toBe(403);
    const without = await ana.send('/id/account', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form),
    });
    expect(without.status).toBe(403);
    expect((await ana.get('/id/account')).url).toMatch(/\/id\/account$/);
  });
});

it('every page: no store, no frame, no script of others', async () => {
  await invite('bea');
  const ana = visitor(world);
  for (const path of [await ana.open(), '/id/forgot', mailedLink().path]) {
    const { headers, text } = await ana.get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(text).not.toMatch(/<script>|style="|javascript:/);
  }
});

it('what cannot be read, and what fails here, is said on a page', async () => {
  const ana = visitor(world);
  const path = await ana.open();
  const json = await ana.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body: '{}',
  });
  expect([json.status, json.headers.get('content-type')]).toEqual([415, 'text/html; charset=utf-8']);
  const large = await ana.post(path, { step: 'password', email: 'x'.repeat(20_000), password: 'x' });
  expect([large.status, large.text]).toEqual([413, expect.stringContaining('<h1>')]);
  const again = await ana.send(path, { headers: { cookie: '' } });
  expect([again.status, again.text]).toEqual([400, expect.stringContaining('Start again')]);
});

it('is served under its own names only', async () => {
  const { hostname, port } = new URL(world.url);
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) =>
    request({ hostname, port, path: '/id/forgot', headers: { host: `evil.test:${port}` } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end(),
  );
  expect(status).toBe(421);
});

it.each([
  ['es-CL,es;q=0.9', 'Iniciar sesión'],
  ['pt-BR', 'Entrar'],
  ['fr, en;q=0.5', 'Sign in'],
  ['fr', 'Iniciar sesión'],
])('speaks as the browser prefers: %s', async (language, title) => {
  const ana = visitor(world);
  const { url } = await ana.get(ana.authorizePath());
  const page = await ana.send(url, { headers: { 'accept-language': language } });
  expect(page.text).toContain(`<h1>${title}</h1>`);
});

it('ui_locales comes before what the browser prefers', async () => {
  const ana = visitor(world);
  const page = await ana.get(ana.authorizePath({ ui_locales: 'fr pt' }));
  expect(page.text).toContain('<html lang="pt">');
});
