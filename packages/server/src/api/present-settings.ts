import { langs } from '@booking-chat/core/language/lang';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type * as Schema from '@booking-chat/schema/generated/types';
import { presentBranding } from './present.ts';

export const presentSettings = (tenant: Tenant): Schema.TenantSettings => ({
  tenantId: tenant.tenantId,
  name: tenant.name,
  slug: tenant.slug,
  plan: tenant.plan,
  language: tenant.language,
  timezone: tenant.timezone,
  country: tenant.country,
  currency: tenant.currency,
  trade: tenant.trade,
  ...tenant.business,
  branding: presentBranding(tenant),
  agent: presentAgent(tenant.agent),
  rules: { ...tenant.rules },
  version: tenant.version,
});

const presentAgent = (agent: Tenant['agent']): Schema.AgentSettings => ({
  mode: agent.mode,
  style: agent.style.toUpperCase() as Schema.ReplyStyle,
  greetings: langs.flatMap((language) => {
    const text = agent.greeting[language];
    return text === undefined ? [] : [{ language, text }];
  }),
  faq: agent.faq.map(({ id, question, alsoAsked, answer }) => ({
    id,
    question,
    alsoAsked: [...alsoAsked],
    answer,
  })),
  contactFields: agent.contactFields.map(({ field, required }) => ({ field, required })),
  conversationTtlMinutes: agent.conversationTtlMinutes,
  holdMinutes: agent.holdMinutes,
  handoffEmail: agent.handoffEmail,
  timesIn: agent.timesIn ?? 'business',
});
