import Forum from '@mui/icons-material/ForumOutlined';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useParams, useSearchParams } from 'react-router';
import { BackLink } from '../../shared/components/back-link.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Empty } from '../../shared/components/states.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { ConversationList } from './conversation-list.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { conversationTexts } from './texts/index.ts';

/** The list beside the conversation that is open; on a phone one after the other. */
export function Inbox() {
  const t = useTexts(conversationTexts);
  const { conversationId } = useParams();
  const [parameters] = useSearchParams();
  const isDesk = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'));
  const search = parameters.size > 0 ? `?${parameters}` : '';
  if (!isDesk)
    return conversationId ? (
      <ConversationPane
        key={conversationId}
        conversationId={conversationId}
        back={<BackLink to={`/conversations${search}`} text={t.title} />}
      />
    ) : (
      <Page key="list" title={t.title}>
        <ConversationList chosen={null} search={search} />
      </Page>
    );
  return (
    <Page title={t.title} width="full">
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(300px, 360px) minmax(0, 1fr)',
          height: 'calc(100dvh - 132px)',
          minHeight: 420,
          border: 1,
          borderColor: 'divider',
          borderRadius: 3,
          overflow: 'hidden',
          bgcolor: 'background.paper',
        }}
      >
        <Box sx={{ borderRight: 1, borderColor: 'divider', overflowY: 'auto', minHeight: 0 }}>
          <ConversationList chosen={conversationId ?? null} search={search} />
        </Box>
        <Box sx={{ minHeight: 0, minWidth: 0, overflow: 'hidden' }}>
          {conversationId ? (
            <ConversationPane key={conversationId} conversationId={conversationId} />
          ) : (
            <Box sx={{ display: 'grid', placeItems: 'center', height: 1 }}>
              <Empty icon={<Forum />} title={t.pick}>
                {t.pickText}
              </Empty>
            </Box>
          )}
        </Box>
      </Box>
    </Page>
  );
}
