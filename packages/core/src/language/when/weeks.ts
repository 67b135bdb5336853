import { mondayOf, weekdayOf } from './calendar.ts';
import { saidDayOfMonth } from './dates.ts';
import { dayAt } from './days.ts';
import { monthSpan, yearSpan } from './month-spans.ts';
import { is, type Piece, type Reader, skip } from './piece.ts';
import { calendarSpan, unitSpan } from './spans.ts';

export function weekOf(reader: Reader, at: number): Piece | null {
  const unit = reader.syms[at]?.senses.unit;
  if (unit !== 'week' && unit !== 'weekend') return null;
  const to = skip(reader, at + 1, ['of', 'starting', 'from', 'theDay', 'on'], 4);
  if (to === at + 1) return null;
  const said = dayAt(reader, to);
  const dom = reader.syms[to]?.n ?? reader.syms[to]?.nth;
  const day =
    said?.day?.day ??
    (dom !== undefined && dom >= 1 && dom <= 31 ? saidDayOfMonth(reader, dom).day : undefined);
  if (day === undefined) return null;
  const start = mondayOf(day) + (unit === 'weekend' ? 5 : 0);
  return { from: at, to: said?.to ?? to + 1, rule: 'week-of', span: { start, end: mondayOf(day) + 6, unit } };
}

/** "first week of December", "última semana del mes": the week its nth Thursday is in (ISO 8601). */
export function nthWeek(reader: Reader, at: number): Piece | null {
  const nth = is(reader, at, 'last') ? -1 : reader.syms[at]?.nth;
  const unit = reader.syms[at + 1]?.senses.unit;
  if (nth === undefined || nth > 5 || (unit !== 'week' && unit !== 'weekend')) return null;
  const to = skip(reader, at + 2, ['of', 'theDay', 'on'], 3);
  const month =
    monthSpan(reader, to) ??
    unitSpan(reader, to) ??
    yearSpan(reader, to) ??
    (to > at + 2 && reader.syms[to]?.senses.unit === 'month'
      ? { to: to + 1, span: calendarSpan(reader, 'month', 0) }
      : null);
  const span = month?.span;
  if (!month || span?.start === undefined || span.end === undefined) return null;
  const anchor = unit === 'week' ? 4 : 6;
  const first = span.start + ((anchor - weekdayOf(span.start) + 7) % 7);
  const last = span.end - ((weekdayOf(span.end) - anchor + 7) % 7);
  const start = mondayOf(nth < 0 ? last : first + 7 * (nth - 1));
  return unit === 'week'
    ? { from: at, to: month.to, rule: 'nth-week', span: { start, end: start + 6, unit: 'week' } }
    : {
        from: at,
        to: month.to,
        rule: 'nth-weekend',
        span: { start: start + 5, end: start + 6, unit: 'weekend' },
      };
}
