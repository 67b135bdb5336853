import type { AdminBooking } from '@booking-chat/schema/generated/types';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useApi, useWrite } from '../api/hooks.ts';
import { useMe } from '../auth/me.tsx';
import { useConfirm } from '../components/confirm.tsx';
import { useToasts } from '../components/toast.tsx';
import { formatDateTime } from '../format/date-time.ts';
import { useLanguage, useTexts } from '../i18n/language-context.tsx';
import { changeBookingStatus, readBooking } from '../requests/bookings.ts';
import { noteBooking } from './booking-ranges.ts';
import { StatusChip } from './status-chip.tsx';
import { bookingWords } from './texts/index.ts';

export type NextStatus = 'CONFIRMED' | 'CANCELLED' | 'COMPLETED' | 'NO_SHOW';

/** A change of one booking, asked for with the version it was decided on. */
export type Change = (booking: AdminBooking) => Promise<AdminBooking>;

/**
 * Does something to a booking once, however often it is clicked. When someone else changed the booking first, nothing is
 * done: the person sees how it stands now and decides again. Refusals are thrown; null: it was not done.
 */
export function useBookingChange() {
  const t = useTexts(bookingWords);
  const api = useApi();
  const reads = useQueryClient();
  const confirm = useConfirm();
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);

  async function attempt(booking: AdminBooking, change: Change): Promise<AdminBooking | null> {
    try {
      const changed = await change(booking);
      noteBooking(reads, changed);
      return changed;
    } catch (error) {
      if (!(error instanceof ApiError) || !error.isVersionConflict) throw error;
      const { getBooking: now } = await api.send(readBooking, { bookingId: booking.bookingId });
      if (!now) throw error;
      noteBooking(reads, now);
      const goOn = await confirm({
        title: t.changedTitle,
        text: (
          <>
            <p>{t.changedText}</p>
            <p>
              <strong>{now.customerName ?? t.noName}</strong>
              <br />
              {now.serviceName} {t.with(now.providerName)}
              <br />
              {formatDateTime(now.start, timezone, lang)}
            </p>
            <StatusChip status={now.status} />
          </>
        ),
        yes: t.allTheSame,
      });
      return goOn ? attempt(now, change) : null;
    }
  }

  return {
    busy,
    async run(booking: AdminBooking, change: Change): Promise<AdminBooking | null> {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      try {
        return await attempt(booking, change);
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}

/** Approves, completes, cancels: says that it was done, or why not. */
export function useStatusChange() {
  const t = useTexts(bookingWords);
  const toasts = useToasts();
  const write = useWrite(changeBookingStatus);
  const { busy, run } = useBookingChange();
  return {
    busy,
    async changeStatus(booking: AdminBooking, status: NextStatus, reason?: string): Promise<boolean> {
      try {
        const changed = await run(booking, async ({ bookingId, version }) => {
          const input = { bookingId, version, status, ...(reason ? { reason } : {}) };
          return (await write.mutateAsync({ input })).changeBookingStatus;
        });
        if (changed) toasts.done(t.done[status]);
        return changed !== null;
      } catch (error) {
        toasts.failed(error);
        return false;
      }
    },
  };
}
