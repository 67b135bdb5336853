import type { Provider, Service } from '@booking-chat/core/catalog/catalog';
import { plans } from '@booking-chat/core/tenancy/plans';
import type { Plan, Tenant } from '@booking-chat/core/tenancy/tenant';
import type { ProviderInput } from './catalog-inputs.ts';
import { ApiError } from './errors.ts';
import { storedRules } from './rule-overrides.ts';
import { distinct } from './same.ts';

/** Active or not: one transaction holds at most 100 writes, and a removed service is taken from all of them. */
const mostProviders = 90;

/** What is left out stays as it is; a new provider works in the business's zone. */
export function providerFrom(
  input: ProviderInput,
  before: Provider | null,
  newId: string,
  tenant: Pick<Tenant, 'timezone'>,
): Provider {
  return {
    providerId: before?.providerId ?? newId,
    name: input.name,
    title: input.title,
    aliases: input.aliases ? distinct(input.aliases) : (before?.aliases ?? []),
    bio: input.bio,
    photoUrl: input.photoUrl,
    email: input.email,
    serviceIds: distinct(input.serviceIds),
    timezone: input.timezone ?? before?.timezone ?? tenant.timezone,
    rules: input.rules ? storedRules(input.rules) : (before?.rules ?? {}),
    active: input.active ?? before?.active ?? true,
    version: before?.version ?? 0,
  };
}

/** Throws NOT_FOUND for the first that does not exist. */
export function checkServices(services: readonly Service[], serviceIds: readonly string[]): void {
  const known = new Set(services.map((one) => one.serviceId));
  const at = serviceIds.findIndex((id) => !known.has(id));
  if (at >= 0)
    throw new ApiError('NOT_FOUND', {
      reason: 'service',
      field: `input.serviceIds.${at}`,
      value: serviceIds[at],
    });
}

/** Active ones count. Who is active already may be edited, even when a smaller plan came since. */
export function checkProviderLimit(plan: Plan, providers: readonly Provider[], provider: Provider): void {
  const limit = plans[plan].providers;
  const others = providers.filter((one) => one.active && one.providerId !== provider.providerId);
  const wasActive = providers.some((one) => one.active && one.providerId === provider.providerId);
  if (provider.active && !wasActive && others.length >= limit)
    throw new ApiError('PLAN_LIMIT_REACHED', { reason: 'providers', field: 'input.active', limit });
}

/** Throws when there is no room for one more. */
export function checkRoom(providers: number): void {
  if (providers >= mostProviders)
    throw new ApiError('INVALID_INPUT', { reason: 'too-big', field: 'input', limit: mostProviders });
}
