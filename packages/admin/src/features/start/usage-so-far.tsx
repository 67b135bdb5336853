import type { Usage } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { Card } from './card.tsx';
import { startTexts } from './texts/index.ts';

/** From here on it is said that little is left. */
const nearlyAll = 0.9;

export function UsageSoFar({ usage }: { readonly usage: Usage }) {
  const t = useTexts(startTexts);
  const { limits } = usage;
  const name = usage.plan.charAt(0) + usage.plan.slice(1).toLowerCase();
  return (
    <Card
      title={t.usage}
      aside={
        <Link component={RouterLink} to="/usage" sx={{ fontSize: '0.875rem' }}>
          {t.toUsage}
        </Link>
      }
    >
      <Typography sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: -1.25, mb: 1.5 }}>
        {t.usageText(name)}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.75 }}>
        <Bar name={t.bookings} used={usage.bookings} limit={limits.bookingsPerMonth} />
        <Bar name={t.messages} used={usage.messages} limit={limits.messagesPerMonth} />
        <Bar name={t.providers} used={usage.providers} limit={limits.providers} />
      </Box>
    </Card>
  );
}

function Bar({
  name,
  used,
  limit,
}: {
  readonly name: string;
  readonly used: number;
  readonly limit: number | null;
}) {
  const t = useTexts(startTexts);
  const { lang } = useLanguage();
  const number = (value: number) => new Intl.NumberFormat(lang).format(value);
  const share = limit === null ? 0 : Math.min(1, used / Math.max(1, limit));
  const text = limit === null ? t.unlimited(number(used)) : t.ofLimit(number(used), number(limit));
  const isNear = limit !== null && share >= nearlyAll;
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, fontSize: '0.875rem', mb: 0.5 }}>
        <span>{name}</span>
        <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {isNear && `${t.nearLimit}: `}
          {text}
        </Box>
      </Box>
      {limit !== null && (
        <LinearProgress
          variant="determinate"
          value={share * 100}
          color={isNear ? 'warning' : 'primary'}
          aria-label={name}
          aria-valuetext={text}
          sx={{ height: 6, borderRadius: 3 }}
        />
      )}
    </Box>
  );
}
