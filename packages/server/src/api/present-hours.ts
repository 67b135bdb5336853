import type { HoursConflict, HoursConflictKind } from '@booking-chat/core/scheduling/hours-conflicts';
import type { Availability, DateException, MinuteRange } from '@booking-chat/core/scheduling/rules';
import { clockTime } from '@booking-chat/core/time/calendar';
import type * as Schema from '@booking-chat/schema/generated/types';

/** An owner's hours as the schema has them. */
export function presentHours({
  weekly,
  exceptions,
}: Availability): Pick<Schema.Hours, 'weekly' | 'exceptions'> {
  return {
    weekly: weekly?.map((ranges, index) => ({ weekday: index + 1, ranges: [...ranges] })) ?? null,
    exceptions: exceptions.map((one) => ({
      date: one.date,
      kind: exceptionKinds[one.kind],
      ranges: one.kind === 'closed' ? [] : [...one.ranges],
      note: one.note ?? null,
    })),
  };
}

export const presentConflict = ({ kind, ranges, ...one }: HoursConflict): Schema.HoursConflict => ({
  ...one,
  kind: conflictKinds[kind],
  ranges: [...ranges],
});

/** For the audit trail: one line for each weekday and date, so that it shows which of them changed. */
export const readableHours = ({ weekly, exceptions }: Availability) => ({
  weekly: weekly && Object.fromEntries(weekly.map((ranges, index) => [weekdays[index], rangesText(ranges)])),
  exceptions: Object.fromEntries(
    [...new Set(exceptions.map((one) => one.date))].map((date) => [
      date,
      exceptions
        .filter((one) => one.date === date)
        .map(exceptionText)
        .join('; '),
    ]),
  ),
});

/** '09:00-13:00 14:00-18:00'; 24:00 and more are the next day's hours. */
export const rangesText = (ranges: readonly MinuteRange[]): string =>
  ranges.map(({ start, end }) => `${clockTime(start)}-${clockTime(end)}`).join(' ');

const exceptionText = (one: DateException): string =>
  [one.kind, one.kind === 'closed' ? '' : rangesText(one.ranges), one.note ?? ''].filter(Boolean).join(' ');

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const exceptionKinds = { closed: 'CLOSED', hours: 'HOURS', extra: 'EXTRA' } as const;

const conflictKinds: Readonly<Record<HoursConflictKind, Schema.HoursConflictKind>> = {
  overlap: 'OVERLAP',
  touching: 'TOUCHING',
  'empty-range': 'EMPTY_RANGE',
  'duplicate-exception': 'DUPLICATE_EXCEPTION',
  'exception-in-past': 'EXCEPTION_IN_PAST',
  'closed-and-hours': 'CLOSED_AND_HOURS',
  'shorter-than-service': 'SHORTER_THAN_SERVICE',
  'outside-business-hours': 'OUTSIDE_BUSINESS_HOURS',
};
