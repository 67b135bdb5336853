import { halfAt } from './clock-tail.ts';
import { isEnd } from './context.ts';
import { onDay, spokenAsPart } from './days.ts';
import { type Cut, hoursOf } from './part-hours.ts';
import { is, type Piece, type Reader, skip, textAt } from './piece.ts';
import type { PartName } from './words.ts';

/** A part of the day starting exactly here: "early morning", "esta tarde", "tonight", "a primera hora", "temprano". */
export function partAt(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  if (!sym) return null;
  const dayPart = sym.senses.dayPart;
  if (dayPart)
    return {
      ...asPart(reader, at, at + 1, dayPart[1]),
      day: onDay(reader.today + dayPart[0]),
      rule: 'day-part',
      ...(dayPart[0] < 0 && { past: true }),
    };

  const half = halfOfDay(reader, at);
  if (half) return half;
  let to = at;
  let offset: number | null = null;
  if (sym.senses.this && sym.senses.part === undefined) [offset, to] = [0, to + 1];
  else if (sym.senses.next && sym.senses.part === undefined) [offset, to] = [1, to + 1];
  let cut: Cut | undefined;
  const mood = reader.syms[to];
  if (
    mood &&
    mood.senses.part === undefined &&
    (mood.senses.early || mood.senses.late || mood.senses.start || mood.senses.mid || mood.senses.end)
  ) {
    if (mood.senses.early || mood.senses.start) cut = 'early';
    else if (mood.senses.late || mood.senses.end) cut = 'late';
    else cut = 'mid';
    to++;
    if (textAt(reader, to) === '-') to++;
    to = skip(reader, to, ['of', 'on', 'theHour', 'theDay', 'at', 'after'], 3);
    if (offset === null && is(reader, to, 'this') && reader.syms[to + 1]?.senses.part)
      [offset, to] = [0, to + 1];
    to = skip(reader, to, ['after'], 1);
  }
  const named = reader.syms[to];
  const dayPartAfter = cut && named?.senses.dayPart;
  if (dayPartAfter)
    return {
      ...asPart(reader, at, to + 1, dayPartAfter[1], cut === 'mid' ? undefined : cut),
      day: onDay(reader.today + dayPartAfter[0]),
      ...(dayPartAfter[0] < 0 && { past: true }),
    };
  const part = named?.senses.part;
  const middle =
    cut === 'mid' &&
    (named?.senses.day === 0 ||
      (to > at + 1 && named?.senses.unit === 'day' && textAt(reader, to) === 'day'));
  if (middle && part === undefined)
    return {
      from: at,
      to: to + 1,
      rule: 'part:middle',
      hours: { start: 600, end: 840, said: true },
      ...(named.senses.day === 0 && { day: onDay(reader.today) }),
    };
  if (part === undefined || named === undefined) return cut ? bareMood(reader, at, cut) : null;
  if (named.senses.day !== undefined && to === at && !spokenAsPart(reader, to)) return null;
  if (named.senses.day !== undefined && offset === null && cut === undefined && !spokenAsPart(reader, to))
    return null;
  if (isGreeting(reader, at) || (named.senses.weak && !boundsBefore(reader, at) && offset === null))
    return null;
  if (to === at && named.senses.late && (is(reader, at - 1, 'tooLate') || isDelay(reader, at))) return null;
  if ((part === 'noon' || part === 'midnight') && cut === undefined && offset === null) return null;
  to++;
  if (cut === 'mid' && part === 'night')
    return { from: at, to, rule: 'part:dawn', hours: { start: 0, end: 240, said: true, part: 'dawn' } };
  const lateNight =
    part === 'afternoon' && named.senses.late && !reader.words.spokenHours ? lateAtNight(reader, to) : null;
  if (lateNight !== null) return asPart(reader, at, lateNight, 'night', 'late');
  if (!cut && part !== 'opening' && (is(reader, to, 'early') || textAt(reader, to) === 'temprano'))
    [cut, to] = ['early', to + 1];
  if (part === 'noon' && cut === 'late')
    return {
      from: at,
      to,
      rule: 'part:noon',
      hours: { start: 840, end: 960, said: true, part: 'afternoon' },
      ...(offset !== null && { day: onDay(reader.today + offset) }),
    };
  if (part === 'opening' || part === 'closing') {
    const of = skip(reader, to, ['of', 'on', 'theHour', 'theDay'], 2);
    const named = reader.syms[of]?.senses;
    if (of > to && named?.part && (named.day === undefined || is(reader, of - 1, 'theHour'))) to = of + 1;
  }
  const whole = part === 'noon' ? 'afternoon' : part;
  if (named.senses.mid && cut === undefined) cut = 'mid';
  if (cut === 'mid' && offset === null && reader.words.spokenHours && isWholeMessage(reader, at, to)) {
    const { start, end } = hoursOf(reader, whole);
    const minute = Math.floor((start + end) / 120) * 60;
    return { from: at, to, rule: `mid-${whole}`, clock: { minute, said: true }, approximate: true };
  }
  return {
    ...asPart(reader, at, to, whole, cut),
    ...(offset !== null && { day: onDay(reader.today + offset) }),
  };
}

