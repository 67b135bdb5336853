import type { Lang } from '../lang.ts';
import { tokenize } from '../tokens.ts';
import { readWhen } from './read-when.ts';
import type { SpokenWhen, WhenOptions, WhenReading } from './reading.ts';

/** Wednesday 18 November 2026, 11:00: the now of every table. */
export const now = '2026-11-18T11:00:00';

export function read(lang: Lang, text: string, options: Partial<WhenOptions> = {}): WhenReading {
  return readWhen(tokenize(text), text, { lang, now, ...options });
}

/** A mention in one line: `2026-11-19 17:00`, `2026-11-23..2026-11-29`, `2026-11-20 [13:00-20:00]`, `not 2026-11-23`. */
export function shown(mention: SpokenWhen): string {
  const { date, time, dateRange, timeRange, negated } = mention;
  const days = dateRange && `${dateRange.start ?? ''}..${dateRange.end ?? ''}`;
  const hours = timeRange && `[${timeRange.start ?? ''}-${timeRange.end ?? ''}]`;
  return [negated ? 'not' : '', date, days, time, hours].filter(Boolean).join(' ');
}

export function said(lang: Lang, text: string, options?: Partial<WhenOptions>): string {
  return read(lang, text, options).mentions.map(shown).join(', ');
}
