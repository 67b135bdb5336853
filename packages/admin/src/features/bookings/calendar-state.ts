import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { dayOf as localDayOf } from '../../shared/format/date-time.ts';

export const calendarViews = ['day', 'week', 'month', 'list'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** The calendar's view, day and filters, in the address. No provider named: all of them. */
export function useCalendarState(first: CalendarView, timezone: string) {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setParameters(
        (former) => {
          const next = new URLSearchParams(former);
          for (const [name, value] of Object.entries(changes))
            if (value) next.set(name, value);
            else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  const wanted = parameters.get('view');
  const date = parameters.get('date') ?? '';
  return {
    view: calendarViews.find((view) => view === wanted) ?? first,
    date: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : localDayOf(Date.now(), timezone),
    providerIds: parameters.get('providers')?.split(',').filter(Boolean) ?? [],
    withCancelled: parameters.get('cancelled') === '1',
    set,
  };
}
