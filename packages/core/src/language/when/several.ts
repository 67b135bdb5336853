import { fromNow } from './amounts.ts';
import { addMonths } from './calendar.ts';
import { is, type Piece, type Reader, textAt } from './piece.ts';

export function nextSeveral(reader: Reader, at: number): Piece | null {
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
  if (unit === undefined) return null;
  to++;
  if (unit === 'minute' || unit === 'hour') return forward ? hoursAhead(reader, at, to, n, unit) : null;
  if (
    !forward &&
    n !== null &&
    (is(reader, to, 'next') || (is(reader, to, 'coming') && !reader.words.spokenHours))
  )
    [forward, to] = [true, to + 1];
  if (!forward) return null;
  if (n === null && is(reader, at, 'within') && (is(reader, at + 1, 'next') || textAt(reader, at) === 'in'))
    n = 1;
  if (n === null) {
    if (!sym?.text.endsWith('s') || sym.text.endsWith("'s") || sym.text === 'mes') return null;
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
  const within = is(reader, at, 'within') && !textAt(reader, at).startsWith('in');
  return { from: at, to, rule: 'next-several', span: { start: within ? reader.today : start, end } };
}

/** "the next 3 hours", "within the next hour", "las próximas dos horas": from now on. */
function hoursAhead(
  reader: Reader,
  from: number,
  to: number,
  amount: number | null,
  unit: 'hour' | 'minute',
): Piece | null {
  const single = is(reader, from, 'within') || (reader.words.spokenHours && is(reader, from - 1, 'on'));
  const n = amount ?? (textAt(reader, to - 1).endsWith('s') ? 3 : single ? 1 : null);
  return n === null ? null : { ...fromNow(reader, n * (unit === 'hour' ? 60 : 1)), from, to };
}
