import type { AdminBooking } from '@booking-chat/schema/generated/types';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { initials } from './provider-colors.ts';

/** What is written on a booking in the calendar; as much of it shows as there is room. */
export function CalendarEntry({ booking, time }: { readonly booking: AdminBooking; readonly time: string }) {
  const t = useTexts(bookingWords);
  const { status, customerName, serviceName, providerName } = booking;
  return (
    <span className="entry">
      <span className="head">
        <span className="mark" aria-hidden>
          {initials(providerName)}
        </span>{' '}
        <span className="time">{time}</span>
      </span>{' '}
      <strong>{customerName ?? t.noName}</strong>
      {status !== 'CONFIRMED' && <em> {t.status[status]}</em>}
      <span className="more">
        {' '}
        {serviceName}, {providerName}
      </span>
    </span>
  );
}
