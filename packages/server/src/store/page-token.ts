import type { Signer } from '../signer.ts';
import type { Key } from './db.ts';

/** One page of a list. A token that was altered, or is of another list or tenant, is refused. */
export type Page<T> =
  | { readonly ok: true; readonly items: T[]; readonly nextToken: string | null }
  | { readonly ok: false; readonly refusal: { readonly kind: 'bad-token' } };

export const badToken = { ok: false, refusal: { kind: 'bad-token' } } as const;

/** `scope` names tenant, list and filters: a token continues only the very list it came from. */
export const pageToken = (signer: Signer, scope: string, next: Key | null): string | null =>
  next ? signer.sign(`page\n${scope}`, next) : null;

/** Null: from the beginning. */
export function readPageToken(signer: Signer, scope: string, token: string | null): Key | null | 'bad-token' {
  if (token === null) return null;
  const key = signer.verify(`page\n${scope}`, token);
  return key !== null && typeof key === 'object' ? (key as Key) : 'bad-token';
}
