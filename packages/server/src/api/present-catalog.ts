import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { AdminProvider, AdminService } from '@booking-chat/schema/generated/types';
import { presentRules } from './rule-overrides.ts';

/** The catalog as the team sees it. */

export const presentAdminService = (service: Service, providers: readonly Provider[]): AdminService => ({
  serviceId: service.serviceId,
  name: service.name,
  aliases: [...service.aliases],
  category: service.category,
  description: service.description,
  durationMinutes: service.durationMinutes,
  price: service.price,
  capacity: service.capacity,
  needsApproval: service.needsApproval,
  active: service.active,
  rules: presentRules(service.rules),
  providerIds: providers
    .filter((one) => one.serviceIds.includes(service.serviceId))
    .map((one) => one.providerId),
  version: service.version,
});

export const presentAdminProvider = (
  provider: Provider,
  availability: Catalog['availability'],
): AdminProvider => ({
  providerId: provider.providerId,
  name: provider.name,
  title: provider.title,
  aliases: [...provider.aliases],
  bio: provider.bio,
  photoUrl: provider.photoUrl,
  email: provider.email,
  serviceIds: [...provider.serviceIds],
  timezone: provider.timezone,
  active: provider.active,
  rules: presentRules(provider.rules),
  ownHours: (availability.providers[provider.providerId]?.weekly ?? null) !== null,
  version: provider.version,
});
