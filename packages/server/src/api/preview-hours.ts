import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import type { Hours } from '@booking-chat/core/scheduling/hours';
import { outsideHours, type SchedulePair } from '@booking-chat/core/scheduling/hours-preview';
import { scheduleFor } from '@booking-chat/core/scheduling/resolve';
import type { Availability } from '@booking-chat/core/scheduling/rules';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { HoursOwner } from '../store/catalog.ts';
import { servicesOf } from './hours-owner.ts';

/** What one owner's hours decide about: pure functions over the catalog and the agendas. */

export type Agendas = ReadonlyMap<string, readonly AgendaEntry[]>;

/** The catalog as it would be with other hours of this owner. */
export function withHours(catalog: Catalog, owner: HoursOwner, proposed: Availability): Catalog {
  const { availability } = catalog;
  if (owner.kind === 'tenant') return { ...catalog, availability: { ...availability, tenant: proposed } };
  const part = owner.kind === 'provider' ? 'providers' : 'services';
  return {
    ...catalog,
    availability: { ...availability, [part]: { ...availability[part], [owner.id]: proposed } },
  };
}

/** The providers whose agendas these hours concern, active or not. */
export function providersOf({ providers }: Catalog, owner: HoursOwner): readonly Provider[] {
  if (owner.kind === 'provider') return providers.filter((one) => one.providerId === owner.id);
  if (owner.kind === 'tenant') return providers;
  return providers.filter((one) => one.serviceIds.includes(owner.id));
}

/**
 * Who gives what under these hours, before and after. Inactive ones are offered to nobody and left out, but for the owner: its
 * hours are looked at before it becomes active. `serviceId` null: each service concerned.
 */
export function pairsOf(
  tenant: Pick<Tenant, 'rules'>,
  before: Catalog,
  after: Catalog,
  owner: HoursOwner,
  serviceId: string | null,
  agendas: Agendas,
): SchedulePair[] {
  const ids = new Set(servicesOf(before, owner).filter((id) => serviceId === null || id === serviceId));
  const owns = (kind: HoursOwner['kind'], id: string) =>
    owner.kind === kind && 'id' in owner && owner.id === id;
  const services = before.services.filter(
    (one) => ids.has(one.serviceId) && (one.active || owns('service', one.serviceId)),
  );
  const providers = providersOf(before, owner).filter(
    (one) => one.active || owns('provider', one.providerId),
  );
  return providers.flatMap((provider) =>
    services
      .filter((service) => provider.serviceIds.includes(service.serviceId))
      .map((service) => {
        const agenda = agendas.get(provider.providerId) ?? [];
        const schedule = (catalog: Catalog) => scheduleFor(catalog, tenant.rules, service, provider, agenda);
        return { before: schedule(before), after: schedule(after) };
      }),
  );
}

/** Those of the first services, whole, as long as they are no more than `most`; of one service all. */
export function ofFirstServices(pairs: readonly SchedulePair[], most: number): readonly SchedulePair[] {
  const perService = new Map<string, number>();
  for (const { after } of pairs) perService.set(after.serviceId, (perService.get(after.serviceId) ?? 0) + 1);
  const counted = new Set<string>();
  let total = 0;
  for (const [serviceId, count] of perService) {
    total += count;
    if (total > most && counted.size > 0) break;
    counted.add(serviceId);
  }
  return pairs.filter(({ after }) => counted.has(after.serviceId));
}

/**
 * Standing bookings that do not lie within these hours, by start: of every service of these providers, also of one that they no
 * longer give. `minute`: those that have ended by then do not count.
 */
export function bookingsOutside(
  after: Catalog,
  owner: HoursOwner,
  agendas: Agendas,
  minute: number,
): AgendaEntry[] {
  const services = new Map(after.services.map((one): [string, Service] => [one.serviceId, one]));
  const found = providersOf(after, owner).flatMap((provider) => {
    const standing = (agendas.get(provider.providerId) ?? []).filter(
      (entry) =>
        entry.kind === 'booking' &&
        entry.end > minute &&
        (owner.kind !== 'service' || entry.serviceId === owner.id),
    );
    const ids = [...new Set(standing.map((entry) => entry.serviceId))];
    return ids.flatMap((id) => {
      const entries = standing.filter((entry) => entry.serviceId === id);
      const hours = hoursOf(after, provider.providerId, services.has(id) ? id : null);
      return outsideHours({ timezone: provider.timezone, hours }, entries);
    });
  });
  return found.sort((a, b) => a.start - b.start);
}

/** The hours of an owner alone: a provider's on top of the business's, a service's within them. */
export const ownHours = ({ availability }: Catalog, owner: HoursOwner): Hours =>
  hoursOf(
    { availability },
    owner.kind === 'provider' ? owner.id : null,
    owner.kind === 'service' ? owner.id : null,
  );

const hoursOf = (
  { availability }: Pick<Catalog, 'availability'>,
  providerId: string | null,
  serviceId: string | null,
): Hours => ({
  tenant: availability.tenant,
  provider: (providerId !== null && availability.providers[providerId]) || inherited,
  service: (serviceId !== null && availability.services[serviceId]) || inherited,
});

const inherited: Availability = { weekly: null, exceptions: [] };
