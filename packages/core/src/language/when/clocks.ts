import { partsOf, weekdayOf } from './calendar.ts';
import { added, clockTail, decimalGoesOn, halfAt, isMinute } from './clock-tail.ts';
import { hourIn, likelyMinute } from './part-hours.ts';
import { is, type Piece, type Reader, skip, textAt } from './piece.ts';
import type { PartName } from './words.ts';

/** A clock time starting exactly here: "5pm", "half past 3", "17h30", "las siete y media" (from its hour), "noon". */
export function clockAt(reader: Reader, at: number): Piece | null {
  return (
    ratio(reader, at) ??
    minutesFirst(reader, at) ??
    hourFirst(reader, at) ??
    namedHour(reader, at) ??
    dayNumber(reader, at)
  );
}

export interface Reading {
  hour: number;
  minute: number;
  half?: 'am' | 'pm' | 'either';
  part?: PartName;
  /** Written so that it can be nothing but a clock time. */
  sure: boolean;
  to: number;
}

function finish(reader: Reader, from: number, reading: Reading): Piece | null {
  const { hour, minute, half, part, sure, to } = reading;
  if (hour > 24 || minute > 59 || (half === 'am' && hour > 12)) return null;
  const padded = textAt(reader, from).length >= 2 && textAt(reader, from).startsWith('0');
  const saidHour = saidHourOf(hour, half, part) ?? (hour > 12 || hour === 0 || padded ? hour : null);
  const total = saidHour === null ? likelyMinute(hour, minute) : (saidHour % 24) * 60 + minute;
  const clock = { minute: (total + 1440) % 1440, said: saidHour !== null };
  if (sure) return { from, to, rule: 'clock', clock };
  return { from, to, rule: 'number', number: hour, ...(minute > 0 && { clock }) };
}

/** The hour of 24 when am, pm or a part of the day says its half. */
function saidHourOf(hour: number, half: Reading['half'], part: PartName | undefined): number | null {
  if (half === 'am' || half === 'pm') return hour > 12 ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return part ? hourIn(part, hour) : null;
}

/** "a 1:1": a meeting of two, no clock time. */
function ratio(reader: Reader, at: number): Piece | null {
  const [a, sign, b] = [reader.syms[at], reader.syms[at + 1], reader.syms[at + 2]];
  if (a?.digits !== 1 || sign?.text !== ':' || b?.digits !== 1 || sign.spaced || b.spaced) return null;
  return { from: at, to: at + 3, rule: 'ratio', idle: true };
}

/** "quarter past eight", "veinte para las seis", "quinze para as oito", "half 5". */
function minutesFirst(reader: Reader, at: number): Piece | null {
  const minutes = spokenMinutes(reader, at);
  if (!minutes) return null;
  let to = minutes.to;
  const past = is(reader, to, 'past');
  const before = is(reader, to, 'toHour');
  const halfFive =
    !past && minutes.value === 30 && is(reader, at, 'half') && reader.words.spokenHours === true;
  if (past || before) to = skip(reader, to + 1, ['theHour', 'theDay'], 2);
  else if (!halfFive) return null;
  const sym = reader.syms[to];
  const named = sym?.senses.part;
  const hour = named === 'noon' ? 12 : named === 'midnight' ? 24 : sym?.n;
  if (hour === undefined || hour > 24 || (hour === 0 && past)) return null;
  if (before && !minutes.certain && !spokenBefore(reader, at, minutes.value, hour)) return null;
  if (past && !minutes.certain && textAt(reader, minutes.to) !== 'past' && minutes.value % 5 !== 0)
    return null;
  const sign = past || halfFive ? 1 : -1;
  const reading = clockTail(reader, { hour, minute: 0, sure: true, to: to + 1 });
  const whole = finish(reader, to, named ? { ...reading, part: named } : reading);
  if (!whole?.clock) return null;
  const total = whole.clock.minute + sign * minutes.value;
  return {
    from: at,
    to: whole.to,
    rule: 'minutes-first',
    clock: { minute: (total + 1440) % 1440, said: whole.clock.said },
  };
}

/** "five to seven" is a range of hours unless something says clock: "at", "minutes", or minutes no hour has. */
function spokenBefore(reader: Reader, at: number, minutes: number, hour: number): boolean {
  if (hour < 1 || hour > 24) return false;
  if (!reader.words.spokenHours) return minutes % 5 === 0;
  const spelledOf =
    is(reader, at + 1, 'of') && reader.syms[at]?.digits === 0 && reader.syms[at + 2]?.digits === 0;
  return minutes > 12 || ((is(reader, at - 1, 'at') || spelledOf) && minutes % 5 === 0);
}

