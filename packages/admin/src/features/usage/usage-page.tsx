import type { Usage } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import { lazy, Suspense } from 'react';
import { useRead } from '../../shared/api/hooks.ts';
import { Page } from '../../shared/components/page.tsx';
import { Loaded, LoadingRows } from '../../shared/components/states.tsx';
import { Section } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { Meter } from './meter.tsx';
import { monthName, planNames } from './months.ts';
import { MonthsTable } from './months-table.tsx';
import { Plans } from './plans.tsx';
import { readUsage } from './requests.ts';
import { usageTexts } from './texts/index.ts';

const MonthsPlot = lazy(() => import('./months-plot.tsx').then((module) => ({ default: module.MonthsPlot })));

/** How much of the plan this month has taken, what the year was like, and what other plans hold. */
export function UsagePage() {
  const t = useTexts(usageTexts);
  const query = useRead(readUsage, { months: 12 });
  return (
    <Page title={t.title} intro={t.intro}>
      <Loaded query={query}>
        {({ usageReport: { months, plans, canChangePlan } }) => {
          const [current] = months;
          if (!current) return null;
          return (
            <>
              <ThisMonth usage={current} />
              <Section title={t.year}>
                <Suspense fallback={<LoadingRows rows={4} />}>
                  <MonthsPlot months={[...months].reverse()} />
                </Suspense>
                <MonthsTable months={months} />
              </Section>
              <Plans plans={plans} current={current} canChange={canChangePlan} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ThisMonth({ usage }: { readonly usage: Usage }) {
  const t = useTexts(usageTexts);
  const { lang } = useLanguage();
  const { limits } = usage;
  return (
    <Section title={t.thisMonth(monthName(usage.month, lang), planNames[usage.plan])} intro={t.byUtc}>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { sm: 'repeat(3, 1fr)' } }}>
        <Meter name={t.messages} used={usage.messages} limit={limits.messagesPerMonth ?? null} />
        <Meter name={t.bookings} used={usage.bookings} limit={limits.bookingsPerMonth ?? null} />
        <Meter name={t.providers} used={usage.providers} limit={limits.providers} isCount />
      </Box>
    </Section>
  );
}
