import { clockTime, dateOf } from '../../time/calendar.ts';
import type { Interval } from '../../time/interval.ts';
import { fromLocal, wallMinute } from '../../time/zone.ts';
import type { AgendaEntry } from '../agenda.ts';
import { type Availability, defaultRules, type MinuteRange, type SlotRules } from '../rules.ts';
import type { ProviderSchedule } from '../slots.ts';

/** Builders for tables of cases that speak in local times. */

export const none: Availability = { weekly: null, exceptions: [] };

/** '09:00-13:00 14:00-18:00'; 24 and more are the next day's hours. */
export function ranges(text: string): MinuteRange[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [start, end] = one.split('-').map(minutes);
      return { start: start as number, end: end as number };
    });
}

/** The same hours every day, or one entry for each weekday, Monday first. */
export function week(...days: string[]): Availability['weekly'] {
  return Array.from({ length: 7 }, (_, at) => ranges((days.length === 1 ? days[0] : days[at]) ?? ''));
}

export function hours(
  weekly: Availability['weekly'],
  ...exceptions: Availability['exceptions']
): Availability {
  return { weekly, exceptions };
}

interface Wanted {
  readonly zone?: string;
  readonly tenant?: Availability;
  readonly provider?: Availability;
  readonly service?: Availability;
  readonly rules?: Partial<SlotRules>;
  readonly minutes?: number;
  readonly capacity?: number;
  readonly providerId?: string;
  readonly agenda?: readonly AgendaEntry[];
}

/** A one-hour service on the hour, open 9 to 18 every day, no notice, unless said otherwise. */
export function schedule(wanted: Wanted = {}): ProviderSchedule {
  return {
    providerId: wanted.providerId ?? 'ana',
    serviceId: 'cut',
    timezone: wanted.zone ?? 'Europe/Madrid',
    durationMinutes: wanted.minutes ?? 60,
    capacity: wanted.capacity ?? 1,
    rules: { ...defaultRules, slotIntervalMinutes: 60, minimumNoticeMinutes: 0, ...wanted.rules },
    hours: {
      tenant: wanted.tenant ?? hours(week('09:00-18:00')),
      provider: wanted.provider ?? none,
      service: wanted.service ?? none,
    },
    agenda: wanted.agenda ?? [],
  };
}

/** '2026-03-29 10:00' on that zone's clock; the first pass of a repeated hour. */
export function at(text: string, zone = 'Europe/Madrid'): number {
  const [date, time] = text.split(' ');
  return fromLocal(zone, date as string, minutes(time ?? '00:00'));
}

export function wholeDay(date: string, zone = 'Europe/Madrid'): Interval {
  return { start: fromLocal(zone, date, 0), end: fromLocal(zone, date, 1440) };
}

/** '10:00 11:00 …' as that zone's clock shows these minutes. */
export function times(starts: readonly number[], zone = 'Europe/Madrid'): string {
  return starts.map((start) => clockTime(((wallMinute(zone, start) % 1440) + 1440) % 1440)).join(' ');
}

/** '2026-03-29 10:00' of each. */
export function moments(starts: readonly number[], zone = 'Europe/Madrid'): string[] {
  return starts.map((start) => {
    const wall = wallMinute(zone, start);
    const day = Math.floor(wall / 1440);
    return `${dateOf(day)} ${clockTime(wall - day * 1440)}`;
  });
}

/** A booking of 'cut' from one local time for some minutes. */
export function booking(start: number, length = 60, more: Partial<AgendaEntry> = {}): AgendaEntry {
  const end = start + length;
  return {
    kind: 'booking',
    id: `b${start}`,
    serviceId: 'cut',
    start,
    end,
    busyStart: start,
    busyEnd: end,
    ...more,
  };
}

function minutes(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour as number) * 60 + (minute as number);
}
