import { type Day, mondayOf, weekdayOf } from './calendar.ts';
import { countsSomething, isEnd, isTitled } from './context.ts';
import { followsMonth } from './month-spans.ts';
import { is, isArticle, type Piece, type Reader, skip, textAt } from './piece.ts';

/** The next such weekday strictly after a day. */
export function nextWeekday(base: Day, weekday: number): Day {
  return base + 1 + ((weekday - weekdayOf(base) + 6) % 7);
}

export function weekday(reader: Reader, at: number): Piece | null {
  let from = at;
  const lead = reader.syms[at];
  let mode: 'bare' | 'this' | 'next' | 'coming' | 'gone' | 'afterNext' = 'bare';
  if (lead?.senses.weekday === undefined && lead !== undefined) {
    if (lead.senses.this && lead.senses.coming) mode = 'coming';
    else if (lead.senses.this) mode = 'this';
    else if (lead.senses.next) mode = 'next';
    else if (lead.senses.coming) mode = 'coming';
    else if (lead.senses.gone) mode = 'gone';
    else return numberedWeekday(reader, at);
    from = at + 1;
    if (mode === 'this' && (is(reader, from, 'next') || is(reader, from, 'coming'))) {
      mode = 'coming';
      from++;
    }
    if (mode === 'this' && is(reader, from, 'dayWord')) from++;
  }
  const numbered = reader.syms[from]?.senses.weekday === undefined ? numberedWeekday(reader, from) : null;
  const sym = reader.syms[from];
  const named = numbered?.day?.weekday ?? sym?.senses.weekday;
  if (named === undefined || sym === undefined) return null;
  if (
    isSurname(reader, from) ||
    (mode === 'bare' && sym.senses.month !== undefined && followsMonth(reader, from))
  )
    return null;
  if (mode === 'bare' && sym.nth !== undefined && countsSomething(reader, from + 1)) return null;
  if (mode === 'bare' && sym.senses.weak && !inCompany(reader, from)) return null;
  if (mode === 'bare' && sym.nth !== undefined && isChosen(reader, from)) return null;
  let to = numbered?.to ?? from + 1;
  if (
    textAt(reader, to) === '.' &&
    sym.text.length <= 4 &&
    (!isEnd(reader, to + 1) || textAt(reader, to + 1) === ',')
  )
    to++;
  if (mode === 'bare' || mode === 'this') {
    const tail = skip(reader, to, ['of', 'theDay'], 2);
    const week = skip(reader, to, ['of', 'theDay', 'theHour'], 2);
    if (
      week > to &&
      !is(reader, to, 'except') &&
      (is(reader, week, 'next') || is(reader, week, 'coming')) &&
      isEnd(reader, week + 1)
    )
      return resolveWeekday(reader, at, week + 1, named, 'next');
    if (textAt(reader, to) === 'agora' && is(reader, to, 'this')) [mode, to] = ['this', to + 1];
    else if (is(reader, to, 'afterNext')) [mode, to] = ['afterNext', to + 1];
    else if (afterNext(reader, to)) [mode, to] = ['afterNext', to + 2];
    else if (is(reader, to, 'coming') && !reader.syms[to + 1]?.senses.unit) [mode, to] = ['coming', to + 1];
    else if (
      is(reader, to, 'next') &&
      !reader.syms[to + 1]?.senses.unit &&
      !reader.syms[to + 1]?.senses.weekday &&
      reader.syms[to + 1]?.senses.month === undefined
    )
      [mode, to] = ['next', to + 1];
    else if (
      mode === 'bare' &&
      is(reader, to, 'gone') &&
      (is(reader, to, 'after')
        ? !isArticle(reader, to + 1) && !reader.words.spokenHours
        : isEndOrGlue(reader, to + 1))
    )
      [mode, to] = ['gone', to + 1];
    else if (
      tail === to &&
      reader.words.spokenHours &&
      reader.syms[to]?.senses.unit === 'week' &&
      mode === 'bare' &&
      !is(reader, to - 2, 'every')
    ) {
      return asWeekday(at, to + 1, named, nextWeekday(reader.today, named) + 7, 'weekday-week');
    }
  }
  return resolveWeekday(reader, at, to, named, mode);
}

function resolveWeekday(reader: Reader, from: number, to: number, named: number, mode: string): Piece {
  const { today } = reader;
  const coming = nextWeekday(today, named);
  const monday = mondayOf(today);
  if (mode === 'gone')
    return {
      ...asWeekday(from, to, named, coming - (coming - 7 >= today ? 14 : 7), 'past-weekday'),
      past: true,
    };
  if (mode === 'afterNext') return asWeekday(from, to, named, monday + 13 + named, 'weekday-after-next');
  if (mode === 'this') {
    const day = monday + named - 1;
    return asWeekday(from, to, named, day >= today ? day : day + 7, 'this-weekday');
  }
  if (mode === 'next') {
    const day = monday + 6 + named;
    return asWeekday(from, to, named, day, 'next-weekday', day === coming ? undefined : [day, coming]);
  }
  if (mode === 'coming') {
    const later = monday + 6 + named;
    return asWeekday(
      from,
      to,
      named,
      coming,
      'coming-weekday',
      later === coming ? undefined : [coming, later],
    );
  }
  return {
    ...asWeekday(from, to, named, coming, 'weekday'),
    day: { day: coming, after: (base) => nextWeekday(base, named), weekday: named },
  };
}

