import type { ApiKey } from '@booking-chat/schema/generated/types';
import Chip from '@mui/material/Chip';
import { useMe } from '../../shared/auth/me.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { keysTexts } from './texts/index.ts';

/** Whether it works; until when, where that is settled. */
export function KeyStateChip({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useTexts(keysTexts);
  const { lang } = useLanguage();
  const { timezone } = useMe();
  const until = apiKey.expiresAt && formatDateTime(apiKey.expiresAt, timezone, lang);
  const label =
    apiKey.state === 'ACTIVE' && until
      ? apiKey.replacedBy
        ? t.replacedUntil(until)
        : t.activeUntil(until)
      : t.states[apiKey.state];
  const color = { ACTIVE: until ? 'warning' : 'success', EXPIRED: 'default', REVOKED: 'error' } as const;
  return (
    <Chip
      size="small"
      variant="outlined"
      color={color[apiKey.state]}
      label={label}
      sx={{ maxWidth: 1, height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal' } }}
    />
  );
}
