import { addMonths, dayOf, mondayOf, partsOf, weekdayOf } from './calendar.ts';
import { monthSpan, nthMonth, numericMonth, quarterSpan, wholeMonth, yearSpan } from './month-spans.ts';
import { partOfSpan } from './part-of-span.ts';
import { is, type Piece, type Reader, type SaidSpan } from './piece.ts';
import { nextSeveral } from './several.ts';
import { afterNext } from './weekdays.ts';
import { nthWeek, weekNumber, weekOf } from './weeks.ts';
import type { Unit } from './words.ts';

/** Several days starting exactly here: "next week", "fin de semana", "mid December", "los próximos 3 días", "week of the 18th". */
export function spanAt(reader: Reader, at: number): Piece | null {
  return (
    partOfSpan(reader, at) ??
    weekOf(reader, at) ??
    nthWeek(reader, at) ??
    weekNumber(reader, at) ??
    nextSeveral(reader, at) ??
    quarterSpan(reader, at) ??
    nthMonth(reader, at) ??
    unitSpan(reader, at) ??
    numericMonth(reader, at) ??
    monthSpan(reader, at) ??
    yearSpan(reader, at)
  );
}

export function unitSpan(reader: Reader, at: number): Piece | null {
  let to = at;
  let offset: number | null = null;
  let gone = false;
  const lead = reader.syms[to];
  if (is(reader, at - 1, 'greeting')) return null;
  if (lead?.senses.this) [offset, to] = [lead.senses.coming ? 1 : 0, to + 1];
  else if (lead?.senses.next || lead?.senses.coming) [offset, to] = [1, to + 1];
  else if (lead?.senses.afterNext) [offset, to] = [2, to + 1];
  else if (lead?.senses.gone) [offset, gone, to] = [-1, true, to + 1];
  if (offset === 0 && (is(reader, to, 'next') || is(reader, to, 'coming'))) [offset, to] = [1, to + 1];
  const comingWeekend = lead?.senses.coming && !lead.senses.next;
  const unit = reader.syms[to]?.senses.unit;
  if (unit === undefined || ['minute', 'hour', 'day', 'workday', 'fortnight'].includes(unit)) return null;
  to++;
  if (is(reader, to, 'afterNext')) [offset, to] = [2, to + 1];
  else if (afterNext(reader, to)) [offset, to] = [2, to + 2];
  else if (
    is(reader, to, 'coming') ||
    (is(reader, to, 'next') &&
      !reader.syms[to + 1]?.senses.unit &&
      reader.syms[to + 1]?.senses.weekday === undefined)
  ) {
    [offset, to] = [1, to + 1];
  } else if (is(reader, to, 'gone') && offset === null && !reader.words.spokenHours)
    [offset, gone, to] = [-1, true, to + 1];
  const article = is(reader, at - 1, 'theDay') || is(reader, at - 1, 'theHour');
  const bareUnit = offset === null;
  if (
    bareUnit &&
    unit !== 'weekend' &&
    unit !== 'workweek' &&
    !(article && reader.words.spokenHours && (unit === 'week' || unit === 'month'))
  )
    return null;
  const span = calendarSpan(reader, unit, comingWeekend && unit === 'weekend' ? 0 : (offset ?? 0));
  return { from: at, to, rule: unit, span, ...(gone && { past: true }) };
}

/** The calendar unit n after the current one. Weeks start on Monday. */
export function calendarSpan(reader: Reader, unit: Unit, offset: number): SaidSpan {
  const { today } = reader;
  const { year, month } = partsOf(today);
  switch (unit) {
    case 'week': {
      const start = mondayOf(today) + 7 * offset;
      return { start, end: start + 6, unit };
    }
    case 'weekend': {
      const start = mondayOf(today) + 7 * offset + 5;
      return { start: offset === 0 ? Math.max(start, today) : start, end: start + 1, unit };
    }
    case 'workweek': {
      const monday = mondayOf(today) + 7 * (offset + (weekdayOf(today) > 3 && offset === 0 ? 1 : 0));
      return { start: Math.max(monday, today), end: monday + 4, unit };
    }
    case 'month':
      return wholeMonth(addMonths(dayOf(year, month, 1), offset));
    case 'quarter':
      return {
        start: addMonths(dayOf(year, 3 * Math.floor((month - 1) / 3) + 1, 1), 3 * offset),
        end: addMonths(dayOf(year, 3 * Math.floor((month - 1) / 3) + 1, 1), 3 * offset + 3) - 1,
        unit,
      };
    default:
      return { start: dayOf(year + offset, 1, 1), end: dayOf(year + offset, 12, 31), unit: 'year' };
  }
}
