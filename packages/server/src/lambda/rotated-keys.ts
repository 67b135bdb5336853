import { randomBytes } from 'node:crypto';
import { overlapMinutes, type SigningKey } from './signing-keys.ts';

/** Three years of quarterly rotations go on verifying; the oldest key stays for good, because it fingerprints customers. */
const kept = 12;

export function withNewKey(keys: readonly SigningKey[], now: number): SigningKey[] {
  const signsFrom = new Date(now + overlapMinutes * 60_000).toISOString();
  const fresh = { key: randomBytes(48).toString('base64url'), signsFrom };
  const oldest = keys.at(-1);
  return [fresh, ...keys.slice(0, -1).slice(0, kept), ...(oldest ? [oldest] : [])];
}
