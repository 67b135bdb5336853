import type { EpochMinute } from '../time/interval.ts';
import { localDay, localDays, startOfLocalDay } from '../time/zone.ts';
import type { AgendaEntry } from './agenda.ts';
import { type AgendaView, counts } from './conflict.ts';
import type { ProviderSchedule, SlotRefusal } from './slots.ts';

/** Whose slots are asked for. Left out: anyone's. */
export interface SlotOptions extends AgendaView {
  /**
   * Starts of this customer's standing (pending or confirmed) bookings at the tenant, with any provider, at least from
   * the start of today on. Without the booking being moved. Left out: per-customer limits are not looked at.
   */
  readonly customerStarts?: readonly EpochMinute[] | null;
}

type Limit = Extract<SlotRefusal, { kind: 'limit' }>;

/**
 * The first and last minute at which an appointment may start as far as notice and horizon go: later than `now`, and until the
 * end of the local date `horizonDays` after today's. `now` may carry a fraction of a minute.
 */
export function bookableSpan(
  schedule: ProviderSchedule,
  now: EpochMinute,
): { readonly earliest: EpochMinute; readonly latest: EpochMinute } {
  const { minimumNoticeMinutes, horizonDays } = schedule.rules;
  const today = localDay(schedule.timezone, Math.floor(now));
  return {
    earliest: Math.max(Math.floor(now) + 1, Math.ceil(now + minimumNoticeMinutes)),
    latest: startOfLocalDay(schedule.timezone, today + horizonDays + 1) - 1,
  };
}

/** The limit that keeps out one more booking at `start`, or null. */
export function limitReached(
  schedule: ProviderSchedule,
  start: EpochMinute,
  now: EpochMinute,
  options: SlotOptions,
): Limit | null {
  const day = localDay(schedule.timezone, start);
  const { maxBookingsPerDay, maxBookingsPerCustomerPerDay, maxUpcomingPerCustomer } = schedule.rules;
  const onDay = (starts: readonly EpochMinute[]) =>
    starts.filter((one) => localDay(schedule.timezone, one) === day).length;

  const booked = () => startsOf(schedule.agenda, now, options);
  if (maxBookingsPerDay !== null && onDay(booked()) >= maxBookingsPerDay)
    return { kind: 'limit', scope: 'provider-day', limit: maxBookingsPerDay };

  const own = options.customerStarts;
  if (!own) return null;
  if (maxBookingsPerCustomerPerDay !== null && onDay(own) >= maxBookingsPerCustomerPerDay)
    return { kind: 'limit', scope: 'customer-day', limit: maxBookingsPerCustomerPerDay };
  if (maxUpcomingPerCustomer !== null && upcoming(own, now) >= maxUpcomingPerCustomer)
    return { kind: 'limit', scope: 'customer-upcoming', limit: maxUpcomingPerCustomer };
  return null;
}

/** The local days (day numbers) on which a limit lets nothing more in; 'all' when none does. Null: no limit set. */
export function fullDays(
  schedule: ProviderSchedule,
  now: EpochMinute,
  options: SlotOptions,
): ReadonlySet<number> | 'all' | null {
  const { maxBookingsPerDay, maxBookingsPerCustomerPerDay, maxUpcomingPerCustomer } = schedule.rules;
  const own = options.customerStarts;
  if (maxBookingsPerDay !== null && maxBookingsPerDay <= 0) return 'all';
  if (own && maxBookingsPerCustomerPerDay !== null && maxBookingsPerCustomerPerDay <= 0) return 'all';
  if (own && maxUpcomingPerCustomer !== null && upcoming(own, now) >= maxUpcomingPerCustomer) return 'all';
  const byProvider = maxBookingsPerDay !== null;
  const byCustomer = own && maxBookingsPerCustomerPerDay !== null;
  if (!byProvider && !byCustomer) return null;

  const full = new Set<number>();
  const collect = (starts: readonly EpochMinute[], most: number) => {
    for (const [day, count] of countByDay(schedule.timezone, starts)) if (count >= most) full.add(day);
  };
  if (byProvider) collect(startsOf(schedule.agenda, now, options), maxBookingsPerDay);
  if (byCustomer) collect(own, maxBookingsPerCustomerPerDay);
  return full;
}

/**
 * Minutes of each local day (day number) this provider is occupied, buffers included, by appointments starting that day. Shared
 * minutes of a group count once.
 */
export function loadByDay(
  schedule: ProviderSchedule,
  now: EpochMinute,
  view: AgendaView = {},
): ReadonlyMap<number, number> {
  const load = new Map<number, number>();
  const agenda = byBusyStart(schedule.agenda);
  const first = agenda[0];
  const last = agenda.at(-1);
  if (!first || !last) return load;
  const dayOfMinute = localDays(schedule.timezone, first.busyStart, last.busyEnd);
  let until = Number.NEGATIVE_INFINITY;
  let day = dayOfMinute(first.start);
  let minutes = 0;
  const settle = () => load.set(day, (load.get(day) ?? 0) + minutes);
  for (const entry of agenda) {
    if (entry.busyEnd <= until || !counts(entry, now, view)) continue;
    const entryDay = dayOfMinute(entry.start);
    if (entryDay !== day) {
      settle();
      day = entryDay;
      minutes = 0;
    }
    minutes += entry.busyEnd - Math.max(entry.busyStart, until);
    until = entry.busyEnd;
  }
  settle();
  return load;
}

/** The agenda in order of `busyStart`; as it is when it is in that order already. */
export function byBusyStart(agenda: readonly AgendaEntry[]): readonly AgendaEntry[] {
  for (let at = 1; at < agenda.length; at++) {
    const [before, after] = [agenda[at - 1] as AgendaEntry, agenda[at] as AgendaEntry];
    if (before.busyStart > after.busyStart) return agenda.toSorted((a, b) => a.busyStart - b.busyStart);
  }
  return agenda;
}

function startsOf(agenda: readonly AgendaEntry[], now: EpochMinute, view: AgendaView): EpochMinute[] {
  return agenda.filter((entry) => counts(entry, now, view)).map((entry) => entry.start);
}

function countByDay(zone: string, starts: readonly EpochMinute[]): ReadonlyMap<number, number> {
  const counted = new Map<number, number>();
  for (const start of starts) {
    const day = localDay(zone, start);
    counted.set(day, (counted.get(day) ?? 0) + 1);
  }
  return counted;
}

function upcoming(starts: readonly EpochMinute[], now: EpochMinute): number {
  return starts.filter((start) => start > now).length;
}
