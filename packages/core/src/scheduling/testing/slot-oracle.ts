import type { AgendaEntry } from '../agenda.ts';
import type { SlotOptions } from '../limits.ts';
import type { Availability, MinuteRange } from '../rules.ts';
import type { ProviderSchedule } from '../slots.ts';

/**
 * The slot rules again, as slowly and plainly as they can be said: one minute at a time, with the clock read from Intl. It shares
 * no code with the engine, which the property tests hold against it.
 */
export function slotsMinuteByMinute(
  schedule: ProviderSchedule,
  window: { start: number; end: number },
  now: number,
  options: SlotOptions,
): number[] {
  const { timezone, durationMinutes, rules } = schedule;
  const doors = watchDoors(schedule, window.start - 4 * 1440, window.end + durationMinutes + 1440);
  const today = clock(timezone, now).day;
  const slots: number[] = [];
  let horizonPassed = false;
  for (let start = window.start - 2 * 1440; start < window.end; start++) {
    if (clock(timezone, start).day > today + rules.horizonDays) horizonPassed = true;
    if (start < window.start || horizonPassed) continue;
    if (start <= now || start < now + rules.minimumNoticeMinutes) continue;
    if (!doors.onGrid.has(start)) continue;
    if (!everyMinute(start, start + durationMinutes, (minute) => doors.open.has(minute))) continue;
    if (!agendaAllows(schedule, start, now, options)) continue;
    if (limitForbids(schedule, start, now, options)) continue;
    slots.push(start);
  }
  return slots;
}

/** Follows the local clock minute by minute and notes when each range of each date opens, runs and closes. */
function watchDoors(schedule: ProviderSchedule, from: number, until: number) {
  const { timezone, rules } = schedule;
  const waiting: { opens: number; closes: number }[] = [];
  const firstDay = clock(timezone, from).day + 1;
  const lastDay = clock(timezone, until).day;
  for (let day = firstDay; day <= lastDay; day++) waiting.push(...rangesOfDate(schedule, day));

  const open = new Set<number>();
  const onGrid = new Set<number>();
  const inside = new Set<{ opens: number; closes: number }>();
  for (let minute = from; minute < until; minute++) {
    const { wall } = clock(timezone, minute);
    for (const range of [...inside]) if (wall >= range.closes) inside.delete(range);
    for (let i = waiting.length - 1; i >= 0; i--) {
      const range = waiting[i];
      if (!range || wall < range.opens) continue;
      waiting.splice(i, 1);
      if (wall < range.closes) inside.add(range);
    }
    for (const range of inside) {
      open.add(minute);
      if ((wall - range.opens) % rules.slotIntervalMinutes === 0) onGrid.add(minute);
    }
  }
  return { open, onGrid };
}

function rangesOfDate(schedule: ProviderSchedule, day: number): { opens: number; closes: number }[] {
  const { tenant, provider, service } = schedule.hours;
  const ranges: { opens: number; closes: number }[] = [];
  const provided = providersRanges(tenant, provider, day);
  const given = [-1, 0, 1, 2].map((days) => ({ days, ranges: serviceRanges(service, day + days) }));
  const isOpen = (minute: number) =>
    covered(minute, provided) && given.some(({ days, ranges }) => covered(minute - days * 1440, ranges));
  for (let minute = 0, opens = -1; minute <= 2880; minute++) {
    const openNow = minute < 2880 && isOpen(minute);
    if (openNow && opens < 0) opens = minute;
    if (!openNow && opens >= 0) {
      ranges.push({ opens: day * 1440 + opens, closes: day * 1440 + minute });
      opens = -1;
    }
  }
  return ranges;
}

function providersRanges(tenant: Availability, provider: Availability, day: number): MinuteRange[] {
  const ofDate = (owner: Availability) => owner.exceptions.filter((one) => one.date === isoDate(day));
  const own = ofDate(provider);
  const onlyExtra = own.every((one) => one.kind === 'extra');
  const exceptions = onlyExtra ? [...ofDate(tenant), ...own] : own;
  return withExceptions((provider.weekly ?? tenant.weekly)?.[isoWeekday(day) - 1] ?? [], exceptions);
}

