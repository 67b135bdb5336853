import {
  addMonths,
  type Day,
  dayOf,
  easter,
  lastOfMonth,
  mondayOf,
  nthWeekday,
  partsOf,
  realDay,
  weekdayOf,
} from './calendar.ts';
import { hoursOf } from './clocks.ts';
import { is, isArticle, type Piece, type Reader, type SaidDay, skip, textAt } from './piece.ts';
import type { Holiday, Unit } from './words.ts';

/** A day starting exactly here: "tomorrow", "next Friday", "25 de noviembre", "3/12", "the 7th", "first Monday of May". */
export function dayAt(reader: Reader, at: number): Piece | null {
  return (
    numericDate(reader, at) ??
    monthAndDay(reader, at) ??
    nthOfMonth(reader, at) ??
    afterDayWord(reader, at) ??
    weekday(reader, at) ??
    dayOfMonth(reader, at) ??
    namedDay(reader, at) ??
    holiday(reader, at)
  );
}

/** "dia 25 de novembro", "día 25/11", "fecha 3 de mayo" */
function afterDayWord(reader: Reader, at: number): Piece | null {
  if (!is(reader, at, 'dayWord') && !is(reader, at, 'dateWord')) return null;
  const to = textAt(reader, at + 1) === ':' ? at + 2 : at + 1;
  const date = numericDate(reader, to) ?? monthAndDay(reader, to);
  return date && { ...date, from: at };
}

