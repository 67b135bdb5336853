import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodPassword, type IdWorld, openIdWorld } from './id-world.ts';
import { claimsIn, codeIn, visitor } from './visitor.ts';

let world: IdWorld;
let userId: string;
const email = 'ana@aurora.test';

beforeAll(async () => {
  world = await openIdWorld();
  await world.addTenant('aurora');
  userId = await world.addPerson('aurora', email, 'ADMIN');
});
afterAll(() => world.close());

const askHealth = async (token: string) => {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query: '{ listPeople { items { email } } }' }),
  });
  return (await response.json()) as {
    data?: unknown;
    errors?: { errorType: string; errorInfo: { reason: string } }[];
  };
};

it('tells what it offers, on paths like Cognito’s', async () => {
  const found = await (await fetch(`${world.url}/id/.well-known/openid-configuration`)).json();
  expect(found).toMatchObject({
    issuer: `${world.url}/id`,
    authorization_endpoint: `${world.url}/id/oauth2/authorize`,
    token_endpoint: `${world.url}/id/oauth2/token`,
    revocation_endpoint: `${world.url}/id/oauth2/revoke`,
    userinfo_endpoint: `${world.url}/id/oauth2/userInfo`,
    end_session_endpoint: `${world.url}/id/logout`,
    jwks_uri: `${world.url}/id/.well-known/jwks.json`,
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
  });
});

it('publishes no private part of its keys', async () => {
  const { keys } = (await (await fetch(`${world.url}/id/.well-known/jwks.json`)).json()) as {
    keys: object[];
  };
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
});

it('signs in: page, code, tokens that the API takes', async () => {
  const ana = visitor(world);
  const tokens = await ana.signIn('  Ana@Aurora.test ', goodPassword);
  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'openid email profile' });

  const claims = claimsIn(tokens.access_token);
  expect(claims).toMatchObject({
    iss: `${world.url}/id`,
    sub: userId,
    username: userId,
    client_id: 'admin-panel',
    token_use: 'access',
    scope: 'openid email profile',
    tenantId: 'aurora',
    role: 'ADMIN',
    email,
    name: 'Ana Pérez',
    'cognito:groups': ['ADMIN'],
  });
  expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
  expect(claimsIn(tokens.id_token)).toMatchObject({
    sub: userId,
    aud: 'admin-panel',
    email,
    nonce: 'a-nonce',
  });
  expect(await world.identity.verify(tokens.access_token)).toEqual({
    tenantId: 'aurora',
    userId,
    role: 'ADMIN',
    email,
    name: 'Ana Pérez',
  });

  // Let in, and then told by its role that teams are an owner's.
  const refused = await askHealth(tokens.access_token);
  expect(refused.errors?.[0]).toMatchObject({ errorType: 'FORBIDDEN', errorInfo: { reason: 'role' } });
  const idToken = await askHealth(tokens.id_token);
  expect(idToken.errors?.[0]?.errorType).toBe('AUTH_FAILED');
});

describe('without proof of possession', () => {
  it.each([
    ['no challenge', { code_challenge: null, code_challenge_method: null }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['a challenge of no method', { code_challenge_method: null }],
  ])('%s: refused', async (_, change) => {
    const answer = await visitor(world).get(visitor(world).authorizePath(change));
    expect(new URL(answer.url).searchParams.get('error')).toBe('invalid_request');
  });

  it('another verifier: refused, and the code is not for sale twice', async () => {
    const ana = visitor(world);
    const code = codeIn(await ana.enter(email, goodPassword));
    const wrong = await ana.exchange(code, { code_verifier: 'x'.repeat(43) });
    expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_grant']);
  });
});

it.each([
  ['a longer path', '/admin/signed-in/'],
  ['a query', '/admin/signed-in?next=1'],
  ['another page', '/admin/'],
])('a redirect URI with %s is refused on the spot', async (_, path) => {
  const ana = visitor(world);
  const answer = await ana.get(ana.authorizePath({ redirect_uri: `${world.url}${path}` }));
  expect(answer.status).toBe(400);
  expect(answer.url).toContain('/id/oauth2/authorize');
});

it('a redirect URI of another site or scheme is refused on the spot', async () => {
  const ana = visitor(world);
  for (const uri of [
    'https://evil.test/admin/signed-in',
    'http://localhost:1/admin/signed-in',
    'javascript:alert(1)',
  ])
    expect((await ana.get(ana.authorizePath({ redirect_uri: uri }))).status).toBe(400);
});

it('a code works once; its second use ends what the first one got', async () => {
  const ana = visitor(world);
  const code = codeIn(await ana.enter(email, goodPassword));
  const first = await ana.exchange(code);
  expect(first.status).toBe(200);
  expect((await ana.exchange(code)).body.error).toBe('invalid_grant');
  expect((await ana.refresh(first.body.refresh_token)).body.error).toBe('invalid_grant');
});
