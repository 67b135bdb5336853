import { isLang, langs } from '../language/lang.ts';
import { isZone } from '../time/zone.ts';
import { plans } from './plans.ts';
import { type Tenant, trades } from './tenant.ts';

/** What a business or operator chooses: everything of a tenant but its identity and its counters. */
export type TenantSettings = Omit<
  Tenant,
  'tenantId' | 'ownerUserId' | 'createdAt' | 'status' | 'catalogVersion' | 'version'
>;

export interface SettingsProblem {
  /** `agent.conversationTtlMinutes` */
  readonly field: string;
  readonly reason: 'required' | 'format' | 'too-long' | 'too-small' | 'too-big' | 'zone' | 'plan' | 'one-of';
  readonly limit?: number;
}

/** Everything wrong with these settings, in their order; empty when they may be stored. */
export function settingsProblems(settings: TenantSettings): SettingsProblem[] {
  const { business, branding, agent, rules } = settings;
  return [
    ...text('name', settings.name, 100),
    ...shape('slug', settings.slug, /^[a-z0-9](?:-?[a-z0-9])*$/, 60),
    ...oneOf('plan', settings.plan, Object.keys(plans)),
    ...oneOf('language', settings.language, langs),
    ...(isZone(settings.timezone) ? [] : [{ field: 'timezone', reason: 'zone' } as const]),
    ...shape('country', settings.country, /^[A-Z]{2}$/, 2),
    ...shape('currency', settings.currency, /^[A-Z]{3}$/, 3),
    ...oneOf('trade', settings.trade, trades),
    ...optionalText('business.address', business.address, 200),
    ...optionalText('business.directions', business.directions, 500),
    ...optionalText('business.phone', business.phone, 40),
    ...optional(business.email, (value) => shape('business.email', value, emailShape, 254)),
    ...optional(business.website, (value) => link('business.website', value)),
    ...shape('branding.primaryColor', branding.primaryColor, /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 7),
    ...optional(branding.logoUrl, (value) => link('branding.logoUrl', value)),
    ...text('branding.agentName', branding.agentName, 60),
    ...oneOf('branding.position', branding.position, ['right', 'left']),
    ...oneOf('branding.theme', branding.theme, ['light', 'dark', 'auto']),
    ...agentMode(settings),
    ...oneOf('agent.style', agent.style, ['formal', 'neutral', 'casual']),
    ...greetings(agent.greeting),
    ...faq(agent.faq),
    ...contactFields(agent.contactFields),
    ...whole('agent.conversationTtlMinutes', agent.conversationTtlMinutes, 10, day),
    ...whole('agent.holdMinutes', agent.holdMinutes, 1, 60),
    ...oneOf('agent.timesIn', agent.timesIn ?? 'business', ['business', 'customer']),
    ...optional(agent.handoffEmail, (value) => shape('agent.handoffEmail', value, emailShape, 254)),
    ...whole('rules.slotIntervalMinutes', rules.slotIntervalMinutes, 1, day),
    ...whole('rules.bufferBeforeMinutes', rules.bufferBeforeMinutes, 0, day),
    ...whole('rules.bufferAfterMinutes', rules.bufferAfterMinutes, 0, day),
    ...whole('rules.minimumNoticeMinutes', rules.minimumNoticeMinutes, 0, 60 * day),
    ...whole('rules.horizonDays', rules.horizonDays, 1, 730),
    ...limit('rules.maxBookingsPerDay', rules.maxBookingsPerDay),
    ...limit('rules.maxBookingsPerCustomerPerDay', rules.maxBookingsPerCustomerPerDay),
    ...limit('rules.maxUpcomingPerCustomer', rules.maxUpcomingPerCustomer),
    ...whole('rules.changeCutoffMinutes', rules.changeCutoffMinutes, 0, 60 * day),
  ];
}

const day = 1_440;
const emailShape = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/;
const mostFaqEntries = 200;

function agentMode({ plan, agent }: TenantSettings): SettingsProblem[] {
  const known = oneOf('agent.mode', agent.mode, plans.ENTERPRISE.agentModes);
  const withinPlan = plans[plan]?.agentModes.includes(agent.mode) ?? true;
  return known.length > 0 || withinPlan ? known : [{ field: 'agent.mode', reason: 'plan' }];
}

const greetings = (greeting: TenantSettings['agent']['greeting']): SettingsProblem[] =>
  Object.entries(greeting).flatMap(([lang, words]) => [
    ...(isLang(lang) ? [] : [{ field: `agent.greeting.${lang}`, reason: 'one-of' } as const]),
    ...text(`agent.greeting.${lang}`, words, 500),
  ]);

const faq = (entries: TenantSettings['agent']['faq']): SettingsProblem[] => [
  ...(entries.length > mostFaqEntries
    ? [{ field: 'agent.faq', reason: 'too-big', limit: mostFaqEntries } as const]
    : []),
  ...entries.flatMap(({ question, answer, alsoAsked }, at) => [
    ...text(`agent.faq.${at}.question`, question, 200),
    ...text(`agent.faq.${at}.answer`, answer, 1_000),
    ...alsoAsked.flatMap((words, index) => text(`agent.faq.${at}.alsoAsked.${index}`, words, 200)),
  ]),
];

/** Without e-mail or phone a customer could not be reached, nor found again. */
function contactFields(fields: TenantSettings['agent']['contactFields']): SettingsProblem[] {
  const reachable = fields.some(({ field, required }) => required && field !== 'name');
  return [
    ...fields.flatMap(({ field }, at) =>
      oneOf(`agent.contactFields.${at}.field`, field, ['name', 'email', 'phone']),
    ),
    ...(reachable ? [] : [{ field: 'agent.contactFields', reason: 'required' } as const]),
  ];
}

function text(field: string, value: string, longest: number): SettingsProblem[] {
  if (value.trim() === '') return [{ field, reason: 'required' }];
  return value.length > longest ? [{ field, reason: 'too-long', limit: longest }] : [];
}

const optionalText = (field: string, value: string | null, longest: number) =>
  optional(value, (given) => text(field, given, longest));

function optional<T>(value: T | null, check: (given: T) => SettingsProblem[]): SettingsProblem[] {
  return value === null ? [] : check(value);
}

function shape(field: string, value: string, pattern: RegExp, longest: number): SettingsProblem[] {
  const problems = text(field, value, longest);
  return problems.length > 0 || pattern.test(value) ? problems : [{ field, reason: 'format' }];
}

/** What a page may link to or show: never a script. */
function link(field: string, value: string): SettingsProblem[] {
  const problems = text(field, value, 500);
  const isWeb = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  return problems.length > 0 || isWeb ? problems : [{ field, reason: 'format' }];
}

function oneOf(field: string, value: string, allowed: readonly string[]): SettingsProblem[] {
  return allowed.includes(value) ? [] : [{ field, reason: 'one-of' }];
}

function whole(field: string, value: number, least: number, most: number): SettingsProblem[] {
  if (!Number.isInteger(value)) return [{ field, reason: 'format' }];
  if (value < least) return [{ field, reason: 'too-small', limit: least }];
  return value > most ? [{ field, reason: 'too-big', limit: most }] : [];
}

const limit = (field: string, value: number | null) =>
  optional(value, (given) => whole(field, given, 1, 10_000));
