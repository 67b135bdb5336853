import type { DayCount } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { formatDay } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { startTexts } from './texts/index.ts';

/**
 * A bar a day; the days gone by are paler. Drawn without a plotting library: this is the first screen, and the library
 * alone weighs a third of what it may.
 */
export function PerDayChart({ days, today }: { readonly days: readonly DayCount[]; readonly today: string }) {
  const t = useTexts(startTexts);
  const { lang } = useLanguage();
  const most = Math.max(4, ...days.map(({ count }) => count));
  return (
    <Box sx={{ display: 'flex', gap: 1, height: 1 }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', justifyContent: 'space-between', pb: '22px' }}>
        {[most, Math.round(most / 2), 0].map((count) => (
          <Small key={count}>{count}</Small>
        ))}
      </Box>
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          display: 'flex',
          gap: { xs: '2px', sm: '4px' },
          pt: 1,
          background:
            'linear-gradient(var(--mui-palette-divider), var(--mui-palette-divider)) bottom 26px left / 100% 1px no-repeat',
        }}
      >
        {days.map(({ date, count }, place) => (
          <Box
            key={date}
            title={`${formatDay(date, lang)}: ${count}`}
            sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}
          >
            <Box sx={{ flex: 1, display: 'flex', flexDirection: 'column', justifyContent: 'flex-end' }}>
              {date === today && <Small centered>{t.today}</Small>}
              <Box
                sx={{
                  height: `${(100 * count) / most}%`,
                  minHeight: count > 0 ? 3 : 0,
                  flexShrink: 1,
                  borderRadius: '3px 3px 0 0',
                  bgcolor: 'primary.main',
                  opacity: date < today ? 0.45 : 1,
                  outline: date === today ? '2px solid' : 'none',
                  outlineColor: 'color-mix(in srgb, var(--mui-palette-primary-main) 35%, transparent)',
                }}
              />
            </Box>
            <Box sx={{ height: 26, pt: '6px' }}>
              {place % 7 === 0 && <Small>{`${Number(date.slice(8))}/${Number(date.slice(5, 7))}`}</Small>}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Small({
  centered = false,
  children,
}: {
  readonly centered?: boolean;
  readonly children: string | number;
}) {
  return (
    <Typography
      sx={{
        fontSize: '0.6875rem',
        lineHeight: '16px',
        color: 'text.secondary',
        whiteSpace: 'nowrap',
        ...(centered ? { alignSelf: 'center' } : {}),
      }}
    >
      {children}
    </Typography>
  );
}
