import type { Booking } from '@booking-chat/core/booking/booking';
import { type CustomerRecord, withBooking } from '@booking-chat/core/booking/customer-record';
import { plain } from '@booking-chat/core/language/tokens';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { customerIdOf, customerKeyFor } from './booking-item.ts';
import { unsettleCustomerStarts } from './customer-starts.ts';
import { type Db, getItem, getItems, transact, type Wanted, type Write, write } from './db.ts';
import type { Item } from './item.ts';
import { badToken, type Page, pageToken, readPageToken } from './page-token.ts';
import { searchPage } from './search-page.ts';
import type { StoreContext } from './store-context.ts';
import { again, untilSettled } from './until-settled.ts';

export async function getCustomer(
  db: Db,
  tenantId: TenantId,
  customerId: string,
): Promise<CustomerRecord | null> {
  return readCustomer(await getItem(db, 'Customers', { tenantId, customerId }));
}

export async function getCustomers(
  db: Db,
  tenantId: TenantId,
  customerIds: readonly string[],
): Promise<(CustomerRecord | null)[]> {
  const items = await getItems(
    db,
    customerIds.map((customerId) => customerAt(tenantId, customerId)),
  );
  return items.map(readCustomer);
}

export const customerAt = (tenantId: TenantId, customerId: string): Wanted => ({
  table: 'Customers',
  key: { tenantId, customerId },
});

/** Whether this customer, as just read, can no longer book. */
export const isBlocked = (item: Item | null | undefined): boolean => item?.blocked === true;

/**
 * What a booking tells of its customer, whoever reads it how often: nothing is written when it is known already. For the
 * follower of the bookings' stream and for filling a list that is new.
 */
export async function noteCustomer(
  { db, signer }: Pick<StoreContext, 'db' | 'signer'>,
  bookings: readonly [Booking, ...Booking[]],
): Promise<void> {
  const [{ tenantId, customer }] = bookings;
  const customerId = customerIdOf(signer, tenantId, customer);
  if (!customerId) return;
  const settled = await untilSettled<boolean>(async () => {
    const known = await getCustomer(db, tenantId, customerId);
    const next = bookings.reduce<CustomerRecord | null>(
      (record, booking) => withBooking(record, customerId, booking),
      known,
    );
    if (!next || next === known) return true;
    const outcome = await write(db, noteWrite(known, next), { repeatable: true });
    return outcome.ok || again;
  }, false);
  if (!settled) throw new Error('a customer changed again and again');
}

/** If nothing of what was decided on has changed meanwhile. */
function noteWrite(known: CustomerRecord | null, next: CustomerRecord): Extract<Write, { type: 'put' }> {
  return {
    type: 'put',
    table: 'Customers',
    item: itemOf(next),
    condition: known
      ? {
          text: '#version = :version AND lastBookedAt = :booked AND lastBookingStart = :start',
          names: { '#version': 'version' },
          values: {
            ':version': known.version,
            ':booked': known.lastBookedAt,
            ':start': known.lastBookingStart,
          },
        }
      : { text: 'attribute_not_exists(tenantId)' },
  };
}

/**
 * Stores what the team wrote, as version 1 if it is new, else over the version before. False: someone else was first, or a
 * booking came in between: read again.
 */
export async function saveCustomer(
  db: Db,
  before: CustomerRecord | null,
  after: CustomerRecord,
  also: readonly Write[],
): Promise<boolean> {
  const outcome = await transact(db, [...customerWrites(before, after), ...also]);
  return outcome.ok;
}

/** The writes of such an edit, at most two. Who was blocked at this moment cannot finish a booking that was under way. */
export function customerWrites(before: CustomerRecord | null, after: CustomerRecord): Write[] {
  const { tenantId, customerId } = after;
  const blocks = after.blocked && !before?.blocked;
  return [
    noteWrite(before, after),
    ...(blocks ? [unsettleCustomerStarts(tenantId, customerKeyFor(tenantId, customerId))] : []),
  ];
}

export interface CustomersRequest {
  readonly tenantId: TenantId;
  /** Part of a name, an address or a number: capitals, accents and signs between digits do not matter. */
  readonly query?: string | null;
  readonly blocked?: boolean | null;
  /** 1 to 200. A page may hold fewer and still have a next one (`searchPage`). */
  readonly limit: number;
  readonly nextToken: string | null;
}

/** Customers by name. Just written ones may take a moment to appear (index). */
export async function listCustomers(
  { db, signer }: Pick<StoreContext, 'db' | 'signer'>,
  { tenantId, query, blocked, limit, nextToken }: CustomersRequest,
): Promise<Page<CustomerRecord>> {
  const scope = JSON.stringify(['customers', tenantId, query ?? null, blocked ?? null]);
  const startAfter = readPageToken(signer, scope, nextToken);
  if (startAfter === 'bad-token') return badToken;
  const digits = query?.replace(/\D/g, '') ?? '';
  const wanted = [
    ...(query == null
      ? []
      : [
          digits.length >= 3
            ? '(contains(searchText, :query) OR contains(searchText, :digits))'
            : 'contains(searchText, :query)',
        ]),
    ...(blocked == null ? [] : ['blocked = :blocked']),
  ];
  const { found, next } = await searchPage(db, {
    table: 'Customers',
    index: 'GSI1',
    where: { text: 'tenantId = :tenant', values: { ':tenant': tenantId } },
    filter:
      wanted.length === 0
        ? undefined
        : {
            text: wanted.join(' AND '),
            values: {
              ...(query == null ? {} : { ':query': plain(query) }),
              ...(query != null && digits.length >= 3 ? { ':digits': digits } : {}),
              ...(blocked == null ? {} : { ':blocked': blocked }),
            },
          },
    filtered: wanted.length > 0,
    limit,
    startAfter,
    keep: readCustomer,
  });
  return { ok: true, items: found, nextToken: pageToken(signer, scope, next) };
}

/** Stored with what it is sorted and searched by. */
const itemOf = (record: CustomerRecord): Item => ({
  ...record,
  nameKey: `${plain(record.name)}#${record.customerId}`,
  searchText: [
    plain(record.name),
    record.email?.toLowerCase() ?? '',
    record.phone?.replace(/\D/g, '') ?? '',
  ].join('\n'),
});

function readCustomer(item: Item | null): CustomerRecord | null {
  if (!item) return null;
  const { nameKey: _, searchText: __, ...record } = item;
  return record as unknown as CustomerRecord;
}
