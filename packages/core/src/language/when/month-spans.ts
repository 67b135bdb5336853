import { addMonths, type Day, dayOf, lastOfMonth, partsOf } from './calendar.ts';
import { isTitled } from './context.ts';
import { yearAt } from './dates.ts';
import { is, type Piece, type Reader, type SaidSpan, skip, textAt } from './piece.ts';
import type { Sign } from './words.ts';

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
  'between',
  'and',
] as const;

export function monthSpan(reader: Reader, at: number): Piece | null {
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
  if ((sym.senses.weekday !== undefined && !followsMonth(reader, at)) || isTitled(reader, from)) return null;
  if (sym.n !== undefined && is(reader, at - 1, 'theHour')) return null;
  const led = mode !== 'bare' || leads.some((sign) => is(reader, at - 1, sign));
  const surelyLed = mode !== 'bare' || leads.slice(0, 10).some((sign) => is(reader, at - 1, sign));
  const alone = at === 0 && !reader.syms.slice(1, 4).some((other) => /\p{L}/u.test(other.text));
  let to = from + 1;
  if (textAt(reader, to) === '.' && sym.text.length <= 4 && reader.syms[to + 1] !== undefined) to++;
  const { year } = partsOf(reader.today);
  const said = yearAt(reader, to);
  const modal = reader.words.spokenHours && !sym.capital && (sym.text === 'may' || sym.text === 'march');
  if (
    sym.senses.weak &&
    !said &&
    !alone &&
    !(modal ? surelyLed : led) &&
    !leadsToMonth(reader, to) &&
    !followsMonth(reader, at)
  )
    return null;
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
export function numericMonth(reader: Reader, at: number): Piece | null {
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

export function yearSpan(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  if (sym?.digits !== 4 || sym.n === undefined || sym.n < 2010 || sym.n > 2100) return null;
  if (!['on', 'of', 'from', 'between', 'to', 'and'].some((sign) => is(reader, at - 1, sign as Sign)))
    return null;
  if (
    is(reader, at + 1, 'priced') ||
    is(reader, at + 1, 'hourMark') ||
    textAt(reader, at - 2) === '#' ||
    (is(reader, at - 1, 'theHour') && reader.syms[at - 2]?.digits !== 4)
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

export function wholeMonth(first: Day): SaidSpan {
  const { year, month } = partsOf(first);
  return { start: first, end: dayOf(year, month, lastOfMonth(year, month)), unit: 'month' };
}

/** "ene-mar": the other end. */
export function followsMonth(reader: Reader, at: number): boolean {
  return ['-', '–'].includes(textAt(reader, at - 1)) && reader.syms[at - 2]?.senses.month !== undefined;
}

/** "March through May": a month that is one end of a range. */
function leadsToMonth(reader: Reader, at: number): boolean {
  const link = is(reader, at, 'to') || is(reader, at, 'and') || ['-', '–'].includes(textAt(reader, at));
  return link && reader.syms[at + 1]?.senses.month !== undefined;
}

/** "Q1", "Q3 2027", "the first quarter of next year", "primer trimestre": the coming one when no year is said. */
export function quarterSpan(reader: Reader, at: number): Piece | null {
  const lettered = ['q', 't'].includes(textAt(reader, at)) && reader.syms[at + 1]?.digits === 1;
  const sym = reader.syms[at];
  const nth = lettered ? reader.syms[at + 1]?.n : sym?.senses.last ? 4 : sym?.nth;
  if (nth === undefined || nth < 1 || nth > 4 || (lettered && reader.syms[at + 1]?.spaced)) return null;
  if (!lettered && reader.syms[at + 1]?.senses.unit !== 'quarter') return null;
  const said = yearAt(reader, at + 2) ?? yearSaid(reader, at + 2);
  const { year } = partsOf(reader.today);
  const startIn = (y: number) => dayOf(y, 3 * nth - 2, 1);
  const over = addMonths(startIn(year), 3) <= reader.today;
  const start = startIn(said?.year ?? (over ? year + 1 : year));
  return {
    from: at,
    to: said?.to ?? at + 2,
    rule: 'quarter',
    span: { start, end: addMonths(start, 3) - 1, unit: 'quarter' },
  };
}

/** "the 9th month of next year" */
export function nthMonth(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const nth = sym?.senses.last ? 12 : sym?.nth;
  if (nth === undefined || nth < 1 || nth > 12 || reader.syms[at + 1]?.senses.unit !== 'month') return null;
  const said = yearSaid(reader, at + 2) ?? yearAt(reader, at + 2);
  return said && { from: at, to: said.to, rule: 'month', span: wholeMonth(dayOf(said.year, nth, 1)) };
}

function yearSaid(reader: Reader, at: number): { year: number; to: number } | null {
  const relative = nextYearAt(reader, at);
  if (relative) return { year: partsOf(reader.today).year + relative.offset, to: relative.to };
  const sym = reader.syms[skip(reader, at, ['of', 'on'], 1)];
  return sym?.digits === 4 && sym.n !== undefined && sym.n >= 2000 && sym.n <= 2100
    ? { year: sym.n, to: skip(reader, at, ['of', 'on'], 1) + 1 }
    : null;
}
