import { type Day, mondayOf } from './calendar.ts';
import { countsSomething } from './context.ts';
import { monthly } from './dates.ts';
import { onDay } from './days.ts';
import { is, type Piece, type Reader, type SaidDay, skip, textAt } from './piece.ts';
import { gapHas, gapHasOr, gapIs, neighbours, type Refiner } from './refiner.ts';
import { nextWeekday } from './weekdays.ts';

export const daysTogether = neighbours((reader, left, right) => {
  if (left.clock || right.clock || left.moments || right.moments) return null;
  if (left.hours && right.hours) return null;
  const weekdayFirst = left.day?.weekday;
  if (
    weekdayFirst !== undefined &&
    right.number !== undefined &&
    !right.clock &&
    !left.hours &&
    gapIs(reader, left, right, ['theDay', 'dayWord'])
  ) {
    return weekdayWithDom(reader, left, weekdayFirst, right);
  }
  const week = left.span?.unit === 'week' ? left : right.span?.unit === 'week' ? right : null;
  const other = week === left ? right : left;
  if (
    week?.span?.start !== undefined &&
    !other.span &&
    other.day &&
    gapIs(reader, left, right, ['of', 'theDay', 'theHour', 'on', 'at'], ',(') &&
    !gapHasOr(reader, left, right)
  ) {
    const named = other.day.weekday;
    if (named === undefined) return null;
    const day = week.span.start + named - 1;
    return {
      from: left.from,
      to: right.to,
      rule: 'weekday-of-week',
      day: { day, after: () => day },
      ...(other.hours && { hours: other.hours }),
    };
  }
  if (
    week?.span?.start !== undefined &&
    other.weekdays &&
    gapIs(reader, left, right, ['of', 'theDay', 'theHour', 'on', 'from'])
  ) {
    const monday = week.span.start;
    const [a, b] = other.weekdays;
    const start = Math.max(monday + a - 1, reader.today > monday ? reader.today : monday);
    return {
      from: left.from,
      to: right.to,
      rule: 'days-of-week',
      span: { start, end: monday + b - 1 + (b < a ? 7 : 0) },
    };
  }
  if (!left.day || !right.day || !gapIs(reader, left, right, ['theDay', 'dayWord', 'dateWord', 'on'], ',('))
    return null;
  if (left.rule === 'relative-day' && right.rule === 'relative-day') return null;
  const hours = left.hours ?? right.hours;
  const whole = { from: left.from, to: right.to, rule: 'weekday-date', ...(hours && { hours }) };
  const [named, dated] =
    weekdayFirst !== undefined
      ? [left, right]
      : right.day.weekday !== undefined
        ? [right, left]
        : [null, null];
  if (named?.day?.weekday !== undefined && dated?.day && dated.day.weekday === undefined) {
    if (dated.day.dom !== undefined) {
      const day = domOnWeekday(reader.today, dated.day.dom, named.day.weekday);
      return {
        ...whole,
        day: {
          day: day ?? dated.day.day,
          after: () => day ?? 0,
          ...(day === null && { alternatives: [dated.day.day, named.day.day] }),
        },
      };
    }
    const near = dated.rule === 'days-from-now' && nextWeekday(dated.day.day - 2, named.day.weekday);
    if (near && near !== dated.day.day && near - dated.day.day <= 1)
      return { ...whole, day: { day: near, after: () => near, alternatives: [near, dated.day.day] } };
    const agrees = sameWeekday(dated.day.day, named.day.weekday);
    if (!agrees && dated.rule === 'relative-day') return null;
    return {
      ...whole,
      day: { ...dated.day, ...(!agrees && { alternatives: [dated.day.day, named.day.day] }) },
    };
  }
  if (isAnchor(left) && !isAnchor(right) && left.day.day === right.day.day)
    return { ...whole, day: right.day };
  if (isAnchor(left) && right.rule.includes('weekday') && sameDistance(left.day, right.day))
    return { ...whole, day: left.day };
  if (
    left.rule.includes('weekday') &&
    right.day.dom === undefined &&
    !right.rule.includes('weekday') &&
    weekdaysAgree(left.day.day, right.day.day)
  )
    return { ...whole, day: right.day };
  if (left.rule.includes('weekday') && right.day.dom !== undefined) {
    const dom = domOnWeekday(reader.today, right.day.dom, ((((left.day.day + 3) % 7) + 7) % 7) + 1);
    return dom === null ? null : { ...whole, day: { day: dom, after: () => dom } };
  }
  return null;
});

const isAnchor = (piece: Piece) => piece.rule === 'relative-day';

const sameDistance = (a: SaidDay, b: SaidDay) => (a.day - b.day) % 7 === 0;

const weekdaysAgree = (a: Day, b: Day) => (a - b) % 7 === 0;

const sameWeekday = (day: Day, weekday: number) => mondayOf(day) + weekday - 1 === day;

