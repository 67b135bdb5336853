import type { AdminProvider, SaveProviderInput } from '@booking-chat/schema/generated/types';
import type { FieldErrors, Versioned } from '../../shared/forms/use-form.ts';
import type { SharedTexts } from '../../shared/i18n/texts/index.ts';
import { type Rules, ruleErrors, rulesOf } from '../../shared/rules/rules.ts';

/** A provider as edited; optional texts are empty. Named like the API's input, so that refusals find their field. */
export interface ProviderValues {
  readonly name: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly bio: string;
  readonly photoUrl: string;
  readonly email: string;
  readonly serviceIds: readonly string[];
  readonly timezone: string;
  readonly active: boolean;
  readonly rules: Rules;
}

export const newProvider = (timezone: string): Versioned<ProviderValues> => ({
  version: 0,
  values: {
    name: '',
    title: '',
    aliases: [],
    bio: '',
    photoUrl: '',
    email: '',
    serviceIds: [],
    timezone,
    active: true,
    rules: rulesOf({}),
  },
});

export const storedProvider = (provider: AdminProvider): Versioned<ProviderValues> => ({
  version: provider.version,
  values: {
    name: provider.name,
    title: provider.title ?? '',
    aliases: provider.aliases,
    bio: provider.bio ?? '',
    photoUrl: provider.photoUrl ?? '',
    email: provider.email ?? '',
    serviceIds: [...provider.serviceIds].sort(),
    timezone: provider.timezone,
    active: provider.active,
    rules: rulesOf(provider.rules),
  },
});

export const providerInput = (
  values: ProviderValues,
  stored: { readonly providerId: string; readonly version: number } | null,
): SaveProviderInput => ({
  ...stored,
  ...values,
  name: values.name.trim(),
  title: values.title.trim() || null,
  aliases: [...values.aliases],
  bio: values.bio.trim() || null,
  photoUrl: values.photoUrl.trim() || null,
  email: values.email.trim() || null,
  serviceIds: [...values.serviceIds],
});

export const providerErrors = ({ name, rules }: ProviderValues, t: SharedTexts): FieldErrors => ({
  ...(name.trim() === '' ? { name: t.required } : {}),
  ...ruleErrors(rules, true, t),
});
