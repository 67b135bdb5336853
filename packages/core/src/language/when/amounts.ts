import { mondayOf } from './calendar.ts';
import { clockAt } from './clocks.ts';
import { dayAt, onDay, simpleDayAt } from './days.ts';
import { is, type Moment, type Piece, type Reader, skip, textAt } from './piece.ts';
import { readAmount, weeksInDays } from './read-amount.ts';
import { addUnits } from './units.ts';
import { nextWeekday } from './weekdays.ts';
import type { Unit } from './words.ts';

/** "in two weeks", "en 15 días", "daqui a 3 dias", "3 days after Tuesday", "in half an hour"; "30 minutes" is idle. */
export function amountAt(reader: Reader, at: number): Piece | null {
  const ahead = is(reader, at, 'in') || is(reader, at, 'within');
  const back = is(reader, at, 'ago');
  const start = ahead ? skip(reader, at + 1, ['around'], 1) : back ? at + 1 : at;
  const amount = readAmount(reader, start) ?? weeksInDays(reader, at);
  const nights = partsCounted(reader, at);
  if (nights) return nights;
  if (!amount) return weekdaysLater(reader, at) ?? dayBeside(reader, at);
  const { n, unit } = amount;
  let { to } = amount;
  if (back || (is(reader, to, 'ago') && !is(reader, to, 'later'))) {
    return { from: at, to: back ? to : to + 1, rule: 'ago', idle: true, past: true };
  }
  if (ahead && notSince(reader, at)) return { from: at, to, rule: 'not-since', idle: true, past: true };
  const ofPart =
    is(reader, to, 'of') && [1, 2].some((ahead) => reader.syms[to + ahead]?.senses.part !== undefined);
  if (unit === 'hour' && !ahead && n <= 12 && ofPart) return null;
  const starting = startingOn(reader, to, n, unit);
  if (starting) return { ...starting, from: at };
  const anchor = anchored(reader, to, n, unit);
  if (anchor) return within(reader, at, anchor) ?? { ...anchor, from: at };
  if (!ahead) {
    const later =
      is(reader, to, 'later') && !reader.syms[to + 1]?.senses.part && reader.syms[to + 1]?.n === undefined;
    const more =
      later &&
      textAt(reader, to) !== 'mas' &&
      textAt(reader, to) !== 'from' &&
      textAt(reader, to) !== 'desde' &&
      textAt(reader, to) !== 'luego';
    if (!more || !closes(reader, to + 1))
      return {
        from: at,
        to,
        rule: 'duration',
        idle: true,
        ...(unit === 'hour' && { duration: n * 60 }),
        ...(unit === 'minute' && { duration: n }),
      };
    to++;
  }
  const isShort = unit === 'hour' || unit === 'minute';
  if (is(reader, at, 'within') && isShort && is(reader, at, 'lasting'))
    return { from: at, to, rule: 'duration', idle: true, duration: n * (unit === 'hour' ? 60 : 1) };
  if (is(reader, at, 'within') && !is(reader, at, 'in') && isShort)
    return { ...fromNow(reader, n * (unit === 'hour' ? 60 : 1)), from: at, to };
  if (is(reader, at, 'within') && !is(reader, at, 'in')) {
    return {
      from: at,
      to,
      rule: 'within',
      span: { start: reader.today, end: addUnits(reader.today, n, unit) },
    };
  }
  return ahead && unit === 'hour' && n === 24 && is(reader, to, 'of')
    ? null
    : { ...shift(reader, n, unit, reader.today, reader.minute), from: at, to };
}

/** "hasn't eaten in two days", "no ha comido en dos días": a verb denied until now. */
function notSince(reader: Reader, at: number): boolean {
  let unread = true;
  for (let back = at - 1; back >= Math.max(0, at - 5); back--) {
    const sym = reader.syms[back];
    if (sym?.n !== undefined || [',', '.', ';', '?', '!'].includes(textAt(reader, back))) return false;
    if (sym?.senses.hasNot) return true;
    if (sym?.senses.not) return unread && back < at - 1 && back >= at - 3 && !isAsked(reader, at);
    if (sym?.known) unread = false;
  }
  return false;
}

function isAsked(reader: Reader, at: number): boolean {
  for (let ahead = at; ahead < at + 6; ahead++) {
    if (textAt(reader, ahead) === '?') return true;
    if ([',', '.', ';', '!'].includes(textAt(reader, ahead))) return false;
  }
  return false;
}

/** The next so many minutes. */
export function fromNow(reader: Reader, minutes: number): Pick<Piece, 'rule' | 'day' | 'hours' | 'moments'> {
  const end = reader.minute + Math.round(minutes);
  if (end < 1440)
    return {
      rule: 'hours-ahead',
      day: onDay(reader.today),
      hours: { start: reader.minute, end, said: true },
    };
  return {
    rule: 'hours-ahead',
    moments: {
      start: { day: reader.today, minute: reader.minute },
      end: { day: reader.today + Math.floor(end / 1440), minute: end % 1440 },
    },
  };
}

function closes(reader: Reader, at: number): boolean {
  const sym = reader.syms[at];
  return sym === undefined || !sym.known || sym.n === undefined;
}

function shift(
  _reader: Reader,
  n: number,
  unit: Unit,
  day: number,
  minute: number,
): Pick<Piece, 'rule' | 'day' | 'clock'> {
  if (unit === 'hour' || unit === 'minute') {
    const total = day * 1440 + minute + Math.round(n * (unit === 'hour' ? 60 : 1));
    const moment: Moment = { day: Math.floor(total / 1440), minute: ((total % 1440) + 1440) % 1440 };
    return { rule: 'hours-from-now', day: onDay(moment.day), clock: { minute: moment.minute, said: true } };
  }
  return { rule: 'days-from-now', day: onDay(addUnits(day, n, unit)) };
}

