import { type Day, partsOf, realDay } from './calendar.ts';
import { countsSomething } from './context.ts';
import { monthly, saidDayOfMonth } from './dates.ts';
import { between, clockOf } from './hours.ts';
import { is, type Moment, type Piece, type Reader, textAt } from './piece.ts';
import { gapIs, isMoving, neighbours, type Refiner } from './refiner.ts';
import type { Sign } from './words.ts';

export const ranges = neighbours((reader, left, right) => {
  const link = rangeLink(reader, left, right);
  if (!link) return null;
  const from = link.from;
  if (!is(reader, from, 'between') && isMoving(reader, from, 3)) return null;
  const from8 = right.rule === 'mood:late' ? clockOf(left) : null;
  if (from8 && !left.hours)
    return {
      from,
      to: right.to,
      rule: 'hours',
      hours: { start: from8.minute, said: from8.said },
      ...(left.day && { day: left.day }),
    };
  return (
    clockRange(reader, left, right, from, link.sure) ??
    dayRange(reader, left, right, from) ??
    momentRange(left, right, from)
  );
});

/** The word between two ends, and whether a "from" or "between" before makes it sure. */
function rangeLink(reader: Reader, left: Piece, right: Piece): { from: number; sure: boolean } | null {
  if (right.from - left.to > 5 || right.from === left.to) return null;
  let lead = left.from - 1;
  while (
    lead >= left.from - 3 &&
    (is(reader, lead, 'theDay') ||
      is(reader, lead, 'theHour') ||
      is(reader, lead, 'dayWord') ||
      is(reader, lead, 'at') ||
      is(reader, lead, 'around')) &&
    !is(reader, lead, 'from') &&
    !is(reader, lead, 'between')
  )
    lead--;
  const isBetween = is(reader, lead, 'between');
  const isFrom = is(reader, lead, 'from') && lead >= 0;
  let linked = false;
  for (let at = left.to; at < right.from; at++) {
    const text = textAt(reader, at);
    const links =
      is(reader, at, 'to') || ['-', '–', '—', '~'].includes(text) || (isBetween && is(reader, at, 'and'));
    if (links) linked = true;
    else if (
      !['theDay', 'theHour', 'at', 'on', 'dayWord', 'timeWord', 'around', 'until'].some((sign) =>
        is(reader, at, sign as Sign),
      )
    )
      return null;
  }
  return linked ? { from: isBetween || isFrom ? lead : left.from, sure: isBetween || isFrom } : null;
}

function clockRange(reader: Reader, left: Piece, right: Piece, from: number, sure: boolean): Piece | null {
  const [a, b] = [clockOf(left), clockOf(right)];
  if (!a || !b || left.hours || right.hours || left.span || right.span) return null;
  if (right.day && left.number === undefined && !left.clock) return null;
  const bothBare = left.number !== undefined && right.number !== undefined && !left.clock && !right.clock;
  if (bothBare && (countsSomething(reader, right.to) || (!sure && !beside(reader, left, right)))) return null;
  if (left.day && right.day) return momentRange(left, right, from);
  const day = left.day ?? right.day;
  return {
    from,
    to: right.to,
    rule: bothBare && !sure ? 'bare-hours' : 'hours',
    hours: between(a, b),
    ...(day && { day }),
  };
}

/** "Monday 12-4", "6-8 próximo lunes": two bare numbers are hours only beside a day or a dash that stands alone. */
export function beside(reader: Reader, left: Piece, right: Piece): boolean {
  return (
    reader.syms[left.from - 1]?.senses.price === undefined &&
    (right.number ?? 99) <= 24 &&
    (left.number ?? 99) <= 24
  );
}

