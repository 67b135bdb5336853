import {
  addMonths,
  type Day,
  dayOf,
  lastOfMonth,
  nthWeekday,
  partsOf,
  realDay,
  weekdayOf,
} from './calendar.ts';
import { monthOf, yearAt } from './dates.ts';
import { onDay } from './days.ts';
import { hoursOf } from './part-hours.ts';
import { type Piece, type Reader, skip } from './piece.ts';
import { unitSpan } from './spans.ts';
import { numberedWeekday } from './weekdays.ts';

export function nthOfMonth(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const nth = sym?.senses.last ? -1 : (sym?.nth ?? null);
  if (nth === null || nth > 31 || sym?.senses.month !== undefined) return null;
  let to = at + 1;
  const lead = reader.syms[to];
  const named = lead?.senses.weekday ?? numberedWeekday(reader, to)?.day?.weekday;
  const unit = lead?.senses.unit;
  if ((named === undefined || nth > 5) && unit !== 'day' && unit !== 'workday') return null;
  to++;
  const part = reader.syms[to]?.senses.part;
  if (part) to++;
  const month = whichMonth(reader, to, nth < 0);
  if (!month) return null;
  const find = (year: number, m: number): Day | null => {
    if (named !== undefined) return nthWeekday(year, m, nth, named);
    const edge = nth < 0 ? dayOf(year, m, lastOfMonth(year, m)) : realDay(year, m, nth);
    if (edge === null) return null;
    return unit === 'workday' ? nearestWorkday(edge, nth < 0 ? -1 : 1) : edge;
  };
  for (let tries = 0, { year, month: m } = month; tries < 26; tries++) {
    const day = find(year, m);
    if (day !== null && (day >= reader.today || month.fixed))
      return {
        from: at,
        to: month.to,
        rule: 'nth-of-month',
        day: onDay(day),
        ...(part && { hours: { ...hoursOf(reader, part), said: true, part } }),
      };
    if (month.yearly) year++;
    else [year, m] = m === 12 ? [year + 1, 1] : [year, m + 1];
  }
  return null;
}

function nearestWorkday(day: Day, step: 1 | -1): Day {
  let found = day;
  while (weekdayOf(found) > 5) found += step;
  return found;
}

function whichMonth(
  reader: Reader,
  at: number,
  last: boolean,
): { year: number; month: number; to: number; fixed: boolean; yearly: boolean } | null {
  const { year, month } = partsOf(reader.today);
  const to = skip(reader, at, ['of', 'theDay', 'on'], 3);
  const named = reader.syms[to]?.senses.month;
  if (named !== undefined && to > at) {
    const said = yearAt(reader, to + 1);
    if (said) return { year: said.year, month: named, to: said.to, fixed: true, yearly: true };
    return { year, month: named, to: to + 1, fixed: false, yearly: true };
  }
  const ofYear = to > at ? wholeYear(reader, to) : null;
  if (ofYear) return { ...ofYear, month: last ? 12 : 1, yearly: true };
  const relative = monthOf(reader, at);
  if (!relative) return null;
  const start = partsOf(addMonths(dayOf(year, month, 1), relative.offset));
  return { year: start.year, month: start.month, to: relative.to, fixed: !relative.bare, yearly: false };
}

/** "2027", "next year", "the year" */
function wholeYear(reader: Reader, at: number): { year: number; to: number; fixed: boolean } | null {
  const sym = reader.syms[at];
  if (sym?.digits === 4 && sym.n !== undefined && sym.n >= 2000 && sym.n <= 2100)
    return { year: sym.n, to: at + 1, fixed: true };
  if (sym?.senses.unit !== 'year' && reader.syms[at + 1]?.senses.unit !== 'year') return null;
  const { year } = partsOf(reader.today);
  const whole = unitSpan(reader, at);
  if (whole?.span?.start !== undefined)
    return { year: partsOf(whole.span.start).year, to: whole.to, fixed: true };
  return sym?.senses.unit === 'year' ? { year, to: at + 1, fixed: false } : null;
}
