import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { occupation } from '@booking-chat/core/scheduling/conflict';
import { scheduleFor } from '@booking-chat/core/scheduling/resolve';
import type { ProviderSchedule } from '@booking-chat/core/scheduling/slots';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { Interval } from '@booking-chat/core/time/interval';
import { localDay, startOfLocalDay } from '@booking-chat/core/time/zone';
import { loadAgendas } from './agendas.ts';
import type { Db } from './db.ts';

/**
 * What decides when these providers (null: all who give it) can give the service at starts within the window, agendas as
 * they stand: read as far as such an appointment's buffers reach, and for whole local days, on which limits are counted.
 * Empty when there is no such service or nobody gives it. `now` in epoch milliseconds.
 */
export async function loadSchedules(
  db: Db,
  tenant: Pick<Tenant, 'tenantId' | 'rules'>,
  catalog: Catalog,
  request: { serviceId: string; providerIds: readonly string[] | null; window: Interval; now: number },
): Promise<ProviderSchedule[]> {
  const { serviceId, providerIds, window, now } = request;
  const service = catalog.services.find((one) => one.serviceId === serviceId && one.active);
  if (!service || window.end <= window.start) return [];
  const providers = catalog.providers.filter(
    (one) =>
      one.active &&
      one.serviceIds.includes(serviceId) &&
      (providerIds === null || providerIds.includes(one.providerId)),
  );
  if (providers.length === 0) return [];
  const schedules = providers.map((provider) => scheduleFor(catalog, tenant.rules, service, provider, []));
  const needed = schedules.map((schedule) => reach(schedule, window));
  const agendas = await loadAgendas(
    db,
    tenant.tenantId,
    providers.map((one) => one.providerId),
    {
      start: Math.min(...needed.map((one) => one.start)),
      end: Math.max(...needed.map((one) => one.end)),
    },
    now,
  );
  return schedules.map((schedule) => ({ ...schedule, agenda: agendas.get(schedule.providerId) ?? [] }));
}

function reach(schedule: ProviderSchedule, window: Interval): Interval {
  const { timezone } = schedule;
  const last = window.end - 1;
  return {
    start: Math.min(
      occupation(schedule, window.start).busyStart,
      startOfLocalDay(timezone, localDay(timezone, window.start)),
    ),
    end: Math.max(
      occupation(schedule, last).busyEnd,
      startOfLocalDay(timezone, localDay(timezone, last) + 1),
    ),
  };
}