export function onDay(day: Day): SaidDay {
  return { day, after: () => day };
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

function saidYearly(reader: Reader, month: number, day: number): SaidDay {
  const next = yearly(month, day);
  return { day: next(reader.today), after: (base) => next(base + 1) };
}

/** The next such weekday strictly after a day. */
export function nextWeekday(base: Day, weekday: number): Day {
  return base + 1 + ((weekday - weekdayOf(base) + 6) % 7);
}

// ---------------------------------------------------------------- hoy, tomorrow, pasado mañana

function namedDay(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const offset = sym?.senses.day;
  if (sym === undefined || offset === undefined) return null;
  if (sym.senses.weak && !standsAlone(reader, at)) return null;
  if (sym.senses.part !== undefined && spokenAsPart(reader, at)) return null;
  const day = onDay(reader.today + offset);
  return { from: at, to: at + 1, rule: 'relative-day', day, ...(offset < 0 && { past: true }) };
}

/** "mañana o pasado", "pasado en la tarde", "pasado a las 5": not "el lunes pasado", "pasado el mediodía". */
function standsAlone(reader: Reader, at: number): boolean {
  const [before, after] = [reader.syms[at - 1]?.senses, reader.syms[at + 1]?.senses];
  const led = before === undefined || before.or || before.on || before.and || isEnd(reader, at - 1);
  return (
    led === true &&
    (isEnd(reader, at + 1) ||
      after?.on === true ||
      after?.at === true ||
      after?.or === true ||
      after?.glue === true) &&
    !is(reader, at + 1, 'theDay')
  );
}

/** "mañana" is the morning after an article, "esta", "de … " following a weekday, and when plural. */
export function spokenAsPart(reader: Reader, at: number): boolean {
  const before = reader.syms[at - 1];
  if (!before) return false;
  if (
    before.senses.theHour ||
    before.senses.early ||
    before.senses.start ||
    before.senses.mid ||
    before.senses.weekday !== undefined
  )
    return true;
  if (before.senses.this && before.text.startsWith('est')) return true;
  if (textAt(reader, at - 1) === 'media' || before.senses.next) return true;
  const beforeThat = reader.syms[at - 2];
  return (
    (before.text === 'de' &&
      (beforeThat?.senses.weekday !== undefined ||
        (beforeThat?.senses.day !== undefined && beforeThat.senses.day >= 0))) ||
    (before.text === 'en' && reader.syms[at - 2]?.senses.weekday !== undefined) ||
    (before.text === 'por' &&
      beforeThat !== undefined &&
      (beforeThat.senses.weekday !== undefined || beforeThat.senses.day !== undefined))
  );
}

function isEnd(reader: Reader, at: number): boolean {
  const sym = reader.syms[at];
  return sym === undefined || ['.', ',', '?', '!', ';'].includes(sym.text);
}

// ---------------------------------------------------------------- weekdays

function weekday(reader: Reader, at: number): Piece | null {
  let from = at;
  const lead = reader.syms[at];
  let mode: 'bare' | 'this' | 'next' | 'coming' | 'gone' | 'afterNext' = 'bare';
  if (lead?.senses.weekday === undefined && lead !== undefined) {
    if (lead.senses.this && lead.senses.coming) mode = 'coming';
    else if (lead.senses.this) mode = 'this';
    else if (lead.senses.next) mode = 'next';
    else if (lead.senses.coming) mode = 'coming';
    else if (lead.senses.gone) mode = 'gone';
    else return numberedWeekday(reader, at);
    from = at + 1;
    if (mode === 'this' && (is(reader, from, 'next') || is(reader, from, 'coming'))) {
      mode = 'coming';
      from++;
    }
    if (mode === 'this' && is(reader, from, 'dayWord')) from++;
  }
  const numbered = reader.syms[from]?.senses.weekday === undefined ? numberedWeekday(reader, from) : null;
  const sym = reader.syms[from];
  const named = numbered?.day?.weekday ?? sym?.senses.weekday;
  if (named === undefined || sym === undefined) return null;
  if (isSurname(reader, from)) return null;
  if (mode === 'bare' && sym.nth !== undefined && countsSomething(reader, from + 1)) return null;
  if (mode === 'bare' && sym.senses.weak && !inCompany(reader, from)) return null;
  let to = numbered?.to ?? from + 1;
  if (textAt(reader, to) === '.' && sym.text.length <= 4 && !isEnd(reader, to + 1)) to++;
  if (mode === 'bare' || mode === 'this') {
    const tail = skip(reader, to, ['of', 'theDay'], 2);
    if (textAt(reader, to) === 'agora' && is(reader, to, 'this')) [mode, to] = ['this', to + 1];
    else if (is(reader, to, 'afterNext')) [mode, to] = ['afterNext', to + 1];
    else if (afterNext(reader, to)) [mode, to] = ['afterNext', to + 2];
    else if (is(reader, to, 'coming') && !reader.syms[to + 1]?.senses.unit) [mode, to] = ['coming', to + 1];
    else if (
      is(reader, to, 'next') &&
      !reader.syms[to + 1]?.senses.unit &&
      !reader.syms[to + 1]?.senses.weekday &&
      reader.syms[to + 1]?.senses.month === undefined
    )
      [mode, to] = ['next', to + 1];
    else if (
      mode === 'bare' &&
      is(reader, to, 'gone') &&
      !is(reader, to, 'after') &&
      isEndOrGlue(reader, to + 1)
    )
      [mode, to] = ['gone', to + 1];
    else if (
      tail === to &&
      reader.words.spokenHours &&
      reader.syms[to]?.senses.unit === 'week' &&
      mode === 'bare' &&
      !is(reader, to - 2, 'every')
    ) {
      return asWeekday(at, to + 1, named, nextWeekday(reader.today, named) + 7, 'weekday-week');
    }
  }
  return resolveWeekday(reader, at, to, named, mode);
}

function resolveWeekday(reader: Reader, from: number, to: number, named: number, mode: string): Piece {
  const { today } = reader;
  const coming = nextWeekday(today, named);
  const monday = mondayOf(today);
  if (mode === 'gone')
    return {
      ...asWeekday(from, to, named, coming - (coming - 7 >= today ? 14 : 7), 'past-weekday'),
      past: true,
    };
  if (mode === 'afterNext') return asWeekday(from, to, named, monday + 13 + named, 'weekday-after-next');
  if (mode === 'this') {
    const day = monday + named - 1;
    return asWeekday(from, to, named, day >= today ? day : day + 7, 'this-weekday');
  }
  if (mode === 'next') {
    const day = monday + 6 + named;
    return asWeekday(from, to, named, day, 'next-weekday', day === coming ? undefined : [day, coming]);
  }
  if (mode === 'coming') {
    const later = monday + 6 + named;
    return asWeekday(
      from,
      to,
      named,
      coming,
      'coming-weekday',
      later === coming ? undefined : [coming, later],
    );
  }
  return {
    ...asWeekday(from, to, named, coming, 'weekday'),
    day: { day: coming, after: (base) => nextWeekday(base, named), weekday: named },
  };
}

function asWeekday(
  from: number,
  to: number,
  named: number,
  day: Day,
  rule: string,
  alternatives?: readonly Day[],
): Piece {
  return {
    from,
    to,
    rule,
    day: {
      day,
      after: (base) => (day > base ? day : nextWeekday(base, named)),
      ...(alternatives && { alternatives }),
    },
  };
}

/** English "after next", unless something is next: "Monday after next week". */
export function afterNext(reader: Reader, at: number): boolean {
  const follows = reader.syms[at + 2]?.senses;
  return (
    textAt(reader, at) === 'after' &&
    is(reader, at + 1, 'next') &&
    follows?.unit === undefined &&
    follows?.weekday === undefined
  );
}

/** Portuguese "2a feira", "3ª", "6a-feira". */
function numberedWeekday(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const value = sym?.n ?? sym?.nth;
  if (sym === undefined || value === undefined || value < 2 || value > 6 || sym.digits !== 1) return null;
  let to = at + 1;
  if (sym.nth === undefined) {
    if (reader.syms[to]?.spaced || !['a', 'ª'].includes(textAt(reader, to))) return null;
    to++;
  }
  if (textAt(reader, to) === '-') to++;
  const marked = is(reader, to, 'weekdayMark');
  const led =
    reader.words.signs.weekdayMark !== undefined &&
    (at === 0 || ['na', 'nas', 'toda', 'proxima', 'prox'].includes(textAt(reader, at - 1)));
  if (!marked && !(led && sym.nth !== undefined && !countsSomething(reader, to))) return null;
  if (!marked) to--;
  const weekdayValue = value - 1;
  return {
    from: at,
    to: to + 1,
    rule: 'weekday',
    day: {
      day: nextWeekday(reader.today, weekdayValue),
      after: (base) => nextWeekday(base, weekdayValue),
      weekday: weekdayValue,
    },
  };
}

function isSurname(reader: Reader, at: number): boolean {
  const sym = reader.syms[at];
  if (!sym?.capital) return is(reader, at - 1, 'surname') && !isArticle(reader, at - 1);
  return (
    (is(reader, at - 1, 'surname') && !isArticle(reader, at - 1)) ||
    (textAt(reader, at - 1) === '.' && is(reader, at - 2, 'surname'))
  );
}

/** "Sun", "ter", "sab": a weekday beside a number, a sign or a word that leads to days; not "the sun", "vou ter que". */
function inCompany(reader: Reader, at: number): boolean {
  const [before, after] = [reader.syms[at - 1], reader.syms[at + 1]];
  if (reader.syms.length <= 2) return true;
  const follows =
    after === undefined ||
    after.n !== undefined ||
    after.nth !== undefined ||
    [',', '.', '/', '-', '?', '!', ')', '('].includes(after.text) ||
    after.senses.part !== undefined ||
    after.senses.at === true ||
    after.senses.or === true ||
    after.senses.to === true;
  const leads =
    before === undefined ||
    before.senses.on === true ||
    before.senses.or === true ||
    before.senses.from === true ||
    before.senses.until === true ||
    before.senses.before === true ||
    before.senses.after === true ||
    [',', '/', '-', '('].includes(before.text) ||
    before.senses.weekday !== undefined ||
    before.senses.to === true ||
    before.senses.except === true ||
    before.senses.theDay === true;
  if (before?.senses.theDay && reader.words.spokenHours && after?.nth === undefined) return false;
  return (follows && leads) || (after?.nth !== undefined && reader.words.spokenHours === true);
}

function isEndOrGlue(reader: Reader, at: number): boolean {
  return isEnd(reader, at) || is(reader, at, 'glue') || is(reader, at, 'at');
}

/** "the 2 options", "a segunda opção": the number counts or chooses something that isn't time. */
export function countsSomething(reader: Reader, at: number): boolean {
  const sym = reader.syms[at];
  if (!sym) return false;
  if (sym.senses.counted)
    return !(sym.senses.glue || sym.senses.at || sym.senses.on) || sym.senses.unit !== undefined;
  if (sym.senses.priced) return true;
  return !sym.known && sym.text.length > 2 && !sym.capital;
}

// ---------------------------------------------------------------- 25 de noviembre, November 25th, Nov/25

function monthAndDay(reader: Reader, at: number): Piece | null {
  return dayThenMonth(reader, at) ?? monthThenDay(reader, at);
}

/** "Avenida 11 de Septiembre" */
const isStreet = (reader: Reader, at: number) => is(reader, at, 'surname') && !isArticle(reader, at);

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
  if (isStreet(reader, at - 1)) return { from: at, to: to + 1, rule: 'street', idle: true };
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
    (['/', '-'].includes(textAt(reader, at)) || textAt(reader, to - 1) === 'del')
  )
    return { year: 2000 + sym.n, to: to + 1 };
  return null;
}

