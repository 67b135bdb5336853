import type { Availability, DateException, MinuteRange } from '@booking-chat/core/scheduling/rules';
import * as z from 'zod/mini';
import { orNone } from './catalog-inputs.ts';
import { date, id, line } from './inputs.ts';
import { says } from './parse-input.ts';

const minutesPerDay = 1_440;

/** Whether it ends after it begins is a conflict, which a preview tells without refusing. */
const range = z.object({
  start: z.int().check(z.minimum(0), z.maximum(minutesPerDay - 1)),
  end: z.int().check(z.minimum(0), z.maximum(2 * minutesPerDay)),
});

const weekday = z.object({
  weekday: z.int().check(z.minimum(1), z.maximum(7)),
  ranges: z.array(range).check(z.maxLength(12)),
});

const exception = z
  .object({
    date,
    kind: z.enum(['CLOSED', 'HOURS', 'EXTRA']),
    ranges: z.nullish(z.array(range).check(z.maxLength(12))),
    note: orNone(line(200)),
  })
  .check(
    z.refine((one) => one.kind !== 'CLOSED' || (one.ranges ?? []).length === 0, {
      ...says('hours'),
      path: ['ranges'],
    }),
  );

export const hoursOwner = z
  .object({ kind: z.enum(['TENANT', 'PROVIDER', 'SERVICE']), id: z.nullish(id) })
  .check(z.refine((one) => one.kind === 'TENANT' || !!one.id, { ...says('required'), path: ['id'] }));

/** The part that saving and previewing share. */
export const hoursFields = {
  owner: hoursOwner,
  weekly: z.nullish(
    z
      .array(weekday)
      .check(
        z.refine(
          (days) => new Set(days.map((one) => one.weekday)).size === 7 && days.length === 7,
          says('hours'),
        ),
      ),
  ),
  exceptions: z.array(exception).check(z.maxLength(400)),
};

const hoursShape = z.object(hoursFields);
export type HoursInput = z.output<typeof hoursShape>;

/** In the order in which they are kept: Monday first, ranges by start, exceptions by date. */
export function availabilityOf({
  weekly,
  exceptions,
}: Pick<HoursInput, 'weekly' | 'exceptions'>): Availability {
  return {
    weekly:
      weekly?.toSorted((a, b) => a.weekday - b.weekday).map((one) => one.ranges.toSorted(byStart)) ?? null,
    exceptions: exceptions
      .toSorted((a, b) =>
        a.date < b.date ? -1 : a.date > b.date ? 1 : kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
      )
      .map((one): DateException => {
        const note = one.note === null ? {} : { note: one.note };
        if (one.kind === 'CLOSED') return { date: one.date, kind: 'closed', ...note };
        const kind = one.kind === 'HOURS' ? 'hours' : 'extra';
        return { date: one.date, kind, ranges: (one.ranges ?? []).toSorted(byStart), ...note };
      }),
  };
}

const kinds = ['CLOSED', 'HOURS', 'EXTRA'];
const byStart = (a: MinuteRange, b: MinuteRange): number => a.start - b.start;