function spokenMinutes(reader: Reader, at: number): { value: number; to: number; certain: boolean } | null {
  const sym = reader.syms[at];
  if (!sym) return null;
  if (sym.senses.quarter) return { value: 15, to: at + 1, certain: true };
  if (sym.senses.half) return { value: 30, to: at + 1, certain: true };
  if (sym.n === undefined || sym.n < 1 || sym.n > 59) {
    return sym.senses.a && is(reader, at + 1, 'quarter') ? { value: 15, to: at + 2, certain: true } : null;
  }
  if (sym.n === 1 && is(reader, at + 1, 'quarter')) return { value: 15, to: at + 2, certain: true };
  if (reader.syms[at + 1]?.senses.unit === 'minute') return { value: sym.n, to: at + 2, certain: true };
  return { value: sym.n, to: at + 1, certain: false };
}

/** "5", "5:30", "17h30", "5 y media", "8 menos cuarto", "three thirty", "340pm", each with am/pm, o'clock, part of day. */
function hourFirst(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  if (sym?.n === undefined || isFraction(reader, at)) return null;
  if (sym.digits === 3 || sym.digits === 4) return compact(reader, at, sym.n);
  if (sym.n > 24 || sym.digits > 2) return null;
  const minutes = dottedMinutes(reader, at) ?? spelledMinutes(reader, at) ?? spacedMinutes(reader, at);
  const reading = { hour: sym.n, ...(minutes ?? { minute: 0, sure: false, to: at + 1 }) };
  if (isAroundTheClock(reader, at)) return { from: at, to: at + 2, rule: 'round-the-clock', idle: true };
  const whole = clockTail(reader, reading);
  return agreesWithWeekday(reader, at, whole)
    ? { from: at, to: at + 1, rule: 'number', number: sym.n }
    : finish(reader, at, whole);
}

/** "24h", "urgencias 24 hrs": midnight only where an hour is led to: "a las 24h", "20h-24h". */
function isAroundTheClock(reader: Reader, at: number): boolean {
  const led =
    prefixed(reader, at) ||
    (['to', 'until', 'before', 'after', 'or', 'and'] as const).some((sign) => is(reader, at - 1, sign)) ||
    ['-', '–', '/'].includes(textAt(reader, at - 1));
  return reader.syms[at]?.n === 24 && is(reader, at + 1, 'hourMark') && !led;
}

type Minutes = Pick<Reading, 'minute' | 'sure' | 'to'>;

/** "5:30", "5.30", "17h30", "17 h 30 min" */
function dottedMinutes(reader: Reader, at: number): Minutes | null {
  const [sign, after] = [reader.syms[at + 1], reader.syms[at + 2]];
  if (!sign || after?.n === undefined || after.digits !== 2 || after.n > 59) return null;
  const minute = after.n;
  if (sign.text === ':') return { minute, sure: true, to: at + 3 };
  if (sign.text === '.') {
    if (sign.spaced || after.spaced || decimalGoesOn(reader, at + 3)) return null;
    const sure =
      prefixed(reader, at) ||
      halfAt(reader, at + 3) !== null ||
      is(reader, at + 3, 'hourMark') ||
      besideDotted(reader, at);
    return { minute, sure, to: at + 3 };
  }
  const marked = sign.senses.hourMark && (sign.text === 'h' || (sign.text.startsWith('h') && !sign.spaced));
  const named = isMinute(reader, at + 3);
  return marked && (named || !after.spaced) ? { minute, sure: true, to: named ? at + 4 : at + 3 } : null;
}

/** "11.00-13.00": two with a dash between them are hours. */
function besideDotted(reader: Reader, at: number): boolean {
  const dotted = (place: number) => textAt(reader, place + 1) === '.' && reader.syms[place + 2]?.digits === 2;
  return (
    (textAt(reader, at + 3) === '-' && dotted(at + 4)) || (textAt(reader, at - 1) === '-' && dotted(at - 4))
  );
}

/** "three thirty", "siete cuarenta y cinco" */
function spelledMinutes(reader: Reader, at: number): Minutes | null {
  const dash = textAt(reader, at + 1) === '-' && reader.words.spokenHours ? 1 : 0;
  const [hour, next] = [reader.syms[at], reader.syms[at + 1 + dash]];
  const small = reader.syms[at + 2 + dash]?.n;
  const zeros = reader.words.spokenHours ? ['oh', 'o', 'zero'] : ['cero', 'zero'];
  const oh = hour?.digits === 0 && zeros.includes(next?.text ?? '');
  if (oh && hour.n !== undefined && hour.n < 13 && small !== undefined && small < 10)
    return { minute: small, sure: true, to: at + 3 + dash };
  if (hour?.digits !== 0 || next?.digits !== 0 || next.n === undefined || next.n < 10 || next.n > 59)
    return null;
  const named = isMinute(reader, at + 2 + dash);
  if (reader.syms[at + 2 + dash]?.senses.unit && !named) return null;
  return {
    minute: next.n,
    sure: hour.n !== undefined && hour.n > 0 && hour.n < 13,
    to: dash + (named ? at + 3 : at + 2),
  };
}

