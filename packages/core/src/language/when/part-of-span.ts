import type { Day } from './calendar.ts';
import { monthSpan, yearSpan } from './month-spans.ts';
import { is, type Piece, type Reader, skip, textAt } from './piece.ts';
import { calendarSpan, unitSpan } from './spans.ts';
import type { Unit } from './words.ts';

export type Cut = 'start' | 'mid' | 'end' | 'rest';

export function partOfSpan(reader: Reader, at: number): Piece | null {
  const half = halfOfMonth(reader, at) ?? edgeOf(reader, at);
  if (half) return half;
  const sym = reader.syms[at];
  const cut: Cut | null = sym?.senses.rest
    ? 'rest'
    : sym?.senses.mid
      ? 'mid'
      : sym?.senses.start
        ? 'start'
        : sym?.senses.end
          ? 'end'
          : null;
  if (cut === null || (cut === 'end' && is(reader, at, 'further'))) {
    const later = laterInSpan(reader, at);
    if (later || cut === null) return later;
  }
  let to = sym?.senses.unit ? at : at + 1;
  if (textAt(reader, to) === '-') to++;
  to = skip(reader, to, ['of', 'theDay', 'theHour', 'on'], 4);
  const unit = reader.syms[to]?.senses.unit;
  const month = reader.syms[to]?.senses.month;
  const bare = unit === 'month' || unit === 'week' || unit === 'year';
  const whole =
    unitSpan(reader, to) ??
    (bare && !(is(reader, to, 'late') || (unit === 'week' && to === at + 1 && cut !== 'mid'))
      ? { to: to + 1, span: calendarSpan(reader, unit, 0) }
      : null) ??
    (month !== undefined && reader.syms[to + 1]?.nth === undefined ? monthSpan(reader, to) : null);
  if (!whole?.span?.start || whole.span.end === undefined || whole.span.unit === 'weekend') return null;
  let { start, end } = cutSpan(
    whole.span.start,
    whole.span.end,
    whole.span.unit ?? 'month',
    cut,
    reader.today,
  );
  if (bare && end < reader.today && whole.span.unit) {
    const next = calendarSpan(reader, whole.span.unit, 1);
    ({ start, end } = cutSpan(next.start ?? start, next.end ?? end, whole.span.unit, cut, reader.today));
  }
  return { from: at, to: whole.to, rule: `${cut}-of-${whole.span.unit ?? 'span'}`, span: { start, end } };
}

/** "later this month", "más tarde esta semana": from today on. */
function laterInSpan(reader: Reader, at: number): Piece | null {
  if (!is(reader, at, 'further') && !is(reader, at, 'after')) return null;
  const to = skip(reader, at + 1, ['of', 'on'], 2);
  if (!is(reader, to, 'this')) return null;
  const whole = unitSpan(reader, to);
  if (!whole?.span?.start || whole.span.end === undefined || whole.span.unit === 'weekend') return null;
  return {
    from: at,
    to: whole.to,
    rule: 'later-in-span',
    span: cutSpan(whole.span.start, whole.span.end, 'month', 'rest', reader.today),
  };
}

function cutSpan(start: Day, end: Day, unit: Unit, cut: Cut, today: Day): { start: Day; end: Day } {
  if (cut === 'rest') return { start: Math.min(Math.max(start, today), end), end };
  if (unit === 'week')
    return cut === 'start'
      ? { start, end: start + 2 }
      : cut === 'mid'
        ? { start: start + 1, end: start + 3 }
        : { start: start + 3, end: start + 5 };
  const third = Math.round((end - start + 1) / 3);
  if (cut === 'start') return { start, end: start + third - 1 };
  return cut === 'mid' ? { start: start + third - 1, end: end - third } : { start: end - third + 1, end };
}

/** "primera quincena de diciembre" */
function halfOfMonth(reader: Reader, at: number): Piece | null {
  const nth = reader.syms[at]?.nth ?? (is(reader, at, 'last') ? 2 : undefined);
  const fortnight = is(reader, at + 1, 'halfMonth');
  const half = is(reader, at + 1, 'half') || is(reader, at + 1, 'mid');
  if (!nth || nth > 2 || (!fortnight && !(half && is(reader, at + 2, 'of')))) return null;
  const to = skip(reader, at + 2, ['of', 'theDay'], 2);
  const whole =
    monthSpan(reader, to) ??
    unitSpan(reader, to) ??
    yearSpan(reader, to) ??
    (reader.syms[to]?.senses.unit === 'month'
      ? { to: to + 1, span: calendarSpan(reader, 'month', 0) }
      : null);
  if (!whole && !fortnight) return null;
  const span = whole?.span ?? calendarSpan(reader, 'month', 0);
  if (span.start === undefined || span.end === undefined) return null;
  const length = span.end - span.start + 1;
  const middle = span.start + (length > 27 && length < 32 ? 14 : Math.floor(length / 2) - 1);
  return {
    from: at,
    to: whole?.to ?? at + 2,
    rule: 'half-month',
    span: nth === 1 ? { start: span.start, end: middle } : { start: middle + 1, end: span.end },
  };
}

/** "the first three days of December", "las últimas dos semanas del mes" */
function edgeOf(reader: Reader, at: number): Piece | null {
  const first = reader.syms[at]?.nth === 1;
  if (!first && !is(reader, at, 'last')) return null;
  const n = reader.syms[at + 1]?.n ?? (is(reader, at + 1, 'couple') ? 2 : undefined);
  const unit = reader.syms[at + 2]?.senses.unit;
  if (n === undefined || n > 31 || (unit !== 'day' && unit !== 'week')) return null;
  const to = skip(reader, at + 3, ['of', 'theDay', 'on'], 2);
  if (to === at + 3) return null;
  const month =
    reader.syms[to]?.senses.unit === 'month' ? { to: to + 1, span: calendarSpan(reader, 'month', 0) } : null;
  const whole = unitSpan(reader, to) ?? monthSpan(reader, to) ?? month;
  if (!whole?.span?.start || whole.span.end === undefined) return null;
  const { start, end } = whole.span;
  const length = n * (unit === 'week' ? 7 : 1);
  const span = first
    ? { start, end: Math.min(end, start + length - 1) }
    : { start: Math.max(start, end - length + 1), end };
  return { from: at, to: whole.to, rule: 'edge', span };
}
