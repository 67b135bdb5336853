import type { TenantSettings, UpdateSettingsInput } from '@booking-chat/schema/generated/types';
import type { FieldErrors, Versioned } from '../../shared/forms/use-form.ts';
import type { SharedTexts } from '../../shared/i18n/texts/index.ts';
import { type Rules, ruleErrors, rulesOf } from '../../shared/rules/rules.ts';

/** Business data and rules as edited; optional texts are empty. */
export interface SettingsValues {
  readonly name: string;
  readonly trade: string;
  readonly address: string;
  readonly directions: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly language: string;
  readonly timezone: string;
  readonly country: string;
  readonly currency: string;
  readonly rules: Rules;
}

export const storedSettings = (settings: TenantSettings): Versioned<SettingsValues> => ({
  version: settings.version,
  values: {
    name: settings.name,
    trade: settings.trade,
    address: settings.address ?? '',
    directions: settings.directions ?? '',
    phone: settings.phone ?? '',
    email: settings.email ?? '',
    website: settings.website ?? '',
    language: settings.language,
    timezone: settings.timezone,
    country: settings.country,
    currency: settings.currency,
    rules: rulesOf(settings.rules),
  },
});

export function settingsInput({ rules, ...business }: SettingsValues, version: number): UpdateSettingsInput {
  const filled = (text: string) => text.trim() || null;
  return {
    version,
    business: {
      ...business,
      name: business.name.trim(),
      address: filled(business.address),
      directions: filled(business.directions),
      phone: filled(business.phone),
      email: filled(business.email),
      website: filled(business.website),
    },
    // Checked before: only limits are null.
    rules: rules as UpdateSettingsInput['rules'],
  };
}

export const settingsErrors = ({ name, rules }: SettingsValues, t: SharedTexts): FieldErrors => ({
  ...(name.trim() === '' ? { name: t.required } : {}),
  ...ruleErrors(rules, false, t),
});