/** "a las 9 30" */
function spacedMinutes(reader: Reader, at: number): Minutes | null {
  const [next, after] = [reader.syms[at + 1], reader.syms[at + 2]];
  const halved = next?.digits === 2 && next.n !== undefined && next.n < 60 && halfAt(reader, at + 2) !== null;
  if (halved && reader.syms[at]?.digits && next.spaced)
    return { minute: next.n ?? 0, sure: true, to: at + 2 };
  if (next?.digits !== 2 || next.n === undefined || next.n < 13 || next.n > 59 || next.n % 5 !== 0)
    return null;
  const other = after?.senses.unit !== undefined || after?.senses.month !== undefined || after?.text === ':';
  return next.spaced && prefixed(reader, at) && !other ? { minute: next.n, sure: true, to: at + 2 } : null;
}

/** "jueves 3 en la tarde" on a Thursday the 3rd: a day and its part, not three o'clock. */
function agreesWithWeekday(reader: Reader, at: number, reading: Reading): boolean {
  const weekday = reader.syms[at - 1]?.senses.weekday;
  const onlyPart =
    reading.part !== undefined &&
    !reading.half &&
    reading.minute === 0 &&
    !is(reader, at + 1, 'of') &&
    !is(reader, at + 1, 'hourMark');
  if (weekday === undefined || !onlyPart || reader.words.spokenHours) return false;
  return Array.from({ length: 46 }, (_, ahead) => reader.today + ahead).some(
    (day) => weekdayOf(day) === weekday && partsOf(day).day === reading.hour,
  );
}

/** An "at" or an hour's article stands before. */
export function prefixed(reader: Reader, at: number): boolean {
  return (
    is(reader, at - 1, 'at') ||
    is(reader, at - 1, 'theHour') ||
    (is(reader, at - 1, 'around') && !is(reader, at - 1, 'price'))
  );
}

/** The "1" of "37.1". */
const isFraction = (reader: Reader, at: number) =>
  (textAt(reader, at - 1) === '.' || textAt(reader, at - 1) === ',') &&
  !reader.syms[at]?.spaced &&
  !reader.syms[at - 1]?.spaced &&
  (reader.syms[at - 2]?.digits ?? 0) > 0;

/** "1140 am", "1530 hrs", "at 1530", "0730-0930". */
function compact(reader: Reader, at: number, value: number): Piece | null {
  const half = halfAt(reader, at + 1);
  const marked = is(reader, at + 1, 'hourMark');
  const military = sameForm(reader, at, at + 2, at + 1) || sameForm(reader, at, at - 2, at - 1);
  const spoken =
    prefixed(reader, at) &&
    value < 2400 &&
    value % 5 === 0 &&
    value !== 2000 &&
    !isPhone(reader, at) &&
    reader.syms[at + 1]?.known !== false;
  const before = reader.syms[at - 1]?.senses;
  const ofDay =
    reader.syms[at]?.text.startsWith('0') && (before?.day !== undefined || before?.weekday !== undefined);
  if (!half && !marked && !military && !spoken && !ofDay) return null;
  const reading = { hour: Math.floor(value / 100), minute: value % 100, sure: true, to: at + 1 };
  return finish(reader, at, clockTail(reader, reading));
}

/** Long numbers side by side: "555-123-4567", "8765 4321". */
export function isPhone(reader: Reader, at: number): boolean {
  const long = (place: number) => (reader.syms[place]?.digits ?? 0) >= 3;
  const sign = (place: number) => ['-', ')', '.'].includes(textAt(reader, place));
  return long(at + 1) || long(at - 1) || (sign(at + 1) && long(at + 2)) || (sign(at - 1) && long(at - 2));
}

/** Two four-digit hours with a dash between them, one of them with a leading zero or before noon of the other. */
function sameForm(reader: Reader, at: number, other: number, dash: number): boolean {
  const [a, b] = [reader.syms[at], reader.syms[other]];
  if (textAt(reader, dash) !== '-' || a?.digits !== 4 || b?.digits !== 4) return false;
  const isHour = (n = 9999) => n < 2400 && n % 100 < 60 && n % 5 === 0;
  return isHour(a.n) && isHour(b.n) && (a.text.startsWith('0') || b.text.startsWith('0'));
}

/** 25 to 31: no hour, but the day of a month in company. */
function dayNumber(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  if (sym?.nth !== undefined && sym.nth <= 31)
    return { from: at, to: at + 1, rule: 'number', number: sym.nth, ordinal: true };
  const isDay =
    sym?.n !== undefined && sym.n > 24 && sym.n <= 31 && sym.digits <= 2 && !isFraction(reader, at);
  return isDay ? { from: at, to: at + 1, rule: 'number', number: sym.n } : null;
}

/** noon, midnight, "meio-dia e meia" */
function namedHour(reader: Reader, at: number): Piece | null {
  const part = reader.syms[at]?.senses.part;
  if (part !== 'noon' && part !== 'midnight') return null;
  const hour = part === 'noon' ? 12 : 0;
  const more =
    is(reader, at + 1, 'and') || is(reader, at + 1, 'minus')
      ? added(reader, { hour, minute: 0, sure: true, to: at + 1, part })
      : null;
  const reading = more ?? { hour, minute: 0, to: at + 1 };
  return {
    from: at,
    to: reading.to,
    rule: part,
    clock: { minute: (reading.hour % 24) * 60 + reading.minute, said: true },
  };
}
