import type { ApiKey } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useMe } from '../../shared/auth/me.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import { Section } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { KeyStateChip } from './key-state-chip.tsx';
import { LastUsed } from './last-used.tsx';
import { keysTexts } from './texts/index.ts';

export function KeyFacts({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useTexts(keysTexts);
  const { lang } = useLanguage();
  const { timezone } = useMe();
  const { prefix, createdAt, revokedAt, lastUsedAt, replacedBy, state, allowedOrigins } = apiKey;
  return (
    <Section title={t.facts}>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gap: 1, gridTemplateColumns: { sm: 'max-content 1fr' }, columnGap: 3 }}
      >
        <Fact name={t.state}>
          <KeyStateChip apiKey={apiKey} />
        </Fact>
        <Fact name={t.begins}>
          <code>{prefix}…</code>
        </Fact>
        <Fact name={t.created}>{formatDateTime(createdAt, timezone, lang)}</Fact>
        <Fact name={t.lastUsed}>
          <LastUsed at={lastUsedAt ?? null} />
        </Fact>
        {revokedAt && <Fact name={t.revokedAt}>{formatDateTime(revokedAt, timezone, lang)}</Fact>}
        {state !== 'ACTIVE' && <Fact name={t.origins}>{allowedOrigins.join(', ')}</Fact>}
        {replacedBy && (
          <Fact name={t.replacedBy}>
            <Link component={RouterLink} to={`/keys/${replacedBy}`}>
              {t.toReplacement}
            </Link>
          </Fact>
        )}
      </Box>
    </Section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
      {name}
    </Box>
    <Box component="dd" sx={{ m: 0, fontSize: '0.875rem' }}>
      {children}
    </Box>
  </>
);
