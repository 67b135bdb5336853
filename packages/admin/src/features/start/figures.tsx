import type { Dashboard } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { startTexts } from './texts/index.ts';

/** How many of what, each leading to them. */
export function Figures({ day }: { readonly day: Dashboard }) {
  const t = useTexts(startTexts);
  const { lang } = useLanguage();
  const figures = [
    { label: t.today, count: day.todayCount, to: '/calendar?view=day' },
    { label: t.pending, count: day.pendingCount, to: '/bookings?status=PENDING', urgent: true },
    { label: t.waiting, count: day.waitingConversations, to: '/conversations?status=WAITING', urgent: true },
    { label: t.fresh, count: day.newBookingsLast7Days, to: '/bookings' },
    { label: t.cancelled, count: day.cancelledLast7Days, to: '/bookings?status=CANCELLED&range=all' },
  ];
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gap: { xs: 1, sm: 1.5 },
        gridTemplateColumns: {
          xs: 'repeat(2, minmax(0, 1fr))',
          sm: 'repeat(3, minmax(0, 1fr))',
          lg: 'repeat(5, minmax(0, 1fr))',
        },
      }}
    >
      {figures.map(({ label, count, to, urgent }) => (
        <li key={label}>
          <Box
            component={Link}
            to={to}
            sx={{
              display: 'block',
              height: 1,
              p: { xs: 1.5, sm: 2 },
              borderRadius: 3,
              border: 1,
              borderColor: urgent && count > 0 ? 'warning.main' : 'divider',
              bgcolor: 'background.paper',
              color: 'text.primary',
              textDecoration: 'none',
              '&:hover': { borderColor: 'primary.main' },
            }}
          >
            <Box
              sx={{
                fontSize: '1.625rem',
                fontWeight: 650,
                lineHeight: 1.2,
                fontVariantNumeric: 'tabular-nums',
              }}
            >
              {new Intl.NumberFormat(lang).format(count)}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{label}</Box>
          </Box>
        </li>
      ))}
    </Box>
  );
}
