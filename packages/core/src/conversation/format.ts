import type { Money } from '../catalog/catalog.ts';
import type { Lang } from '../language/lang.ts';
import type { EpochMinute } from '../time/interval.ts';

/** How this language is written in this country: es + CL → es-CL. Unknown pairs fall back to the language alone. */
export function localeOf(lang: Lang, country: string): string {
  const region = lang === 'pt' && country !== 'PT' ? 'BR' : country;
  return /^[A-Z]{2}$/.test(region) ? `${lang}-${region}` : lang;
}

/** "jueves 26 de noviembre", "Thursday, November 26". Without the year: what is offered is always near. */
export const longDate = (locale: string, zone: string, minute: EpochMinute): string => {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const text = part(locale, zone, 'date', options).format(minute * 60_000);
  return locale.startsWith('es') ? text.replace(', ', ' ') : text;
};

/** "jue 26 nov" */
export const shortDate = (locale: string, zone: string, minute: EpochMinute): string =>
  part(locale, zone, 'short', { weekday: 'short', day: 'numeric', month: 'short' })
    .format(minute * 60_000)
    .replace(/\./g, '');

/** 17:00 or 5:00 PM, as the locale has it; always 24 hours in Spanish and Portuguese. */
export const clockTime = (locale: string, zone: string, minute: EpochMinute): string => {
  const twelve = locale.startsWith('en') && locale !== 'en-GB';
  return part(locale, zone, 'time', {
    hour: twelve ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: twelve ? 'h12' : 'h23',
  })
    .format(minute * 60_000)
    .replace(/\u202f/g, ' ');
};

/** "$35.000", "R$ 80,00", "$120". Whole amounts lose their empty cents only where that is how prices are written. */
export function price(locale: string, { amount, currency }: Money): string {
  const digits = minorDigits(currency);
  const whole = digits > 0 && amount % 10 ** digits === 0 && locale.startsWith('en');
  const format = cached(
    `${locale}|${currency}|${whole}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        ...(whole && { minimumFractionDigits: 0, maximumFractionDigits: 0 }),
      }),
  ) as Intl.NumberFormat;
  return format.format(amount / 10 ** digits).replace(/\u00a0/g, ' ');
}

/** "martes 24": enough for a day of the coming weeks, where the language has a short way to say it. */
export const weekdayAndDay = (locale: string, zone: string, minute: EpochMinute): string => {
  const text = part(locale, zone, 'weekday', { weekday: 'long' }).format(minute * 60_000);
  const day = part(locale, zone, 'day', { day: 'numeric' }).format(minute * 60_000);
  return locale.startsWith('pt') ? `${text.replace('-feira', '')}, dia ${day}` : `${text} ${day}`;
};

/** "hora de Madrid" needs the city: the last part of the zone's name, as it is written. */
export const zoneCity = (zone: string): string => {
  const city = (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ');
  return accented[city] ?? city;
};

const accented: Readonly<Record<string, string>> = {
  'Sao Paulo': 'São Paulo',
  Belem: 'Belém',
  Maceio: 'Maceió',
  Cuiaba: 'Cuiabá',
  Araguaina: 'Araguaína',
  Bogota: 'Bogotá',
  Asuncion: 'Asunción',
  Panama: 'Panamá',
  Cancun: 'Cancún',
  Merida: 'Mérida',
};

/** "a, b y c" */
export const list = (locale: string, items: readonly string[], kind: 'conjunction' | 'disjunction'): string =>
  (cached(`${locale}|${kind}`, () => new Intl.ListFormat(locale, { type: kind })) as Intl.ListFormat).format(
    items,
  );

function minorDigits(currency: string): number {
  const format = cached(
    `digits|${currency}`,
    () => new Intl.NumberFormat('en', { style: 'currency', currency }),
  ) as Intl.NumberFormat;
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Making an Intl formatter costs a hundred times what using one does. */
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>();

function cached(key: string, make: () => Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat) {
  const kept = formatters.get(key);
  if (kept) return kept;
  const made = make();
  if (formatters.size > 500) formatters.clear();
  formatters.set(key, made);
  return made;
}

function part(
  locale: string,
  zone: string,
  kind: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return cached(
    `${locale}|${zone}|${kind}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }),
  ) as Intl.DateTimeFormat;
}
