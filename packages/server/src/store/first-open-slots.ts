import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { openSlotsOfAny } from '@booking-chat/core/scheduling/any-provider';
import type { Slot } from '@booking-chat/core/scheduling/slots';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { Interval } from '@booking-chat/core/time/interval';
import { loadSchedules } from './availability.ts';
import type { Db } from './db.ts';

/** So many professionals' agendas are read for the whole window at once: a query for each. */
const few = 8;
/** Of more, a week at a time: the first one or two fill a page, and a month of fifty costs 35 ms of the store. */
const stepMinutes = 7 * 1440;

/**
 * Open starts with whoever of `providerIds` is free and least occupied, ascending: the first `enough` of the window or
 * all, sometimes more, and no further read than that takes. `now` in epoch milliseconds.
 */
export async function firstOpenSlots(
  db: Db,
  tenant: Pick<Tenant, 'tenantId' | 'rules'>,
  catalog: Catalog,
  request: { serviceId: string; providerIds: readonly string[]; window: Interval; now: number },
  enough: number,
): Promise<Slot[]> {
  const { window, now, providerIds } = request;
  const step = providerIds.length > few ? stepMinutes : window.end - window.start;
  const open: Slot[] = [];
  for (let { start } = window; start < window.end && open.length < enough; start += step) {
    const part = { start, end: Math.min(start + step, window.end) };
    const schedules = await loadSchedules(db, tenant, catalog, { ...request, window: part });
    open.push(...openSlotsOfAny(schedules, part, now / 60_000));
  }
  return open;
}
