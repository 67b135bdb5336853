import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { type ApiKey, keyState } from '@booking-chat/core/tenancy/api-key';
import { defaultColor, type Tenant } from '@booking-chat/core/tenancy/tenant';
import type { Onboarding, OnboardingStepName } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { listKeys } from '../../../store/api-keys.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { listBookings } from '../../../store/list-bookings.ts';
import { guarded } from '../../operation.ts';

export const onboarding = guarded({
  area: 'read',
  input: z.object({}),
  resolve: async (app, { tenant, now }): Promise<Onboarding> => {
    const { tenantId } = tenant;
    const [catalog, keys, bookings, team] = await Promise.all([
      loadCatalog(app.db, tenant),
      listKeys(app.db, tenantId),
      listBookings(app, { tenantId, of: { kind: 'tenant' }, limit: 1 }),
      app.identity?.admin.list(tenantId, { limit: 2, nextToken: null }),
    ]);
    const done: Readonly<Record<OnboardingStepName, boolean>> = {
      ...setUp(tenant, catalog),
      ...installed(keys, now),
      FIRST_BOOKING: bookings.ok && bookings.items.length > 0,
      TEAM: (team?.people.length ?? 0) > 1,
    };
    const steps = order.map((step) => ({ step, done: done[step], optional: optional.has(step) }));
    return { steps, ready: steps.every((one) => one.done || one.optional) };
  },
});

const order: readonly OnboardingStepName[] = [
  'BUSINESS',
  'SERVICES',
  'PROVIDERS',
  'HOURS',
  'BRANDING',
  'KEY',
  'SNIPPET',
  'FIRST_BOOKING',
  'TEAM',
];

/** The chat works without them. */
const optional: ReadonlySet<OnboardingStepName> = new Set(['BRANDING', 'FIRST_BOOKING', 'TEAM']);

function setUp({ business, branding }: Tenant, { services, providers, availability }: Catalog) {
  const offered = new Set(services.filter((one) => one.active).map((one) => one.serviceId));
  const giving = providers.filter((one) => one.active && one.serviceIds.some((id) => offered.has(id)));
  const isOpen = (providerId: string) =>
    (availability.providers[providerId]?.weekly ?? availability.tenant.weekly ?? []).some(
      (ranges) => ranges.length > 0,
    );
  const shared = (availability.tenant.weekly ?? []).some((ranges) => ranges.length > 0);
  return {
    BUSINESS: Boolean(business.address || business.phone || business.email),
    SERVICES: offered.size > 0,
    PROVIDERS: giving.length > 0,
    HOURS: giving.length > 0 ? giving.some((one) => isOpen(one.providerId)) : shared,
    BRANDING: branding.logoUrl !== null || branding.primaryColor.toLowerCase() !== defaultColor,
  };
}

/** The snippet stands on a page when a key that still works has been used from one. */
function installed(keys: readonly ApiKey[], now: number) {
  const active = keys.filter((key) => keyState(key, now) === 'active');
  return { KEY: active.length > 0, SNIPPET: active.some((key) => key.lastUsedAt !== null) };
}
