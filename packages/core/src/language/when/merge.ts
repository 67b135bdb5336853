import type { Range } from '../understanding.ts';
import { formatDay, formatMinute } from './calendar.ts';
import { is, type Piece, type Reader } from './piece.ts';
import type { SpokenWhen, WhenReading } from './reading.ts';
import type { Wishes } from './wishes.ts';

/** The mentions of a text, and what it says as a whole: the first day and time wanted, unless a later one corrects them. */
export function merge(
  reader: Reader,
  pieces: readonly Piece[],
  wishes: Wishes,
  all: readonly Piece[],
): WhenReading {
  const turned = pieces.map((piece) => turnBound(piece));
  const mentions = turned.map((piece) => mention(reader, piece));
  const excluded = turned.filter((piece) => piece.negated);
  const whole = {
    date: null as string | null,
    time: null as string | null,
    dateRange: null as Range | null,
    timeRange: null as Range | null,
  };
  let source: { day?: SpokenWhen; time?: SpokenWhen } = {};
  let previous: Piece | undefined;
  for (const [at, piece] of turned.entries()) {
    if (piece.negated || piece.replaced || piece.past) continue;
    const said = mentions[at] as SpokenWhen;
    const corrects = previous !== undefined && corrected(reader, previous, piece);
    const [day, time] = [said.date ?? said.dateRange, said.time ?? said.timeRange];
    const narrows = said.date !== undefined && whole.date === null && inside(said.date, whole.dateRange);
    if (day && ((!whole.date && !whole.dateRange) || corrects || narrows)) {
      whole.date = said.date ?? null;
      whole.dateRange = said.dateRange ?? null;
      source = { ...source, day: said };
    }
    const sharper = said.time !== undefined && whole.time === null && whole.timeRange !== null && !piece.day;
    if (time && ((!whole.time && !whole.timeRange) || corrects || sharper)) {
      whole.time = said.time ?? null;
      whole.timeRange = said.timeRange ?? null;
      source = { ...source, time: said };
    }
    const closes = piece.hours && !piece.day && whole.timeRange && said.timeRange && !corrects;
    if (closes && whole.timeRange) whole.timeRange = closed(whole.timeRange, said.timeRange ?? {});
    previous = piece;
  }
  const excludedDates = excluded.flatMap((piece) => (piece.hours || piece.clock ? [] : datesOf(piece)));
  const barred =
    excluded.find((piece) => (piece.hours || piece.clock) && !piece.day) ??
    excluded.find((piece) => piece.hours);
  const barredRange = turned.find((piece) => piece.rule === 'turned') ?? null;
  const excludedTimeRange = barred?.hours
    ? hoursRange(barred.hours)
    : barredRange?.hours
      ? complement(barredRange.hours)
      : undefined;
  return {
    mentions,
    ...whole,
    ...(wishes.earliest && { earliest: true }),
    ...(wishes.shift && { shift: wishes.shift }),
    ...(excludedDates.length > 0 && { excludedDates: [...new Set(excludedDates)] }),
    ...(excludedTimeRange && { excludedTimeRange }),
    ...(source.time?.halfUnsaid && { halfUnsaid: true }),
    ...(source.time?.approximate && { approximate: true }),
    ...(source.day?.dateAlternatives && { dateAlternatives: source.day.dateAlternatives }),
    spans: all
      .filter((piece) => piece.number === undefined && !piece.idle)
      .map((piece) => ({ start: startOf(reader, piece), end: endOf(reader, piece) })),
  };
}

/** "after 3 and before 6" */
function closed(one: Range, other: Range): Range {
  const [start, end] = [one.start ?? other.start, one.end ?? other.end];
  const isOpen = (one.start === undefined) !== (one.end === undefined);
  return isOpen && start !== undefined && end !== undefined && start < end ? { start, end } : one;
}

/** "nothing before 10" wants 10 and later. */
function turnBound(piece: Piece): Piece {
  if (
    !piece.negated ||
    !piece.hours ||
    piece.hours.part ||
    (piece.rule !== 'before' && piece.rule !== 'after' && piece.rule !== 'until')
  )
    return piece;
  const { start, end, said } = piece.hours;
  const hours =
    start !== undefined ? { end: start, said } : { ...(end !== undefined && { start: end }), said };
  return { ...piece, negated: false, rule: 'turned', hours };
}

