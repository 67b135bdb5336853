import { FetchError, JwksValidationError, JwtBaseError } from 'aws-jwt-verify/error';
import { type Jwks, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { JwtVerifier } from 'aws-jwt-verify/jwt-verifier';
import { claimsOf, type ExpectedToken } from './claims.ts';
import type { TokenClaims } from './identity.ts';

export interface TokenIssuer extends ExpectedToken {
  /** Where the public keys are; absent: `<issuer>/.well-known/jwks.json`. */
  readonly jwksUri?: string;
  /** Reads the public keys without HTTP, where issuer and API are one process. */
  readonly keys?: () => Promise<PublicKeys>;
}

/** A JSON Web Key Set (RFC 7517) of public keys. */
export interface PublicKeys {
  readonly keys: readonly { readonly kty: string; readonly kid?: string }[];
}

/** What the token says once all of it holds; null when anything does not. Throws when the keys cannot be fetched. */
export type VerifyToken = (token: string) => Promise<TokenClaims | null>;

/**
 * The one way to verify access tokens, of Cognito and of the local provider: signature, issuer, client, use and expiry
 * (RFC 9068 in spirit, in Cognito's words). Keys are fetched once, and again when a token names one that is unknown, at
 * most every ten seconds. Time is the machine's own clock, as it is for whoever made the token.
 */
export function tokenVerifier({ issuer, clientId, jwksUri, keys }: TokenIssuer): VerifyToken {
  const fetcher = keys ? { fetch: async () => encode(await keys()) } : { fetch: fetchJson };
  const verifier = JwtVerifier.create(
    { issuer, audience: null, jwksUri: jwksUri ?? `${issuer}/.well-known/jwks.json` },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (token) => {
    try {
      const payload = await verifier.verify(token);
      // The library takes a token that never expires; nobody of ours makes one.
      return payload.exp === undefined ? null : claimsOf(payload, { issuer, clientId });
    } catch (error) {
      if (
        error instanceof FetchError ||
        error instanceof JwksValidationError ||
        !(error instanceof JwtBaseError)
      )
        throw error;
      return null;
    }
  };
}

async function fetchJson(uri: string): Promise<ArrayBuffer> {
  try {
    const answer = await fetch(uri, { signal: AbortSignal.timeout(3_000), redirect: 'error' });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return await answer.arrayBuffer();
  } catch (cause) {
    throw new FetchError(uri, cause);
  }
}

const encode = (keys: Jwks | PublicKeys): ArrayBuffer => {
  const bytes = new TextEncoder().encode(JSON.stringify(keys));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
};
