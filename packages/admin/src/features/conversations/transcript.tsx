import type { AdminConversation, ChatMessage } from '@booking-chat/schema/generated/types';
import KeyboardArrowDown from '@mui/icons-material/KeyboardArrowDown';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMe } from '../../shared/auth/me.tsx';
import { dayOf, formatDay, formatTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import type { Outgoing } from './outgoing.ts';
import { conversationTexts } from './texts/index.ts';

/** What was said, the latest at the foot; it stays in sight unless one has scrolled up to read. */
export function Transcript({
  conversation,
  outgoing,
  onRetry,
  onDrop,
}: {
  readonly conversation: AdminConversation;
  readonly outgoing: readonly Outgoing[];
  readonly onRetry: (one: Outgoing) => void;
  readonly onDrop: (one: Outgoing) => void;
}) {
  const t = useTexts(conversationTexts);
  const { lang } = useLanguage();
  const { timezone } = useMe();
  const { messages } = conversation;
  const { foot, isAtFoot, toFoot } = useFoot(messages.length + outgoing.length);
  let shownDay = '';
  return (
    <Box sx={{ position: 'relative', flex: 1, minHeight: 0 }}>
      <Box
        role="log"
        aria-label={t.transcript(conversation.customerName ?? t.unnamed)}
        // A region that scrolls has to be reachable by keyboard.
        tabIndex={0}
        sx={{
          height: { md: 1 },
          overflowY: { md: 'auto' },
          px: { xs: 0, md: 2.5 },
          py: 2,
          display: 'flex',
          flexDirection: 'column',
          gap: 0.75,
        }}
      >
        {messages.map((message, at) => {
          const day = dayOf(Date.parse(message.createdAt), timezone);
          const isNewDay = day !== shownDay;
          shownDay = day;
          const follows = !isNewDay && messages[at - 1]?.sender === message.sender;
          return (
            <Box key={message.id} sx={{ display: 'contents' }}>
              {isNewDay && <DayMark text={formatDay(day, lang, true)} />}
              <Bubble
                sender={message.sender}
                heading={follows ? null : <Heading message={message} conversation={conversation} />}
                language={conversation.language}
              >
                {message.text}
              </Bubble>
            </Box>
          );
        })}
        {outgoing.map((one) => (
          <Bubble key={one.clientMessageId} sender="PERSON" heading={t.you} language={conversation.language}>
            {one.text}
            <Box
              lang={lang}
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 0.5,
                alignItems: 'center',
                mt: 0.5,
                fontSize: '0.8125rem',
              }}
            >
              {one.state === 'sending' ? (
                t.sending
              ) : (
                <>
                  <strong>{t.failed}</strong>
                  <Button size="small" color="inherit" variant="outlined" onClick={() => onRetry(one)}>
                    {t.sendAgain}
                  </Button>
                  <Button size="small" color="inherit" onClick={() => onDrop(one)}>
                    {t.dropFailed}
                  </Button>
                </>
              )}
            </Box>
          </Bubble>
        ))}
        {/* On a phone the answer's field stands over the end of the page. */}
        <Box ref={foot} sx={{ minHeight: '1px', scrollMarginBottom: { xs: 240, md: 0 } }} />
      </Box>
      {!isAtFoot && (
        <Button
          variant="contained"
          size="small"
          startIcon={<KeyboardArrowDown />}
          onClick={toFoot}
          sx={{
            position: { xs: 'sticky', md: 'absolute' },
            bottom: { xs: 150, md: 12 },
            left: '50%',
            transform: 'translateX(-50%)',
          }}
        >
          {t.newMessages}
        </Button>
      )}
    </Box>
  );
}

/** Whether what is new is offered: it came while one was reading further up. */
function useFoot(count: number) {
  const foot = useRef<HTMLDivElement>(null);
  const seen = useRef(true);
  const [isAtFoot, setAtFoot] = useState(true);
  useEffect(() => {
    const watched = foot.current;
    if (!watched) return;
    const observer = new IntersectionObserver(([entry]) => {
      seen.current = entry?.isIntersecting ?? true;
      if (seen.current) setAtFoot(true);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is added moves the foot
  useEffect(() => {
    if (seen.current || isFirst.current) foot.current?.scrollIntoView({ block: 'end' });
    else setAtFoot(false);
    isFirst.current = false;
  }, [count]);
  return { foot, isAtFoot, toFoot: () => foot.current?.scrollIntoView({ block: 'end', behavior: 'smooth' }) };
}

function Heading({
  message,
  conversation,
}: {
  readonly message: ChatMessage;
  readonly conversation: AdminConversation;
}) {
  const t = useTexts(conversationTexts);
  const { lang } = useLanguage();
  const { timezone } = useMe();
  const who = {
    CUSTOMER: conversation.customerName ?? t.customer,
    AGENT: t.agent,
    PERSON: t.person,
  }[message.sender];
  return (
    <>
      {who}
      {' · '}
      <time dateTime={message.createdAt}>{formatTime(message.createdAt, timezone, lang)}</time>
    </>
  );
}

const DayMark = ({ text }: { readonly text: string }) => (
  <Typography sx={{ alignSelf: 'center', fontSize: '0.75rem', color: 'text.secondary', py: 1 }}>
    {text}
  </Typography>
);

const looks = {
  CUSTOMER: { alignSelf: 'flex-start', bgcolor: 'action.hover', color: 'text.primary' },
  AGENT: {
    alignSelf: 'flex-end',
    bgcolor: 'transparent',
    color: 'text.primary',
    border: 1,
    borderColor: 'divider',
  },
  PERSON: { alignSelf: 'flex-end', bgcolor: 'primary.main', color: 'primary.contrastText' },
} as const;

function Bubble({
  sender,
  heading,
  language,
  children,
}: {
  readonly sender: ChatMessage['sender'];
  readonly heading: ReactNode;
  readonly language: string;
  readonly children: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        maxWidth: 'min(620px, 88%)',
        alignSelf: looks[sender].alignSelf,
        mt: heading ? 1 : 0,
      }}
    >
      {heading && (
        <Typography
          sx={{
            fontSize: '0.75rem',
            color: 'text.secondary',
            px: 0.5,
            mb: 0.25,
            alignSelf: looks[sender].alignSelf,
          }}
        >
          {heading}
        </Typography>
      )}
      <Box
        lang={language}
        sx={{
          ...looks[sender],
          px: 1.5,
          py: 1,
          borderRadius: 3,
          fontSize: '0.9375rem',
          lineHeight: 1.45,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
