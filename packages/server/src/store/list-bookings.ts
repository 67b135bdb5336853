import type { Booking, BookingStatus } from '@booking-chat/core/booking/booking';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { Interval } from '@booking-chat/core/time/interval';
import { customerKeyOf, providerKey, readBooking, startKey } from './booking-item.ts';
import { query } from './db.ts';
import { badToken, type Page, pageToken, readPageToken } from './page-token.ts';
import type { StoreContext } from './store-context.ts';

export type BookingsOf =
  | { readonly kind: 'tenant' }
  | { readonly kind: 'provider'; readonly providerId: string }
  | { readonly kind: 'customer'; readonly email: string | null; readonly phone: string | null };

export interface ListRequest {
  readonly tenantId: TenantId;
  readonly of: BookingsOf;
  /** By start. Left out: all. */
  readonly range?: Interval;
  /** Only these. A page may then hold fewer than `limit` and still have a next one. */
  readonly statuses?: readonly BookingStatus[];
  readonly descending?: boolean;
  /** 1 to 200. */
  readonly limit: number;
  readonly nextToken?: string | null;
}

/** Bookings by start, a page at a time. Just written ones may take a moment to appear (index). */
export async function listBookings(
  { db, signer }: Pick<StoreContext, 'db' | 'signer'>,
  request: ListRequest,
): Promise<Page<Booking>> {
  const { tenantId, range, statuses } = request;
  const list = listOf(signer, tenantId, request.of);
  if (!list) return { ok: true, items: [], nextToken: null };
  const scope = JSON.stringify([
    list.value,
    list.index,
    range?.start,
    range?.end,
    statuses,
    request.descending ?? false,
  ]);
  const from = readPageToken(signer, scope, request.nextToken ?? null);
  if (from === 'bad-token') return badToken;
  const page = await query(db, {
    table: 'Bookings',
    index: list.index,
    where: range
      ? {
          text: '#list = :list AND startKey BETWEEN :from AND :to',
          names: { '#list': list.attribute },
          // '!' sorts before the '#' that follows every start: the end itself is left out.
          values: { ':list': list.value, ':from': startKey(range.start), ':to': `${startKey(range.end)}!` },
        }
      : { text: '#list = :list', names: { '#list': list.attribute }, values: { ':list': list.value } },
    filter: statuses && {
      text: `#status IN (${statuses.map((_, at) => `:s${at}`).join(', ')})`,
      names: { '#status': 'status' },
      values: Object.fromEntries(statuses.map((status, at) => [`:s${at}`, status])),
    },
    limit: Math.min(Math.max(request.limit, 1), 200),
    descending: request.descending,
    startAfter: from,
  });
  return {
    ok: true,
    items: page.items.flatMap((item) => readBooking(item)?.booking ?? []),
    nextToken: pageToken(signer, scope, page.next),
  };
}

function listOf(signer: StoreContext['signer'], tenantId: TenantId, of: BookingsOf) {
  if (of.kind === 'tenant') return { index: 'GSI1', attribute: 'tenantKey', value: tenantId };
  if (of.kind === 'provider')
    return { index: 'GSI2', attribute: 'providerKey', value: providerKey(tenantId, of.providerId) };
  const value = customerKeyOf(signer, tenantId, of);
  return value && { index: 'GSI3', attribute: 'customerKey', value };
}
