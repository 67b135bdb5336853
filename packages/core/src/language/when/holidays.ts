import { type Day, dayOf, easter, nthWeekday, partsOf } from './calendar.ts';
import { yearAt } from './dates.ts';
import { onDay } from './days.ts';
import { is, type Piece, type Reader } from './piece.ts';
import type { Holiday } from './words.ts';

export function holiday(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  if (is(reader, at - 1, 'greeting')) return null;
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
