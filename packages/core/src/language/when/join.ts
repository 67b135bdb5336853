import { type Day, minuteOf, mondayOf, partsOf, realDay } from './calendar.ts';
import { prefixed } from './clocks.ts';
import { countsSomething, monthly, nextWeekday, saidDayOfMonth } from './days.ts';
import { between, clockIn, clockOf, hoursIn } from './hours.ts';
import { is, type Moment, type Piece, type Reader, type SaidDay, textAt } from './piece.ts';
import type { Sign } from './words.ts';

type Refiner = (reader: Reader, pieces: readonly Piece[]) => readonly Piece[];

/** Pieces side by side become one expression: ranges, bounds, a day with its time. Order matters. */
export function join(reader: Reader, pieces: readonly Piece[]): readonly Piece[] {
  return refiners.reduce((joined, refine) => (joined.length ? refine(reader, joined) : joined), pieces);
}

/** Joins neighbours from left to right while the rule finds something to join. */
function neighbours(rule: (reader: Reader, left: Piece, right: Piece) => Piece | null): Refiner {
  return (reader, pieces) => {
    const out: Piece[] = [];
    for (const piece of pieces) {
      const left = out.at(-1);
      const joined = left && !left.idle && !piece.idle ? rule(reader, left, piece) : null;
      if (joined) out[out.length - 1] = joined;
      else out.push(piece);
    }
    return out;
  };
}

const eachPiece =
  (rule: (reader: Reader, piece: Piece) => Piece): Refiner =>
  (reader, pieces) =>
    pieces.map((piece) => rule(reader, piece));

/** Whether every symbol between two pieces is one of these, a comma or nothing. */
function gapIs(reader: Reader, left: Piece, right: Piece, signs: readonly Sign[], extra = ','): boolean {
  if (right.from - left.to > 5) return false;
  for (let at = left.to; at < right.from; at++) {
    if (extra.includes(textAt(reader, at))) continue;
    if (!signs.some((sign) => is(reader, at, sign))) return false;
    if (isBound(reader, at) && !(signs.includes('from') && is(reader, at, 'from'))) return false;
  }
  return true;
}

const loose: readonly Sign[] = [
  'of',
  'theDay',
  'theHour',
  'at',
  'on',
  'dayWord',
  'dateWord',
  'timeWord',
  'around',
  'in',
];

// ---------------------------------------------------------------- bare numbers that are hours

const soundHours = eachPiece((reader, piece) => {
  if (piece.number === undefined) return piece;
  const clock = clockOf(piece);
  if (!clock || countsAfter(reader, piece)) return piece;
  const pronoun = reader.words.spokenHours && piece.number === 1 && reader.syms[piece.from]?.digits === 0;
  if (pronoun && !is(reader, piece.from - 1, 'at')) return piece;
  const before = reader.syms[piece.from - 1];
  const article = before?.senses.theHour && (before.text !== 'a' || piece.number === 1 || piece.clock);
  const at = before?.senses.at && (reader.words.spokenHours || before.senses.theHour || piece.clock);
  const around =
    before?.senses.around && piece.number !== 0 && !(before.text === 'as' || before.senses.price);
  const whole = piece.clock && piece.from === 0 && piece.to === reader.syms.length;
  if (!article && !at && !around && !whole && !spokenBound(reader, piece)) return piece;
  if (article && before?.text === 'la' && before.end - before.start === 2 && piece.number !== 1) return piece;
  const { number: _number, ...rest } = piece;
  return { ...rest, rule: 'clock', clock };
});

/** "after 5", "before 10", "by 3" in English, where hours have no article. */
function spokenBound(reader: Reader, piece: Piece): boolean {
  if (!reader.words.spokenHours) return false;
  const before = reader.syms[piece.from - 1]?.senses;
  const moved = (before?.from || before?.to) && isMoving(reader, piece.from, 5);
  return (before?.after || before?.before || before?.until || moved) === true;
}

function countsAfter(reader: Reader, piece: Piece): boolean {
  const certain =
    is(reader, piece.from - 2, 'at') || (is(reader, piece.from - 1, 'at') && prefixed(reader, piece.from));
  return certain
    ? is(reader, piece.to, 'counted') && !is(reader, piece.to, 'on')
    : countsSomething(reader, piece.to);
}

// ---------------------------------------------------------------- morning 11, 7 de la tarde

