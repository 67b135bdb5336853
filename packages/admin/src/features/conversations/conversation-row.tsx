import type { ConversationSummary } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { useMe } from '../../shared/auth/me.tsx';
import { dayOf, formatDay, formatTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { StatusChip } from './status-chip.tsx';
import { conversationTexts } from './texts/index.ts';

/** Who, what was said last and when, and who has to act. */
export function ConversationRow({
  conversation,
  isChosen,
  search,
}: {
  readonly conversation: ConversationSummary;
  readonly isChosen: boolean;
  readonly search: string;
}) {
  const t = useTexts(conversationTexts);
  const { lang } = useLanguage();
  const { timezone } = useMe();
  const { conversationId, customerName, lastText, lastSender, language, status, updatedAt } = conversation;
  const day = dayOf(Date.parse(updatedAt), timezone);
  const isToday = day === dayOf(Date.now(), timezone);
  const sender = lastSender && { CUSTOMER: null, AGENT: t.agent, PERSON: t.person }[lastSender];
  return (
    <ListItem disablePadding sx={{ mb: { xs: 1, md: 0.25 } }}>
      <ListItemButton
        component={Link}
        to={`/conversations/${conversationId}${search}`}
        selected={isChosen}
        aria-current={isChosen ? 'true' : undefined}
        sx={{
          display: 'block',
          px: 1.5,
          py: 1.25,
          bgcolor: { xs: 'background.paper', md: 'transparent' },
          border: { xs: 1, md: 0 },
          borderColor: { xs: 'divider' },
        }}
      >
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
          <Typography noWrap sx={{ flex: 1, fontWeight: 600, fontSize: '0.9375rem' }}>
            {customerName ?? t.unnamed}
          </Typography>
          <Typography
            component="time"
            dateTime={updatedAt}
            sx={{ color: 'text.secondary', fontSize: '0.75rem', whiteSpace: 'nowrap' }}
          >
            {isToday ? formatTime(updatedAt, timezone, lang) : formatDay(day, lang)}
          </Typography>
        </Box>
        <Typography
          lang={language}
          sx={{
            color: 'text.secondary',
            fontSize: '0.875rem',
            display: '-webkit-box',
            WebkitLineClamp: 2,
            WebkitBoxOrient: 'vertical',
            overflow: 'hidden',
          }}
        >
          {sender && `${sender}: `}
          {lastText}
        </Typography>
        {status !== 'AGENT' && (
          <Box sx={{ mt: 0.5 }}>
            <StatusChip status={status} />
          </Box>
        )}
      </ListItemButton>
    </ListItem>
  );
}
