import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { StatusChip } from '../../shared/bookings/status-chip.tsx';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { Loaded, LoadingRows } from '../../shared/components/states.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import { Section } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readBookings } from '../../shared/requests/bookings.ts';
import { customerTexts } from './texts/index.ts';

const pageSize = 20;

/** What a customer booked, the latest first. */
export function CustomerHistory({ customerId }: { readonly customerId: string }) {
  const t = useTexts(customerTexts);
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <Section title={t.history}>
      <Box>
        {pages.map((token, place) => (
          <HistoryPage
            key={token}
            customerId={customerId}
            token={token}
            onMore={place === pages.length - 1 ? (next) => setPages([...pages, next]) : null}
          />
        ))}
      </Box>
    </Section>
  );
}

function HistoryPage({
  customerId,
  token,
  onMore,
}: {
  readonly customerId: string;
  readonly token: string | null;
  readonly onMore: ((nextToken: string) => void) | null;
}) {
  const t = useTexts(customerTexts);
  const words = useTexts(bookingWords);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const page = useRead(readBookings, {
    input: { customerId, descending: true, limit: pageSize, ...(token ? { nextToken: token } : {}) },
  });
  return (
    <Loaded query={page} loading={<LoadingRows rows={3} />}>
      {({ listBookings: { items, nextToken } }) => (
        <>
          {items.length === 0 && token === null && (
            <Typography sx={{ color: 'text.secondary' }}>{t.noHistory}</Typography>
          )}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {items.map((booking) => (
              <Box
                key={booking.bookingId}
                component="li"
                sx={{
                  position: 'relative',
                  display: 'flex',
                  flexWrap: 'wrap',
                  alignItems: 'center',
                  columnGap: 2,
                  rowGap: 0.5,
                  py: 1.25,
                  borderTop: 1,
                  borderColor: 'divider',
                }}
              >
                <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
                  <Link
                    component={RouterLink}
                    to={`/bookings/${booking.bookingId}`}
                    color="inherit"
                    underline="hover"
                    sx={{ fontWeight: 600, '&::after': { content: '""', position: 'absolute', inset: 0 } }}
                  >
                    {formatDateTime(booking.start, timezone, lang)}
                  </Link>
                  <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
                    {booking.serviceName} {words.with(booking.providerName)}
                  </Box>
                </Box>
                <StatusChip status={booking.status} />
              </Box>
            ))}
          </Box>
          {nextToken && onMore && (
            <Button onClick={() => onMore(nextToken)} sx={{ mt: 1 }}>
              {t.more}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
