import { isLang } from '@booking-chat/core/language/lang';
import { type SettingsProblem, settingsProblems } from '@booking-chat/core/tenancy/settings';
import type { ReplyStyle, Tenant } from '@booking-chat/core/tenancy/tenant';
import { randomId } from '../store/random-id.ts';
import type { TenantChange } from '../store/tenants.ts';
import { ApiError } from './errors.ts';
import type { SettingsInput } from './settings-inputs.ts';

/** The settings as they would be; sections that are absent stay. Throws for the first thing that may not be stored. */
export function changeSettings(tenant: Tenant, input: SettingsInput): TenantChange {
  const change: TenantChange = {
    ...businessChange(input.business),
    ...(input.branding && { branding: input.branding as Tenant['branding'] }),
    ...(input.agent && { agent: agentOf(input.agent) }),
    ...(input.rules && { rules: rulesOf(input.rules) }),
  };
  for (const problem of settingsProblems({ ...tenant, ...change })) {
    const field = fieldOf(problem.field, input);
    if (field) throw problemError(problem, field);
  }
  return change;
}

function businessChange(section: SettingsInput['business']): TenantChange {
  if (!section) return {};
  const { address, directions, phone, email, website, ...own } = section;
  return { ...(own as TenantChange), business: { address, directions, phone, email, website } };
}

function agentOf(section: NonNullable<SettingsInput['agent']>): Tenant['agent'] {
  const { greetings, faq, style, contactFields, timesIn, ...own } = section;
  const taken = new Set<string>();
  return {
    ...own,
    style: style.toLowerCase() as ReplyStyle,
    greeting: Object.fromEntries(greetings.map((one) => [one.language, one.text])),
    faq: faq.map((entry) => {
      const kept = entry.id && !taken.has(entry.id) ? entry.id : `faq_${randomId()}`;
      taken.add(kept);
      return { ...entry, id: kept };
    }),
    contactFields: contactFields as Tenant['agent']['contactFields'],
    timesIn: timesIn as NonNullable<Tenant['agent']['timesIn']>,
  };
}

const rulesOf = (section: NonNullable<SettingsInput['rules']>): Tenant['rules'] => ({
  ...section,
  maxBookingsPerDay: section.maxBookingsPerDay ?? null,
  maxBookingsPerCustomerPerDay: section.maxBookingsPerCustomerPerDay ?? null,
  maxUpcomingPerCustomer: section.maxUpcomingPerCustomer ?? null,
});

/** `agent.greeting.es` stands at `input.agent.greetings.0.text`; null: not in a section that was given. */
function fieldOf(field: string, input: SettingsInput): string | null {
  const [first = '', second = '', third = ''] = field.split('.');
  if (first === 'agent' && second === 'greeting') {
    const at = input.agent?.greetings.findIndex((one) => one.language === third) ?? -1;
    return at < 0 ? null : `input.agent.greetings.${at}.${isLang(third) ? 'text' : 'language'}`;
  }
  if (first === 'branding' || first === 'agent' || first === 'rules')
    return input[first] ? `input.${field}` : null;
  const own = first === 'business' ? second : first;
  return input.business && own in input.business ? `input.business.${own}` : null;
}

function problemError({ reason, limit }: SettingsProblem, field: string): ApiError {
  if (reason === 'plan') return new ApiError('PLAN_LIMIT_REACHED', { reason: 'agent-mode', field });
  return new ApiError('INVALID_INPUT', { reason, field, ...(limit !== undefined && { limit }) });
}
