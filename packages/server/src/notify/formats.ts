import type { Money } from '@booking-chat/core/catalog/catalog';
import type { Lang } from '@booking-chat/core/language/lang';
import type { EpochMinute } from '@booking-chat/core/time/interval';

/** "es" in Chile is "es-CL": how dates and amounts are written there. A language spoken elsewhere keeps its own habits. */
export const localeOf = (lang: Lang, country: string): string => {
  const spokenIn = {
    es: /^(ES|MX|AR|CL|CO|PE|UY|EC|BO|PY|VE|CR|PA|GT|HN|SV|NI|DO|CU|PR)$/,
    en: /^(US|GB|CA|AU|NZ|IE|ZA)$/,
    pt: /^(BR|PT|AO|MZ)$/,
  };
  const homes = { es: 'es-419', en: 'en-US', pt: 'pt-BR' };
  return spokenIn[lang].test(country) ? `${lang}-${country}` : homes[lang];
};

/** "Monday, November 23, 2026", in that zone. */
export const longDate = (minute: EpochMinute, timezone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: timezone,
  }).format(minute * 60_000);

/** "17:00", or "5:00 PM" where people write it so. */
export const clock = (minute: EpochMinute, timezone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    ...(locale.startsWith('en') ? {} : { hourCycle: 'h23' as const }),
    timeZone: timezone,
  }).format(minute * 60_000);

/** "$39.900", "R$ 140,00", "$129". Whole amounts of a currency with cents keep them only where that is the habit. */
export function money({ amount, currency }: Money, locale: string): string {
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2;
  const value = amount / 10 ** digits;
  const hideCents = Number.isInteger(value) && locale.startsWith('en');
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(hideCents ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(value);
}
