import type { Dashboard } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import { formatDay } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { Card } from './card.tsx';
import { PerDayChart } from './per-day-chart.tsx';
import { startTexts } from './texts/index.ts';

/** How full the days were and will be: a plot, and its numbers for who cannot see it. */
export function PerDay({ day }: { readonly day: Dashboard }) {
  const t = useTexts(startTexts);
  const { lang } = useLanguage();
  const days = day.bookingsPerDay;
  const [first, last] = [days[0], days.at(-1)];
  return (
    <Card title={t.perDay}>
      {first && last && (
        <Typography sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: -1.25, mb: 1 }}>
          {t.perDayText(formatDay(first.date, lang), formatDay(last.date, lang))}
        </Typography>
      )}
      <Box aria-hidden sx={{ height: 190 }}>
        <PerDayChart days={days} today={day.date} />
      </Box>
      <Box sx={visuallyHidden}>
        <table>
          <caption>{t.perDay}</caption>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.bookings}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, count }) => (
              <tr key={date}>
                <th scope="row">{formatDay(date, lang)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
      {!day.countsComplete && (
        <Typography sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{t.incomplete}</Typography>
      )}
    </Card>
  );
}