function asWeekday(
  from: number,
  to: number,
  named: number,
  day: Day,
  rule: string,
  alternatives?: readonly Day[],
): Piece {
  return {
    from,
    to,
    rule,
    day: {
      day,
      after: (base) => (day > base ? day : nextWeekday(base, named)),
      ...(alternatives && { alternatives }),
    },
  };
}

/** English "after next", unless something is next: "Monday after next week". */
export function afterNext(reader: Reader, at: number): boolean {
  const follows = reader.syms[at + 2]?.senses;
  return (
    textAt(reader, at) === 'after' &&
    is(reader, at + 1, 'next') &&
    follows?.unit === undefined &&
    follows?.weekday === undefined
  );
}

/** Portuguese "2a feira", "3ª", "6a-feira". */
export function numberedWeekday(reader: Reader, at: number): Piece | null {
  const sym = reader.syms[at];
  const value = sym?.n ?? sym?.nth;
  if (sym === undefined || value === undefined || value < 2 || value > 6 || sym.digits !== 1) return null;
  let to = at + 1;
  if (sym.nth === undefined) {
    if (reader.syms[to]?.spaced || !['a', 'ª'].includes(textAt(reader, to))) return null;
    to++;
  }
  if (textAt(reader, to) === '-') to++;
  const marked = is(reader, to, 'weekdayMark');
  const led =
    reader.words.signs.weekdayMark !== undefined &&
    (at === 0 || ['na', 'nas', 'toda', 'proxima', 'prox'].includes(textAt(reader, at - 1)));
  if (!marked && !(led && sym.nth !== undefined && !countsSomething(reader, to))) return null;
  if (!marked) to--;
  const weekdayValue = value - 1;
  return {
    from: at,
    to: to + 1,
    rule: 'weekday',
    day: {
      day: nextWeekday(reader.today, weekdayValue),
      after: (base) => nextWeekday(base, weekdayValue),
      weekday: weekdayValue,
    },
  };
}

function isSurname(reader: Reader, at: number): boolean {
  const [sym, next] = [reader.syms[at], reader.syms[at + 1]];
  if (isTitled(reader, at) || is(reader, at - 1, 'greeting')) return true;
  const isName = sym?.senses.weekday === 7 && sym.capital && next?.capital && !next.known;
  return (isName && !reader.words.spokenHours) === true;
}

/** Portuguese "prefiro a segunda": the second of a list; days take "na", and "a" only between two or after "para". */
function isChosen(reader: Reader, at: number): boolean {
  if (textAt(reader, at - 1) !== 'a') return false;
  const before = reader.syms[at - 2]?.senses;
  return (
    before !== undefined &&
    before.weekday === undefined &&
    before.day === undefined &&
    !before.hourMark &&
    reader.syms[at - 2]?.n === undefined &&
    !before.on &&
    !before.to &&
    !before.until &&
    !before.from &&
    !before.except
  );
}

/** "Sun", "ter", "sab": a weekday beside a number, a sign or a word that leads to days; not "the sun", "vou ter que". */
function inCompany(reader: Reader, at: number): boolean {
  const [before, after] = [reader.syms[at - 1], reader.syms[at + 1]];
  if (before === undefined && (after === undefined || isEnd(reader, at + 1))) return true;
  const follows =
    after === undefined ||
    after.n !== undefined ||
    after.nth !== undefined ||
    [',', '.', '/', '-', '?', '!', ')', '('].includes(after.text) ||
    after.senses.part !== undefined ||
    after.senses.at === true ||
    after.senses.or === true ||
    after.senses.to === true;
  const leads =
    before === undefined ||
    before.senses.on === true ||
    before.senses.or === true ||
    before.senses.from === true ||
    before.senses.until === true ||
    before.senses.before === true ||
    before.senses.after === true ||
    [',', '/', '-', '('].includes(before.text) ||
    before.senses.weekday !== undefined ||
    before.senses.to === true ||
    before.senses.except === true ||
    before.senses.theDay === true;
  if (before?.senses.theDay && reader.words.spokenHours && after?.nth === undefined) return false;
  return (follows && leads) || (after?.nth !== undefined && reader.words.spokenHours === true);
}

function isEndOrGlue(reader: Reader, at: number): boolean {
  return isEnd(reader, at) || is(reader, at, 'glue') || is(reader, at, 'at');
}
