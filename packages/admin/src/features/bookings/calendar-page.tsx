import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { visuallyHidden } from '@mui/utils';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Loaded } from '../../shared/components/states.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readProviders } from '../../shared/requests/catalog.ts';
import { CalendarBoard } from './calendar-board.tsx';
import { bookingTexts } from './texts/index.ts';
import { useLiveBookings } from './use-booking-range.ts';

/** How long a booking that just came in stands out. */
const freshFor = 8_000;

export function CalendarPage() {
  const t = useTexts(bookingTexts);
  const mayBook = useMay('bookings');
  const { search } = useLocation();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const providers = useRead(readProviders, { limit: 200 });
  const { said, fresh } = useNews();
  return (
    <Page
      title={t.calendar}
      width="full"
      actions={
        mayBook && (
          <Button
            variant="contained"
            startIcon={<Add />}
            component={Link}
            to={{ pathname: '/calendar/new', search }}
          >
            {t.add}
          </Button>
        )
      }
    >
      <Box role="log" aria-live="polite" sx={visuallyHidden} data-testid="calendar-news">
        {said}
      </Box>
      <Loaded query={providers}>
        {({ adminProviders }) => (
          <CalendarBoard
            key={isPhone ? 'phone' : 'desk'}
            providers={adminProviders.items}
            isPhone={isPhone}
            fresh={fresh}
          />
        )}
      </Loaded>
    </Page>
  );
}

/** What came in by itself: told to who cannot see it, and marked for who can. */
function useNews() {
  const t = useTexts(bookingTexts);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const [said, setSaid] = useState('');
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useLiveBookings((booking, kind) => {
    const { bookingId, customerName, serviceName, providerName, start } = booking;
    const say = t.live[kind as keyof typeof t.live] ?? t.live.CHANGED;
    setSaid(
      say(
        [customerName, serviceName, providerName, formatDateTime(start, timezone, lang)]
          .filter(Boolean)
          .join(', '),
      ),
    );
    setFresh((former) => new Set([...former, bookingId]));
    setTimeout(() => setFresh((former) => new Set([...former].filter((id) => id !== bookingId))), freshFor);
  });
  return { said, fresh };
}
