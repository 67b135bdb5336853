import type { AuditChange, AuditEntry } from '@booking-chat/schema/generated/types';
import { formatMoney } from '../../shared/format/money.ts';
import type { Lang } from '../../shared/i18n/language.ts';
import type { AuditTexts } from './texts/index.ts';

export interface Reading {
  readonly t: AuditTexts;
  readonly lang: Lang;
  readonly timezone: string;
  readonly currency: string;
}

/**
 * What happened, as people would say it: "Changed the price of Corte: $15.000 → $18.000". One change is told in the sentence,
 * some are named, the rest is for the details.
 */
export function sentenceOf(entry: Entry, reading: Reading): string {
  const { t } = reading;
  const name = entry.targetName ?? '';
  const said = t.actions[entry.action as keyof typeof t.actions];
  if (!said) return t.unknown(entry.action, name);
  const sentence = said(name);
  const isEdit =
    entry.action.endsWith('.update') || /\.(role|status|move)$|^plan\.change$/.test(entry.action);
  const [only, ...others] = entry.changes;
  if (!isEdit || !only) return sentence;
  if (others.length === 0) return `${sentence}: ${changeText(only, reading)}`;
  const named = entry.changes.slice(0, 3).map(({ field }) => fieldName(field, t));
  const more = entry.changes.length - named.length;
  return `${sentence}: ${named.join(', ')}${more > 0 ? ` ${t.andMore(more)}` : ''}`;
}

/** `Price: $15.000 → $18.000`; long values are only named. */
export function changeText(change: Change, reading: Reading): string {
  const name = fieldName(change.field, reading.t);
  const [before, after] = [change.before, change.after].map((value) =>
    valueText(change.field, value ?? null, reading),
  ) as [string, string];
  return before.length + after.length > 90 ? name : `${name}: ${before} → ${after}`;
}

/** `business.phone` → "Phone"; a field without a word of its own is shown as it is written. */
export function fieldName(field: string, t: AuditTexts): string {
  const known = t.fields as Readonly<Record<string, string>>;
  const last = field.split('.').at(-1) ?? field;
  return known[field] ?? known[last] ?? spaced(last);
}

/** A stored value in words. What was cut, or is no JSON, is shown as it is. */
export function valueText(field: string, json: string | null, reading: Reading): string {
  if (json === null) return reading.t.nothing;
  const value = parsed(json);
  if (value === undefined) return json;
  if (/(^|\.)price(\.amount)?$|priceAmount$/.test(field) && typeof value === 'number')
    return formatMoney(value, reading.currency, reading.lang);
  return inWords(value, reading);
}

type Entry = Pick<AuditEntry, 'action' | 'changes' | 'targetName'>;
type Change = Pick<AuditChange, 'field' | 'before' | 'after'>;

function inWords(value: unknown, reading: Reading): string {
  const { t, lang, timezone } = reading;
  if (value === null || value === '') return t.nothing;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return new Intl.NumberFormat(lang).format(value);
  if (Array.isArray(value))
    return value.length === 0 ? t.nothing : value.map((one) => inWords(one, reading)).join(', ');
  if (typeof value === 'object') return objectText(value as Readonly<Record<string, unknown>>, reading);
  const text = String(value);
  const known = (t.values as Readonly<Record<string, string>>)[text];
  if (known) return known;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(text))
    return new Intl.DateTimeFormat(lang, {
      timeZone: timezone,
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(text));
  return text;
}

/** An hours' range reads as hours; anything else as its parts. */
function objectText(value: Readonly<Record<string, unknown>>, reading: Reading): string {
  const { start, end } = value;
  if (typeof start === 'number' && typeof end === 'number' && Object.keys(value).length === 2)
    return `${clock(start)}–${clock(end)}`;
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .map(([name, part]) => `${fieldName(name, reading.t)} ${inWords(part, reading)}`)
    .join(' · ');
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `someFieldName` → "some field name". */
const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
