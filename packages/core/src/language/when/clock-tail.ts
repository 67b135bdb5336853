import { prefixed, type Reading } from './clocks.ts';
import { countsSomething } from './context.ts';
import { is, isArticle, type Reader, textAt } from './piece.ts';
import type { PartName } from './words.ts';

/** am, pm, "a.m.", "p. m.": [half, place after it]. */
export function halfAt(reader: Reader, at: number): { half: 'am' | 'pm' | 'either'; to: number } | null {
  const sym = reader.syms[at];
  if (!sym) return null;
  if (sym.text === 'a' || sym.text === 'p') {
    const half = sym.text === 'a' ? 'am' : 'pm';
    let to = at + 1;
    if (textAt(reader, to) === '.') to++;
    if (textAt(reader, to) === 'm') {
      to++;
      return { half, to: textAt(reader, to) === '.' && textAt(reader, to - 2) === '.' ? to + 1 : to };
    }
    return !sym.spaced && sym.senses[half] && reader.words.spokenHours ? { half, to: at + 1 } : null;
  }
  if (sym.senses.ampm) return { half: 'either', to: at + 1 };
  if (sym.senses.am) return { half: 'am', to: at + 1 };
  if (sym.senses.pm) return { half: 'pm', to: at + 1 };
  return null;
}

/** What may follow an hour, in any order that makes sense. */
export function clockTail(reader: Reader, start: Reading): Reading {
  let reading = start;
  for (let steps = 0; steps < 4; steps++) {
    const next = added(reader, reading);
    if (!next) break;
    reading = next;
  }
  return reading;
}

export function added(reader: Reader, reading: Reading): Reading | null {
  const { to } = reading;
  const sym = reader.syms[to];
  if (!sym) return null;
  if (
    reading.minute === 0 &&
    (sym.senses.and || sym.senses.minus || sym.senses.plus || is(reader, to, 'half'))
  ) {
    const amount = sym.senses.half && !sym.senses.and ? null : minutesAfter(reader, to + 1, reading);
    if (amount && sym.senses.minus)
      return {
        ...reading,
        hour: reading.hour - 1,
        minute: 60 - amount.value,
        sure: true,
        to: amount.to,
        ...keepHalf(reading),
      };
    const spoken =
      !sym.senses.plus || (prefixed(reader, to - 1) && !countsSomething(reader, amount?.to ?? to));
    if (amount && spoken && !is(reader, to, 'or'))
      return { ...reading, minute: amount.value, sure: true, to: amount.to };
  }
  if (sym.senses.oclock) return { ...reading, sure: true, to: to + 1 };
  const dashed = sym.text === '-' && is(reader, to + 1, 'ish') && textAt(reader, to + 1) === 'ish';
  if (dashed) return { ...reading, sure: true, to: to + 2 };
  if (sym.senses.ish && (!sym.spaced || sym.text !== 'ish'))
    return { ...reading, sure: reading.sure || sym.text === 'ish', to: to + 1 };
  if (!reading.half) {
    const half = halfAt(reader, to);
    if (half) return { ...reading, half: half.half, sure: true, to: half.to };
  }
  if (sym.senses.hourMark) {
    const sure =
      reading.sure || prefixed(reader, to - 1) || (reading.hour > 12 && reading.hour < 24) || !sym.spaced;
    const unspoken =
      sym.text !== 'hundred' &&
      reader.syms[to - 1]?.digits === 0 &&
      !prefixed(reader, to - 1) &&
      !reading.sure;
    return unspoken && !partOfHour(reader, to + 1) ? null : { ...reading, sure, to: to + 1 };
  }
  if (!reading.part) {
    const part = partOfHour(reader, to);
    if (part) return { ...reading, part: part.part, sure: true, to: part.to };
  }
  return null;
}

/** "8 pm menos cuarto": the half was said of the full hour. */
function keepHalf(reading: Reading): Partial<Reading> {
  if (reading.hour === 1) return { hour: 12 };
  if (reading.hour !== 12) return {};
  const other = reading.half === 'pm' ? 'am' : 'pm';
  return { hour: 11, ...(reading.half && reading.half !== 'either' && { half: other }) };
}

