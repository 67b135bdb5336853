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
  dateFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: timezone,
  }).format(minute * 60_000);

/** "17:00", or "5:00 PM" where people write it so. */
export const clock = (minute: EpochMinute, timezone: string, locale: string): string =>
  dateFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    ...(locale.startsWith('en') ? {} : { hourCycle: 'h23' as const }),
    timeZone: timezone,
  }).format(minute * 60_000);

/** "$39.900", "R$ 140,00", "$129". Whole amounts of a currency with cents keep them only where that is the habit. */
export function money({ amount, currency }: Money, locale: string): string {
  const common = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const plain = numberFormat(locale, common);
  const value = amount / 10 ** (plain.resolvedOptions().maximumFractionDigits ?? 2);
  const hideCents = Number.isInteger(value) && locale.startsWith('en');
  const format = hideCents
    ? numberFormat(locale, { ...common, minimumFractionDigits: 0, maximumFractionDigits: 0 })
    : plain;
  return format.format(value);
}

/** Formats are slow to make and quick to use; there are few locales, and zones only as many as tenants have. */
function remembered<Options extends object, Format>(make: (locale: string, options: Options) => Format) {
  const kept = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const name = `${locale} ${JSON.stringify(options)}`;
    const format = kept.get(name) ?? make(locale, options);
    if (kept.size > 500) kept.clear();
    kept.set(name, format);
    return format;
  };
}

const dateFormat = remembered(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numberFormat = remembered(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
