import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Loaded } from '../../shared/components/states.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { Figures } from './figures.tsx';
import { Onboarding } from './onboarding.tsx';
import { PerDay } from './per-day.tsx';
import { readDashboard, readOnboarding } from './requests.ts';
import { startTexts } from './texts/index.ts';
import { Today } from './today.tsx';
import { UsageSoFar } from './usage-so-far.tsx';

/** What one wants to see in the morning; before that, what is missing until the chat works. */
export function Component() {
  const t = useTexts(startTexts);
  const me = useMe();
  const mayBook = useMay('bookings');
  const onboarding = useRead(readOnboarding, {});
  const dashboard = useRead(readDashboard, {}, { refetchInterval: 5 * 60_000 });
  const isNew = onboarding.data && !onboarding.data.onboarding.ready;
  return (
    <Page
      title={me.name ? t.greeting(me.name.split(' ')[0] as string) : t.title}
      actions={
        mayBook &&
        !isNew && (
          <Button variant="contained" startIcon={<Add />} component={Link} to="/bookings/new">
            {t.newBooking}
          </Button>
        )
      }
    >
      <Loaded query={onboarding} loading={null}>
        {({ onboarding: list }) => <Onboarding list={list} />}
      </Loaded>
      <Loaded query={dashboard}>
        {({ dashboard: day }) => (
          <Box sx={{ display: 'grid', gap: 2 }}>
            <Figures day={day} />
            <Box
              sx={{
                display: 'grid',
                gap: 2,
                alignItems: 'start',
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
              }}
            >
              <Today day={day} />
              <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
                <PerDay day={day} />
                <UsageSoFar usage={day.usage} />
              </Box>
            </Box>
          </Box>
        )}
      </Loaded>
    </Page>
  );
}
