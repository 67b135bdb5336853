import type { PublicKeys } from '../verify.ts';

/** A private RSA key as a JSON Web Key (RFC 7517). */
export type SigningKey = JsonWebKey & { readonly kty: string; readonly kid: string };

export interface IdentityKeys {
  /** The first signs; all verify, so that a new one can be put before an old one. */
  readonly signing: readonly SigningKey[];
  /** Of the cookies' signatures, the same way. */
  readonly cookies: readonly string[];
  /** 32 bytes in base64url: seals second-factor secrets. */
  readonly sealing: string;
}

export const publicKeysOf = ({ signing }: IdentityKeys): PublicKeys => ({
  keys: signing.map(({ kty, kid, n, e }) => ({ kty, kid, n, e, use: 'sig', alg: 'RS256' })),
});
