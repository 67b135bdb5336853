import type { AdminService, BookForCustomerInput, Slot } from '@booking-chat/schema/generated/types';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../shared/api/api-error.ts';
import { useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { noteBooking } from '../../shared/bookings/booking-ranges.ts';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { useToasts } from '../../shared/components/toast.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import type { FieldErrors } from '../../shared/forms/use-form.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { bookForCustomer, readOpenSlots } from '../../shared/requests/bookings.ts';
import { readProviders } from '../../shared/requests/catalog.ts';
import { readCustomer } from '../../shared/requests/customers.ts';
import { type PickedCustomer, picked } from './customer-picker.tsx';
import { bookingTexts } from './texts/index.ts';
import { useKeyFor } from './use-key-for.ts';
import { momentOf } from './wall.ts';

/** The active professionals who give a service. */
export function useGiving(service: AdminService | null) {
  const providers = useRead(readProviders, { active: true, limit: 200 });
  return (providers.data?.adminProviders.items ?? []).filter(
    ({ serviceIds }) => service && serviceIds.includes(service.serviceId),
  );
}

/** The customer that a link named; another one as soon as the person chooses. */
export function useCustomer(linkedId: string | null) {
  const linked = useRead(readCustomer, { customerId: linkedId ?? '' }, { enabled: linkedId !== null });
  const [chosen, choose] = useState<PickedCustomer | null | undefined>();
  const found = linked.data?.getCustomer;
  return [chosen === undefined ? (found ? picked(found) : null) : chosen, choose] as const;
}

/** Takes the time that was clicked in the calendar if the API says it is open; true: it is not. */
export function useWantedTime({
  at,
  serviceId,
  providerId,
  start,
  setStart,
}: {
  readonly at: string;
  readonly serviceId: string | null;
  readonly providerId: string;
  readonly start: string | null;
  readonly setStart: (start: string) => void;
}): boolean {
  const { timezone } = useMe();
  const wanted = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) ? momentOf(at, timezone) : null;
  const day = at.slice(0, 10);
  const input = {
    serviceId: serviceId ?? '',
    ...(providerId ? { providerId } : {}),
    from: day,
    to: day,
    limit: 2_000,
  };
  const slots = useRead(readOpenSlots, { input }, { enabled: wanted !== null && serviceId !== null });
  const isOpen = slots.data?.getAvailableSlots.items.some((slot) => slot.start === wanted);
  const taken = useRef('');
  useEffect(() => {
    const choice = `${serviceId} ${providerId}`;
    if (!isOpen || !wanted || taken.current === choice) return;
    taken.current = choice;
    setStart(wanted);
  }, [isOpen, wanted, serviceId, providerId, setStart]);
  return isOpen === false && start === null;
}

type BookInput = Omit<BookForCustomerInput, 'idempotencyKey'>;

/** Books once, however often it is clicked or sent again; what the API refuses is told at its field. */
export function useBook() {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const toasts = useToasts();
  const reads = useQueryClient();
  const write = useWrite(bookForCustomer);
  const keyFor = useKeyFor();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [nearest, setNearest] = useState<readonly Slot[]>([]);

  function refused(error: unknown): void {
    setNearest([]);
    if (!(error instanceof ApiError)) {
      toasts.failed(error);
      return;
    }
    const said = [error.message, error.info.remedy].filter(Boolean).join(' ');
    if (error.code === 'SLOT_TAKEN' || error.code === 'SLOT_NOT_AVAILABLE') {
      setErrors({ start: error.message });
      setNearest((error.info.nearestSlots ?? []).slice(0, 3));
    } else if (error.field) setErrors({ [error.field]: said });
    else toasts.failed(error);
  }

  return {
    busy,
    errors,
    nearest,
    /** Shows what is missing; true: nothing is. */
    check(problems: FieldErrors): boolean {
      setErrors(problems);
      if (Object.keys(problems).length > 0)
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus(),
        );
      return Object.keys(problems).length === 0;
    },
    async book(input: BookInput, onDone: () => void): Promise<void> {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      try {
        const { bookForCustomer: made } = await write.mutateAsync({
          input: { ...input, idempotencyKey: keyFor(input) },
        });
        noteBooking(reads, made);
        toasts.done(t.booked(made.customerName ?? words.noName, formatDateTime(made.start, timezone, lang)));
        onDone();
      } catch (error) {
        refused(error);
        running.current = false;
        setBusy(false);
      }
    },
  };
}
