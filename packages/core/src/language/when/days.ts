import type { Day } from './calendar.ts';
import { isEnd } from './context.ts';
import { afterDayWord, dayOfMonth, monthAndDay } from './dates.ts';
import { holiday } from './holidays.ts';
import { nthOfMonth } from './nth-of-month.ts';
import { numericDate } from './numeric-dates.ts';
import { is, type Piece, type Reader, type SaidDay, textAt } from './piece.ts';
import { weekdayBeside, weeksLater } from './weekday-beside.ts';
import { weekday } from './weekdays.ts';

/** A day starting exactly here: "tomorrow", "next Friday", "25 de noviembre", "3/12", "the 7th", "first Monday of May". */
export function dayAt(reader: Reader, at: number): Piece | null {
  return weeksLater(reader, at) ?? weekdayBeside(reader, at) ?? simpleDayAt(reader, at);
}

/** A day that is not told by another day: the anchors of those that are, so that no chain of them is followed. */
export function simpleDayAt(reader: Reader, at: number): Piece | null {
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

export function onDay(day: Day): SaidDay {
  return { day, after: () => day };
}

export function namedDay(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const offset = sym?.senses.day;
  if (sym === undefined || offset === undefined) return null;
  if (sym.senses.weak && !standsAlone(reader, at)) return null;
  if (sym.senses.part !== undefined && spokenAsPart(reader, at)) return null;
  const weekLater =
    reader.words.spokenHours && (offset === 0 || offset === 1) && textAt(reader, at + 1) === 'week';
  if (weekLater) return { from: at, to: at + 2, rule: 'week-on', day: onDay(reader.today + offset + 7) };
  const day = onDay(reader.today + offset);
  return { from: at, to: at + 1, rule: 'relative-day', day, ...(offset < 0 && { past: true }) };
}

/** "mañana o pasado", "pasado en la tarde", "pasado a las 5": not "el lunes pasado", "pasado el mediodía". */
function standsAlone(reader: Reader, at: number): boolean {
  const [before, after] = [reader.syms[at - 1]?.senses, reader.syms[at + 1]?.senses];
  const led =
    before === undefined ||
    before.or ||
    before.on ||
    before.and ||
    before.not ||
    before.except ||
    isEnd(reader, at - 1);
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
