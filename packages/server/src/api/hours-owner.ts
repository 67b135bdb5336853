import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { type HoursConflict, hoursConflicts } from '@booking-chat/core/scheduling/hours-conflicts';
import type { Availability } from '@booking-chat/core/scheduling/rules';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { toLocal } from '@booking-chat/core/time/zone';
import type { HoursOwner } from '../store/catalog.ts';
import { ApiError } from './errors.ts';
import type { HoursInput } from './hours-inputs.ts';

/** Whose hours are meant, with what has to be known of them. */
export interface KnownOwner {
  readonly owner: HoursOwner;
  /** As the schema names it; null for the business. */
  readonly id: string | null;
  readonly name: string;
  /** In which these hours are written and shown. A service is given in its providers' zones; the business's is shown. */
  readonly timezone: string;
}

/** Throws NOT_FOUND; `field` is the path of the owner in the arguments. */
export function ownerOf(
  tenant: Pick<Tenant, 'name' | 'timezone'>,
  catalog: Catalog,
  { kind, id }: HoursInput['owner'],
  field: string,
): KnownOwner {
  if (kind === 'TENANT' || !id)
    return { owner: { kind: 'tenant' }, id: null, name: tenant.name, timezone: tenant.timezone };
  if (kind === 'PROVIDER') {
    const provider = catalog.providers.find((one) => one.providerId === id);
    if (!provider) throw new ApiError('NOT_FOUND', { reason: 'provider', field: `${field}.id`, value: id });
    return { owner: { kind: 'provider', id }, id, name: provider.name, timezone: provider.timezone };
  }
  const service = catalog.services.find((one) => one.serviceId === id);
  if (!service) throw new ApiError('NOT_FOUND', { reason: 'service', field: `${field}.id`, value: id });
  return { owner: { kind: 'service', id }, id, name: service.name, timezone: tenant.timezone };
}

/** What a person should look at before these hours are saved. `now` in epoch milliseconds. */
export function conflictsOf(
  catalog: Catalog,
  { owner, timezone }: KnownOwner,
  availability: Availability,
  now: number,
): HoursConflict[] {
  const given = catalog.services.filter(
    (one) => one.active && servicesOf(catalog, owner).includes(one.serviceId),
  );
  return hoursConflicts(availability, {
    today: toLocal(timezone, Math.floor(now / 60_000)).date,
    shortestService: given.length > 0 ? Math.min(...given.map((one) => one.durationMinutes)) : null,
    businessWeek: owner.kind === 'tenant' ? null : catalog.availability.tenant.weekly,
  });
}

/** Ids of the services that are given in these hours. */
export function servicesOf({ services, providers }: Catalog, owner: HoursOwner): readonly string[] {
  if (owner.kind === 'service') return [owner.id];
  if (owner.kind === 'tenant') return services.map((one) => one.serviceId);
  return providers.find((one) => one.providerId === owner.id)?.serviceIds ?? [];
}
