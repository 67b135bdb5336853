import type { Signer } from '../signer.ts';
import { pageToken, readPageToken } from '../store/page-token.ts';
import { ApiError } from './errors.ts';

/** One page of a list that is in memory already. `list` names tenant, list and filters: a token continues only its own. */
export function pageOf<T>(
  signer: Signer,
  list: string,
  all: readonly T[],
  { limit, nextToken }: { limit: number; nextToken: string | null },
): { items: T[]; nextToken: string | null } {
  const from = Number(pageStart(signer, list, nextToken)?.from ?? 0);
  const end = from + limit;
  return {
    items: all.slice(from, end),
    nextToken: pageToken(signer, list, end < all.length ? { from: String(end) } : null),
  };
}

/** What the token of this list says; null: from the beginning. Throws INVALID_INPUT for any other token. */
export function pageStart(
  signer: Signer,
  list: string,
  nextToken: string | null,
): Readonly<Record<string, string>> | null {
  const start = readPageToken(signer, list, nextToken);
  if (start === 'bad-token') throw new ApiError('INVALID_INPUT', { reason: 'page', field: 'nextToken' });
  return start;
}
