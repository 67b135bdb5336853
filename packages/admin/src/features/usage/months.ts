import type { Plan } from '@booking-chat/schema/generated/types';
import type { Lang } from '../../shared/i18n/language.ts';

/** `2026-11` → "November 2026", or "Nov" where there is little room. */
export const monthName = (month: string, lang: Lang, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(lang, {
    timeZone: 'UTC',
    month: style,
    ...(style === 'long' ? { year: 'numeric' as const } : {}),
  }).format(new Date(`${month}-15T12:00:00Z`));

/** The share of a limit that is used, 0 to 100; null: there is no limit. */
export const percentOf = (used: number, limit: number | null): number | null =>
  limit === null ? null : limit === 0 ? 100 : Math.min(100, Math.round((used / limit) * 100));

/** Names of products are the same in every language. */
export const planNames: Readonly<Record<Plan, string>> = {
  LITE: 'Lite',
  PRO: 'Pro',
  BUSINESS: 'Business',
  ENTERPRISE: 'Enterprise',
};
