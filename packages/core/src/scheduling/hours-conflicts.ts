import { dayOf, isDate, weekdayIndex } from '../time/calendar.ts';
import { type Interval, subtract, union } from '../time/interval.ts';
import type { Availability, DateException, MinuteRange, WeeklyHours } from './rules.ts';

/** Something about hours that a person should look at before they are saved. */
export interface HoursConflict {
  readonly kind: HoursConflictKind;
  /** ISO: 1 is Monday; null where it is about a date. */
  readonly weekday: number | null;
  readonly date: string | null;
  /** The ranges concerned, in minutes of that weekday or date; of the day after it they begin at 1440. */
  readonly ranges: readonly MinuteRange[];
  /** It can be saved all the same: the hours then mean what they say. */
  readonly warning: boolean;
}

export type HoursConflictKind =
  | 'overlap'
  | 'touching'
  | 'empty-range'
  | 'duplicate-exception'
  | 'exception-in-past'
  | 'closed-and-hours'
  | 'shorter-than-service'
  | 'outside-business-hours';

export interface HoursContext {
  /** The owner's local date. */
  readonly today: string;
  /** Minutes of the shortest service given in these hours; null: none is. */
  readonly shortestService: number | null;
  /** Of a provider's or service's hours: the business's week; null: the hours are its own, or it has none. */
  readonly businessWeek: WeeklyHours | null;
}

const minutesPerDay = 1_440;
const minutesPerWeek = 7 * minutesPerDay;

/** Everything to look at, the week first, then the exceptions by date. Ranges and exceptions may come in any order. */
export function hoursConflicts({ weekly, exceptions }: Availability, context: HoursContext): HoursConflict[] {
  const week = weekly ?? context.businessWeek;
  return [
    ...(weekly ? weekConflicts(weekly, context) : []),
    ...exceptionConflicts(exceptions, week, context),
  ];
}

function weekConflicts(
  weekly: WeeklyHours,
  { shortestService, businessWeek }: HoursContext,
): HoursConflict[] {
  const open = aroundTheWeek(weekly);
  const business = businessWeek && aroundTheWeek(businessWeek);
  return weekly.flatMap((ranges, index) => {
    const at = (kind: HoursConflictKind, found: readonly MinuteRange[], warning: boolean): HoursConflict => ({
      kind,
      weekday: index + 1,
      date: null,
      ranges: found,
      warning,
    });
    const onWeek = (range: MinuteRange) => shifted(range, index * minutesPerDay);
    const onDay = (range: Interval) => shifted(range, -index * minutesPerDay);
    const sound = ranges.filter(isSound);
    const tomorrow = (weekly[(index + 1) % 7] ?? [])
      .filter(isSound)
      .map((range) => shifted(range, minutesPerDay));
    const short = sound.filter((range) => shorterThan(onWeek(range), open, shortestService));
    const outside = business ? sound.flatMap((range) => subtract([onWeek(range)], business).map(onDay)) : [];
    return [
      ...ranges.filter((range) => !isSound(range)).map((range) => at('empty-range', [range], false)),
      ...meetings(sound).map(({ kind, pair }) => at(kind, pair, kind === 'touching')),
      ...overNight(sound, tomorrow).map((pair) => at('overlap', pair, false)),
      ...(short.length > 0 ? [at('shorter-than-service', short, true)] : []),
      ...(outside.length > 0 ? [at('outside-business-hours', outside, true)] : []),
    ];
  });
}

