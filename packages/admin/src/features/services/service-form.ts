import type { AdminService, SaveServiceInput } from '@booking-chat/schema/generated/types';
import type { FieldErrors, Versioned } from '../../shared/forms/use-form.ts';
import type { SharedTexts } from '../../shared/i18n/texts/index.ts';
import { type Rules, ruleErrors, rulesOf } from '../../shared/rules/rules.ts';

/** A service as it is edited; optional texts are empty. Named like the API's input, so that refusals find their field. */
export interface ServiceValues {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly description: string;
  readonly durationMinutes: number | null;
  /** Minor units. */
  readonly priceAmount: number | null;
  readonly capacity: number | null;
  readonly needsApproval: boolean;
  readonly active: boolean;
  readonly providerIds: readonly string[];
  readonly rules: Rules;
}

export const newService: Versioned<ServiceValues> = {
  version: 0,
  values: {
    name: '',
    aliases: [],
    category: '',
    description: '',
    durationMinutes: 30,
    priceAmount: null,
    capacity: 1,
    needsApproval: false,
    active: true,
    providerIds: [],
    rules: rulesOf({}),
  },
};

export const storedService = (service: AdminService): Versioned<ServiceValues> => ({
  version: service.version,
  values: {
    name: service.name,
    aliases: service.aliases,
    category: service.category ?? '',
    description: service.description ?? '',
    durationMinutes: service.durationMinutes,
    priceAmount: service.price?.amount ?? null,
    capacity: service.capacity,
    needsApproval: service.needsApproval,
    active: service.active,
    providerIds: [...service.providerIds].sort(),
    rules: rulesOf(service.rules),
  },
});

export const serviceInput = (
  values: ServiceValues,
  stored: { readonly serviceId: string; readonly version: number } | null,
): SaveServiceInput => ({
  ...stored,
  ...values,
  name: values.name.trim(),
  aliases: [...values.aliases],
  category: values.category.trim() || null,
  description: values.description.trim() || null,
  durationMinutes: values.durationMinutes ?? 0,
  capacity: values.capacity ?? 1,
  providerIds: [...values.providerIds],
});

export function serviceErrors(values: ServiceValues, t: SharedTexts): FieldErrors {
  const { name, durationMinutes, priceAmount, capacity, rules } = values;
  return {
    ...(name.trim() === '' ? { name: t.required } : {}),
    ...wholeNumber('durationMinutes', durationMinutes, 1, 1_440, t),
    ...wholeNumber('capacity', capacity, 1, 500, t),
    ...(priceAmount !== null && Number.isNaN(priceAmount) ? { priceAmount: t.notAnAmount } : {}),
    ...ruleErrors(rules, true, t),
  };
}

function wholeNumber(name: string, value: number | null, least: number, most: number, t: SharedTexts) {
  if (value === null) return { [name]: t.required };
  if (!Number.isInteger(value)) return { [name]: t.notANumber };
  return value < least || value > most ? { [name]: t.outOfRange(least, most) } : {};
}
