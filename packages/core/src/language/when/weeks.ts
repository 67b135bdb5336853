import { dayOf, mondayOf, partsOf, weekdayOf } from './calendar.ts';
import { countsSomething, isEnd } from './context.ts';
import { saidDayOfMonth, yearAt } from './dates.ts';
import { dayAt } from './days.ts';
import { monthSpan, yearSpan } from './month-spans.ts';
import { is, type Piece, type Reader, skip, textAt } from './piece.ts';
import { calendarSpan, unitSpan } from './spans.ts';
import type { Sign } from './words.ts';

export function weekOf(reader: Reader, at: number): Piece | null {
  const unit = reader.syms[at]?.senses.unit;
  if (unit !== 'week' && unit !== 'weekend') return null;
  if (is(reader, at + 1, 'after') || is(reader, at + 1, 'before')) return null;
  const to = skip(reader, at + 1, ['of', 'starting', 'from', 'theDay', 'on'], 4);
  if (to === at + 1) return null;
  const said = dayAt(reader, to);
  const dom = reader.syms[to]?.n ?? reader.syms[to]?.nth;
  const dated = said?.day?.weekday === undefined ? null : reader.syms[said.to]?.n;
  if (said && dated && dated <= 31 && !reader.syms[said.to + 1]?.senses.month) {
    const monday = mondayOf(saidDayOfMonth(reader, dated).day);
    return {
      from: at,
      to: said.to + 1,
      rule: 'week-of',
      span: { start: monday, end: monday + 6, unit: 'week' },
    };
  }
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
    (to > at + 2 && (reader.syms[to]?.senses.unit === 'month' || reader.syms[to]?.senses.unit === 'year')
      ? { to: to + 1, span: calendarSpan(reader, reader.syms[to]?.senses.unit ?? 'month', 0) }
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

/** "week 31", "semana 49 de 2027": ISO 8601, the coming one when no year is said. */
export function weekNumber(reader: Reader, at: number): Piece | null {
  const [sym, number] = [reader.syms[at], reader.syms[at + 1]];
  if (sym?.senses.unit !== 'week' || !number?.digits || number.n === undefined) return null;
  if (number.digits > 2 || number.n < 1 || number.n > 53) return null;
  const before = reader.syms[at - 1];
  if (
    before?.n !== undefined ||
    before?.nth !== undefined ||
    ['this', 'next', 'coming', 'last'].some((sign) => is(reader, at - 1, sign as Sign))
  )
    return null;
  const after = reader.syms[at + 2];
  const closes =
    isEnd(reader, at + 2) ||
    ['to', 'and', 'or', 'glue', 'of'].some((sign) => is(reader, at + 2, sign as Sign)) ||
    textAt(reader, at + 2) === '-';
  const said = yearAt(reader, at + 2);
  const ofMonth = [1, 2].some((ahead) => reader.syms[at + 2 + ahead]?.senses.month !== undefined);
  if (
    !closes ||
    after?.senses.month !== undefined ||
    (is(reader, at + 2, 'of') && (!said || ofMonth)) ||
    countsSomething(reader, at + 2)
  )
    return null;
  const { n } = number;
  const mondayIn = (year: number) => mondayOf(dayOf(year, 1, 4)) + 7 * (n - 1);
  const { year } = partsOf(reader.today);
  const start = mondayIn(said?.year ?? (mondayIn(year) + 6 < reader.today ? year + 1 : year));
  return {
    from: at,
    to: said?.to ?? at + 2,
    rule: 'week-number',
    span: { start, end: start + 6, unit: 'week' },
  };
}