const partWithClock = neighbours((reader, left, right) => {
  const [part, time] = left.hours?.part && !left.clock ? [left, right] : [right, left];
  const name = part.hours?.part;
  if (name === undefined || time.hours?.part !== undefined || part.clock || (part.day && time.day))
    return null;
  if (['work', 'lunch', 'school', 'office'].includes(name)) return null;
  if (
    !gapIs(reader, left, right, [
      'of',
      'theDay',
      'theHour',
      'at',
      'on',
      'around',
      'between',
      'from',
      'timeWord',
    ])
  )
    return null;
  const bare = time.number !== undefined;
  if (bare && (time === left || countsAfter(reader, time))) return null;
  const base = {
    from: left.from,
    to: right.to,
    ...((part.day ?? time.day) && { day: part.day ?? time.day }),
    ...(approximateOf(left, right) && { approximate: true }),
  };
  const clock = time.clock ?? (bare ? clockOf(time) : null);
  if (clock) {
    if (betweenStarts(reader, left, right)) return null;
    return { ...base, rule: 'part-clock', clock: clockIn(name, clock) };
  }
  if (time.hours && !time.hours.part)
    return { ...base, rule: 'part-hours', hours: narrowed(hoursIn(name, time.hours), part.hours) };
  return null;
});

/** "in the morning between 9 and 11": the range is made first, then the part is read into it. */
function betweenStarts(reader: Reader, left: Piece, right: Piece): boolean {
  for (let at = left.to; at < right.from; at++)
    if (is(reader, at, 'between') || (is(reader, at, 'from') && !is(reader, at, 'of'))) return true;
  return false;
}

