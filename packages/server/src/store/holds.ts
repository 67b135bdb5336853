import type { BookingRefusal, Hold } from '@booking-chat/core/booking/booking';
import { candidates, newHold } from '@booking-chat/core/booking/new-booking';
import type { Catalog } from '@booking-chat/core/catalog/catalog';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import { type AgendaDay, agendaAt, agendaWrites, daysOf, readAgendaDay } from './agendas.ts';
import { providerKey } from './booking-item.ts';
import { customerAt, isBlocked } from './customers.ts';
import { type Db, getItems, transact, type Wanted, type Write } from './db.ts';
import { inTurn } from './in-turn.ts';
import type { Item } from './item.ts';
import { decidingDays, placeOn, readDays, refuseSlot } from './placing.ts';
import { randomId } from './random-id.ts';
import { again, untilSettled } from './until-settled.ts';

export interface HoldRequest {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
  readonly serviceId: string;
  /** Null: the least occupied provider who is free. */
  readonly providerId: string | null;
  readonly start: EpochMinute;
  /** The conversation's id. */
  readonly owner: string;
  /** Who asks, as far as that is known: where `customerAt` finds them. Null: not yet. */
  readonly customerId?: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type HoldOutcome =
  | { readonly ok: true; readonly hold: Hold }
  | { readonly ok: false; readonly refusal: BookingRefusal };

/** Keeps the slot for its owner for the tenant's `holdMinutes`, in place of whatever this owner held before. */
export async function holdSlot(db: Db, request: HoldRequest): Promise<HoldOutcome> {
  const { tenant, catalog, serviceId, providerId, start, owner, now } = request;
  const who = candidates(catalog, serviceId, providerId);
  if (!who.ok) return who;
  const wanted = { tenant, catalog, service: who.service, providers: who.providers, start };
  const deciding = decidingDays(wanted);
  const { tenantId } = tenant;
  const holdId = randomId();
  const expiresAt = Math.floor(now / 1000) + tenant.agent.holdMinutes * 60;

  return inTurn(db, providerKey(tenantId, providerId ?? `any ${serviceId}`), () =>
    untilSettled<HoldOutcome>(
      async () => {
        const [pointer, knownCustomer, ...items] = await getItems(db, [
          holdAt(tenantId, owner),
          request.customerId ? customerAt(tenantId, request.customerId) : null,
          ...deciding.map(({ at }) => at),
        ]);
        if (isBlocked(knownCustomer)) return { ok: false, refusal: { kind: 'customer-blocked' } };
        const read = readDays(deciding, items, now);
        const placed = placeOn(wanted, read, now, { owner });
        if (!placed.ok)
          return { ok: false, refusal: await refuseSlot(db, wanted, placed.why, now, { owner }) };
        const former = readHeld(pointer ?? null);
        const days = await withFormerDays(db, tenantId, former, read, now);
        const { hold, entry } = newHold(holdId, owner, placed.schedule, start, expiresAt);
        const outcome = await transact(db, [
          ...agendaWrites(tenantId, days, {
            remove: heldIds(days, owner),
            add: { providerId: placed.provider.providerId, entry },
          }),
          putHeld(tenantId, owner, former, { ...hold, busyStart: entry.busyStart, busyEnd: entry.busyEnd }),
        ]);
        return outcome.ok ? { ok: true, hold } : again;
      },
      { ok: false, refusal: { kind: 'conflict', what: 'agenda' } },
    ),
  );
}

/** Gives back whatever this owner holds. */
export async function releaseHold(db: Db, tenantId: TenantId, owner: string, now: number): Promise<void> {
  await untilSettled<boolean>(async () => {
    const [pointer] = await getItems(db, [holdAt(tenantId, owner)]);
    const former = readHeld(pointer ?? null);
    const days = await withFormerDays(db, tenantId, former, [], now);
    const writes = agendaWrites(tenantId, days, { remove: heldIds(days, owner), add: null });
    if (writes.length === 0) return true;
    return (await transact(db, writes)).ok || again;
  }, false);
}

/** Where an owner's last hold was put. Whether it still stands, only the agenda says. */
export interface Held extends Hold {
  readonly busyStart: EpochMinute;
  readonly busyEnd: EpochMinute;
}

export const holdAt = (tenantId: TenantId, owner: string): Wanted => ({
  table: 'ProviderAvailability',
  key: { ownerKey: tenantId, itemKey: `HOLD#${owner}` },
});

export const readHeld = (item: Item | null): Held | null =>
  item ? (JSON.parse(item.hold as string) as Held) : null;

function putHeld(tenantId: TenantId, owner: string, former: Held | null, held: Held): Write {
  const { table, key } = holdAt(tenantId, owner);
  return {
    type: 'put',
    table,
    item: { ...key, holdId: held.holdId, hold: JSON.stringify(held), expiresAt: held.expiresAt + 3600 },
    condition: former
      ? { text: 'holdId = :former', values: { ':former': former.holdId } }
      : { text: 'attribute_not_exists(ownerKey)' },
  };
}

/** The days as read and, read now, those of a former hold that lies elsewhere and has not lapsed. */
export async function withFormerDays(
  db: Db,
  tenantId: TenantId,
  former: Held | null,
  read: readonly AgendaDay[],
  now: number,
): Promise<AgendaDay[]> {
  if (!former || former.expiresAt * 1000 <= now) return [...read];
  const { providerId, busyStart, busyEnd } = former;
  const elsewhere = daysOf({ start: busyStart, end: busyEnd }).filter(
    (day) => !read.some((one) => one.providerId === providerId && one.day === day),
  );
  const items = await getItems(
    db,
    elsewhere.map((day) => agendaAt(tenantId, providerId, day)),
  );
  return [...read, ...elsewhere.map((day, at) => readAgendaDay(items[at] ?? null, providerId, day, now))];
}

export const heldIds = (days: readonly AgendaDay[], owner: string | null): string[] =>
  days.flatMap((day) =>
    day.entries
      .filter((entry) => entry.kind === 'hold' && owner !== null && entry.owner === owner)
      .map(({ id }) => id),
  );
