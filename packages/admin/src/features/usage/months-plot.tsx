import type { Usage } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { BarChart } from '@mui/x-charts/BarChart';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { monthName } from './months.ts';
import { usageTexts } from './texts/index.ts';

/** Messages and bookings differ by a hundredfold: each has its own plot. The table below says the same to screen readers. */
export function MonthsPlot({ months }: { readonly months: readonly Usage[] }) {
  const t = useTexts(usageTexts);
  const { lang } = useLanguage();
  const names = months.map(({ month }) => monthName(month, lang, 'short'));
  return (
    <Box
      aria-hidden
      sx={{
        display: 'grid',
        gap: 2,
        minWidth: 0,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' },
      }}
    >
      {(
        [
          {
            name: t.messages,
            data: months.map(({ messages }) => messages),
            color: 'var(--mui-palette-primary-main)',
          },
          {
            name: t.bookings,
            data: months.map(({ bookings }) => bookings),
            color: 'var(--mui-palette-info-main)',
          },
        ] as const
      ).map(({ name, data, color }) => (
        <Box key={name} sx={{ minWidth: 0 }}>
          <Typography sx={{ fontSize: '0.875rem', fontWeight: 600, mb: 0.5 }}>{name}</Typography>
          <BarChart
            height={220}
            hideLegend
            skipAnimation
            disableKeyboardNavigation
            borderRadius={3}
            margin={{ left: 0, right: 8, top: 8, bottom: 0 }}
            xAxis={[{ data: names, scaleType: 'band', disableLine: true, disableTicks: true }]}
            yAxis={[
              {
                // A month without anything still has an axis of whole numbers.
                min: 0,
                max: Math.max(...data) === 0 ? 5 : undefined,
                disableLine: true,
                disableTicks: true,
                width: 44,
                tickMinStep: 1,
              },
            ]}
            grid={{ horizontal: true }}
            series={[{ data, label: name, color }]}
          />
        </Box>
      ))}
    </Box>
  );
}
