import { addMonths, type Day, dayOf, lastOfMonth, partsOf, realDay } from './calendar.ts';
import { countsSomething, isEnd, isTitled } from './context.ts';
import { onDay } from './days.ts';
import { numericDate } from './numeric-dates.ts';
import { is, type Piece, type Reader, type SaidDay, skip, textAt } from './piece.ts';

/** "dia 25 de novembro", "día 25/11", "fecha 3 de mayo" */
export function afterDayWord(reader: Reader, at: number): Piece | null {
  if (!is(reader, at, 'dayWord') && !is(reader, at, 'dateWord')) return null;
  const to = textAt(reader, at + 1) === ':' ? at + 2 : at + 1;
  const date = numericDate(reader, to) ?? monthAndDay(reader, to);
  return date && { ...date, from: at };
}

/** Every year on this month and day, first on or after a base; 29 February waits for its year. */
export function yearly(month: number, day: number): (base: Day) => Day {
  return (base) => {
    const { year } = partsOf(base);
    for (let y = year; y < year + 9; y++) {
      const found = realDay(y, month, day);
      if (found !== null && found >= base) return found;
    }
    return base;
  };
}

/** The next month that has this day, on or after a base. */
export function monthly(dom: number): (base: Day) => Day {
  return (base) => {
    const { year, month } = partsOf(base);
    for (let m = 0; m < 12; m++) {
      const found = realDay(year + Math.floor((month - 1 + m) / 12), ((month - 1 + m) % 12) + 1, dom);
      if (found !== null && found >= base) return found;
    }
    return base;
  };
}

export function saidDayOfMonth(reader: Reader, dom: number): SaidDay {
  const next = monthly(dom);
  return { day: next(reader.today), after: (base) => next(base + 1), dom };
}

export function saidYearly(reader: Reader, month: number, day: number): SaidDay {
  const next = yearly(month, day);
  return { day: next(reader.today), after: (base) => next(base + 1) };
}

export function monthAndDay(reader: Reader, at: number): Piece | null {
  return dayThenMonth(reader, at) ?? monthThenDay(reader, at);
}

function domAt(reader: Reader, at: number): number | null {
  const sym = reader.syms[at];
  const value = sym?.nth ?? (sym && sym.digits <= 2 ? sym.n : undefined);
  return value !== undefined && value >= 1 && value <= 31 ? value : null;
}

function dayThenMonth(reader: Reader, at: number): Piece | null {
  const dom = domAt(reader, at);
  if (dom === null || is(reader, at - 1, 'price')) return null;
  let to = at + 1;
  if (is(reader, to, 'weekdayMark')) return null;
  to = ['/', '-', '.'].includes(textAt(reader, to)) ? to + 1 : skip(reader, to, ['of', 'theDay'], 3);
  if (is(reader, to, 'a') && reader.syms[to + 1]?.senses.month) return null;
  const gap = to - at - 1;
  if (textAt(reader, to) === 'mes' || (is(reader, to - 1, 'in') && !is(reader, to - 1, 'of'))) return null;
  const month = reader.syms[to]?.senses.month;
  if (month === undefined) return null;
  if (isTitled(reader, at)) return { from: at, to: to + 1, rule: 'street', idle: true };
  if (gap === 0 && reader.syms[to]?.senses.weekday !== undefined && reader.syms[at]?.digits === 0)
    return null;
  return withYear(reader, at, to + 1, month, dom);
}

function monthThenDay(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const month = sym?.senses.month;
  if (month === undefined || sym?.senses.weekday !== undefined) return null;
  let to = at + 1;
  if (['/', '-', '.', ','].includes(textAt(reader, to))) to++;
  to = skip(reader, to, ['theDay', 'dayWord'], 2);
  const dom = domAt(reader, to);
  if (dom === null) return null;
  const next = textAt(reader, to + 1);
  if (
    next === ':' ||
    next === '%' ||
    (reader.syms[to]?.nth === undefined &&
      (is(reader, to + 1, 'am') || is(reader, to + 1, 'pm')) &&
      !reader.syms[to + 1]?.spaced)
  )
    return null;
  if (
    sym?.senses.weak &&
    !sym.capital &&
    reader.syms[to]?.nth === undefined &&
    countsSomething(reader, to + 1)
  )
    return null;
  return withYear(reader, at, to + 1, month, dom);
}

function withYear(reader: Reader, from: number, at: number, month: number, dom: number): Piece | null {
  const found = yearAt(reader, at);
  if (dom > lastOfMonth(2024, month)) return { from, to: found?.to ?? at, rule: 'no-such-day', idle: true };
  if (!found)
    return { from, to: abbreviationDot(reader, at), rule: 'month-day', day: saidYearly(reader, month, dom) };
  const day = realDay(found.year, month, dom);
  return day === null ? null : { from, to: found.to, rule: 'full-date', day: onDay(day) };
}

