import type { ConversationStatus, ConversationSummary } from '@booking-chat/schema/generated/types';
import Forum from '@mui/icons-material/ForumOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { Empty, Loaded } from '../../shared/components/states.tsx';
import { usePageState } from '../../shared/components/use-page-state.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { ConversationRow } from './conversation-row.tsx';
import { readConversations, whoWaits } from './requests.ts';
import { conversationTexts } from './texts/index.ts';

const filters = ['', 'WAITING', 'PERSON'] as const;
/** The agent's own conversations move without an event: who waits and who is answered does not. */
const agentsOwnEvery = 20_000;

/** Newest first; who waits for a person stands above everything. */
export function ConversationList({
  chosen,
  search,
}: {
  readonly chosen: string | null;
  readonly search: string;
}) {
  const t = useTexts(conversationTexts);
  const shared = useSharedTexts();
  const page = usePageState(['status']);
  const status = (page.filters.status || null) as ConversationStatus | null;
  const listed = useRead(
    readConversations,
    { status, limit: 30, nextToken: page.nextToken ?? null },
    { keepPrevious: true, refetchInterval: agentsOwnEvery },
  );
  const waiting = useRead(readConversations, whoWaits);
  const labels = { '': t.all, WAITING: t.waiting, PERSON: t.withPerson };
  const first = status === null && page.isFirst ? (waiting.data?.listConversations.items ?? []) : [];
  const row = (one: ConversationSummary) => (
    <ConversationRow
      key={one.conversationId}
      conversation={one}
      isChosen={one.conversationId === chosen}
      search={search}
    />
  );
  return (
    <Box>
      <Box
        sx={{
          position: { md: 'sticky' },
          top: 0,
          zIndex: 1,
          bgcolor: { md: 'background.paper' },
          p: { xs: 0, md: 1.5 },
          pb: 1.5,
        }}
      >
        <ToggleButtonGroup
          exclusive
          fullWidth
          size="small"
          aria-label={t.filters}
          value={page.filters.status}
          onChange={(_event, value: string | null) => {
            if (value !== null) page.setFilter('status', value);
          }}
        >
          {filters.map((value) => (
            <ToggleButton
              key={value}
              value={value}
              sx={{ px: 0.5, minHeight: { xs: 44, md: 34 }, lineHeight: 1.2 }}
            >
              {labels[value]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <Loaded query={listed}>
        {({ listConversations: { items, nextToken } }) => {
          const pinned = new Set(first.map((one) => one.conversationId));
          const others = items.filter((one) => !pinned.has(one.conversationId));
          if (others.length === 0 && first.length === 0 && page.isFirst && !nextToken)
            return <Nothing status={status} />;
          return (
            <>
              {first.length > 0 && (
                <Group title={t.waitingTitle(first.length)} urgent>
                  {first.map(row)}
                </Group>
              )}
              {others.length > 0 && (
                <Group title={first.length > 0 ? t.others : null} label={t.list}>
                  {others.map(row)}
                </Group>
              )}
              {(nextToken || !page.isFirst) && (
                <Box
                  component="nav"
                  aria-label={shared.pages}
                  sx={{ display: 'flex', justifyContent: 'space-between', p: 1 }}
                >
                  <Button size="small" disabled={page.isFirst} onClick={page.previous}>
                    {shared.previousPage}
                  </Button>
                  <Button
                    size="small"
                    disabled={!nextToken}
                    onClick={() => {
                      if (nextToken) page.next(nextToken);
                    }}
                  >
                    {shared.nextPage}
                  </Button>
                </Box>
              )}
            </>
          );
        }}
      </Loaded>
    </Box>
  );
}

function Group({
  title,
  label,
  urgent = false,
  children,
}: {
  readonly title: string | null;
  readonly label?: string;
  readonly urgent?: boolean;
  readonly children: React.ReactNode;
}) {
  const id = useId();
  return (
    <Box component="section" sx={{ mb: 1 }}>
      {title && (
        <Typography
          id={id}
          variant="h2"
          sx={{
            px: { xs: 0.5, md: 2 },
            py: 0.75,
            fontSize: '0.8125rem',
            color: urgent ? 'warning.main' : 'text.secondary',
          }}
        >
          {urgent ? <span role="status">{title}</span> : title}
        </Typography>
      )}
      <List
        disablePadding
        aria-labelledby={title ? id : undefined}
        aria-label={title ? undefined : label}
        sx={{ px: { xs: 0, md: 1 } }}
      >
        {children}
      </List>
    </Box>
  );
}

function Nothing({ status }: { readonly status: ConversationStatus | null }) {
  const t = useTexts(conversationTexts);
  if (status === 'WAITING') return <Empty title={t.noneWaiting}>{t.noneWaitingText}</Empty>;
  if (status === 'PERSON') return <Empty title={t.noneWithPerson}>{t.noneWithPersonText}</Empty>;
  return (
    <Empty
      icon={<Forum />}
      title={t.nobodyYet}
      action={
        <Button component={Link} to="/widget/install" variant="contained">
          {t.toWidget}
        </Button>
      }
    >
      {t.nobodyYetText}
    </Empty>
  );
}
