import type { AdminBooking } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useMe } from '../../shared/auth/me.tsx';
import { formatDateTime, formatDuration, formatTime } from '../../shared/format/date-time.ts';
import { formatMoney } from '../../shared/format/money.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { bookingTexts } from './texts/index.ts';

export function BookingFacts({ booking }: { readonly booking: AdminBooking }) {
  const t = useTexts(bookingTexts);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const { start, end, price, customerEmail, customerPhone, customerId, conversationId } = booking;
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  return (
    <Box>
      <Typography
        sx={{ fontSize: '1.0625rem', fontWeight: 600, '&::first-letter': { textTransform: 'uppercase' } }}
      >
        {formatDateTime(start, timezone, lang)}–{formatTime(end, timezone, lang)}
      </Typography>
      {booking.timezone !== timezone && (
        <Typography sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {t.placeTime(booking.localTime, booking.timezone)}
        </Typography>
      )}
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(96px, auto) 1fr',
          columnGap: 2,
          rowGap: 1,
          mt: 2,
          mb: 0,
          fontSize: '0.9375rem',
          '& dt': { color: 'text.secondary', fontSize: '0.875rem', lineHeight: 1.6 },
          '& dd': { m: 0, minWidth: 0 },
        }}
      >
        <Fact name={t.service}>
          {booking.serviceName}
          <Aside>{formatDuration(minutes)}</Aside>
        </Fact>
        <Fact name={t.provider}>{booking.providerName}</Fact>
        {price && <Fact name={t.price}>{formatMoney(price.amount, price.currency, lang)}</Fact>}
        <Fact name={t.contact}>
          {customerEmail && (
            <Line>
              <Link href={`mailto:${customerEmail}`}>{customerEmail}</Link>
            </Line>
          )}
          {customerPhone && (
            <Line>
              <Link href={`tel:${customerPhone.replace(/[^+\d]/g, '')}`}>{customerPhone}</Link>
            </Line>
          )}
          {!customerEmail && !customerPhone && t.noContact}
          {customerId && (
            <Line>
              <Link component={RouterLink} to={`/customers/${customerId}`}>
                {t.toCustomer}
              </Link>
            </Line>
          )}
        </Fact>
        <Fact name={t.source}>
          {t.sources[booking.source]}
          {conversationId && (
            <Line>
              <Link component={RouterLink} to={`/conversations/${conversationId}`}>
                {t.toConversation}
              </Link>
            </Line>
          )}
        </Fact>
        {booking.cancelReason && <Fact name={t.cancelReason}>{booking.cancelReason}</Fact>}
      </Box>
    </Box>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const Line = ({ children }: { readonly children: ReactNode }) => <Box sx={{ py: 0.25 }}>{children}</Box>;

const Aside = ({ children }: { readonly children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
    {children}
  </Box>
);