const complement = (hours: NonNullable<Piece['hours']>): Range =>
  hours.start !== undefined ? { end: formatMinute(hours.start) } : { start: formatMinute(hours.end ?? 0) };

function inside(date: string, range: Range | null): boolean {
  return (
    range !== null &&
    (range.start === undefined || date >= range.start.slice(0, 10)) &&
    (range.end === undefined || date <= range.end.slice(0, 10))
  );
}

/** "…, no, better Thursday": a word of correction stands between them. */
function corrected(reader: Reader, left: Piece, right: Piece): boolean {
  for (let at = left.to; at < right.from; at++) if (is(reader, at, 'rather')) return true;
  return false;
}

function mention(reader: Reader, piece: Piece): SpokenWhen {
  const base = {
    start: startOf(reader, piece),
    end: endOf(reader, piece),
    rule: piece.rule,
    ...(piece.negated && { negated: true }),
    ...(piece.replaced && { replaced: true }),
    ...(piece.past && { past: true }),
    ...(piece.approximate && { approximate: true }),
  };
  if (piece.moments) {
    const { start, end } = piece.moments;
    return {
      ...base,
      dateRange: { ...(start && { start: momentText(start) }), ...(end && { end: momentText(end) }) },
    };
  }
  if (piece.span) return { ...base, ...spanText(piece.span), ...timeText(reader, piece) };
  return {
    ...base,
    ...(piece.day && { date: formatDay(piece.day.day) }),
    ...(piece.day?.alternatives && { dateAlternatives: piece.day.alternatives.map(formatDay) }),
    ...timeText(reader, piece),
  };
}

function spanText({ start, end }: NonNullable<Piece['span']>): { date?: string; dateRange?: Range } {
  if (start !== undefined && start === end) return { date: formatDay(start) };
  return {
    dateRange: {
      ...(start !== undefined && { start: formatDay(start) }),
      ...(end !== undefined && { end: formatDay(end) }),
    },
  };
}

function timeText(reader: Reader, piece: Piece): { time?: string; timeRange?: Range; halfUnsaid?: boolean } {
  if (piece.clock) {
    const minute = laterHalf(reader, piece, piece.clock);
    return { time: formatMinute(minute), ...(!piece.clock.said && { halfUnsaid: true }) };
  }
  if (piece.hours)
    return {
      timeRange: hoursRange(upcoming(reader, piece, piece.hours)),
      ...(!piece.hours.said && { halfUnsaid: true }),
    };
  return {};
}

/** An unsaid half is never one that has passed when the other has not. */
function laterHalf(reader: Reader, piece: Piece, clock: { minute: number; said: boolean }): number {
  const isToday = piece.day?.day === reader.today;
  if (clock.said || !isToday || clock.minute > reader.minute || clock.minute >= 720) return clock.minute;
  return clock.minute + 720 > reader.minute ? clock.minute + 720 : clock.minute;
}

function upcoming(
  reader: Reader,
  piece: Piece,
  hours: NonNullable<Piece['hours']>,
): NonNullable<Piece['hours']> {
  if (
    hours.said ||
    piece.day?.day !== reader.today ||
    hours.start === undefined ||
    hours.start > reader.minute ||
    hours.start >= 720
  )
    return hours;
  return {
    ...hours,
    start: hours.start + 720,
    ...(hours.end !== undefined && { end: hours.end < 720 ? hours.end + 720 : hours.end }),
  };
}

function hoursRange({ start, end }: NonNullable<Piece['hours']>): Range {
  return {
    ...(start !== undefined && { start: formatMinute(start) }),
    ...(end !== undefined && { end: formatMinute(end) }),
  };
}

function datesOf(piece: Piece): string[] {
  if (piece.day) return [formatDay(piece.day.day)];
  const { start, end } = piece.span ?? {};
  if (start === undefined || end === undefined || end - start > 31) return [];
  return Array.from({ length: end - start + 1 }, (_, n) => formatDay(start + n));
}

const momentText = ({ day, minute }: { day: number; minute: number }) =>
  `${formatDay(day)}T${formatMinute(minute)}`;
const startOf = (reader: Reader, piece: Piece) => reader.syms[piece.from]?.start ?? 0;
const endOf = (reader: Reader, piece: Piece) => reader.syms[piece.to - 1]?.end ?? 0;
