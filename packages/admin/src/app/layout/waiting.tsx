import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import { visuallyHidden } from '@mui/utils';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';

interface Counted {
  readonly useCount: () => number;
}

/** How many wait, at the end of a line of the navigation. */
export function WaitingChip({ useCount }: Counted) {
  const t = useTexts(appTexts);
  const count = useCount();
  if (count === 0) return null;
  return (
    <Box
      component="span"
      sx={{
        minWidth: 22,
        px: 0.75,
        borderRadius: 5,
        fontSize: '0.75rem',
        fontWeight: 700,
        lineHeight: '22px',
        textAlign: 'center',
        bgcolor: 'warning.main',
        color: 'background.paper',
      }}
    >
      <span aria-hidden>{count}</span>
      <span style={visuallyHidden}>{t.waitingCount(count)}</span>
    </Box>
  );
}

/** The same on an icon, where there is room for no more. */
export function WaitingBadge({ useCount, children }: Counted & { readonly children: ReactNode }) {
  const t = useTexts(appTexts);
  const count = useCount();
  return (
    <Badge
      // The bar cuts off what is too long in its own spans.
      component="div"
      badgeContent={count}
      color="warning"
      aria-label={count > 0 ? t.waitingCount(count) : undefined}
      role={count > 0 ? 'img' : undefined}
      slotProps={{ badge: { sx: { color: 'background.paper', fontWeight: 700 } } }}
    >
      {children}
    </Badge>
  );
}
