import { clockText } from '../../shared/format/date-time.ts';
import type { Range } from './hours-form.ts';
import type { HoursTexts } from './texts/index.ts';

/** A conflict in words. `kind` as core says it (`empty-range`) or as the API does (`EMPTY_RANGE`). */
export function conflictText(
  { kind, ranges }: { readonly kind: string; readonly ranges: readonly Range[] },
  t: HoursTexts,
): string {
  const text = t.conflicts[kind.toUpperCase().replaceAll('-', '_') as keyof HoursTexts['conflicts']];
  return typeof text === 'string' ? text : text(ranges.map(rangeText).join(', '));
}

export const rangeText = ({ start, end }: Range): string => `${clockText(start)}–${clockText(end)}`;
