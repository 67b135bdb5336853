import type { Service } from '@booking-chat/core/catalog/catalog';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { ServiceInput } from './catalog-inputs.ts';
import { ApiError } from './errors.ts';
import { storedRules } from './rule-overrides.ts';
import { distinct } from './same.ts';
import { sameName } from './search-words.ts';

/** The catalog is read as a whole. */
const mostServices = 2_000;

/** What is left out stays as it is; of a new service it is the usual. */
export function serviceFrom(
  input: ServiceInput,
  before: Service | null,
  newId: string,
  tenant: Pick<Tenant, 'currency'>,
): Service {
  const amount = input.priceAmount ?? null;
  const priceStays = before?.price != null && before.price.amount === amount;
  return {
    serviceId: before?.serviceId ?? newId,
    name: input.name,
    aliases: input.aliases ? distinct(input.aliases) : (before?.aliases ?? []),
    category: input.category,
    description: input.description,
    durationMinutes: input.durationMinutes,
    // A price keeps the currency it was entered in until another amount is entered.
    price: priceStays ? before.price : amount === null ? null : { amount, currency: tenant.currency },
    capacity: input.capacity ?? before?.capacity ?? 1,
    needsApproval: input.needsApproval ?? before?.needsApproval ?? false,
    rules: input.rules ? storedRules(input.rules) : (before?.rules ?? {}),
    active: input.active ?? before?.active ?? true,
    version: before?.version ?? 0,
  };
}

/** Throws CONFLICT name-taken. Names that already were the same stay so until one of them is renamed. */
export function checkName(
  called: (name: string) => readonly Service[],
  service: Service,
  before: Service | null,
): void {
  if (before && sameName(before.name, service.name)) return;
  if (called(service.name).some((one) => one.serviceId !== service.serviceId))
    throw new ApiError('CONFLICT', { reason: 'name-taken', field: 'input.name', value: service.name });
}

/** Throws when there is no room for one more. */
export function checkRoom(services: number): void {
  if (services >= mostServices)
    throw new ApiError('INVALID_INPUT', { reason: 'too-big', field: 'input', limit: mostServices });
}
