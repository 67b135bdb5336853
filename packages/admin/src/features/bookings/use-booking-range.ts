import type { AdminBooking } from '@booking-chat/schema/generated/types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../shared/api/hooks.ts';
import { noteBooking, rangeKey } from '../../shared/bookings/booking-ranges.ts';
import { type LiveEvent, useLive, useLiveState } from '../../shared/live/live-context.tsx';
import { readBooking, readBookings } from '../../shared/requests/bookings.ts';

const pageSize = 200;
/** So many bookings that changed at a time are read one by one; more, and the whole stretch is read again. */
const mostSingleReads = 20;

/** All bookings that start in [from, to): the first page is shown while the others come. Kept for a while, and put right by what is heard live. */
export function useBookingRange(from: string, to: string, enabled: boolean) {
  const api = useApi();
  const reads = useQueryClient();
  return useQuery<readonly AdminBooking[]>({
    queryKey: rangeKey(from, to),
    enabled,
    queryFn: async ({ signal }) => {
      const isFirstTime = reads.getQueryData(rangeKey(from, to)) === undefined;
      const found: AdminBooking[] = [];
      let nextToken: string | null | undefined;
      do {
        const input = { from, to, limit: pageSize, ...(nextToken ? { nextToken } : {}) };
        const { listBookings: page } = await api.send(readBookings, { input }, signal);
        found.push(...page.items);
        nextToken = page.nextToken;
        if (isFirstTime && nextToken) reads.setQueryData(rangeKey(from, to), [...found]);
      } while (nextToken);
      return found;
    },
  });
}

/** Puts what happens elsewhere in place as it happens. `onBooking` hears of each, with what the event said. */
export function useLiveBookings(onBooking: (booking: AdminBooking, kind: string) => void): void {
  const api = useApi();
  const reads = useQueryClient();
  const state = useLiveState();
  const latest = useRef(onBooking);
  const waiting = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = onBooking;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const readAgain = () => reads.invalidateQueries({ queryKey: ['booking-range'] });
  const stateBefore = useRef(state);
  useEffect(() => {
    // Whatever happened while nothing was heard.
    if (state === 'live' && stateBefore.current !== 'live')
      void reads.invalidateQueries({ queryKey: ['booking-range'] });
    stateBefore.current = state;
  }, [state, reads]);

  useLive('booking', (event: LiveEvent) => {
    waiting.current.set(event.id, event.kind);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const events = [...waiting.current];
      waiting.current.clear();
      if (events.length > mostSingleReads) void readAgain();
      else for (const [bookingId, kind] of events) void note(bookingId, kind);
    }, 100);
  });

  async function note(bookingId: string, kind: string): Promise<void> {
    try {
      const { getBooking: booking } = await api.send(readBooking, { bookingId });
      if (!booking) return;
      noteBooking(reads, booking);
      latest.current(booking, kind);
    } catch {
      void readAgain();
    }
  }
}