function serviceRanges(service: Availability, day: number): MinuteRange[] {
  const week = service.weekly ? (service.weekly[isoWeekday(day) - 1] ?? []) : [{ start: 0, end: 1440 }];
  const exceptions = service.exceptions.filter((exception) => exception.date === isoDate(day));
  return withExceptions(week, service.weekly ? exceptions : withoutLoneExtras(exceptions));
}

/** Extra hours on top of "any time" add nothing. */
function withoutLoneExtras(exceptions: Availability['exceptions']): Availability['exceptions'] {
  return exceptions.every((one) => one.kind === 'extra') ? [] : exceptions;
}

function withExceptions(week: readonly MinuteRange[], exceptions: Availability['exceptions']): MinuteRange[] {
  const of = (kind: 'hours' | 'extra') =>
    exceptions.flatMap((one) => (one.kind !== 'closed' && one.kind === kind ? one.ranges : []));
  const has = (kind: string) => exceptions.some((one) => one.kind === kind);
  if (has('closed')) return of('extra');
  return has('hours') ? [...of('hours'), ...of('extra')] : [...week, ...of('extra')];
}

function agendaAllows(schedule: ProviderSchedule, start: number, now: number, options: SlotOptions): boolean {
  const { rules, durationMinutes, serviceId, capacity } = schedule;
  const present = schedule.agenda.filter((entry) => isPresent(entry, now, options));
  const busyFrom = start - rules.bufferBeforeMinutes;
  const busyUntil = start + durationMinutes + rules.bufferAfterMinutes;
  return everyMinute(busyFrom, busyUntil, (minute) => {
    const there = present.filter((entry) => entry.busyStart <= minute && minute < entry.busyEnd);
    return there.every((entry) => entry.serviceId === serviceId) && there.length < capacity;
  });
}

function limitForbids(schedule: ProviderSchedule, start: number, now: number, options: SlotOptions): boolean {
  const { maxBookingsPerDay, maxBookingsPerCustomerPerDay, maxUpcomingPerCustomer } = schedule.rules;
  const date = (minute: number) => clock(schedule.timezone, minute).day;
  const sameDate = (minute: number) => date(minute) === date(start);
  const booked = schedule.agenda.filter((entry) => isPresent(entry, now, options) && sameDate(entry.start));
  if (maxBookingsPerDay !== null && booked.length >= maxBookingsPerDay) return true;
  const own = options.customerStarts;
  if (!own) return false;
  const ownThatDay = own.filter(sameDate).length;
  const ownAhead = own.filter((minute) => minute > now).length;
  return (
    (maxBookingsPerCustomerPerDay !== null && ownThatDay >= maxBookingsPerCustomerPerDay) ||
    (maxUpcomingPerCustomer !== null && ownAhead >= maxUpcomingPerCustomer)
  );
}

function isPresent(entry: AgendaEntry, now: number, options: SlotOptions): boolean {
  if (options.ignore && options.ignore === entry.id) return false;
  if (entry.kind === 'booking') return true;
  if (options.owner && options.owner === entry.owner) return false;
  return entry.expiresAt === undefined || now * 60 < entry.expiresAt;
}

function everyMinute(from: number, until: number, holds: (minute: number) => boolean): boolean {
  for (let minute = from; minute < until; minute++) if (!holds(minute)) return false;
  return true;
}

function covered(minute: number, ranges: readonly MinuteRange[]): boolean {
  return ranges.some((range) => range.start <= minute && minute < range.end);
}

function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function isoWeekday(day: number): number {
  return new Date(day * 86_400_000).getUTCDay() || 7;
}

const clocks = new Map<
  string,
  { format: Intl.DateTimeFormat; read: Map<number, { day: number; wall: number }> }
>();

/** What Intl says a local clock shows, as minutes and days since 1970-01-01 of that clock. */
function clock(zone: string, minute: number): { day: number; wall: number } {
  let known = clocks.get(zone);
  if (!known) {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    known = { format, read: new Map() };
    clocks.set(zone, known);
  }
  const before = known.read.get(minute);
  if (before) return before;
  const [year, month, day, hour, minutes] = (known.format.format(minute * 60_000).match(/\d+/g) ?? []).map(
    Number,
  );
  const wall = Date.UTC(year as number, (month as number) - 1, day, hour, minutes) / 60_000;
  const reading = { day: Math.floor(wall / 1440), wall };
  known.read.set(minute, reading);
  return reading;
}
