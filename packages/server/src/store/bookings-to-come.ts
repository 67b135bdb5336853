import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { loadAgendas } from './agendas.ts';
import type { Db } from './db.ts';

/** Further ahead than any horizon, and than a team plans by hand. */
const minutesAhead = 10 * 366 * 1_440;

/**
 * Standing (pending or confirmed) bookings of these providers that have not ended at `now` (epoch milliseconds), by start. Read
 * from the agendas: consistently, one query for each provider, a few dozen bytes for each booking.
 */
export async function bookingsToCome(
  db: Db,
  tenantId: TenantId,
  providerIds: readonly string[],
  now: number,
): Promise<Map<string, AgendaEntry[]>> {
  const minute = Math.floor(now / 60_000);
  const agendas = await loadAgendas(
    db,
    tenantId,
    providerIds,
    { start: minute - 1_440, end: minute + minutesAhead },
    now,
  );
  return new Map(
    [...agendas].map(([providerId, entries]) => [
      providerId,
      entries.filter((entry) => entry.kind === 'booking' && entry.end > minute),
    ]),
  );
}