/** "mid-morning" for an answer is an hour; in a sentence it is a stretch of the day. */
const isWholeMessage = (reader: Reader, from: number, to: number) =>
  from === 0 && isEnd(reader, to) && reader.syms[to + 1] === undefined;

/** "10 minutos tarde" */
function isDelay(reader: Reader, at: number): boolean {
  const [amount, unit] = [reader.syms[at - 2], reader.syms[at - 1]?.senses.unit];
  return unit === 'minute' || (unit === 'hour' && (amount?.senses.a ?? amount?.senses.half) === true);
}

/** "tarde en la noche", "tarde da noite": the place after it. */
function lateAtNight(reader: Reader, at: number): number | null {
  const to = skip(reader, at, ['on', 'of', 'theHour', 'at'], 2);
  return to > at && reader.syms[to]?.senses.part === 'night' ? to + 1 : null;
}

/** "Monday AM", "mañana pm" */
function halfOfDay(reader: Reader, at: number): Piece | null {
  const before = reader.syms[at - 1];
  const half = halfAt(reader, at);
  if (!before || !half || half.half === 'either' || !reader.syms[at]?.spaced) return null;
  const s = before.senses;
  const dated =
    s.weekday !== undefined ||
    s.day !== undefined ||
    before.nth !== undefined ||
    (before.n !== undefined && reader.syms[at - 2]?.senses.month !== undefined) ||
    s.month !== undefined;
  return dated ? asPart(reader, at, half.to, half.half === 'am' ? 'morning' : 'afternoon') : null;
}

function asPart(reader: Reader, from: number, to: number, part: PartName, cut?: Cut): Piece {
  return {
    from,
    to,
    rule: `part:${part}`,
    hours: { ...hoursOf(reader, part, cut), said: true, part },
    ...(part === 'opening' && { earliest: true }),
  };
}

/** "temprano", "cedo", "early" beside a day; "later today". */
function bareMood(reader: Reader, at: number, cut: Cut): Piece | null {
  const sym = reader.syms[at];
  if (!sym || cut === 'mid' || (cut === 'early' && !sym.senses.early) || (cut === 'late' && !sym.senses.late))
    return null;
  const hours = cut === 'early' ? { start: 8 * 60, end: 11 * 60 } : { start: 16 * 60, end: 20 * 60 };
  return { from: at, to: at + 1, rule: `mood:${cut}`, hours: { ...hours, said: true } };
}

/** "buenas tardes", "good morning", "boa noite" */
function isGreeting(reader: Reader, at: number): boolean {
  return is(reader, at - 1, 'greeting');
}

function boundsBefore(reader: Reader, at: number): boolean {
  for (let back = at - 1; back >= at - 3; back--) {
    if (is(reader, back, 'before') || is(reader, back, 'after')) return true;
    if (
      !is(reader, back, 'of') &&
      !is(reader, back, 'theDay') &&
      !is(reader, back, 'theHour') &&
      !is(reader, back, 'on')
    )
      return false;
  }
  return false;
}
