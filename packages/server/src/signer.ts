import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs small payloads into URL-safe tokens: `<payload>.<signature>`, HMAC-SHA-256 over purpose and payload.
 * A token of one purpose never verifies for another. The first key signs; all keys verify (rotation with overlap).
 */
export interface Signer {
  sign(purpose: string, payload: unknown): string;
  /** The payload, or null when the token is malformed, altered, of another purpose or signed by an unknown key. */
  verify(purpose: string, token: string): unknown;
  /** A stable opaque key for a value that must not be stored or logged as it is (customer look-up). */
  fingerprint(purpose: string, value: string): string;
}

export function createSigner(keys: readonly string[]): Signer {
  const current = keys[0];
  if (current === undefined || keys.some((key) => key.length < 32))
    throw new Error('signing keys: at least one key of 32 characters or more is needed');
  const oldest = keys[keys.length - 1] as string;
  const mac = (key: string, purpose: string, body: string) =>
    createHmac('sha256', key).update(`${purpose}\n${body}`).digest();
  return {
    sign(purpose, payload) {
      const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
      return `${body}.${mac(current, purpose, body).toString('base64url')}`;
    },
    verify(purpose, token) {
      const [body, signature, ...rest] = token.split('.');
      if (!body || !signature || rest.length > 0) return null;
      const given = Buffer.from(signature, 'base64url');
      const genuine = keys.some((key) => {
        const expected = mac(key, purpose, body);
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
      if (!genuine) return null;
      try {
        return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
      } catch {
        return null;
      }
    },
    fingerprint: (purpose, value) => mac(oldest, purpose, value).toString('base64url').slice(0, 22),
  };
}
