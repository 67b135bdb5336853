import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { scheduleFor } from '@booking-chat/core/scheduling/resolve';
import type { ProviderSchedule } from '@booking-chat/core/scheduling/slots';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { Interval } from '@booking-chat/core/time/interval';
import { loadAgendas } from './agendas.ts';
import type { Db } from './db.ts';

/**
 * What decides when these providers (null: all who give it) can give the service within the window, agendas as they
 * stand. Widened by a day on each side: buffers reach over the edge, and limits count whole local days.
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
  if (!service) return [];
  const providers = catalog.providers.filter(
    (one) =>
      one.active &&
      one.serviceIds.includes(serviceId) &&
      (providerIds === null || providerIds.includes(one.providerId)),
  );
  const agendas = await loadAgendas(
    db,
    tenant.tenantId,
    providers.map((one) => one.providerId),
    { start: window.start - minutesPerDay, end: window.end + minutesPerDay },
    now,
  );
  return providers.map((provider) =>
    scheduleFor(catalog, tenant.rules, service, provider, agendas.get(provider.providerId) ?? []),
  );
}

const minutesPerDay = 1440;
