import type { HoursConflict, HoursContext } from '@booking-chat/core/scheduling/hours-conflicts';
import { hoursConflicts } from '@booking-chat/core/scheduling/hours-conflicts';
import type { Availability } from '@booking-chat/core/scheduling/rules';
import type {
  DateExceptionInput,
  DayHours,
  DayHoursInput,
  ExceptionKind,
  Hours,
} from '@booking-chat/schema/generated/types';
import type { Versioned } from '../../shared/forms/use-form.ts';

/** Minutes of a day; past 1440 they are the next one's. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface OtherDay {
  readonly date: string;
  readonly kind: ExceptionKind;
  readonly ranges: readonly Range[];
  readonly note: string;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];
export type DayName = `day${Weekday}`;
export const dayName = (weekday: Weekday): DayName => `day${weekday}`;

/** Hours as edited. Each weekday is a field of its own, so that two people's changes to different days go together. */
export type HoursValues = Readonly<Record<DayName, readonly Range[]>> & {
  /** false: the week is inherited, and the days' ranges wait for it to be their own again. */
  readonly own: boolean;
  readonly exceptions: readonly OtherDay[];
};

/** `inherited`: the week to begin with when one of its own is switched on. */
export function storedHours(hours: Hours, inherited: Hours['weekly']): Versioned<HoursValues> {
  const week = hours.weekly ?? inherited ?? defaultWeek;
  const ranges = Object.fromEntries(
    weekdays.map((weekday) => [dayName(weekday), rangesOf(week, weekday)]),
  ) as Record<DayName, readonly Range[]>;
  return {
    version: hours.version,
    values: {
      ...ranges,
      own: hours.weekly !== null || hours.ownerKind === 'TENANT',
      exceptions: hours.exceptions
        .map(({ date, kind, ranges: ofDay, note }) => ({
          date,
          kind,
          ranges: sorted(ofDay),
          note: note ?? '',
        }))
        .sort(byDate),
    },
  };
}

export function hoursInput(values: HoursValues): {
  weekly: DayHoursInput[] | null;
  exceptions: DateExceptionInput[];
} {
  return {
    weekly: values.own
      ? weekdays.map((weekday) => ({ weekday, ranges: sorted(values[dayName(weekday)]) }))
      : null,
    exceptions: values.exceptions.map(({ date, kind, ranges, note }) => ({
      date,
      kind,
      ranges: kind === 'CLOSED' ? [] : sorted(ranges),
      note: note.trim() || null,
    })),
  };
}

/** What the API would say of these hours, while one types. */
export function conflictsIn(values: HoursValues, context: HoursContext): readonly HoursConflict[] {
  const availability: Availability = {
    weekly: values.own ? weekdays.map((weekday) => values[dayName(weekday)]) : null,
    exceptions: values.exceptions.map(({ date, kind, ranges, note }) => ({
      date,
      ...(kind === 'CLOSED' ? { kind: 'closed' } : { kind: kind === 'HOURS' ? 'hours' : 'extra', ranges }),
      ...(note ? { note } : {}),
    })),
  };
  return hoursConflicts(availability, context);
}

export const weekOf = (weekly: readonly DayHours[]): readonly (readonly Range[])[] =>
  weekdays.map((weekday) => rangesOf(weekly, weekday));

const rangesOf = (week: readonly DayHours[], weekday: Weekday): readonly Range[] =>
  sorted(week.find((day) => day.weekday === weekday)?.ranges ?? []);

const sorted = (ranges: readonly Range[]): Range[] =>
  ranges.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end);

export const byDate = (one: OtherDay, other: OtherDay): number =>
  one.date.localeCompare(other.date) || one.kind.localeCompare(other.kind);

const defaultWeek: readonly DayHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  ranges: [{ start: 9 * 60, end: 18 * 60 }],
}));
