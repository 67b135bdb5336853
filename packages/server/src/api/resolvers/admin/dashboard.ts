import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { dateOf } from '@booking-chat/core/time/calendar';
import { localDay, startOfLocalDay } from '@booking-chat/core/time/zone';
import type { Dashboard } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { type BookingFact, bookingFacts } from '../../../store/booking-facts.ts';
import { listBookings } from '../../../store/bookings.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { listConversations } from '../../../store/conversations.ts';
import { getUsage, monthOf } from '../../../store/usage.ts';
import { guarded } from '../../operation.ts';
import { presentAdminBooking, presentUsage } from '../../present-admin.ts';

const daysPast = 14;
const daysToCome = 13;
const minutesPerDay = 1440;
/** The day's list and the inbox's count end there. */
const listed = 200;

/** What a receptionist wants to see in the morning: five kinds of reads side by side, each with its bound. */
export const dashboard = guarded({
  area: 'read',
  input: z.object({}),
  resolve: async (app, { tenant, now }): Promise<Dashboard> => {
    const { tenantId, timezone } = tenant;
    const minute = Math.floor(now / 60_000);
    const today = localDay(timezone, minute);
    const first = startOfLocalDay(timezone, today - daysPast);
    const range = { start: startOfLocalDay(timezone, today), end: startOfLocalDay(timezone, today + 1) };
    const month = monthOf(now);
    const [ofToday, facts, waiting, usage, catalog] = await Promise.all([
      listBookings(app, { tenantId, of: { kind: 'tenant' }, range, statuses: onTheDay, limit: listed }),
      bookingFacts(app.db, tenantId, first),
      listConversations(app, { tenantId, status: 'WAITING', limit: listed, nextToken: null, now }),
      getUsage(app.db, tenantId, month),
      loadCatalog(app.db, tenant),
    ]);
    const perDay = countPerDay(tenant, facts.found, today);
    const weekAgo = new Date(now - 7 * minutesPerDay * 60_000).toISOString();
    const activeProviders = catalog.providers.filter(({ active }) => active).length;
    return {
      date: dateOf(today),
      timezone,
      today: (ofToday.ok ? ofToday.items : []).map((one) => presentAdminBooking(app.signer, one)),
      todayCount: perDay[daysPast]?.count ?? 0,
      pendingCount: facts.found.filter(({ status, start }) => status === 'PENDING' && start > minute).length,
      waitingConversations: waiting.ok ? waiting.items.length : 0,
      newBookingsLast7Days: facts.found.filter(({ createdAt }) => createdAt > weekAgo).length,
      cancelledLast7Days: facts.found.filter(
        ({ status, updatedAt }) => status === 'CANCELLED' && updatedAt > weekAgo,
      ).length,
      bookingsPerDay: perDay,
      countsComplete: facts.complete,
      usage: presentUsage(month, tenant.plan, usage, activeProviders),
    };
  },
});

const onTheDay = ['PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'] as const;

function countPerDay({ timezone }: Tenant, facts: readonly BookingFact[], today: number) {
  const counts = new Map<number, number>();
  for (const { status, start } of facts) {
    if (status === 'CANCELLED') continue;
    const day = localDay(timezone, start);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return Array.from({ length: daysPast + 1 + daysToCome }, (_, at) => {
    const day = today - daysPast + at;
    return { date: dateOf(day), count: counts.get(day) ?? 0 };
  });
}