function dayRange(reader: Reader, left: Piece, right: Piece, from: number): Piece | null {
  if (left.clock || right.clock || left.hours || right.hours) return null;
  const end =
    right.day ??
    (right.number !== undefined &&
    right.number <= 31 &&
    left.day &&
    left.rule !== 'relative-day' &&
    left.day.weekday === undefined
      ? saidDayOfMonth(reader, right.number)
      : null);
  const start =
    left.day ??
    (left.number !== undefined &&
    right.day &&
    right.day.dom === undefined &&
    right.day.weekday === undefined &&
    right.rule !== 'relative-day'
      ? saidDayOfMonth(reader, left.number)
      : null);
  if (start && end) {
    const first =
      start.dom !== undefined && end.dom === undefined && right.rule !== 'weekday'
        ? inMonthBefore(start.dom, end.day)
        : start.day;
    const last =
      end.day > first && end.dom === undefined && right.rule === 'full-date' ? end.day : end.after(first);
    if (last < first) return null;
    const weekdays =
      start.weekday !== undefined && end.weekday !== undefined
        ? ([start.weekday, end.weekday] as const)
        : null;
    return {
      from,
      to: right.to,
      rule: 'days',
      span: { start: first, end: last },
      ...(weekdays && { weekdays }),
    };
  }
  const starts = left.span?.start ?? start?.day;
  const ends = right.span?.end ?? end?.day;
  if (starts === undefined || ends === undefined || (!left.span && !right.span)) return null;
  return ends >= starts ? { from, to: right.to, rule: 'days', span: { start: starts, end: ends } } : null;
}

/** "from the 3rd to the 12th of September": the first takes the month of the last. */
function inMonthBefore(dom: number, last: Day): Day {
  const { year, month } = partsOf(last);
  const same = realDay(year, month, dom);
  if (same !== null && same < last) return same;
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return realDay(y, m, dom) ?? monthly(dom)(last - 31);
}

function momentRange(left: Piece, right: Piece, from: number): Piece | null {
  if (!left.day || !left.clock || !right.clock || !right.day || left.day.day === right.day.day) {
    if (left.day && right.day && left.clock && right.clock)
      return { from, to: right.to, rule: 'hours', day: left.day, hours: between(left.clock, right.clock) };
    return null;
  }
  const start: Moment = { day: left.day.day, minute: left.clock.minute };
  const endDay = right.day.day > start.day ? right.day.day : right.day.after(start.day);
  return {
    from,
    to: right.to,
    rule: 'moments',
    moments: { start, end: { day: endDay, minute: right.clock.minute } },
  };
}

/** "November between 19 and 20", "en diciembre, del 3 al 8": the numbers are days of that month. */
export const daysOfMonth: Refiner = (reader, pieces) =>
  pieces.flatMap((month, at) => {
    const [first, last] = [pieces[at + 1], pieces[at + 2]];
    const owner = [at - 1, at - 2].some((back) => isMonthOfDays(reader, pieces, back));
    if (owner) return [];
    if (!isMonthOfDays(reader, pieces, at) || !first || !last || month.span?.start === undefined)
      return [month];
    const { year, month: named } = partsOf(month.span.start);
    const [start, end] = [realDay(year, named, numberOf(first)), realDay(year, named, numberOf(last))];
    return start === null || end === null
      ? [month]
      : [{ from: month.from, to: last.to, rule: 'days', span: { start, end } }];
  });

const numberOf = (piece: Piece) => piece.number ?? piece.day?.dom ?? 0;

function isMonthOfDays(reader: Reader, pieces: readonly Piece[], at: number): boolean {
  const [month, first, last] = [pieces[at], pieces[at + 1], pieces[at + 2]];
  if (month?.rule !== 'month' || !first || !last || first.clock || last.clock) return false;
  const [a, b] = [numberOf(first), numberOf(last)];
  if (a < 1 || b <= a || b > 31 || first.from - month.to > 3 || !rangeLink(reader, first, last)?.sure)
    return false;
  return (
    !countsSomething(reader, last.to) &&
    gapIs(reader, month, first, ['between', 'from', 'theDay', 'of', 'dayWord'])
  );
}

/** "between 2 tomorrow and 4", "de 3 mañana a 5": the day stands inside the hours. */
export const dayInside: Refiner = (reader, pieces) => {
  const out: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const [from, day, to] = [pieces[at] as Piece, pieces[at + 1], pieces[at + 2]];
    const hours = day && to ? hoursAround(reader, from, day, to) : null;
    out.push(hours ?? from);
    if (hours) at += 2;
  }
  return out;
};

function hoursAround(reader: Reader, from: Piece, day: Piece, to: Piece): Piece | null {
  if (!day.day || day.clock || day.hours || from.day || to.day || from.ordinal || to.ordinal) return null;
  const [start, end] = [clockOf(from), clockOf(to)];
  const close = day.from - from.to <= 1 && to.from - day.to <= 2;
  if (!start || !end || !close || countsSomething(reader, to.to)) return null;
  const link = rangeLink(reader, { ...day, from: from.from }, to);
  if (!link?.sure || link.from === from.from) return null;
  return { from: link.from, to: to.to, rule: 'hours', day: day.day, hours: between(start, end) };
}
