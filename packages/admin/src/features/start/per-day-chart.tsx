import type { DayCount } from '@booking-chat/schema/generated/types';
import { useTheme } from '@mui/material/styles';
import { BarChart } from '@mui/x-charts/BarChart';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { formatDay } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { startTexts } from './texts/index.ts';

export function PerDayChart({ days, today }: { readonly days: readonly DayCount[]; readonly today: string }) {
  const t = useTexts(startTexts);
  const { lang } = useLanguage();
  const { vars } = useTheme();
  const most = Math.max(4, ...days.map(({ count }) => count));
  return (
    <BarChart
      height={190}
      hideLegend
      skipAnimation
      margin={{ left: 0, right: 4, top: 16, bottom: 0 }}
      grid={{ horizontal: true }}
      borderRadius={3}
      colors={[vars?.palette.primary.main ?? '']}
      xAxis={[
        {
          scaleType: 'band',
          data: days.map(({ date }) => date),
          height: 24,
          categoryGapRatio: 0.25,
          disableTicks: true,
          tickLabelInterval: (_date: string, place: number) => place % 7 === 0,
          valueFormatter: (date: string, { location }: { location: string }) =>
            location === 'tick'
              ? `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`
              : formatDay(date, lang),
        },
      ]}
      yAxis={[{ min: 0, max: most, width: 28, tickMinStep: 1, disableLine: true, disableTicks: true }]}
      series={[{ data: days.map(({ count }) => count), label: t.bookings }]}
    >
      <ChartsReferenceLine
        x={today}
        label={t.today}
        labelAlign="start"
        lineStyle={{ stroke: vars?.palette.text.secondary, strokeDasharray: '3 3' }}
        labelStyle={{ fontSize: 11, fill: vars?.palette.text.secondary }}
      />
    </BarChart>
  );
}