// ---------------------------------------------------------------- dia 5, el 25, the 27th, 20th of next month

function dayOfMonth(reader: Reader, at: number): Piece | null {
  let to = at;
  if (is(reader, to, 'dayWord') && reader.syms[to]?.senses.number === undefined) to++;
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
function monthOf(reader: Reader, at: number): { offset: number; bare: boolean; to: number } | null {
  let to = skip(reader, at, ['of', 'theDay', 'on'], 3);
  const lead = reader.syms[to];
  if (to === at && !lead?.senses.this && !lead?.senses.next) return null;
  let offset: number | null = null;
  if (lead?.senses.this) [offset, to] = [0, to + 1];
  else if (lead?.senses.next || lead?.senses.coming) [offset, to] = [1, to + 1];
  if (reader.syms[to]?.senses.unit !== 'month') return null;
  to++;
  if (is(reader, to, 'next') || is(reader, to, 'coming')) return { offset: 1, bare: false, to: to + 1 };
  return { offset: offset ?? 0, bare: offset === null, to };
}

// ---------------------------------------------------------------- first Monday of December, último día del mes

function nthOfMonth(reader: Reader, at: number): Piece | null {
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
  const month = whichMonth(reader, to);
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
): { year: number; month: number; to: number; fixed: boolean; yearly: boolean } | null {
  const { year, month } = partsOf(reader.today);
  const to = skip(reader, at, ['of', 'theDay', 'on'], 3);
  const named = reader.syms[to]?.senses.month;
  if (named !== undefined && to > at) {
    const said = yearAt(reader, to + 1);
    if (said) return { year: said.year, month: named, to: said.to, fixed: true, yearly: true };
    return { year, month: named, to: to + 1, fixed: false, yearly: true };
  }
  const relative = monthOf(reader, at);
  if (!relative) return null;
  const start = partsOf(addMonths(dayOf(year, month, 1), relative.offset));
  return { year: start.year, month: start.month, to: relative.to, fixed: !relative.bare, yearly: false };
}

// ---------------------------------------------------------------- 25/11, 11/25/2026, 2026-11-25, 4.22

function numericDate(reader: Reader, at: number): Piece | null {
  const { syms } = reader;
  const [a, s1, b, s2, c] = [syms[at], syms[at + 1], syms[at + 2], syms[at + 3], syms[at + 4]];
  if (!a?.digits || !s1 || !['/', '-', '.'].includes(s1.text) || !b) return null;
  if (a.n === undefined || a.digits > 4 || is(reader, at - 1, 'price')) return null;
  const year = a.digits === 4 ? a.n : null;
  if (year !== null) {
    const month = b.senses.month ?? b.n;
    if (
      month === undefined ||
      s2?.text !== s1.text ||
      !c?.digits ||
      c.n === undefined ||
      year < 1970 ||
      year > 2100
    )
      return null;
    return full(reader, at, at + 5, year, month, c.n);
  }
  if (!b.digits || b.n === undefined || b.digits > 2 || a.digits > 2 || b.spaced !== s1.spaced) return null;
  const tight = !s1.spaced && !b.spaced;
  if (
    s2?.text === s1.text &&
    c?.digits &&
    c.n !== undefined &&
    (c.digits === 4 || c.digits === 2) &&
    !c.spaced === tight
  ) {
    const y = c.digits === 2 ? 2000 + c.n : c.n;
    const order = inOrder(reader, a.n, b.n);
    return (
      full(reader, at, at + 5, y, order.month, order.day) ??
      full(reader, at, at + 5, y, order.day, order.month)
    );
  }
  if (
    !tight ||
    (a.n === 24 && b.n === 7) ||
    s2?.text === ':' ||
    (s2 && !s2.spaced && (s2.digits > 0 || s2.text === '/'))
  )
    return null;
  if (s1.text !== '/' && !surelyDate(reader, at, a.n, b.n, b.digits, s1.text)) return null;
  const after = reader.syms[at + 3];
  if (
    after?.senses.unit ||
    after?.senses.am ||
    after?.senses.pm ||
    after?.senses.hourMark ||
    after?.senses.priced ||
    (after?.senses.counted && !after.senses.on)
  )
    return null;
  const order = inOrder(reader, a.n, b.n);
  const fits = (month: number, day: number) =>
    month >= 1 && month <= 12 && day >= 1 && day <= lastOfMonth(2024, month);
  const [month, day] = fits(order.month, order.day) ? [order.month, order.day] : [order.day, order.month];
  if (!fits(month, day)) return null;
  return { from: at, to: at + 3, rule: 'numeric-date', day: saidYearly(reader, month, day) };
}

function inOrder(reader: Reader, a: number, b: number): { month: number; day: number } {
  return reader.monthFirst ? { month: a, day: b } : { month: b, day: a };
}

function full(
  _reader: Reader,
  from: number,
  to: number,
  year: number,
  month: number,
  dom: number,
): Piece | null {
  const day = year >= 1970 && year <= 2100 ? realDay(year, month, dom) : null;
  return day === null ? null : { from, to, rule: 'full-date', day: onDay(day) };
}

/** Two numbers with a dash or a dot are hours or a decimal unless an article or their size says date. */
function surelyDate(reader: Reader, at: number, a: number, b: number, digits: number, sign: string): boolean {
  const dayWord = is(reader, at - 1, 'dayWord') || is(reader, at - 1, 'dateWord');
  const article = dayWord || (is(reader, at - 1, 'theDay') && !is(reader, at - 1, 'theHour'));
  const asked = article || reader.syms[at - 1]?.senses.weekday !== undefined;
  const sized = (a > 12 && a <= 31 && b <= 12) || (b > 12 && b <= 31 && a <= 12);
  if (sign === '.') return asked ? sized || dayWord : a > 24 && a <= 31 && b <= 12 && digits === 2;
  const range = is(reader, at + 3, 'of') || reader.syms[at + 3]?.senses.month !== undefined;
  if (article && !reader.words.spokenHours && a <= 31 && b > 0 && b <= 12 && !range) return true;
  return (asked && sized) || (a > 24 && a <= 31 && b > 0 && b <= 12);
}

// ---------------------------------------------------------------- Navidad, Christmas Eve, Carnaval

function holiday(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const found = sym?.senses.holiday;
  if (
    !found ||
    (sym?.senses.weak &&
      !is(reader, at - 1, 'on') &&
      !is(reader, at - 1, 'theDay') &&
      at > 0 &&
      !is(reader, at - 1, 'before') &&
      !is(reader, at - 1, 'after'))
  )
    return null;
  const year = partsOf(reader.today).year;
  const said = yearAt(reader, at + 1);
  const days = said ? [holidayIn(found, said.year)] : [holidayIn(found, year), holidayIn(found, year + 1)];
  const day = days.find((candidate) => candidate >= reader.today) ?? days[0];
  return day === undefined ? null : { from: at, to: said?.to ?? at + 1, rule: 'holiday', day: onDay(day) };
}

function holidayIn(holiday: Holiday, year: number): Day {
  if ('easter' in holiday) return easter(year) + holiday.easter;
  if ('nth' in holiday)
    return (nthWeekday(year, holiday.month, holiday.nth, holiday.weekday) ?? 0) + (holiday.plus ?? 0);
  return dayOf(year, holiday.month, holiday.day);
}

/** n units after a day. */
export function addUnits(day: Day, n: number, unit: Unit): Day {
  switch (unit) {
    case 'week':
    case 'weekend':
      return day + 7 * n;
    case 'fortnight':
      return day + 14 * n;
    case 'month':
      return addMonths(day, n);
    case 'quarter':
      return addMonths(day, 3 * n);
    case 'year':
      return addMonths(day, 12 * n);
    case 'workday':
      return addWorkdays(day, n);
    default:
      return day + n;
  }
}

function addWorkdays(day: Day, n: number): Day {
  let found = day;
  for (let left = Math.min(n, 400); left > 0; ) {
    found++;
    if (weekdayOf(found) < 6) left--;
  }
  return found;
}
