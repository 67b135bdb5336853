import { dayOf, isDate, weekdayIndex } from '../time/calendar.ts';
import { type Interval, intersect, subtract, union } from '../time/interval.ts';
import type { Availability, MinuteRange, WeeklyHours } from './rules.ts';

const minutesPerDay = 1440;
/** A range belongs to the day it starts on and ends within the next. */
const latestEnd = 2 * minutesPerDay;

/** The three owners whose hours decide. */
export interface Hours {
  readonly tenant: Availability;
  readonly provider: Availability;
  readonly service: Availability;
}

/** All exceptions of one owner for one date, as one. */
interface DayRule {
  readonly closed: boolean;
  readonly note: string | null;
  /** Null: the week's ranges stand. */
  readonly hours: readonly MinuteRange[] | null;
  readonly extra: readonly MinuteRange[];
}

interface OwnerHours {
  readonly week: readonly (readonly MinuteRange[])[] | null;
  readonly days: ReadonlyMap<number, DayRule>;
}

/** The open ranges of one local date, in minutes of that date; `end` may pass 1440. For showing opening hours. */
export function rangesOn(hours: Hours, date: string): readonly MinuteRange[] {
  const day = dayOf(date);
  return openRanges(hours, day, day).map(({ start, end }) => ({
    start: start - day * minutesPerDay,
    end: end - day * minutesPerDay,
  }));
}

/**
 * Open ranges of the local dates `firstDay` to `lastDay` (day numbers) in wall minutes (minutes since 1970-01-01T00:00 on
 * the local clock), sorted by start. Ranges of one date are merged; a range past midnight may overlap the next date's.
 */
export function openRanges(hours: Hours, firstDay: number, lastDay: number): readonly Interval[] {
  const tenant = ownerHours(hours.tenant);
  const provider = ownerHours(hours.provider);
  const service = ownerHours(hours.service);
  const narrowed = service.week !== null || service.days.size > 0;
  const allowed = narrowed ? serviceRanges(service, firstDay, lastDay + 1) : null;
  const open: Interval[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = day * minutesPerDay;
    const ranges = providerRanges(tenant, provider, day);
    for (const { start, end } of ranges) {
      const onWall = { start: midnight + start, end: midnight + end };
      if (allowed) open.push(...intersect([onWall], allowed));
      else open.push(onWall);
    }
  }
  return allowed ? open.sort((a, b) => a.start - b.start) : open;
}

/** The exception that closes this local date, if one does. */
export function dayOff(hours: Hours, day: number): { readonly note: string | null } | null {
  const service = ownerHours(hours.service).days.get(day);
  const rule = dayRule(ownerHours(hours.tenant), ownerHours(hours.provider), day);
  for (const one of [rule, service]) {
    const closes = one && one.extra.length === 0 && (one.closed || one.hours?.length === 0);
    if (closes) return { note: one.note };
  }
  return null;
}

function providerRanges(tenant: OwnerHours, provider: OwnerHours, day: number): readonly MinuteRange[] {
  const week = (provider.week ?? tenant.week)?.[weekdayIndex(day)] ?? [];
  return applyRule(week, dayRule(tenant, provider, day));
}

/** The provider's exceptions stand in place of the tenant's, but extra hours alone only add to them. */
function dayRule(tenant: OwnerHours, provider: OwnerHours, day: number): DayRule | undefined {
  const own = provider.days.get(day);
  const shared = tenant.days.get(day);
  if (!own || !shared) return own ?? shared;
  if (own.closed || own.hours) return own;
  return { ...shared, extra: [...shared.extra, ...own.extra] };
}

function applyRule(week: readonly MinuteRange[], rule: DayRule | undefined): readonly MinuteRange[] {
  if (!rule) return week;
  const base = rule.closed ? [] : (rule.hours ?? week);
  return rule.extra.length > 0 ? union([...base, ...rule.extra]) : base;
}

/** When the service is given, on the wall; a service without a week is given at any time its exceptions leave. */
function serviceRanges(service: OwnerHours, firstDay: number, lastDay: number): readonly Interval[] {
  if (!service.week) return anyTimeBut(service.days, firstDay, lastDay);
  const given: Interval[] = [];
  for (let day = firstDay - 1; day <= lastDay; day++) {
    const midnight = day * minutesPerDay;
    const ranges = applyRule(service.week[weekdayIndex(day)] ?? [], service.days.get(day));
    for (const { start, end } of ranges) given.push({ start: midnight + start, end: midnight + end });
  }
  return union(given);
}

function anyTimeBut(days: OwnerHours['days'], firstDay: number, lastDay: number): readonly Interval[] {
  const whole = [{ start: firstDay * minutesPerDay, end: (lastDay + 1) * minutesPerDay }];
  const replaced: Interval[] = [];
  const given: Interval[] = [];
  for (let day = firstDay - 1; day <= lastDay; day++) {
    const rule = days.get(day);
    const midnight = day * minutesPerDay;
    if (!rule || (!rule.closed && !rule.hours)) continue;
    replaced.push({ start: midnight, end: midnight + minutesPerDay });
    for (const { start, end } of applyRule([], rule))
      given.push({ start: midnight + start, end: midnight + end });
  }
  return replaced.length === 0 ? whole : union([...subtract(whole, replaced), ...given]);
}

/** Hours are immutable for one catalog version: each owner's are read once. */
const read = new WeakMap<Availability, OwnerHours>();

function ownerHours(availability: Availability): OwnerHours {
  const known = read.get(availability);
  if (known) return known;
  const made = {
    week: availability.weekly && readWeek(availability.weekly),
    days: readExceptions(availability.exceptions),
  };
  read.set(availability, made);
  return made;
}

function readWeek(weekly: WeeklyHours): readonly (readonly MinuteRange[])[] {
  return weekly.map(sound);
}

function readExceptions(exceptions: Availability['exceptions']): ReadonlyMap<number, DayRule> {
  const days = new Map<number, DayRule>();
  for (const exception of exceptions) {
    if (!isDate(exception.date)) continue;
    const day = dayOf(exception.date);
    const former = days.get(day) ?? { closed: false, note: null, hours: null, extra: [] };
    const note = exception.note ?? former.note;
    if (exception.kind === 'closed') days.set(day, { ...former, note, closed: true });
    else {
      const ranges = sound([...(former[exception.kind] ?? []), ...exception.ranges]);
      days.set(day, { ...former, note, [exception.kind]: ranges });
    }
  }
  return days;
}

/** Merged, and kept within what a range of a day may be. */
function sound(ranges: readonly MinuteRange[]): readonly MinuteRange[] {
  return union(
    ranges.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(latestEnd, end) })),
  );
}