/** "between 2 and quarter to 4": the minutes of the next hour, not of this one. */
function beginsAnother(reader: Reader, at: number): boolean {
  const sym = reader.syms[at];
  const minutes = sym?.senses.quarter === true || sym?.senses.half === true;
  const hour = reader.syms[at + 2];
  return minutes && (is(reader, at + 1, 'toHour') || is(reader, at + 1, 'past')) && hour?.n !== undefined;
}

function minutesAfter(reader: Reader, at: number, reading: Reading): { value: number; to: number } | null {
  const sym = reader.syms[at];
  if (!sym) return null;
  if (beginsAnother(reader, at)) return null;
  if (sym.senses.half) return { value: 30, to: at + 1 };
  if (sym.senses.quarter) return { value: 15, to: at + 1 };
  if ((sym.n === 1 || sym.senses.a) && is(reader, at + 1, 'quarter')) return { value: 15, to: at + 2 };
  if (sym.n === undefined || sym.n > 59 || sym.n < 1 || (sym.n < 10 && sym.n !== 5)) return null;
  if (isMinute(reader, at + 1)) return { value: sym.n, to: at + 2 };
  const inRange =
    !is(reader, at + 1, 'and') && [2, 3, 4].some((back) => is(reader, reading.to - back, 'between'));
  const ownTime = [':', '.', 'h'].includes(textAt(reader, at + 1)) && reader.syms[at + 2]?.digits === 2;
  const spoken = sym.digits === 0 && sym.n === 5;
  const hourly =
    is(reader, at + 1, 'hourMark') || (sym.n <= 12 && !spoken && halfAt(reader, at + 1) !== null);
  if (
    inRange ||
    ownTime ||
    hourly ||
    reader.syms[at + 1]?.senses.month ||
    (is(reader, at + 1, 'of') && reader.syms[at + 2]?.senses.month)
  )
    return null;
  return sym.digits === 1 ? null : { value: sym.n, to: at + 1 };
}

/** "de la mañana", "in the afternoon", "da noite", "del día" after an hour. A Spanish "mañana" needs its article here. */
function partOfHour(reader: Reader, at: number): { part: PartName; to: number } | null {
  let to = at;
  while (
    to < at + 3 &&
    (is(reader, to, 'of') || is(reader, to, 'on') || isArticle(reader, to)) &&
    reader.syms[to]?.senses.part === undefined &&
    !is(reader, to, 'this')
  )
    to++;
  const sym = reader.syms[to];
  if (!sym) return null;
  if (
    to > at &&
    sym.senses.dayWord &&
    sym.text.startsWith('dia') &&
    is(reader, at, 'of') &&
    reader.syms[to + 1]?.n === undefined &&
    reader.syms[to + 1]?.nth === undefined
  )
    return { part: 'noon', to: to + 1 };
  const part = sym.senses.part;
  if (!part || !['morning', 'afternoon', 'evening', 'night', 'dawn', 'noon', 'midnight'].includes(part))
    return null;
  if (sym.senses.day !== undefined && !is(reader, to - 1, 'theHour')) return null;
  if (sym.senses.weak) return null;
  if ((part === 'noon' || part === 'midnight') && to > at && !is(reader, at, 'of')) return null;
  if (textAt(reader, at) === 'for') return null;
  if (to === at && sym.text.endsWith('s')) return null;
  const unled = to === at && part !== 'noon' && part !== 'midnight';
  if (unled && (sym.senses.late || reader.words.spokenHours)) return null;
  return { part, to: to + 1 };
}

export const isMinute = (reader: Reader, at: number) =>
  reader.syms[at]?.senses.unit === 'minute' || textAt(reader, at) === 'm';
export const decimalGoesOn = (reader: Reader, at: number) =>
  (textAt(reader, at) === '.' || textAt(reader, at) === '/') &&
  reader.syms[at + 1]?.digits !== 0 &&
  !reader.syms[at + 1]?.spaced &&
  reader.syms[at + 1] !== undefined;
