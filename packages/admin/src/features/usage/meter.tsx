import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { percentOf } from './months.ts';
import { usageTexts } from './texts/index.ts';

/** How much of a limit is used, in figures, in words and as a bar. */
export function Meter({
  name,
  used,
  limit,
  isCount = false,
}: {
  readonly name: string;
  readonly used: number;
  readonly limit: number | null;
  /** A number of things that there are, which may stand at its limit. */
  readonly isCount?: boolean;
}) {
  const t = useTexts(usageTexts);
  const { lang } = useLanguage();
  const id = useId();
  const number = new Intl.NumberFormat(lang);
  const percent = percentOf(used, limit);
  const isFull = percent !== null && percent >= 100;
  const isNear = percent !== null && percent >= 80;
  const color = isFull && !isCount ? 'error' : isNear && !isCount ? 'warning' : 'primary';
  return (
    <Box>
      <Typography id={id} sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {name}
      </Typography>
      <Typography sx={{ fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.4 }}>
        {number.format(used)}
        <Typography component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem', ml: 0.75 }}>
          {limit === null ? t.unlimited : t.of(number.format(limit))}
        </Typography>
      </Typography>
      {percent !== null && (
        <LinearProgress
          variant="determinate"
          value={percent}
          color={color}
          aria-labelledby={id}
          sx={{ height: 8, borderRadius: 4, my: 0.75 }}
        />
      )}
      <Typography
        sx={{ fontSize: '0.8125rem', color: color === 'primary' ? 'text.secondary' : `${color}.main` }}
      >
        {percent === null
          ? ''
          : isFull
            ? isCount
              ? t.allTaken
              : t.full
            : t.left(number.format((limit ?? 0) - used))}
      </Typography>
    </Box>
  );
}
