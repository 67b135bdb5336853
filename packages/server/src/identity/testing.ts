import { createPublicKey, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { TokenClaims } from './identity.ts';
import { tokenVerifier, type VerifyToken } from './verify.ts';

export interface TestIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly verify: VerifyToken;
  /** An access token as both real issuers make them; `changes` replaces claims (undefined leaves one out). */
  token(who: TokenClaims, changes?: Readonly<Record<string, unknown>>): string;
  /** Any header and payload, signed by this issuer's key (or another one). */
  sign(header: object, payload: object, key?: KeyObject): string;
  readonly kid: string;
  readonly jwks: { keys: { kty: string; kid: string }[] };
}

/** Makes tokens for tests, signed by a key of its own and verified as in production. */
export function testIssuer(issuer = 'https://id.test/pool'): TestIssuer {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const jwks = { keys: [{ ...publicJwk(privateKey), kid }] };
  const clientId = 'admin-panel';
  const sign = (header: object, payload: object, key: KeyObject = privateKey) => {
    const body = [header, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${body}.${createSign('RSA-SHA256').update(body).sign(key).toString('base64url')}`;
  };
  return {
    issuer,
    clientId,
    kid,
    jwks,
    sign,
    verify: tokenVerifier({ issuer, clientId, keys: async () => jwks }),
    token(who, changes = {}) {
      const now = Math.floor(Date.now() / 1000);
      return sign(
        { alg: 'RS256', typ: 'JWT', kid },
        {
          iss: issuer,
          sub: who.userId,
          username: who.userId,
          client_id: clientId,
          token_use: 'access',
          scope: 'openid email profile',
          iat: now,
          exp: now + 300,
          tenantId: who.tenantId,
          role: who.role,
          email: who.email,
          name: who.name ?? undefined,
          'cognito:groups': [who.role],
          ...changes,
        },
      );
    },
  };
}

export const publicJwk = (key: KeyObject) => ({
  ...(createPublicKey(key).export({ format: 'jwk' }) as { kty: string; n: string; e: string }),
  use: 'sig',
  alg: 'RS256',
});
