import type { AdminConversation } from '@booking-chat/schema/generated/types';
import KeyboardReturn from '@mui/icons-material/KeyboardReturn';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { Empty, Loaded } from '../../shared/components/states.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { Composer } from './composer.tsx';
import { Facts } from './facts.tsx';
import { notYetIn } from './outgoing.ts';
import { readConversation, returnToAgent } from './requests.ts';
import { StatusChip } from './status-chip.tsx';
import { conversationTexts } from './texts/index.ts';
import { Transcript } from './transcript.tsx';
import { useReplies } from './use-replies.ts';

/** While the agent answers there are no events to hear. */
const agentsOwnEvery = 8_000;

/** One conversation: who it is with, what was said, and where a person answers. */
export function ConversationPane({
  conversationId,
  back,
}: {
  readonly conversationId: string;
  readonly back?: ReactNode;
}) {
  const t = useTexts(conversationTexts);
  const query = useRead(readConversation, { conversationId }, { refetchInterval: agentsOwnEvery });
  return (
    <Loaded query={query}>
      {({ adminConversation }) =>
        adminConversation ? (
          <Open conversation={adminConversation} back={back} />
        ) : (
          <>
            {back}
            <Empty title={t.gone}>{t.goneText}</Empty>
          </>
        )
      }
    </Loaded>
  );
}

function Open({
  conversation,
  back,
}: {
  readonly conversation: AdminConversation;
  readonly back: ReactNode;
}) {
  const t = useTexts(conversationTexts);
  const mayAnswer = useMay('conversations');
  const replies = useReplies(conversation.conversationId);
  const note = {
    AGENT: t.takeOver,
    WAITING: `${t.isWaiting} ${t.takeOver}`,
    PERSON: null,
  }[conversation.status];
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        height: { md: 1 },
        minHeight: { xs: 'calc(100dvh - 150px)', md: 0 },
      }}
    >
      <Header conversation={conversation} back={back} mayAnswer={mayAnswer} />
      <Transcript
        conversation={conversation}
        outgoing={notYetIn(conversation.messages, replies.outgoing)}
        onRetry={replies.retry}
        onDrop={replies.drop}
      />
      <Box
        sx={{
          position: { xs: 'sticky', md: 'static' },
          bottom: { xs: 'calc(56px + env(safe-area-inset-bottom))' },
          mx: { xs: -2, sm: -3, md: 0 },
          mb: { xs: -5, md: 0 },
          zIndex: 2,
        }}
      >
        {mayAnswer ? (
          <Composer conversationId={conversation.conversationId} note={note} onSend={replies.send} />
        ) : (
          <Alert severity="info">{t.readOnly}</Alert>
        )}
      </Box>
    </Box>
  );
}

function Header({
  conversation,
  back,
  mayAnswer,
}: {
  readonly conversation: AdminConversation;
  readonly back: ReactNode;
  readonly mayAnswer: boolean;
}) {
  const t = useTexts(conversationTexts);
  const me = useMe();
  const toasts = useToasts();
  const giveBack = useWrite(returnToAgent);
  const { conversationId, status, answeredBy, customerName } = conversation;
  const isMine = answeredBy === (me.name ?? me.email);
  const label =
    status === 'PERSON' && answeredBy ? (isMine ? t.youAnswer : t.answeredBy(answeredBy)) : undefined;
  return (
    <Box
      component="header"
      sx={{
        px: { xs: 0, md: 2.5 },
        py: { xs: 0, md: 1.5 },
        pb: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {back}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography variant="h2" component={back ? 'h1' : 'h2'} sx={{ minWidth: 0 }}>
          {customerName ?? t.unnamed}
        </Typography>
        <Box role="status">
          <StatusChip status={status} label={label} />
        </Box>
        {mayAnswer && status !== 'AGENT' && (
          <Button
            size="small"
            variant="outlined"
            startIcon={<KeyboardReturn />}
            disabled={giveBack.isPending}
            onClick={() =>
              giveBack.mutate(
                { conversationId },
                { onSuccess: () => toasts.done(t.givenBack), onError: (error) => toasts.failed(error) },
              )
            }
            sx={{ ml: 'auto' }}
          >
            {t.giveBack}
          </Button>
        )}
      </Box>
      <Facts conversation={conversation} />
    </Box>
  );
}
