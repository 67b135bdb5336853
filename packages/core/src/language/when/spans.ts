import { addMonths, type Day, dayOf, lastOfMonth, mondayOf, partsOf, weekdayOf } from './calendar.ts';
import { isTitled } from './context.ts';
import { saidDayOfMonth, yearAt } from './dates.ts';
import { dayAt } from './days.ts';
import { is, type Piece, type Reader, type SaidSpan, skip, textAt } from './piece.ts';
import { afterNext } from './weekdays.ts';
import type { Unit } from './words.ts';

/** Several days starting exactly here: "next week", "fin de semana", "mid December", "los próximos 3 días", "week of the 18th". */
export function spanAt(reader: Reader, at: number): Piece | null {
  return (
    partOfSpan(reader, at) ??
    weekOf(reader, at) ??
    nthWeek(reader, at) ??
    nextSeveral(reader, at) ??
    unitSpan(reader, at) ??
    numericMonth(reader, at) ??
    monthSpan(reader, at) ??
    yearSpan(reader, at)
  );
}

// ---------------------------------------------------------------- this week, semana que viene, the weekend

function unitSpan(reader: Reader, at: number): Piece | null {
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

function wholeMonth(first: Day): SaidSpan {
  const { year, month } = partsOf(first);
  return { start: first, end: dayOf(year, month, lastOfMonth(year, month)), unit: 'month' };
}

// ---------------------------------------------------------------- in December, noviembre de 2026, next June

const leads = [
  'on',
  'from',
  'until',
  'after',
  'before',
  'next',
  'in',
  'start',
  'mid',
  'end',
  'to',
  'of',
  'or',
] as const;

function monthSpan(reader: Reader, at: number): Piece | null {
  let from = at;
  const lead = reader.syms[at];
  let mode: 'bare' | 'this' | 'next' = 'bare';
  if (lead?.senses.month === undefined) {
    if (lead?.digits === 4 && lead.n !== undefined && lead.n >= 1970 && lead.n <= 2100)
      return yearThenMonth(reader, at);
    if (lead?.senses.this) mode = 'this';
    else if (lead?.senses.next || lead?.senses.coming) mode = 'next';
    else return null;
    from++;
  }
  const sym = reader.syms[from];
  const month = sym?.senses.month;
  if (month === undefined || sym === undefined) return null;
  if (sym.senses.weekday !== undefined || isTitled(reader, from)) return null;
  const led = mode !== 'bare' || leads.some((sign) => is(reader, at - 1, sign));
  const surelyLed = mode !== 'bare' || leads.slice(0, 10).some((sign) => is(reader, at - 1, sign));
  const alone = at === 0 && !reader.syms.slice(1, 4).some((other) => /\p{L}/u.test(other.text));
  let to = from + 1;
  if (textAt(reader, to) === '.' && sym.text.length <= 4 && reader.syms[to + 1] !== undefined) to++;
  const { year } = partsOf(reader.today);
  const said = yearAt(reader, to);
  const modal = reader.words.spokenHours && !sym.capital && (sym.text === 'may' || sym.text === 'march');
  if (sym.senses.weak && !said && !alone && !(modal ? surelyLed : led)) return null;
  if (said) return { from: at, to: said.to, rule: 'month', span: wholeMonth(dayOf(said.year, month, 1)) };
  const nextYear = nextYearAt(reader, to);
  if (nextYear)
    return {
      from: at,
      to: nextYear.to,
      rule: 'month',
      span: wholeMonth(dayOf(year + nextYear.offset, month, 1)),
    };
  const passed =
    month < partsOf(reader.today).month || (mode === 'next' && month === partsOf(reader.today).month);
  return { from: at, to, rule: 'month', span: wholeMonth(dayOf(passed ? year + 1 : year, month, 1)) };
}

/** "11/2026", "11-2026", "2026 / 11" */
function numericMonth(reader: Reader, at: number): Piece | null {
  const [a, sign, b] = [reader.syms[at], reader.syms[at + 1], reader.syms[at + 2]];
  if (
    !a?.digits ||
    !b?.digits ||
    !sign ||
    !['/', '-', '.'].includes(sign.text) ||
    a.n === undefined ||
    b.n === undefined
  )
    return null;
  const [month, year] = a.digits === 4 ? [b.n, a.n] : [a.n, b.n];
  if (
    Math.max(a.digits, b.digits) !== 4 ||
    Math.min(a.digits, b.digits) > 2 ||
    month < 1 ||
    month > 12 ||
    year < 2000 ||
    year > 2100
  )
    return null;
  if (
    ['/', '-', '.'].includes(textAt(reader, at - 1)) ||
    (['/', '-'].includes(textAt(reader, at + 3)) && reader.syms[at + 4]?.digits)
  )
    return null;
  return { from: at, to: at + 3, rule: 'month', span: wholeMonth(dayOf(year, month, 1)) };
}

function yearThenMonth(reader: Reader, at: number): Piece | null {
  let to = at + 1;
  while (to < at + 3 && ['/', '-', ',', '.'].includes(textAt(reader, to))) to++;
  const sym = reader.syms[to];
  const month =
    sym?.senses.month ??
    (to > at + 1 && sym && sym.digits > 0 && sym.digits < 3 && !sym.spaced ? sym.n : undefined);
  if (month === undefined || month < 1 || month > 12) return null;
  return { from: at, to: to + 1, rule: 'month', span: wholeMonth(dayOf(reader.syms[at]?.n ?? 0, month, 1)) };
}

function nextYearAt(reader: Reader, at: number): { offset: number; to: number } | null {
  const to = skip(reader, at, ['of', 'theDay', 'on'], 3);
  const lead = reader.syms[to];
  if (lead?.senses.next && reader.syms[to + 1]?.senses.unit === 'year') return { offset: 1, to: to + 2 };
  if (lead?.senses.this && reader.syms[to + 1]?.senses.unit === 'year') return { offset: 0, to: to + 2 };
  if (lead?.senses.unit === 'year' && (is(reader, to + 1, 'next') || is(reader, to + 1, 'coming')))
    return { offset: 1, to: to + 2 };
  return null;
}

function yearSpan(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  if (sym?.digits !== 4 || sym.n === undefined || sym.n < 2010 || sym.n > 2100) return null;
  if (!is(reader, at - 1, 'on') && !is(reader, at - 1, 'of')) return null;
  if (
    is(reader, at + 1, 'priced') ||
    is(reader, at + 1, 'hourMark') ||
    textAt(reader, at - 2) === '#' ||
    is(reader, at - 1, 'theHour')
  )
    return null;
  if (
    reader.syms[at + 1] &&
    !reader.syms[at + 1]?.spaced &&
    !['.', ',', '?', '!'].includes(textAt(reader, at + 1))
  )
    return null;
  return {
    from: at,
    to: at + 1,
    rule: 'year',
    span: { start: dayOf(sym.n, 1, 1), end: dayOf(sym.n, 12, 31), unit: 'year' },
  };
}

// ---------------------------------------------------------------- end of the month, a mediados de diciembre, rest of the week

type Cut = 'start' | 'mid' | 'end' | 'rest';

function partOfSpan(reader: Reader, at: number): Piece | null {
  const half = halfOfMonth(reader, at);
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
  let to = at + 1;
  if (textAt(reader, to) === '-') to++;
  to = skip(reader, to, ['of', 'theDay', 'theHour', 'on'], 4);
  const unit = reader.syms[to]?.senses.unit;
  const month = reader.syms[to]?.senses.month;
  const bare = unit === 'month' || unit === 'week' || unit === 'year';
  const whole =
    unitSpan(reader, to) ??
    (bare && !(is(reader, to, 'late') || (unit === 'week' && to === at + 1))
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
  if (!nth || nth > 2 || !is(reader, at + 1, 'halfMonth')) return null;
  const to = skip(reader, at + 2, ['of', 'theDay'], 2);
  const whole =
    monthSpan(reader, to) ??
    unitSpan(reader, to) ??
    (reader.syms[to]?.senses.unit === 'month'
      ? { to: to + 1, span: calendarSpan(reader, 'month', 0) }
      : null);
  const span = whole?.span ?? calendarSpan(reader, 'month', 0);
  if (span.start === undefined || span.end === undefined) return null;
  const middle = span.start + 14;
  return {
    from: at,
    to: whole?.to ?? at + 2,
    rule: 'half-month',
    span: nth === 1 ? { start: span.start, end: middle } : { start: middle + 1, end: span.end },
  };
}

// ---------------------------------------------------------------- week of April 10th, semana do dia 18

function weekOf(reader: Reader, at: number): Piece | null {
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
function nthWeek(reader: Reader, at: number): Piece | null {
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

// ---------------------------------------------------------------- next 3 days, las 3 próximas semanas, 3 días siguientes

function nextSeveral(reader: Reader, at: number): Piece | null {
  let to = at;
  let forward = false;
  if (is(reader, to, 'within')) [forward, to] = [true, to + 1];
  if (is(reader, to, 'next') || (is(reader, to, 'coming') && !is(reader, to, 'this')))
    [forward, to] = [true, to + 1];
  let n: number | null = null;
  const amount = reader.syms[to];
  if (amount?.n !== undefined && amount.n <= 60) [n, to] = [amount.n, to + 1];
  else if (amount?.senses.couple) [n, to] = [2, to + 1];
  else if (amount?.senses.few) [n, to] = [5, to + 1];
  if (is(reader, to, 'of')) to++;
  if (n !== null && is(reader, to, 'next') && !forward) [forward, to] = [true, to + 1];
  const sym = reader.syms[to];
  const unit = sym?.senses.unit;
  if (unit === undefined || unit === 'minute' || unit === 'hour') return null;
  to++;
  if (
    !forward &&
    n !== null &&
    (is(reader, to, 'next') || (is(reader, to, 'coming') && !reader.words.spokenHours))
  )
    [forward, to] = [true, to + 1];
  if (!forward) return null;
  if (n === null) {
    if (!sym?.text.endsWith('s') || sym.text === 'mes') return null;
    n = unit === 'day' || unit === 'workday' ? 6 : 3;
  }
  const start = reader.today + 1;
  const end =
    unit === 'workday'
      ? start + n + 2 * Math.ceil(n / 5) - 1
      : unit === 'month'
        ? addMonths(start, n) - 1
        : unit === 'year'
          ? addMonths(start, 12 * n) - 1
          : start + n * (unit === 'week' || unit === 'weekend' ? 7 : unit === 'fortnight' ? 14 : 1) - 1;
  const within =
    is(reader, at, 'within') && !is(reader, at + 1, 'next') && !textAt(reader, at).startsWith('in');
  return { from: at, to, rule: 'next-several', span: { start: within ? reader.today : start, end } };
}
