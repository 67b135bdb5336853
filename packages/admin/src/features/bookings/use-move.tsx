import type { AdminBooking } from '@booking-chat/schema/generated/types';
import { ApiError } from '../../shared/api/api-error.ts';
import { useWrite } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { useBookingChange } from '../../shared/bookings/use-booking-actions.tsx';
import { useConfirm } from '../../shared/components/confirm.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { moveBooking } from '../../shared/requests/bookings.ts';
import { bookingTexts } from './texts/index.ts';
import { useKeyFor } from './use-key-for.ts';

export interface Target {
  /** ISO moment. */
  readonly start: string;
  /** Absent: whoever has it now. */
  readonly providerId?: string;
  readonly walkIn?: boolean;
}

/** What only the desk may overrule: rules for customers who book by themselves. */
const overruled = new Set(['slot-notice', 'slot-horizon', 'slot-off-grid']);

/**
 * Moves a booking, with the way back in the toast. Where only a rule for customers stands against it, the person may
 * overrule it. False: it stays where it is, and the person knows why.
 */
export function useMove() {
  const t = useTexts(bookingTexts);
  const toasts = useToasts();
  const confirm = useConfirm();
  const write = useWrite(moveBooking);
  const keyFor = useKeyFor();
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const { busy, run } = useBookingChange();

  const send = (target: Target) => async (booking: AdminBooking) => {
    const { bookingId, version } = booking;
    const input = { bookingId, version, ...target };
    const moved = await write.mutateAsync({ input: { ...input, idempotencyKey: keyFor(input) } });
    return moved.moveBooking;
  };

  async function attempt(booking: AdminBooking, target: Target): Promise<AdminBooking | null> {
    try {
      return await run(booking, send(target));
    } catch (error) {
      const mayOverrule =
        error instanceof ApiError && overruled.has(error.info.reason ?? '') && target.walkIn !== true;
      if (!mayOverrule) throw error;
      const goOn = await confirm({ title: error.message, text: t.overruleText, yes: t.moveAnyway });
      return goOn ? attempt(booking, { ...target, walkIn: true }) : null;
    }
  }

  async function move(booking: AdminBooking, target: Target): Promise<boolean> {
    try {
      const moved = await attempt(booking, target);
      if (!moved) return false;
      toasts.done(t.moved(formatDateTime(moved.start, timezone, lang)), {
        label: t.undo,
        run: () => void takeBack(moved, booking),
      });
      return true;
    } catch (error) {
      toasts.failed(error);
      return false;
    }
  }

  async function takeBack(moved: AdminBooking, { start, providerId }: AdminBooking): Promise<void> {
    try {
      const back = await run(moved, send({ start, providerId, walkIn: true }));
      if (back) toasts.done(t.movedBack);
    } catch (error) {
      toasts.failed(error);
    }
  }

  return { busy, move };
}
