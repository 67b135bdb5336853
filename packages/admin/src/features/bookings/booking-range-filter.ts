import { addDays } from '@booking-chat/core/time/calendar';
import { momentOf } from './wall.ts';

export const rangeNames = ['upcoming', 'today', 'week', 'past', 'all', 'days'] as const;
export type RangeName = (typeof rangeNames)[number];

export interface RequestedRange {
  /** ISO moments, half-open; absent: no bound. */
  readonly from?: string;
  readonly to?: string;
  readonly descending: boolean;
}

/** What a filter of the table means on a day of the business. `first` and `last` are days, for `days`. */
export function rangeOf(
  name: RangeName,
  today: string,
  timezone: string,
  { first, last }: { readonly first: string; readonly last: string },
): RequestedRange {
  const start = (day: string) => momentOf(`${day}T00:00:00`, timezone);
  switch (name) {
    case 'upcoming':
      return { from: start(today), descending: false };
    case 'today':
      return { from: start(today), to: start(addDays(today, 1)), descending: false };
    case 'week':
      return { from: start(today), to: start(addDays(today, 7)), descending: false };
    case 'past':
      return { to: start(today), descending: true };
    case 'all':
      return { descending: true };
    case 'days': {
      const [from, to] = [first, last].filter(isDay).sort();
      return {
        ...(isDay(first) && from ? { from: start(from) } : {}),
        ...(isDay(last) ? { to: start(addDays(to ?? (from as string), 1)) } : {}),
        descending: false,
      };
    }
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