function narrowed(hours: NonNullable<Piece['hours']>, part: Piece['hours']): NonNullable<Piece['hours']> {
  const start =
    hours.start ??
    (hours.end !== undefined && part?.start !== undefined && part.start < hours.end ? part.start : undefined);
  const end =
    hours.end ??
    (hours.start !== undefined && part?.end !== undefined && part.end > hours.start ? part.end : undefined);
  return { said: hours.said, ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

const approximateOf = (...pieces: Piece[]) => pieces.some((piece) => piece.approximate);

// ---------------------------------------------------------------- from … to …

const ranges = neighbours((reader, left, right) => {
  const link = rangeLink(reader, left, right);
  if (!link) return null;
  const from = link.from;
  if (!is(reader, from, 'between') && isMoving(reader, from, 3)) return null;
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
function beside(reader: Reader, left: Piece, right: Piece): boolean {
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

/** "move it from Monday to Tuesday" names the old day and the new one. */
export function isMoving(reader: Reader, before: number, reach = 12): boolean {
  for (let at = before - 1; at >= Math.max(0, before - reach); at--)
    if (is(reader, at, 'moving')) return true;
  return false;
}

/** "November between 19 and 20", "en diciembre, del 3 al 8": the numbers are days of that month. */
const daysOfMonth: Refiner = (reader, pieces) =>
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

// ---------------------------------------------------------------- after 5, hasta el viernes, from Monday on

/** "after work", "antes del almuerzo", before a day can take the bare part. */
const partBounds: Refiner = (reader, pieces) =>
  pieces.map((piece, at) => {
    const next = pieces[at + 1];
    const hasClock = next?.from === piece.to && (next.number !== undefined || next.clock !== undefined);
    return piece.hours?.part && !piece.day && !hasClock
      ? bound(reader, piece, pieces[at - 1]?.to ?? 0)
      : piece;
  });

const bounds: Refiner = (reader, pieces) =>
  pieces.map((piece, at) => bound(reader, piece, pieces[at - 1]?.to ?? 0));

/** "gracias, hasta mañana" */
const goodbyes: Refiner = (reader, pieces) => {
  const [piece] = pieces;
  if (pieces.length !== 1 || piece?.rule !== 'relative-day' || piece.to !== reader.syms.length) return pieces;
  const at = piece.from - 1;
  const farewell = at > 0 && at <= 4 && is(reader, at, 'until') && is(reader, at, 'to');
  return farewell ? [{ from: piece.from, to: piece.to, rule: 'goodbye', idle: true }] : pieces;
};

/** A bound is a word before the piece and after the one before it (from `floor` on), or right behind it. */
function bound(reader: Reader, piece: Piece, floor: number): Piece {
  if (
    piece.idle ||
    piece.number !== undefined ||
    piece.moments ||
    (piece.hours?.part === undefined && piece.hours)
  )
    return piece;
  if (piece.span && piece.rule === 'days') return piece;
  let at = piece.from - 1;
  while (
    at >= Math.max(floor, piece.from - 4) &&
    ['at', 'theHour', 'theDay', 'dayWord', 'of', 'on', 'around', 'timeWord'].some((sign) =>
      is(reader, at, sign as Sign),
    ) &&
    !isBound(reader, at)
  )
    at--;
  if (is(reader, at, 'after') && is(reader, at, 'until')) at = -9;
  const sign: Bound | null =
    at < floor
      ? null
      : is(reader, at, 'before')
        ? 'before'
        : is(reader, at, 'after')
          ? 'after'
          : is(reader, at, 'until')
            ? 'until'
            : is(reader, at, 'onwards')
              ? 'onwards'
              : null;
  if (sign === 'onwards' && isMoving(reader, at)) return piece;
  if (sign) return bounded(reader, piece, sign, at, piece.to) ?? piece;
  let tail = piece.to;
  if (textAt(reader, tail) === ',') tail++;
  if (is(reader, tail, 'onwards') && !is(reader, tail, 'from') && !is(reader, tail, 'of'))
    return bounded(reader, piece, 'onwards', piece.from, tail + 1) ?? piece;
  if (is(reader, tail, 'until') && closesHere(reader, tail + 1))
    return bounded(reader, piece, 'until', piece.from, tail + 1) ?? piece;
  return piece;
}

type Bound = 'before' | 'after' | 'until' | 'onwards';

function isBound(reader: Reader, at: number): boolean {
  return (
    is(reader, at, 'before') ||
    is(reader, at, 'after') ||
    is(reader, at, 'until') ||
    (is(reader, at, 'onwards') && !is(reader, at, 'on'))
  );
}

const closesHere = (reader: Reader, at: number) =>
  reader.syms[at] === undefined || ['.', ',', '?', '!'].includes(textAt(reader, at));

function bounded(reader: Reader, piece: Piece, bound: Bound, from: number, to: number): Piece | null {
  const forward = bound === 'after' || bound === 'onwards';
  const base = { from, to, rule: bound };
  if (piece.clock) {
    const { minute, said } = piece.clock;
    const noon =
      piece.rule === 'noon' && forward ? { end: minuteOf(reader.words.partHours.afternoon[1]) } : {};
    return {
      ...base,
      ...(piece.day && { day: piece.day }),
      hours: forward ? { start: minute, ...noon, said } : { end: minute, said },
    };
  }
  if (piece.hours?.part) {
    const { part, start = 0, end = 1439 } = piece.hours;
    const edges = reader.words.partEdges[part];
    const edge =
      bound === 'after'
        ? edges?.after
          ? minuteOf(edges.after)
          : end
        : bound === 'onwards'
          ? start
          : bound === 'before'
            ? edges?.before
              ? minuteOf(edges.before)
              : start
            : start;
    return {
      ...base,
      ...(piece.day && { day: piece.day }),
      hours: { said: true, ...(forward ? { start: edge } : { end: edge }) },
    };
  }
  if (piece.day && !piece.span) {
    const { day } = piece.day;
    if (bound === 'after') return { ...base, span: { start: day + 1 } };
    if (bound === 'onwards') return { ...base, span: { start: day } };
    return { ...base, span: { end: bound === 'before' ? day - 1 : day } };
  }
  if (piece.span?.start !== undefined && piece.span.end !== undefined) {
    const { start, end } = piece.span;
    if (bound === 'after') return { ...base, span: { start: end + 1 } };
    if (bound === 'onwards') return { ...base, span: { start } };
    return { ...base, span: { end: bound === 'before' ? start - 1 : end } };
  }
  return null;
}

// ---------------------------------------------------------------- a eso de las 5, 11ish

const approximations = eachPiece((reader, piece) => {
  if (!piece.clock && !piece.day && !piece.number) return piece;
  let at = piece.from - 1;
  while (
    at >= piece.from - 3 &&
    ['at', 'theHour', 'theDay', 'of'].some((sign) => is(reader, at, sign as Sign)) &&
    !is(reader, at, 'around')
  )
    at--;
  const around = at >= 0 && is(reader, at, 'around') && !(textAt(reader, at) === 'sobre' && piece.day);
  const ish = is(reader, piece.to, 'ish') || is(reader, piece.to - 1, 'ish');
  return around || ish ? { ...piece, approximate: true } : piece;
});

// ---------------------------------------------------------------- Friday the 13th, martes de la próxima semana

const daysTogether = neighbours((reader, left, right) => {
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

function gapHasOr(reader: Reader, left: Piece, right: Piece): boolean {
  for (let at = left.to; at < right.from; at++) if (is(reader, at, 'or')) return true;
  return false;
}

/** A word or sign that lists: "or", "and", a comma, a slash. */
function gapHas(reader: Reader, left: Piece, right: Piece): boolean {
  for (let at = left.to; at < right.from; at++)
    if (is(reader, at, 'or') || is(reader, at, 'and') || [',', '/'].includes(textAt(reader, at))) return true;
  return false;
}

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
const weekdaysWithDom = neighbours((reader, left, right) => {
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

/** "for 7 hours from 9:30" */
const lasting: Refiner = (reader, pieces) => {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const amount = out.at(-1);
    const from =
      amount?.duration &&
      piece.clock &&
      amount.to < piece.from &&
      gapIs(reader, amount, piece, ['from', 'at', 'theHour']);
    if (from && amount.duration && piece.clock) {
      out[out.length - 1] = {
        from: is(reader, amount.from - 1, 'lasting') ? amount.from - 1 : amount.from,
        to: piece.to,
        rule: 'lasting',
        hours: {
          start: piece.clock.minute,
          end: (piece.clock.minute + amount.duration) % 1440,
          said: piece.clock.said,
        },
      };
    } else out.push(piece);
  }
  return out;
};

function domOnWeekday(today: Day, dom: number, weekday: number): Day | null {
  let day = monthly(dom)(today);
  for (let tries = 0; tries < 30; tries++) {
    if (sameWeekday(day, weekday)) return day;
    day = monthly(dom)(day + 1);
  }
  return null;
}

/** "… menos el martes, en la tarde": the comma ends what is barred. */
function isBarred(reader: Reader, piece: Piece): boolean {
  for (let at = piece.from - 1; at >= piece.from - 3; at--) {
    if (is(reader, at, 'except') || is(reader, at, 'cannot')) return true;
    if (!is(reader, at, 'theDay') && !is(reader, at, 'on')) return false;
  }
  return false;
}

/** "la próxima semana, el miércoles o jueves": the second is of that week too. */
const sameWeek: Refiner = (reader, pieces) => {
  const out = [...pieces];
  for (let at = 1; at < out.length; at++) {
    const [left, right] = [out[at - 1] as Piece, out[at] as Piece];
    const named = right.day?.weekday;
    if (
      left.rule !== 'weekday-of-week' ||
      !left.day ||
      named === undefined ||
      right.from - left.to > 4 ||
      !gapHas(reader, left, right)
    )
      continue;
    const day = mondayOf(left.day.day) + named - 1;
    out[at] = { ...right, rule: 'weekday-of-week', day: { day, after: () => day } };
  }
  return out;
};

// ---------------------------------------------------------------- a day and its time, in either order

const dayWithTime = neighbours((reader, left, right) => {
  const [day, time] =
    left.day && !left.clock && !(left.hours && !left.hours.part && !right.hours?.part)
      ? [left, right]
      : [right, left];
  if (!day.day || day.clock || day.span || time.day || time.span || time.moments) {
    return bothTimes(reader, left, right);
  }
  if (
    !gapIs(reader, left, right, loose, ',(-') ||
    (isBarred(reader, left) && textAt(reader, left.to) === ',')
  )
    return null;
  const clock =
    time.clock ??
    (time.number !== undefined && time === right && is(reader, left.to, 'at') ? clockOf(time) : null);
  const part = day.hours?.part;
  const base = {
    from: left.from,
    to: right.to,
    day: day.day,
    ...(approximateOf(time) && { approximate: true }),
    ...((day.earliest || time.earliest) && { earliest: true }),
  };
  if (clock && time.number === undefined) {
    if (day.hours && !part) return null;
    return { ...base, rule: 'day-clock', clock: clockIn(part, clock) };
  }
  if (time.hours) {
    const later = time.rule === 'mood:late' && day.day.day === reader.today;
    if (later)
      return {
        ...base,
        rule: 'later-today',
        hours: { start: Math.max(720, Math.min(reader.minute, 1380)), end: 1439, said: true },
      };
    if (day.hours && !part)
      return time.hours.part
        ? { ...base, rule: 'day-hours', hours: narrowed(hoursIn(time.hours.part, day.hours), time.hours) }
        : null;
    if (part && time.hours.part) return null;
    return {
      ...base,
      rule: 'day-hours',
      hours: part ? narrowed(hoursIn(part, time.hours), day.hours) : time.hours,
    };
  }
  return null;
});

/** "por la tarde, después de las 5": a part of the day and a bound within it. */
function bothTimes(reader: Reader, left: Piece, right: Piece): Piece | null {
  const [part, hours] = left.hours?.part ? [left, right] : [right, left];
  if (
    !part.hours?.part ||
    !hours.hours ||
    hours.hours.part ||
    (part.day && hours.day) ||
    part.span ||
    hours.span
  )
    return null;
  if (!gapIs(reader, left, right, loose)) return null;
  const day = part.day ?? hours.day;
  return {
    from: left.from,
    to: right.to,
    rule: 'part-hours',
    hours: narrowed(hoursIn(part.hours.part, hours.hours), part.hours),
    ...(day && { day }),
  };
}

// ---------------------------------------------------------------- at 5 or 6, the 25th or 26th of November

/** A bare number beside an "or" is of the kind of its neighbour. */
const alternatives: Refiner = (reader, pieces) => {
  const out = [...pieces];
  for (let at = 0; at + 1 < out.length; at++) {
    const [left, right] = [out[at] as Piece, out[at + 1] as Piece];
    if (!gapIs(reader, left, right, ['or', 'and', 'at', 'theHour', 'theDay', 'on', 'dayWord', 'not'], ',/'))
      continue;
    if (!gapHas(reader, left, right)) continue;
    if (left.clock?.said && right.clock && !right.clock.said && !right.day)
      out[at + 1] = likeNeighbour(reader, left, right, 'after');
    else if (right.number !== undefined && !countsSomething(reader, right.to))
      out[at + 1] = likeNeighbour(reader, left, right, 'after');
    else if (left.number !== undefined) out[at] = likeNeighbour(reader, right, left, 'before');
    else if (left.day?.dom !== undefined && right.rule === 'month-day' && !left.clock && !left.hours)
      out[at] = likeNeighbour(reader, right, { ...left, number: left.day.dom }, 'before');
  }
  return out;
};

function likeNeighbour(reader: Reader, model: Piece, bare: Piece, side: 'before' | 'after'): Piece {
  const number = bare.number ?? 0;
  const { number: _number, ...rest } = bare;
  const clock = clockOf(bare);
  if (model.clock && clock) {
    const said = model.clock.said && !clock.said;
    const near = [clock.minute % 720, (clock.minute % 720) + 720].sort(
      (a, b) => Math.abs(a - (model.clock?.minute ?? 0)) - Math.abs(b - (model.clock?.minute ?? 0)),
    );
    return { ...rest, rule: 'clock', clock: said ? { minute: near[0] ?? clock.minute, said: true } : clock };
  }
  if (
    model.day &&
    !model.clock &&
    !model.hours &&
    model.day.weekday === undefined &&
    model.rule !== 'relative-day' &&
    number >= 1 &&
    number <= 31
  ) {
    if (model.day.dom !== undefined)
      return { ...rest, rule: 'day-of-month', day: saidDayOfMonth(reader, number) };
    const { year, month } = partsOf(model.day.day);
    const day = realDay(year, month, number);
    if (day !== null && (side === 'before' || day > model.day.day))
      return { ...rest, rule: 'month-day', day: { day, after: () => day } };
  }
  return bare;
}

const refiners: readonly Refiner[] = [
  goodbyes,
  daysOfMonth,
  weekdaysWithDom,
  soundHours,
  approximations,
  partBounds,
  ranges,
  lasting,
  partWithClock,
  alternatives,
  daysTogether,
  sameWeek,
  dayWithTime,
  partWithClock,
  daysTogether,
  dayWithTime,
  bounds,
  partWithClock,
  dayWithTime,
  ranges,
];
