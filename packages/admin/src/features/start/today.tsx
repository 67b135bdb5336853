import type { AdminBooking, Dashboard } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { useMay } from '../../shared/auth/me.tsx';
import { StatusChip } from '../../shared/bookings/status-chip.tsx';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { useStatusChange } from '../../shared/bookings/use-booking-actions.tsx';
import { formatDay, formatTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { Card } from './card.tsx';
import { startTexts } from './texts/index.ts';

/** The day's appointments, each with what one does to it at the desk. */
export function Today({ day }: { readonly day: Dashboard }) {
  const t = useTexts(startTexts);
  const { lang } = useLanguage();
  return (
    <Card
      title={t.todayOn(formatDay(day.date, lang))}
      aside={
        <Link component={RouterLink} to="/calendar" sx={{ fontSize: '0.875rem' }}>
          {t.toCalendar}
        </Link>
      }
    >
      {day.today.length === 0 ? (
        <Typography sx={{ color: 'text.secondary', py: 2 }}>{t.noneToday}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {day.today.map((booking) => (
            <Appointment key={booking.bookingId} booking={booking} timezone={day.timezone} />
          ))}
        </Box>
      )}
    </Card>
  );
}

function Appointment({ booking, timezone }: { readonly booking: AdminBooking; readonly timezone: string }) {
  const t = useTexts(startTexts);
  const words = useTexts(bookingWords);
  const { lang } = useLanguage();
  const now = Date.now();
  const isNow = Date.parse(booking.start) <= now && now < Date.parse(booking.end);
  const isOver = Date.parse(booking.end) <= now;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '56px 1fr', sm: '56px 1fr auto' },
        columnGap: 1.5,
        rowGap: 0.75,
        alignItems: 'center',
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        sx={{
          fontVariantNumeric: 'tabular-nums',
          fontWeight: 600,
          color: isOver ? 'text.secondary' : undefined,
        }}
      >
        {formatTime(booking.start, timezone, lang)}
        {isNow && <Box sx={{ color: 'primary.main', fontSize: '0.75rem' }}>{t.nowRunning}</Box>}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Link
          component={RouterLink}
          to={`/bookings/${booking.bookingId}?range=today`}
          color="inherit"
          underline="hover"
          sx={{ fontWeight: 600 }}
        >
          {booking.customerName ?? words.noName}
        </Link>
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {booking.serviceName} {words.with(booking.providerName)}
        </Box>
      </Box>
      <Box
        sx={{
          gridColumn: { xs: '2', sm: 'auto' },
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'center',
          justifyContent: { sm: 'flex-end' },
        }}
      >
        <QuickActions booking={booking} hasBegun={isNow || isOver} />
      </Box>
    </Box>
  );
}

function QuickActions({ booking, hasBegun }: { readonly booking: AdminBooking; readonly hasBegun: boolean }) {
  const words = useTexts(bookingWords);
  const mayChange = useMay('bookings');
  const { busy, changeStatus } = useStatusChange();
  const who = booking.customerName ?? words.noName;
  if (mayChange && booking.status === 'PENDING')
    return (
      <>
        <StatusChip status="PENDING" />
        <Button
          size="small"
          variant="contained"
          disabled={busy}
          aria-label={`${words.approve}: ${who}`}
          onClick={() => void changeStatus(booking, 'CONFIRMED')}
        >
          {words.approve}
        </Button>
      </>
    );
  if (mayChange && hasBegun && booking.status === 'CONFIRMED')
    return (
      <>
        <Button
          size="small"
          variant="outlined"
          disabled={busy}
          aria-label={`${words.complete}: ${who}`}
          onClick={() => void changeStatus(booking, 'COMPLETED')}
        >
          {words.completeShort}
        </Button>
        <Button
          size="small"
          color="inherit"
          disabled={busy}
          aria-label={`${words.noShow}: ${who}`}
          onClick={() => void changeStatus(booking, 'NO_SHOW')}
        >
          {words.noShowShort}
        </Button>
      </>
    );
  return <StatusChip status={booking.status} />;
}