/** "for 3 nights", "dos tardes" */
function partsCounted(reader: Reader, at: number): Piece | null {
  const [number, part] = [reader.syms[at], reader.syms[at + 1]];
  const counted = part?.senses.part !== undefined && part.text.endsWith('s') && !part.text.endsWith("'s");
  if (number?.n === undefined || !counted || is(reader, at - 1, 'at') || is(reader, at - 1, 'theHour'))
    return null;
  return { from: at, to: at + 2, rule: 'duration', idle: true };
}

/** "two days after today", "three weeks from tomorrow", "3 minutos a partir de ahora" */
function anchored(reader: Reader, at: number, n: number, unit: Unit): Piece | null {
  const named = reader.syms[at + 1]?.senses.weekday;
  if (
    textAt(reader, at) === 'on' &&
    named !== undefined &&
    (unit === 'week' || unit === 'fortnight') &&
    Number.isInteger(n)
  ) {
    return {
      from: at,
      to: at + 2,
      rule: 'week-on',
      day: onDay(nextWeekday(reader.today, named) + (unit === 'week' ? 7 : 14) * n),
    };
  }
  const offset = reader.syms[at]?.senses.day;
  if (
    offset !== undefined &&
    offset >= 0 &&
    reader.words.spokenHours &&
    (unit === 'week' || unit === 'fortnight')
  )
    return { from: at, to: at + 1, rule: 'week-on', day: onDay(addUnits(reader.today + offset, n, unit)) };
  const back = is(reader, at, 'before') && unit !== 'hour' && unit !== 'minute';
  if (!is(reader, at, 'later') && !back) return null;
  const to = skip(reader, at + 1, ['theDay', 'theHour', 'on', 'of'], 2);
  if (is(reader, to, 'now'))
    return { ...shift(reader, n, unit, reader.today, reader.minute), from: at, to: to + 1 };
  const day = simpleDayAt(reader, to);
  if (!day?.day || day.past) return null;
  return { ...shift(reader, back ? -n : n, unit, day.day.day, reader.minute), from: at, to: day.to };
}

/** "the day after Christmas", "un día antes del lunes", "the day after". */
function dayBeside(reader: Reader, at: number): Piece | null {
  const unit = reader.syms[at]?.senses.unit;
  if (unit !== 'day' && unit !== 'week') return null;
  const [after, before] = [
    is(reader, at + 1, 'after') || is(reader, at + 1, 'later'),
    is(reader, at + 1, 'before'),
  ];
  if (!after && !before) return null;
  const to = skip(reader, at + 2, ['of', 'theDay', 'on'], 2);
  const day = dayAt(reader, to);
  if (day?.day && !day.past && unit === 'week')
    return {
      from: at,
      to: day.to,
      rule: 'week-beside',
      span: {
        start: mondayOf(day.day.day) + (after ? 7 : -7),
        end: mondayOf(day.day.day) + (after ? 13 : -1),
        unit,
      },
    };
  if (day?.day && !day.past)
    return { ...shift(reader, after ? 1 : -1, unit, day.day.day, reader.minute), from: at, to: day.to };
  const ends =
    reader.syms[at + 2] === undefined ||
    ['.', '?', '!', ','].includes(textAt(reader, at + 2)) ||
    textAt(reader, at + 2) === 'at';
  return after && unit === 'day' && ends && reader.syms[at - 1]?.senses.theDay
    ? { ...shift(reader, 1, unit, reader.today, 0), from: at, to: at + 2 }
    : null;
}

/** "less than 2 weeks from today" */
function within(reader: Reader, at: number, anchor: Piece): Piece | null {
  if (!is(reader, at, 'within') || is(reader, at, 'in') || !anchor.day || anchor.clock) return null;
  return { from: at, to: anchor.to, rule: 'within', span: { start: reader.today, end: anchor.day.day } };
}

/** "a week starting tomorrow" */
function startingOn(reader: Reader, at: number, n: number, unit: Unit): Piece | null {
  const comma = textAt(reader, at) === ',' && is(reader, at + 1, 'from');
  const starts = is(reader, at, 'starting') && !is(reader, at, 'of');
  if ((!comma && !starts) || unit === 'hour' || unit === 'minute') return null;
  const day = dayAt(reader, skip(reader, at + 1, ['theDay', 'on', 'from'], 2));
  if (!day?.day) return null;
  const start = day.day.day;
  const clock = clockAt(reader, skip(reader, day.to, ['at', 'theHour'], 2))?.clock;
  if (clock) {
    const ends = { day: addUnits(start, n, unit), minute: clock.minute };
    const to = clockAt(reader, skip(reader, day.to, ['at', 'theHour'], 2))?.to ?? day.to;
    return {
      from: at,
      to,
      rule: 'starting',
      moments: { start: { day: start, minute: clock.minute }, end: ends },
    };
  }
  return { from: at, to: day.to, rule: 'starting', span: { start, end: addUnits(start, n, unit) - 1 } };
}

/** "two Mondays later" */
function weekdaysLater(reader: Reader, at: number): Piece | null {
  const n = reader.syms[at]?.n;
  const weekday = reader.syms[at + 1]?.senses.weekday;
  if (
    n === undefined ||
    n > 52 ||
    weekday === undefined ||
    !is(reader, at + 2, 'later') ||
    (is(reader, at + 2, 'onwards') && !is(reader, at + 3, 'now'))
  )
    return null;
  return {
    from: at,
    to: is(reader, at + 3, 'now') ? at + 4 : at + 3,
    rule: 'weekdays-later',
    day: onDay(nextWeekday(reader.today, weekday) + 7 * (n - 1)),
  };
}
