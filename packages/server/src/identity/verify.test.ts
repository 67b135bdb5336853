import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TokenClaims } from './identity.ts';
import { publicJwk, testIssuer } from './testing.ts';
import { tokenVerifier } from './verify.ts';

const ana: TokenClaims = {
  tenantId: 't_1',
  userId: 'usr_ana',
  role: 'ADMIN',
  email: 'ana@aurora.test',
  name: 'Ana',
};
const issuer = testIssuer();
const now = () => Math.floor(Date.now() / 1000);

it('tells whom the token was made for', async () => {
  expect(await issuer.verify(issuer.token(ana))).toEqual(ana);
  expect(await issuer.verify(issuer.token({ ...ana, name: null }))).toEqual({ ...ana, name: null });
});

describe('is null for a token', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of another issuer', { iss: 'https://id.test/other' }],
    ['of no issuer', { iss: undefined }],
    ['of another client', { client_id: 'widget' }],
    ['of no client, though of an audience', { client_id: undefined, aud: 'admin-panel' }],
    ['that is an id token', { token_use: 'id', client_id: undefined, aud: 'admin-panel' }],
    ['of no use', { token_use: undefined }],
    ['that has expired', { exp: now() - 1 }],
    ['that never expires', { exp: undefined }],
    ['that is for later', { nbf: now() + 600 }],
    ['of no tenant', { tenantId: undefined }],
    ['of an empty tenant', { tenantId: '' }],
    ['of several tenants', { tenantId: ['t_1', 't_2'] }],
    ['of no user', { username: undefined }],
    ['of no role', { role: undefined, 'cognito:groups': ['OWNER'] }],
    ['of an unknown role', { role: 'ROOT' }],
    ['of no e-mail', { email: undefined }],
  ])('%s', async (_, changes) => expect(await issuer.verify(issuer.token(ana, changes))).toBeNull());

  it('whose payload or signature was altered', async () => {
    const [head, , signature] = issuer.token(ana).split('.');
    const [, others] = issuer.token({ ...ana, role: 'OWNER' }).split('.');
    expect(await issuer.verify(`${head}.${others}.${signature}`)).toBeNull();
    expect(await issuer.verify(`${issuer.token(ana).slice(0, -6)}AAAAAA`)).toBeNull();
  });

  it('without signature (alg none)', async () => {
    const [, payload] = issuer.token(ana).split('.');
    for (const alg of ['none', 'None', ''])
      for (const kid of [issuer.kid, undefined]) {
        const head = Buffer.from(JSON.stringify({ alg, kid })).toString('base64url');
        expect(await issuer.verify(`${head}.${payload}.`)).toBeNull();
        expect(await issuer.verify(`${head}.${payload}.AAAA`)).toBeNull();
      }
  });

  it('signed with the public key as a secret (HS256)', async () => {
    const [, payload] = issuer.token(ana).split('.');
    const pem = createPublicKey({ key: issuer.jwks.keys[0] as never, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const head = Buffer.from(JSON.stringify({ alg: 'HS256', kid: issuer.kid })).toString('base64url');
    const mac = createHmac('sha256', pem).update(`${head}.${payload}`).digest('base64url');
    expect(await issuer.verify(`${head}.${payload}.${mac}`)).toBeNull();
  });

  it('signed by another key under a name that is known', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const payload = JSON.parse(Buffer.from(issuer.token(ana).split('.')[1] ?? '', 'base64url').toString());
    expect(
      await issuer.verify(issuer.sign({ alg: 'RS256', kid: issuer.kid }, payload, privateKey)),
    ).toBeNull();
    expect(
      await issuer.verify(issuer.sign({ alg: 'RS256', kid: 'unknown' }, payload, privateKey)),
    ).toBeNull();
    expect(
      await issuer.verify(issuer.sign({ alg: 'RS256', jwk: publicJwk(privateKey) }, payload, privateKey)),
    ).toBeNull();
  });

  it.each(['', 'a.b.c', 'eyJhbGciOiJSUzI1NiJ9.e30.x', '…'])('that is none: %j', async (text) =>
    expect(await issuer.verify(text)).toBeNull(),
  );
});

describe('keys over HTTP', () => {
  it('are fetched once, and again for a key that is new', async () => {
    const [old, next] = [testIssuer(), testIssuer()];
    const served = await serveKeys(old.jwks);
    const verify = tokenVerifier({
      issuer: old.issuer,
      clientId: 'admin-panel',
      jwksUri: served.uri,
    });
    for (let each = 0; each < 3; each++) expect(await verify(old.token(ana))).toEqual(ana);
    expect(served.asked()).toBe(1);

    served.serve({ keys: [...next.jwks.keys, ...old.jwks.keys] });
    expect(await verify(next.token(ana))).toEqual(ana);
    expect(await verify(old.token(ana))).toEqual(ana);
    expect(served.asked()).toBe(2);
  });

  it('are not asked for again and again by tokens of unknown keys', async () => {
    const [known, stranger] = [testIssuer(), testIssuer()];
    const served = await serveKeys(known.jwks);
    const verify = tokenVerifier({ issuer: known.issuer, clientId: 'admin-panel', jwksUri: served.uri });
    await verify(known.token(ana));
    for (let each = 0; each < 20; each++) expect(await verify(stranger.token(ana))).toBeNull();
    expect(served.asked()).toBe(2);
  });

  it('that cannot be had are an outage, not a refusal', async () => {
    const verify = tokenVerifier({
      issuer: issuer.issuer,
      clientId: 'admin-panel',
      jwksUri: 'http://127.0.0.1:9/jwks.json',
    });
    await expect(verify(issuer.token(ana))).rejects.toThrow();
  });
});

async function serveKeys(first: unknown) {
  let [current, asked] = [first, 0];
  const server = createServer((_, response) => {
    asked++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(current));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return {
    uri: `http://127.0.0.1:${port}/jwks.json`,
    asked: () => asked,
    serve: (next: unknown) => {
      current = next;
    },
  };
}