function exceptionConflicts(
  exceptions: readonly DateException[],
  week: WeeklyHours | null,
  { today, shortestService }: HoursContext,
): HoursConflict[] {
  const dates = [...new Set(exceptions.map((one) => one.date))].sort();
  return dates.flatMap((date) => {
    const at = (
      kind: HoursConflictKind,
      ranges: readonly MinuteRange[],
      warning: boolean,
    ): HoursConflict => ({
      kind,
      weekday: null,
      date,
      ranges,
      warning,
    });
    const ofDate = exceptions.filter((one) => one.date === date);
    const kinds = ofDate.map((one) => one.kind);
    const twice = kinds.some((kind, index) => kinds.indexOf(kind) !== index);
    const rangesOf = (kind: 'hours' | 'extra') =>
      ofDate.flatMap((one) => (one.kind === kind ? one.ranges : [])).filter(isSound);
    const replaced = kinds.includes('closed') || kinds.includes('hours');
    const usual =
      replaced || !week || !isDate(date) ? [] : (week[weekdayIndex(dayOf(date))] ?? []).filter(isSound);
    const open = union([...usual, ...rangesOf('hours'), ...rangesOf('extra')]);
    const given = ofDate.flatMap((one) => (one.kind === 'closed' ? [] : one.ranges)).filter(isSound);
    const short = given.filter((range) => shorterThan(range, open, shortestService));
    const already = rangesOf('extra').filter((range) =>
      usual.some((other) => other.start < range.end && range.start < other.end),
    );
    return [
      ...(date < today ? [at('exception-in-past', [], true)] : []),
      ...(twice ? [at('duplicate-exception', [], false)] : []),
      ...(kinds.includes('closed') && kinds.includes('hours')
        ? [at('closed-and-hours', rangesOf('hours'), false)]
        : []),
      ...ofDate.flatMap((one) => (one.kind === 'closed' ? [] : ownConflicts(one.ranges, at))),
      ...(already.length > 0 ? [at('overlap', already, true)] : []),
      ...(short.length > 0 ? [at('shorter-than-service', short, true)] : []),
    ];
  });
}

function ownConflicts(
  ranges: readonly MinuteRange[],
  at: (kind: HoursConflictKind, ranges: readonly MinuteRange[], warning: boolean) => HoursConflict,
): HoursConflict[] {
  if (ranges.length === 0) return [at('empty-range', [], false)];
  return [
    ...ranges.filter((range) => !isSound(range)).map((range) => at('empty-range', [range], false)),
    ...meetings(ranges.filter(isSound)).map(({ kind, pair }) => at(kind, pair, kind === 'touching')),
  ];
}

/** Each range that begins before, or exactly when, one that began earlier has ended. */
function meetings(
  ranges: readonly MinuteRange[],
): { readonly kind: 'overlap' | 'touching'; readonly pair: readonly MinuteRange[] }[] {
  const found: ReturnType<typeof meetings> = [];
  let longest: MinuteRange | null = null;
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (longest && range.start < longest.end) found.push({ kind: 'overlap', pair: [longest, range] });
    else if (longest && range.start === longest.end) found.push({ kind: 'touching', pair: [longest, range] });
    if (!longest || range.end > longest.end) longest = range;
  }
  return found;
}

/** Ranges over midnight that run into the next day's own. `tomorrow` in minutes of the first day. */
const overNight = (ranges: readonly MinuteRange[], tomorrow: readonly MinuteRange[]): MinuteRange[][] =>
  ranges.flatMap((range) =>
    tomorrow.filter((next) => next.start < range.end).map((next): MinuteRange[] => [range, next]),
  );

/** Whether what is open around this range, without a break, is too short for any service. */
function shorterThan(range: Interval, open: readonly Interval[], shortest: number | null): boolean {
  if (shortest === null) return false;
  const whole = open.find((one) => one.start <= range.start && range.end <= one.end);
  return whole !== undefined && whole.end - whole.start < shortest;
}

/** The week's open minutes from Monday 0:00, with the ends of the weeks before and after that reach into it. */
function aroundTheWeek(weekly: WeeklyHours): readonly Interval[] {
  const once = weekly.flatMap((ranges, index) =>
    ranges.filter(isSound).map((range) => shifted(range, index * minutesPerDay)),
  );
  return union([-minutesPerWeek, 0, minutesPerWeek].flatMap((by) => once.map((range) => shifted(range, by))));
}

const isSound = ({ start, end }: MinuteRange): boolean => start < end;
const shifted = ({ start, end }: MinuteRange, by: number): MinuteRange => ({
  start: start + by,
  end: end + by,
});