/** "sexta 13": a day of the month when the calendar agrees soon, or when no hour is that late. */
function weekdayWithDom(reader: Reader, left: Piece, weekday: number, right: Piece): Piece | null {
  const dom = right.number ?? 0;
  if (dom < 1 || dom > 31 || countsSomething(reader, right.to)) return null;
  const day = domOnWeekday(reader.today, dom, weekday);
  const soon = day !== null && day - reader.today <= 45;
  if (dom <= 12 && !soon && dom >= 1) return null;
  const nearest = monthly(dom)(reader.today);
  const found = day ?? nearest;
  const unlikely = !soon && { alternatives: [found, nearest, nextWeekday(reader.today, weekday)] };
  return {
    from: left.from,
    to: right.to,
    rule: 'weekday-date',
    day: { day: found, after: () => found, ...unlikely },
  };
}

/** "viernes 23 a las 4" before "23 a las 4" could be hours. */
export const weekdaysWithDom = neighbours((reader, left, right) => {
  const weekday = left.day?.weekday;
  if (
    weekday === undefined ||
    right.number === undefined ||
    right.clock ||
    !gapIs(reader, left, right, ['theDay', 'dayWord'])
  )
    return null;
  const dash =
    ['-', '–', ':', '/', '.'].includes(textAt(reader, right.to)) && reader.syms[right.to + 1]?.digits;
  const hourRange =
    is(reader, right.to, 'to') &&
    !is(reader, right.to, 'theHour') &&
    reader.syms[right.to + 1]?.n !== undefined;
  return dash || hourRange ? null : weekdayWithDom(reader, left, weekday, right);
});

function domOnWeekday(today: Day, dom: number, weekday: number): Day | null {
  let day = monthly(dom)(today);
  for (let tries = 0; tries < 30; tries++) {
    if (sameWeekday(day, weekday)) return day;
    day = monthly(dom)(day + 1);
  }
  return null;
}

/** "la próxima semana, el miércoles o jueves": the second is of that week too. */
export const sameWeek: Refiner = (reader, pieces) => {
  const out = [...pieces];
  for (let at = 1; at < out.length; at++) {
    const [left, right] = [out[at - 1] as Piece, out[at] as Piece];
    if (right.from - left.to > 4 || !gapHas(reader, left, right)) continue;
    if (left.rule === 'weekday-of-week') out[at] = inWeekOf(left, right);
    else if (right.rule === 'weekday-of-week') out[at - 1] = inWeekOf(right, left);
  }
  return out;
};

function inWeekOf(model: Piece, bare: Piece): Piece {
  const named = bare.day?.weekday;
  if (named === undefined || !model.day) return bare;
  const day = mondayOf(model.day.day) + named - 1;
  return { ...bare, rule: 'weekday-of-week', day: { day, after: () => day } };
}

/**
 * "not this Monday but the next one", "no este lunes sino el otro", "nesta segunda não, na outra": this one is barred,
 * the one a week later is wanted.
 */
export const theOther: Refiner = (reader, pieces) => {
  const out: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.from < (out.at(-1)?.to ?? 0)) continue;
    const other = otherAfter(reader, piece);
    const read = pieces
      .slice(at + 1)
      .some((next) => next.from < (other?.to ?? 0) && next.number === undefined);
    if (!other || read || !piece.day) {
      out.push(piece);
      continue;
    }
    out.push(
      { from: other.from, to: other.barredTo, rule: 'not-this', day: onDay(piece.day.day), negated: true },
      { from: other.barredTo, to: other.to, rule: 'the-other', day: onDay(piece.day.day + 7) },
    );
  }
  return out;
};

function otherAfter(reader: Reader, piece: Piece): { from: number; barredTo: number; to: number } | null {
  if (piece.rule !== 'this-weekday') return null;
  const led = [1, 2, 3].find((back) => is(reader, piece.from - back, 'not'));
  const tailed =
    is(reader, piece.to, 'not') || is(reader, piece.to, 'cannot') || is(reader, piece.to, 'except');
  if (led === undefined && !tailed) return null;
  const barredTo = tailed ? piece.to + 1 : piece.to;
  let to = skip(reader, barredTo, ['glue', 'rather'], 2);
  if (textAt(reader, to) === ',') to++;
  to = skip(reader, to, ['glue', 'rather', 'theDay', 'theHour', 'on'], 4);
  const one = isOne(reader, to) ? to + 1 : to;
  if (one > to && is(reader, one, 'after')) to = textAt(reader, one + 1) === 'that' ? one + 2 : one + 1;
  else if (!is(reader, to, 'next') && !is(reader, to, 'coming')) return null;
  else to = isOne(reader, to + 1) ? to + 2 : to + 1;
  if (reader.syms[to]?.senses.unit !== undefined || countsSomething(reader, to)) return null;
  return { from: led === undefined ? piece.from : piece.from - led, barredTo, to };
}

/** "the next *one*": no hour. */
const isOne = (reader: Reader, at: number) => reader.syms[at]?.n === 1 && reader.syms[at]?.digits === 0;
