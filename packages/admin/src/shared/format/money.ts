import type { Lang } from '../i18n/language.ts';

/** Digits after the point that a currency has: 2 for EUR, 0 for CLP. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** `amount` in the currency's minor unit. */
export function formatMoney(amount: number, currency: string, lang: Lang): string {
  return new Intl.NumberFormat(lang, { style: 'currency', currency }).format(
    amount / 10 ** minorDigits(currency),
  );
}

/** The amount as it stands in a text field, without the currency: `25.5` → `25,50` in Spanish. */
export function amountText(amount: number, currency: string, lang: Lang): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(amount / 10 ** digits);
}

/** What someone typed, in minor units; null: not an amount of this currency. Point and comma both part decimals. */
export function parseAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const plain = withoutGrouping(text.replace(/\s/g, ''), digits);
  if (!/^\d{1,12}(?:\.\d+)?$/.test(plain)) return null;
  const [whole, part = ''] = plain.split('.') as [string, string?];
  if (part.length > digits && /[1-9]/.test(part.slice(digits))) return null;
  const amount = Number(whole) * 10 ** digits + Number(part.slice(0, digits).padEnd(digits, '0') || 0);
  return amount <= 2_147_483_647 ? amount : null;
}

/** `1.234,50`, `1,234.50` and `25000` without their thousands: the last mark parts decimals unless three digits follow it. */
function withoutGrouping(text: string, digits: number): string {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return text;
  const whole = text.slice(0, last);
  const part = text.slice(last + 1);
  const isGrouped = part.length === 3 && (digits !== 3 || /[.,]/.test(whole));
  const groups = isGrouped ? text.split(/[.,]/) : whole.split(/[.,]/);
  if (groups.length > 1 && !groups.slice(1).every((group) => group.length === 3)) return text;
  return isGrouped ? groups.join('') : `${groups.join('')}.${part}`;
}
