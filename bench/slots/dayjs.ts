import type { DateException, MinuteRange } from '@booking-chat/core/scheduling/rules';
import type { ProviderSchedule } from '@booking-chat/core/scheduling/slots';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/**
 * The same month as most booking code is written: a dayjs object for each candidate, compared with each appointment of that day.
 * Not slow on purpose: appointments are parsed once and sorted into days, and zones are looked up for days and ranges only (a
 * `dayjs.tz` for each slot, which a range across a clock change would need, takes 15 times as long).
 */
export function dayjsSlots(
  schedule: ProviderSchedule,
  window: { start: number; end: number },
  now: number,
): number[] {
  const { timezone: zone, rules, durationMinutes } = schedule;
  const earliest = dayjs(now * 60_000).add(rules.minimumNoticeMinutes, 'minute');
  const latest = dayjs(now * 60_000)
    .tz(zone)
    .add(rules.horizonDays, 'day')
    .endOf('day');
  const byDate = new Map<string, { start: dayjs.Dayjs; end: dayjs.Dayjs }[]>();
  for (const entry of schedule.agenda) {
    const busy = { start: dayjs(entry.busyStart * 60_000), end: dayjs(entry.busyEnd * 60_000) };
    const date = busy.start.tz(zone).format('YYYY-MM-DD');
    byDate.set(date, [...(byDate.get(date) ?? []), busy]);
  }
  const slots: number[] = [];
  const windowEnd = dayjs(window.end * 60_000);
  for (
    let day = dayjs(window.start * 60_000)
      .tz(zone)
      .hour(12);
    day.isBefore(windowEnd);
    day = day.add(1, 'day')
  ) {
    const date = day.format('YYYY-MM-DD');
    const taken = byDate.get(date) ?? [];
    for (const range of rangesOf(schedule, date, day.day())) {
      const close = at(date, range.end, zone);
      for (
        let start = at(date, range.start, zone);
        ;
        start = start.add(rules.slotIntervalMinutes, 'minute')
      ) {
        const end = start.add(durationMinutes, 'minute');
        if (end.isAfter(close)) break;
        if (start.isBefore(earliest) || start.isAfter(latest)) continue;
        const busyStart = start.subtract(rules.bufferBeforeMinutes, 'minute');
        const busyEnd = end.add(rules.bufferAfterMinutes, 'minute');
        const blocked = taken.some((one) => busyStart.isBefore(one.end) && busyEnd.isAfter(one.start));
        if (!blocked) slots.push(start.valueOf() / 60_000);
      }
    }
  }
  return slots;
}

function at(date: string, minute: number, zone: string): dayjs.Dayjs {
  const two = (value: number) => String(value).padStart(2, '0');
  return dayjs.tz(`${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`, zone).utc();
}

function rangesOf(schedule: ProviderSchedule, date: string, weekday: number): readonly MinuteRange[] {
  const { tenant } = schedule.hours;
  const exception: DateException | undefined = tenant.exceptions.find((one) => one.date === date);
  if (exception?.kind === 'closed') return [];
  if (exception?.kind === 'hours') return exception.ranges;
  return tenant.weekly?.[(weekday + 6) % 7] ?? [];
}
