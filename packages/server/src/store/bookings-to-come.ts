import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { loadAgendas } from './agendas.ts';
import type { Db } from './db.ts';

/** Further ahead than any horizon, and than a team plans by hand. */
const minutesAhead = 10 * 366 * 1_440;
/** A local day may have begun so long ago: limits are counted on whole days. */
const minutesBack = 2 * 1_440;

/**
 * The agendas of these providers from their present day on: consistently read, one query for each provider, a few dozen bytes for
 * each booking. `now` in epoch milliseconds.
 */
export function agendasToCome(
  db: Db,
  tenantId: TenantId,
  providerIds: readonly string[],
  now: number,
): Promise<Map<string, AgendaEntry[]>> {
  const minute = Math.floor(now / 60_000);
  const window = { start: minute - minutesBack, end: minute + minutesAhead };
  return loadAgendas(db, tenantId, providerIds, window, now);
}

/** Standing (pending or confirmed) bookings of these providers that have not ended at `now`. */
export async function bookingsToCome(
  db: Db,
  tenantId: TenantId,
  providerIds: readonly string[],
  now: number,
): Promise<AgendaEntry[]> {
  const agendas = await agendasToCome(db, tenantId, providerIds, now);
  const minute = Math.floor(now / 60_000);
  return [...agendas.values()].flat().filter((entry) => entry.kind === 'booking' && entry.end > minute);
}
