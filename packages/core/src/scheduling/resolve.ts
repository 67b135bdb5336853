import type { Catalog, Provider, Service } from '../catalog/catalog.ts';
import type { AgendaEntry } from './agenda.ts';
import type { Availability, SlotRules } from './rules.ts';
import type { ProviderSchedule } from './slots.ts';

export { conflict, fits } from './conflict.ts';

const inherited: Availability = { weekly: null, exceptions: [] };

/** All that decides when `provider` can give `service`: a service's rules override the tenant's, a provider's those. */
export function scheduleFor(
  catalog: Catalog,
  tenantRules: SlotRules,
  service: Service,
  provider: Provider,
  agenda: readonly AgendaEntry[],
): ProviderSchedule {
  const { tenant, providers, services } = catalog.availability;
  return {
    providerId: provider.providerId,
    serviceId: service.serviceId,
    timezone: provider.timezone,
    durationMinutes: service.durationMinutes,
    capacity: service.capacity,
    rules: override(override(tenantRules, service.rules), provider.rules),
    hours: {
      tenant,
      provider: providers[provider.providerId] ?? inherited,
      service: services[service.serviceId] ?? inherited,
    },
    agenda,
  };
}

/** A rule set to null says "no limit"; one left out (or undefined) inherits. */
function override(rules: SlotRules, own: Partial<SlotRules>): SlotRules {
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...rules, ...Object.fromEntries(said) };
}
