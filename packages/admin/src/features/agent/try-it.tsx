import Replay from '@mui/icons-material/Replay';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loaded, LoadingRows } from '../../shared/components/states.tsx';
import { type Lang, languageNames } from '../../shared/i18n/language.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { PreviewFrame } from '../../shared/preview/preview-frame.tsx';
import type { PreviewBranding, PreviewState } from '../../shared/preview/protocol.ts';
import { agentTexts } from './texts/index.ts';

/** The real chat with this agent, and what the agent makes of it. Nothing is booked. */
export function TryIt({
  token,
  branding,
  greeting,
  hasDraft,
}: {
  readonly token: UseQueryResult<string>;
  readonly branding: PreviewBranding;
  readonly greeting: string | null;
  readonly hasDraft: boolean;
}) {
  const t = useTexts(agentTexts);
  const { lang } = useLanguage();
  const [state, setState] = useState<PreviewState | null>(null);
  return (
    <Box
      component="section"
      aria-labelledby="try-it"
      sx={{ position: { lg: 'sticky' }, top: 16, minWidth: 0 }}
    >
      <Typography variant="h2" id="try-it" sx={{ mb: 0.5 }}>
        {t.tryIt}
      </Typography>
      <Alert severity="info" variant="outlined" sx={{ mb: 1.5 }}>
        {t.nothingBooked} {hasDraft && t.savedOnly}
      </Alert>
      <Loaded query={token} loading={<LoadingRows rows={4} />}>
        {(text) => (
          <PreviewFrame
            token={text}
            branding={branding}
            theme="auto"
            language={lang}
            greeting={greeting}
            startsOn="phone"
            onState={setState}
            actions={
              <Button
                size="small"
                startIcon={<Replay />}
                onClick={() => {
                  setState(null);
                  void token.refetch();
                }}
              >
                {t.startOver}
              </Button>
            }
          />
        )}
      </Loaded>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          columnGap: 2,
          rowGap: 0.25,
          mt: 1.5,
          mb: 0,
        }}
      >
        <Fact name={t.state}>{t.states[(state?.conversationState ?? 'INIT') as keyof typeof t.states]}</Fact>
        <Fact name={t.expects}>{t.expected[(state?.expects ?? 'NOTHING') as keyof typeof t.expected]}</Fact>
        <Fact name={t.understoodIn}>{languageNames[(state?.language ?? lang) as Lang]}</Fact>
        {state?.booking && <Fact name={t.wouldBe}>{t.trialBooking(state.booking.code)}</Fact>}
      </Box>
    </Box>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
      {name}
    </Box>
    <Box component="dd" sx={{ m: 0, fontSize: '0.8125rem', fontWeight: 600 }}>
      {children}
    </Box>
  </>
);
