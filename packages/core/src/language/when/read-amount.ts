import { is, type Reader, skip, textAt } from './piece.ts';
import type { Unit } from './words.ts';

/** "two weeks", "an hour and a half", "2.5 hours", "a couple of days", "tres cuartos de hora", "hora y media" after "en". */
export function readAmount(reader: Reader, at: number): { n: number; unit: Unit; to: number } | null {
  let to = at;
  let n: number | null = null;
  const sym = reader.syms[to];
  if (!sym || is(reader, at - 1, 'price')) return null;
  if (sym.senses.half) [n, to] = [0.5, to + 1];
  else if (sym.senses.couple) [n, to] = [2, to + 1];
  else if (sym.senses.a && is(reader, to + 1, 'half')) [n, to] = [0.5, to + 2];
  else if (sym.n !== undefined && sym.n < 1000) [n, to] = [sym.n, to + 1];
  else if (sym.senses.few && is(reader, at - 1, 'in') && reader.syms[to + 1]?.n !== undefined)
    [n, to] = [reader.syms[to + 1]?.n ?? 0, to + 2];
  else if (sym.senses.few && (!sym.senses.around || isPlural(reader, to + 1))) [n, to] = [3, to + 1];
  else if (is(reader, at - 1, 'in') && isMonthAndHalf(reader, at)) n = 1;
  else if (sym.senses.a) [n, to] = [1, to + 1];
  const quarters = quartersOfHour(reader, at);
  if (quarters) return quarters;
  if (
    sym.digits > 0 &&
    textAt(reader, to) === '.' &&
    !reader.syms[to]?.spaced &&
    reader.syms[to + 1]?.digits === 1
  )
    [n, to] = [(n ?? 0) + (reader.syms[to + 1]?.n ?? 0) / 10, to + 2];
  if (n === null) return null;
  if ((is(reader, to, 'of') && !sym.n) || (n === 0.5 && is(reader, to, 'a'))) to++;
  if (n === 1 && is(reader, to, 'couple')) [n, to] = [2, to + 1];
  if (is(reader, to, 'and')) {
    const half = skip(reader, to + 1, ['a'], 1);
    if (is(reader, to + 1, 'half')) [n, to] = [n + 0.5, to + 2];
    else if (is(reader, half, 'half')) [n, to] = [n + 0.5, half + 1];
  }
  const unit = reader.syms[to]?.senses.unit;
  if (unit === undefined) return null;
  if (
    reader.syms[to]?.senses.hourMark &&
    (reader.syms[to]?.text ?? '').length <= 3 &&
    unit === 'hour' &&
    reader.syms[to + 1]?.digits === 2 &&
    !reader.syms[to + 1]?.spaced
  )
    return null;
  to++;
  const half = is(reader, to, 'and') ? skip(reader, to + 1, ['a'], 1) : to;
  if (half > to && (is(reader, to + 1, 'half') || is(reader, half, 'half')) && n >= 1)
    [n, to] = [n + 0.5, is(reader, to + 1, 'half') ? to + 2 : half + 1];
  const minutes = unit === 'hour' && is(reader, to, 'and') ? reader.syms[to + 1]?.n : undefined;
  if (minutes !== undefined && reader.syms[to + 2]?.senses.unit === 'minute')
    [n, to] = [n + minutes / 60, to + 3];
  return { n, unit, to };
}

/** "a quarter of an hour", "tres cuartos de hora" */
function quartersOfHour(reader: Reader, at: number): { n: number; unit: Unit; to: number } | null {
  const counted = reader.syms[at]?.n !== undefined && reader.syms[at]?.senses.quarter !== true;
  const quarter = counted ? at + 1 : at;
  const marked = is(reader, quarter, 'quarter') || textAt(reader, quarter) === 'quarters';
  const hour = skip(reader, quarter + 1, ['of', 'a'], 2);
  if (!marked || hour === quarter + 1 || reader.syms[hour]?.senses.unit !== 'hour') return null;
  return { n: 15 * (counted ? (reader.syms[at]?.n ?? 1) : 1), unit: 'minute', to: hour + 1 };
}

/** "en mes y medio", "en hora y media" */
const isMonthAndHalf = (reader: Reader, at: number) =>
  (reader.syms[at]?.senses.unit === 'month' || reader.syms[at]?.senses.unit === 'hour') &&
  is(reader, at + 1, 'and') &&
  is(reader, at + 2, 'half');

const isPlural = (reader: Reader, at: number) =>
  reader.syms[at]?.senses.unit !== undefined &&
  textAt(reader, at).endsWith('s') &&
  textAt(reader, at) !== 'mes';

/** "de hoy en ocho" is a week, "de hoy en quince" two. */
export function weeksInDays(reader: Reader, at: number): { n: number; unit: Unit; to: number } | null {
  const n = reader.syms[at + 1]?.n;
  if (textAt(reader, at) !== 'de' || !is(reader, at, 'in') || (n !== 8 && n !== 15)) return null;
  return { n: n === 8 ? 7 : 14, unit: 'day', to: at + 2 };
}
