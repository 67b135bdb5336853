import type { AdminConversation } from '@booking-chat/schema/generated/types';
import EventAvailable from '@mui/icons-material/EventAvailableOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import { type Lang, languageNames } from '../../shared/i18n/language.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readLinkedBooking } from './requests.ts';
import { conversationTexts } from './texts/index.ts';

/** How to reach the customer, how far they have come, and what came of it. */
export function Facts({ conversation }: { readonly conversation: AdminConversation }) {
  const t = useTexts(conversationTexts);
  const { customerEmail, customerPhone, language, state, bookingIds } = conversation;
  return (
    <>
      <Box
        component="dl"
        aria-label={t.about}
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25, m: 0, mt: 0.5 }}
      >
        {customerEmail && (
          <Fact name={t.email}>
            <Link href={`mailto:${customerEmail}`}>{customerEmail}</Link>
          </Fact>
        )}
        {customerPhone && (
          <Fact name={t.phone}>
            <Link href={`tel:${customerPhone.replace(/[^\d+]/g, '')}`}>{customerPhone}</Link>
          </Fact>
        )}
        <Fact name={t.language}>{languageNames[language as Lang] ?? language}</Fact>
        <Fact name={t.progress}>{t.states[state]}</Fact>
      </Box>
      {bookingIds.length > 0 && (
        <Box component="ul" aria-label={t.bookings} sx={{ listStyle: 'none', p: 0, m: 0, mt: 0.75 }}>
          {bookingIds.map((bookingId) => (
            <LinkedBooking key={bookingId} bookingId={bookingId} />
          ))}
        </Box>
      )}
    </>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <Box sx={{ display: 'flex', gap: 0.5, fontSize: '0.8125rem', minWidth: 0 }}>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {name}
    </Box>
    <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
      {children}
    </Box>
  </Box>
);

function LinkedBooking({ bookingId }: { readonly bookingId: string }) {
  const t = useTexts(conversationTexts);
  const { lang } = useLanguage();
  const { timezone } = useMe();
  const booking = useRead(readLinkedBooking, { bookingId }).data?.getBooking;
  if (!booking) return null;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 0.75, alignItems: 'center', fontSize: '0.875rem' }}>
      <EventAvailable sx={{ fontSize: 18, color: 'primary.main' }} />
      <span>
        <Link component={RouterLink} to={`/bookings/${bookingId}`}>
          {booking.serviceName}
        </Link>
        {` · ${formatDateTime(booking.start, timezone, lang)} · ${booking.providerName} · ${t.bookingStatus[booking.status]}`}
      </span>
    </Box>
  );
}
