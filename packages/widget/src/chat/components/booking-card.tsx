import Button from '@mui/material/Button';
import type { Booking } from '../../../../schema/src/generated/types.ts';
import { calendarFile, download, googleCalendarUrl } from '../../shared/calendar.ts';
import { Icon } from './icons.tsx';
import { Fact, ZoneNote } from './offer-card.tsx';
import { useView } from './view.ts';

export function BookingCard({ booking }: { booking: Booking }) {
  const { state, texts, format, apiUrl } = useView();
  const business = state.config?.business ?? { name: '', address: null };
  const manageUrl = booking.managePath && new URL(booking.managePath, apiUrl).href;
  const cancelled = booking.status === 'CANCELLED';
  const title = cancelled ? texts.cancelled : booking.status === 'PENDING' ? texts.pending : texts.booked;
  return (
    <section className="sheet booking" part="booking" aria-label={title}>
      <h3 className={cancelled ? 'cancelled' : ''}>
        <span className="badge">
          <Icon name={cancelled ? 'close' : booking.status === 'PENDING' ? 'clock' : 'check'} />
        </span>
        {title}
      </h3>
      <dl>
        <Fact name={texts.service} value={booking.serviceName} strong />
        <Fact name={texts.when} value={format.full(booking.start, booking.timezone)} strong />
        <Fact name={texts.provider} value={booking.providerName} />
        {booking.price && <Fact name={texts.price} value={format.money(booking.price)} />}
        <Fact name={texts.code} value={booking.code} />
      </dl>
      <ZoneNote zone={booking.timezone} />
      {booking.status === 'PENDING' && <p className="hint">{texts.pendingHint}</p>}
      {!cancelled && (
        <>
          <hr />
          <fieldset className="chips actions" aria-label={texts.addToCalendar}>
            <Button
              variant="outlined"
              className="grow"
              onClick={() => download(`${booking.code}.ics`, calendarFile(booking, business, manageUrl))}
            >
              {texts.addToCalendar}
            </Button>
            <LinkButton href={googleCalendarUrl(booking, business, manageUrl)}>
              {texts.googleCalendar}
            </LinkButton>
            {manageUrl && <LinkButton href={manageUrl}>{texts.manage}</LinkButton>}
          </fieldset>
        </>
      )}
    </section>
  );
}

function LinkButton({ href, children }: { href: string; children: string }) {
  const { texts } = useView();
  return (
    <Button variant="outlined" className="grow" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="sr"> {texts.newWindow}</span>
    </Button>
  );
}