const abbreviationDot = (reader: Reader, at: number) =>
  textAt(reader, at) === '.' &&
  !reader.syms[at]?.spaced &&
  reader.syms[at - 1]?.senses.month !== undefined &&
  !isEnd(reader, at + 1)
    ? at + 1
    : at;

/** ", 2026", " de 2026", " del 26", "/26" */
export function yearAt(reader: Reader, at: number): { year: number; to: number } | null {
  let to = at;
  while (
    to < at + 2 &&
    (['/', '-', ',', '.'].includes(textAt(reader, to)) || is(reader, to, 'of') || is(reader, to, 'on'))
  )
    to++;
  const sym = reader.syms[to];
  if (
    sym?.digits === 4 &&
    sym.n !== undefined &&
    sym.n >= 1970 &&
    sym.n <= 2100 &&
    textAt(reader, to + 1) !== ':' &&
    !is(reader, to + 1, 'hourMark')
  )
    return { year: sym.n, to: to + 1 };
  if (
    sym?.digits === 2 &&
    sym.n !== undefined &&
    sym.n >= 20 &&
    (!sym.spaced || textAt(reader, to - 1) === 'del') &&
    to > at &&
    (['/', '-'].includes(textAt(reader, at)) || textAt(reader, to - 1) === 'del') &&
    (textAt(reader, at) !== '-' || sym.n > 31 || textAt(reader, at - 2) === '-')
  )
    return { year: 2000 + sym.n, to: to + 1 };
  return null;
}

export function dayOfMonth(reader: Reader, at: number): Piece | null {
  let to = at;
  const nextDay = textAt(reader, to) === 'proximo' && reader.syms[to]?.senses.day === 1;
  if (nextDay || (is(reader, to, 'dayWord') && reader.syms[to]?.senses.number === undefined)) to++;
  const counted = to > at;
  const sym = reader.syms[to];
  const dom = domAt(reader, to);
  if (dom === null || sym === undefined || (sym.n === 1 && sym.digits === 0)) return null;
  if (is(reader, to - 1, 'price') || is(reader, to + 1, 'priced')) return null;
  const of = monthOf(reader, to + 1);
  const byArticle =
    is(reader, at - 1, 'theDay') && !(is(reader, at - 1, 'theHour') && sym.nth === undefined && !of);
  if (of) {
    const start = addMonths(dayOf(partsOf(reader.today).year, partsOf(reader.today).month, 1), of.offset);
    const { year, month } = partsOf(start);
    const day = realDay(year, month, dom);
    if (day !== null) {
      const next = of.bare && day < reader.today ? monthly(dom)(reader.today) : day;
      return {
        from: at,
        to: of.to,
        rule: 'day-of-month',
        day: { day: next, after: (base) => (next > base ? next : monthly(dom)(base + 1)) },
      };
    }
  }
  const spelledOrdinal = sym.nth !== undefined && sym.digits === 0;
  const written = sym.nth !== undefined && sym.digits > 0;
  const sure =
    counted ||
    (byArticle && !spelledOrdinal) ||
    (written && reader.words.spokenHours === true) ||
    (spelledOrdinal && (sym.nth ?? 0) > 10) ||
    (spelledOrdinal && byArticle && is(reader, at - 2, 'on'));
  if (!sure) return null;
  if (!counted && countsSomething(reader, to + 1)) return null;
  const after = reader.syms[to + 1];
  if (
    !counted &&
    sym.nth === undefined &&
    (textAt(reader, to + 1) === ':' ||
      after?.senses.unit !== undefined ||
      is(reader, to + 1, 'am') ||
      is(reader, to + 1, 'pm'))
  )
    return null;
  if (
    written &&
    !counted &&
    !byArticle &&
    (after?.senses.unit !== undefined || after?.senses.weekday !== undefined)
  )
    return null;
  if (after?.senses.unit !== undefined && sym.nth !== undefined) return null;
  return { from: at, to: to + 1, rule: 'day-of-month', day: saidDayOfMonth(reader, dom) };
}

/** "of this month", "del próximo mes", "do mês que vem", "of the month": months from the current one. */
export function monthOf(reader: Reader, at: number): { offset: number; bare: boolean; to: number } | null {
  let to = skip(reader, at, ['of', 'theDay', 'on'], 3);
  const lead = reader.syms[to];
  if (to === at && !lead?.senses.this && !lead?.senses.next) return null;
  let offset: number | null = null;
  if (lead?.senses.this || lead?.senses.every) [offset, to] = [0, to + 1];
  else if (lead?.senses.next || lead?.senses.coming) [offset, to] = [1, to + 1];
  if (reader.syms[to]?.senses.unit !== 'month') return null;
  to++;
  if (is(reader, to, 'next') || is(reader, to, 'coming')) return { offset: 1, bare: false, to: to + 1 };
  return { offset: offset ?? 0, bare: offset === null, to };
}
