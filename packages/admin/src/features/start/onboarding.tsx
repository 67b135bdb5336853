import type {
  Onboarding as List,
  OnboardingStep,
  OnboardingStepName,
} from '@booking-chat/schema/generated/types';
import CheckCircle from '@mui/icons-material/CheckCircle';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Circle from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import { Link as RouterLink } from 'react-router';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { startTexts } from './texts/index.ts';

/** Where a step is done, and how many minutes it takes someone who does it for the first time. */
const places: Readonly<Record<OnboardingStepName, { readonly to: string; readonly minutes: number }>> = {
  BUSINESS: { to: '/settings', minutes: 1 },
  SERVICES: { to: '/services', minutes: 3 },
  PROVIDERS: { to: '/providers', minutes: 2 },
  HOURS: { to: '/hours', minutes: 2 },
  BRANDING: { to: '/widget', minutes: 2 },
  KEY: { to: '/keys', minutes: 1 },
  SNIPPET: { to: '/widget/install', minutes: 1 },
  FIRST_BOOKING: { to: '/bookings/new', minutes: 1 },
  TEAM: { to: '/team', minutes: 1 },
};

/** The way to a chat that works; once it does, one line. */
export function Onboarding({ list }: { readonly list: List }) {
  return list.ready ? <AllSet steps={list.steps} /> : <Steps steps={list.steps} />;
}

function Steps({ steps }: { readonly steps: readonly OnboardingStep[] }) {
  const t = useTexts(startTexts);
  const needed = steps.filter((one) => !one.optional);
  const done = needed.filter((one) => one.done).length;
  const next = steps.find((one) => !one.done && !one.optional);
  const minutes = needed.filter((one) => !one.done).reduce((sum, one) => sum + places[one.step].minutes, 0);
  return (
    <Box
      component="section"
      aria-labelledby="set-up"
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 3,
        mb: 2,
        overflow: 'hidden',
      }}
    >
      <Box sx={{ p: { xs: 2, sm: 3 }, pb: { xs: 1.5, sm: 2 } }}>
        <Typography variant="h2" id="set-up" sx={{ fontSize: '1.25rem' }}>
          {t.setUp}
        </Typography>
        <Typography sx={{ color: 'text.secondary', maxWidth: 640 }}>{t.setUpText}</Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 1.5 }}>
          <LinearProgress
            variant="determinate"
            value={(done / needed.length) * 100}
            aria-label={t.setUp}
            aria-valuetext={t.progress(done, needed.length)}
            sx={{ flex: '1 1 auto', maxWidth: 320, height: 8, borderRadius: 4 }}
          />
          <Typography sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>
            {t.progress(done, needed.length)}, {t.left(minutes)}
          </Typography>
        </Box>
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {steps.map((one) => (
          <Step key={one.step} step={one} isNext={one === next} />
        ))}
      </Box>
    </Box>
  );
}

function Step({
  step: { step, done, optional },
  isNext,
}: {
  readonly step: OnboardingStep;
  readonly isNext: boolean;
}) {
  const t = useTexts(startTexts);
  const { title, why } = t.steps[step];
  const { to, minutes } = places[step];
  return (
    <Box
      component="li"
      sx={{
        position: 'relative',
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: { xs: 2, sm: 3 },
        py: 1.25,
        minHeight: 56,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: isNext ? 'color-mix(in srgb, var(--mui-palette-primary-main) 8%, transparent)' : undefined,
        '&:hover': { bgcolor: 'color-mix(in srgb, var(--mui-palette-primary-main) 6%, transparent)' },
      }}
    >
      {done ? (
        <CheckCircle color="success" aria-hidden />
      ) : (
        <Circle color={isNext ? 'primary' : 'disabled'} aria-hidden />
      )}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Link
          component={RouterLink}
          to={to}
          color="inherit"
          underline="hover"
          sx={{
            fontWeight: isNext ? 650 : 550,
            color: done ? 'text.secondary' : 'text.primary',
            '&::after': { content: '""', position: 'absolute', inset: 0 },
          }}
        >
          {title}
          <Box component="span" sx={visuallyHidden}>
            {`, ${done ? t.done : t.toDo}`}
          </Box>
        </Link>
        {!done && <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{why}</Box>}
      </Box>
      {!done && (
        <Box
          sx={{ color: 'text.secondary', fontSize: '0.8125rem', textAlign: 'right', whiteSpace: 'nowrap' }}
        >
          {t.minutes(minutes)}
          {optional && <Box>{t.optional}</Box>}
        </Box>
      )}
      <ChevronRight aria-hidden sx={{ color: 'text.secondary' }} />
    </Box>
  );
}

function AllSet({ steps }: { readonly steps: readonly OnboardingStep[] }) {
  const t = useTexts(startTexts);
  const open = steps.filter((one) => !one.done);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1,
        rowGap: 0.5,
        mb: 2,
        fontSize: '0.875rem',
      }}
    >
      <CheckCircle color="success" fontSize="small" aria-hidden />
      <Box component="span" sx={{ flex: { xs: 1, sm: 'none' } }}>
        {t.allSet}
      </Box>
      {open.length > 0 && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t.stillOptional}{' '}
          {open.map(({ step }, place) => (
            <span key={step}>
              {place > 0 && ' · '}
              <Link component={RouterLink} to={places[step].to}>
                {t.steps[step].title}
              </Link>
            </span>
          ))}
        </Box>
      )}
    </Box>
  );
}
