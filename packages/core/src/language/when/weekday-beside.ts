import { type Day, mondayOf } from './calendar.ts';
import { namedDay, onDay, simpleDayAt } from './days.ts';
import { is, type Piece, type Reader, skip, textAt } from './piece.ts';
import { nextWeekday, weekday } from './weekdays.ts';

/** "the Friday after Thanksgiving", "first Monday after December 5th", "el lunes antes de Navidad". */
export function weekdayBeside(reader: Reader, at: number): Piece | null {
  const nth = reader.syms[at]?.nth;
  const counted = nth !== undefined && nth < 6 && reader.syms[at]?.senses.weekday === undefined;
  const from = counted ? at + 1 : at;
  const named = reader.syms[from]?.senses;
  if (named?.weekday === undefined && named?.unit !== 'weekend') return null;
  const following = is(reader, from + 1, 'next') && is(reader, from + 2, 'to');
  const after = following || is(reader, from + 1, 'after') || is(reader, from + 1, 'later');
  if (!after && !is(reader, from + 1, 'before')) return null;
  const anchor = simpleDayAt(reader, skip(reader, from + 2, ['of', 'theDay', 'to'], 3));
  if (!anchor?.day || !anchored.has(anchor.rule)) return null;
  const base = anchor.day.day;
  if (named.weekday === undefined) {
    const start = mondayOf(after ? base + 1 : base - 7) + 5;
    return {
      from: at,
      to: anchor.to,
      rule: 'weekend-beside',
      span: { start, end: start + 1, unit: 'weekend' },
    };
  }
  const weeks = 7 * ((counted ? nth : 1) - 1);
  const day = after ? nextWeekday(base, named.weekday) + weeks : weekdayBefore(base, named.weekday) - weeks;
  return { from: at, to: anchor.to, rule: 'beside', day: onDay(day) };
}

const anchored = new Set([
  'holiday',
  'month-day',
  'full-date',
  'numeric-date',
  'day-of-month',
  'nth-of-month',
]);

const weekdayBefore = (base: Day, named: number): Day =>
  nextWeekday(base, named) - (nextWeekday(base, named) - 7 >= base ? 14 : 7);

/** "el viernes en ocho", "mañana en quince", "de hoje a oito dias": one or two weeks after it. */
export function weeksLater(reader: Reader, at: number): Piece | null {
  if (reader.words.spokenHours) return null;
  const sym = reader.syms[at]?.senses;
  if (sym?.weekday === undefined && sym?.day === undefined && !sym?.this) return null;
  const said = weekday(reader, at) ?? namedDay(reader, at);
  if (!said?.day) return null;
  const link = textAt(reader, said.to);
  const number = reader.syms[said.to + 1];
  const days = number?.n === 8 ? 7 : number?.n === 15 ? 14 : null;
  const idiom = (link === 'en' || (link === 'a' && textAt(reader, at - 1) === 'de')) && number?.digits === 0;
  if (!idiom || days === null) return null;
  const to = reader.syms[said.to + 2]?.senses.unit === 'day' ? said.to + 3 : said.to + 2;
  return { from: at, to, rule: 'weeks-later', day: onDay(said.day.day + days) };
}
