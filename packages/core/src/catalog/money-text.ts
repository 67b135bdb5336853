import type { Money } from './catalog.ts';

/** How many digits of the currency stand after the separator: 2 of EUR, none of CLP, 3 of KWD. */
export function minorDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}

const digits = new Map<string, number>();

/** '25.50', '25000': a decimal point and nothing else, as programs read it. */
export function amountText({ amount, currency }: Money): string {
  const places = minorDigits(currency);
  if (places === 0) return String(amount);
  const text = String(amount).padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/**
 * The amount, in minor units, that a person or a spreadsheet wrote: '25,50', '1.234,50', '$ 25.000', 'R$ 80,00', '1,234.5'.
 * A separator before exactly three digits groups thousands, unless the currency has three digits after its own. Null: not an
 * amount, or more digits than the currency has.
 */
export function readAmount(text: string, currency: string): number | null {
  const places = minorDigits(currency);
  const written = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^(?:[A-Z]{0,3}\$|€|£|[A-Z]{3})|(?:€|\$|[A-Z]{3})$/g, '');
  const match = /^(\d{1,3}(?:[.,']\d{3})+|\d+)(?:([.,])(\d+))?$/.exec(written);
  if (!match) return null;
  const [, whole = '', sign = '', part = ''] = match;
  const grouping = /[.,']/.exec(whole)?.[0];
  const grouped = grouping !== undefined;
  const sameSigns = !grouped || new Set(whole.replace(/\d/g, '')).size === 1;
  if (!sameSigns || (sign && sign === grouping)) return null;
  // '1.500' of a currency with three digits after the separator is one and a half, not fifteen hundred.
  const lone = /^(\d{1,3})[.,](\d{3})$/.exec(whole);
  if (!sign && lone && places === 3) return Number(`${lone[1]}${lone[2]}`);
  if (part.length > places) return null;
  const amount = Number(whole.replace(/[.,']/g, '') + part.padEnd(places, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}
