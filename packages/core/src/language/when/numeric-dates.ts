import { lastOfMonth, realDay } from './calendar.ts';
import { clockAt } from './clocks.ts';
import { saidYearly } from './dates.ts';
import { onDay } from './days.ts';
import { is, type Piece, type Reader, textAt } from './piece.ts';

/** "2026-10-01T14:00", with seconds and "Z" or not: one moment of the customer's own clock. */
export function isoMoment(reader: Reader, at: number): Piece | null {
  if (reader.syms[at]?.digits !== 4 || textAt(reader, at + 5) !== 't' || reader.syms[at + 5]?.spaced)
    return null;
  const date = numericDate(reader, at);
  const clock = date?.to === at + 5 ? clockAt(reader, at + 6) : null;
  if (!date?.day || !clock?.clock) return null;
  let { to } = clock;
  if (textAt(reader, to) === ':' && reader.syms[to + 1]?.digits === 2) to += 2;
  if (textAt(reader, to) === 'z' && !reader.syms[to]?.spaced) to++;
  return { from: at, to, rule: 'iso', day: date.day, clock: clock.clock };
}

export function numericDate(reader: Reader, at: number): Piece | null {
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
  if (
    !b.digits ||
    b.n === undefined ||
    b.digits > 2 ||
    a.digits > 2 ||
    (b.spaced !== s1.spaced && c?.digits !== 4)
  )
    return null;
  const tight = !s1.spaced && !b.spaced;
  if (
    s2?.text === s1.text &&
    c?.digits &&
    c.n !== undefined &&
    (c.digits === 4 || c.digits === 2) &&
    (c.digits === 4 || !c.spaced === tight)
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
    (a.n === 24 &&
      b.n === 7 &&
      b.digits === 1 &&
      !is(reader, at - 1, 'theDay') &&
      !is(reader, at - 1, 'dayWord')) ||
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

export function full(
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
