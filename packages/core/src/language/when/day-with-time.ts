import { countsAfter } from './bare-numbers.ts';
import { clockIn, clockOf, hoursIn } from './hours.ts';
import { is, type Piece, type Reader, textAt } from './piece.ts';
import { approximateOf, gapIs, loose, neighbours } from './refiner.ts';

export const partWithClock = neighbours((reader, left, right) => {
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
  const led = right.rule === 'day-part' || is(reader, right.from, 'this') || right.day !== undefined;
  const ahead =
    time === left && led && right.from === left.to && reader.words.spokenHours === true && !left.ordinal;
  if (bare && ((time === left && !ahead) || (time === right && countsAfter(reader, time)))) return null;
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

/** "… menos el martes, en la tarde": the comma ends what is barred. */
function isBarred(reader: Reader, piece: Piece): boolean {
  for (let at = piece.from - 1; at >= piece.from - 3; at--) {
    if (is(reader, at, 'except') || is(reader, at, 'cannot')) return true;
    if (!is(reader, at, 'theDay') && !is(reader, at, 'on')) return false;
  }
  return false;
}

export const dayWithTime = neighbours((reader, left, right) => {
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
