import type { Range } from '../language/understanding.ts';
import type { EpochMinute, Interval } from '../time/interval.ts';
import { addDays, fromLocal, startOfDay, toLocal } from '../time/zone.ts';
import type { Facts } from './events.ts';
import type { Conversation, When } from './state.ts';

/**
 * The zone in which this customer hears and says times: the business's, unless their device is in a zone whose clock
 * shows another time now.
 */
export function spokenZone(state: Pick<Conversation, 'customerZone'>, facts: Facts): string {
  const zone = state.customerZone;
  if (!zone || zone === facts.tenant.timezone) return facts.tenant.timezone;
  const here = toLocal(facts.tenant.timezone, facts.now);
  const there = toLocal(zone, facts.now);
  return here.minuteOfDay === there.minuteOfDay && here.date === there.date ? facts.tenant.timezone : zone;
}

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
