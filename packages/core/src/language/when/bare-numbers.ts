import { partsOf, realDay } from './calendar.ts';
import { prefixed } from './clocks.ts';
import { countsSomething, isEnd } from './context.ts';
import { saidDayOfMonth } from './dates.ts';
import { clockOf } from './hours.ts';
import { is, type Piece, type Reader, textAt } from './piece.ts';
import { eachPiece, gapHas, gapIs, isMoving, type Refiner } from './refiner.ts';

export const soundHours = eachPiece((reader, piece) => {
  if (piece.number === undefined) return piece;
  const clock = clockOf(piece);
  if (!clock || countsAfter(reader, piece)) return piece;
  const pronoun = reader.words.spokenHours && piece.number === 1 && reader.syms[piece.from]?.digits === 0;
  if (pronoun && (!is(reader, piece.from - 1, 'at') || countsSomething(reader, piece.to))) return piece;
  const before = reader.syms[piece.from - 1];
  const article =
    before?.senses.theHour &&
    (before.end - before.start > 1 || before.text !== 'a' || piece.number === 1 || piece.clock);
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
  if (is(reader, piece.to, 'onwards') && !is(reader, piece.to, 'from')) return true;
  if (textAt(reader, piece.to) === 'on' && is(reader, piece.from - 1, 'from') && isEnd(reader, piece.to + 1))
    return true;
  const opens = is(reader, piece.from - 1, 'onwards') && !is(reader, piece.from - 1, 'from');
  if (!reader.words.spokenHours) return false;
  if (opens) return true;
  const day = reader.syms[piece.to + 1]?.senses;
  if (textAt(reader, piece.to) === 'on' && (day?.weekday !== undefined || day?.day !== undefined))
    return true;
  const before = reader.syms[piece.from - 1]?.senses;
  const moved = (before?.from || before?.to) && isMoving(reader, piece.from, 5);
  return (before?.after || before?.before || before?.until || moved) === true;
}

export function countsAfter(reader: Reader, piece: Piece): boolean {
  const certain =
    is(reader, piece.from - 2, 'at') || (is(reader, piece.from - 1, 'at') && prefixed(reader, piece.from));
  return certain
    ? is(reader, piece.to, 'counted') && !is(reader, piece.to, 'on')
    : countsSomething(reader, piece.to);
}

/** "for 7 hours from 9:30" */
export const lasting: Refiner = (reader, pieces) => {
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
    } else if (amount && piece.duration && startsAt(reader, amount, piece)) {
      const { clock, ...rest } = amount;
      const start = clock?.minute ?? 0;
      out[out.length - 1] = {
        ...rest,
        to: piece.to,
        rule: 'lasting',
        hours: { start, end: (start + piece.duration) % 1440, said: clock?.said === true },
      };
    } else out.push(piece);
  }
  return out;
};

/** "starting at 3pm for 2 hours", "desde las 3 por 2 horas" */
function startsAt(reader: Reader, piece: Piece, duration: Piece): boolean {
  if (!piece.clock || duration.from - piece.to > 2 || !is(reader, duration.from - 1, 'lasting')) return false;
  const lead = skipBack(reader, piece.from - 1);
  return is(reader, lead, 'from') || is(reader, lead, 'onwards') || is(reader, lead, 'starting');
}

const skipBack = (reader: Reader, at: number) =>
  is(reader, at, 'at') || is(reader, at, 'theHour') ? at - 1 : at;

/** A bare number beside an "or" is of the kind of its neighbour. */
export const alternatives: Refiner = (reader, pieces) => {
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
