import type { Range } from '../language/understanding.ts';
import type { EpochMinute, Interval } from '../time/interval.ts';
import { addDays, fromLocal, startOfDay, toLocal } from '../time/zone.ts';
import type { Facts } from './events.ts';
import type { Conversation, When } from './state.ts';

/** The zone in which times are said and read: the business's, where the appointment is, unless it serves people where they are. */
export function spokenZone(state: Pick<Conversation, 'customerZone'>, { tenant, now }: Facts): string {
  if (tenant.agent.timesIn !== 'customer') return tenant.timezone;
  return differingZone(state.customerZone, tenant.timezone, now) ?? tenant.timezone;
}

/** The customer's zone, when its clock shows another time at that moment than the one times are said in. */
export const otherZone = (
  state: Pick<Conversation, 'customerZone'>,
  facts: Facts,
  minute: EpochMinute,
): string | null => differingZone(state.customerZone, spokenZone(state, facts), minute);

function differingZone(zone: string | null, from: string, minute: EpochMinute): string | null {
  if (!zone || zone === from || placeless.test(zone)) return null;
  const here = toLocal(from, minute);
  const there = toLocal(zone, minute);
  return here.minuteOfDay === there.minuteOfDay && here.date === there.date ? null : zone;
}

/** What servers, test browsers and privacy tools report: it says nothing about where anybody is. */
const placeless = /^(UTC|GMT|UCT|Zulu|Universal|Etc\/.*)$/i;

export const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const clock = (minute: number): string => {
  const inDay = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

/** The other half of the day: 05:00 ↔ 17:00. */
export const otherHalf = (time: string): string => clock(minuteOfDay(time) + 720);

/** The span of days (or moments) a wish allows; open ends where nothing was said. */
export function daySpan(when: When, zone: string): { start: EpochMinute | null; end: EpochMinute | null } {
  if (when.date) return { start: startOfDay(zone, when.date), end: startOfDay(zone, addDays(when.date, 1)) };
  const [first, last] = [when.dates?.[0], when.dates?.at(-1)];
  if (first && last) return { start: startOfDay(zone, first), end: startOfDay(zone, addDays(last, 1)) };
  return {
    start: when.dateRange?.start ? momentOf(when.dateRange.start, zone, 'start') : null,
    end: when.dateRange?.end ? momentOf(when.dateRange.end, zone, 'end') : null,
  };
}

function momentOf(text: string, zone: string, edge: 'start' | 'end'): EpochMinute {
  if (text.length > 10) return fromLocal(zone, text.slice(0, 10), minuteOfDay(text.slice(11, 16)));
  return startOfDay(zone, edge === 'start' ? text : addDays(text, 1));
}

/** Whether a minute of the day lies in a range of clock times; a range may pass midnight. */
export function inRange(minute: number, range: Range): boolean {
  const start = range.start ? minuteOfDay(clockPart(range.start)) : 0;
  const end = range.end ? minuteOfDay(clockPart(range.end)) : 1440;
  if (start === end) return minute === start;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

const clockPart = (text: string): string => (text.length > 10 ? text.slice(11, 16) : text);

export const withinInterval = (minute: EpochMinute, span: Interval): boolean =>
  minute >= span.start && minute < span.end;
