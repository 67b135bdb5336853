import type { Booking, BookingStatus } from '@booking-chat/core/booking/booking';
import { plain } from '@booking-chat/core/language/tokens';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { Interval } from '@booking-chat/core/time/interval';
import { customerKeyFor, customerKeyOf, providerKey, readBooking, startKey } from './booking-item.ts';
import type { Expression } from './db.ts';
import { badToken, type Page, pageToken, readPageToken } from './page-token.ts';
import { searchPage } from './search-page.ts';
import type { StoreContext } from './store-context.ts';

export type BookingsOf =
  | { readonly kind: 'tenant' }
  | { readonly kind: 'provider'; readonly providerId: string }
  | { readonly kind: 'customer'; readonly email: string | null; readonly phone: string | null }
  | { readonly kind: 'customer-id'; readonly customerId: string };

/** What is left out is not looked at. */
export interface BookingFilter {
  readonly statuses?: readonly BookingStatus[];
  readonly providerId?: string;
  readonly serviceId?: string;
  /** Part of the customer's name, or the code: capitals and accents do not matter. */
  readonly query?: string;
}

export interface ListRequest extends BookingFilter {
  readonly tenantId: TenantId;
  readonly of: BookingsOf;
  /** By start. Left out: all. */
  readonly range?: Interval;
  readonly descending?: boolean;
  /** 1 to 200. */
  readonly limit: number;
  readonly nextToken?: string | null;
}

/**
 * Bookings by start, a page at a time. Just written ones may take a moment to appear (index). A page costs at most
 * `mostReads` reads, whatever the filter; it may then hold fewer than `limit`, none even, and still have a next one.
 */
export async function listBookings(
  { db, signer }: Pick<StoreContext, 'db' | 'signer'>,
  request: ListRequest,
): Promise<Page<Booking>> {
  const { tenantId, range, statuses, providerId, serviceId, query, descending = false } = request;
  const list = listOf(signer, tenantId, request.of);
  if (!list) return { ok: true, items: [], nextToken: null };
  const filters = [statuses, providerId, serviceId, query];
  const scope = JSON.stringify([list.value, list.index, range?.start, range?.end, ...filters, descending]);
  const from = readPageToken(signer, scope, request.nextToken ?? null);
  if (from === 'bad-token') return badToken;
  const matches = query === undefined ? () => true : matcher(query);
  const { found, next } = await searchPage(db, {
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
    filter: filterOf(request),
    filtered: filters.some((one) => one !== undefined),
    limit: Math.min(Math.max(request.limit, 1), 200),
    descending,
    startAfter: from,
    keep: (item) => {
      const booking = readBooking(item)?.booking;
      return booking && matches(booking) ? booking : null;
    },
  });
  return { ok: true, items: found, nextToken: pageToken(signer, scope, next) };
}

function filterOf({ statuses, providerId, serviceId }: BookingFilter): Expression | undefined {
  const parts = [
    ...(statuses ? [{ name: 'status', values: statuses }] : []),
    ...(providerId ? [{ name: 'providerId', values: [providerId] }] : []),
    ...(serviceId ? [{ name: 'serviceId', values: [serviceId] }] : []),
  ];
  if (parts.length === 0) return undefined;
  return {
    text: parts
      .map(({ name, values }) => `#${name} IN (${values.map((_, at) => `:${name}${at}`).join(', ')})`)
      .join(' AND '),
    names: Object.fromEntries(parts.map(({ name }) => [`#${name}`, name])),
    values: Object.fromEntries(
      parts.flatMap(({ name, values }) => values.map((value, at) => [`:${name}${at}`, value])),
    ),
  };
}

function matcher(query: string): (booking: Booking) => boolean {
  const wanted = plain(query);
  const code = query.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return ({ customer, code: own }) => plain(customer.name).includes(wanted) || (code !== '' && own === code);
}

function listOf(signer: StoreContext['signer'], tenantId: TenantId, of: BookingsOf) {
  switch (of.kind) {
    case 'tenant':
      return { index: 'GSI1', attribute: 'tenantKey', value: tenantId };
    case 'provider':
      return { index: 'GSI2', attribute: 'providerKey', value: providerKey(tenantId, of.providerId) };
    case 'customer-id':
      return { index: 'GSI3', attribute: 'customerKey', value: customerKeyFor(tenantId, of.customerId) };
    case 'customer': {
      const value = customerKeyOf(signer, tenantId, of);
      return value && { index: 'GSI3', attribute: 'customerKey', value };
    }
  }
}
