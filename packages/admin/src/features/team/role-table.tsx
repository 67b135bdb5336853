import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Section } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { teamTexts } from './texts/index.ts';

/** What each role may do, in a sentence. */
export function RoleTable() {
  const t = useTexts(teamTexts);
  return (
    <Section title={t.whatRolesMay}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
        {(['OWNER', 'ADMIN', 'VIEWER'] as const).map((role) => (
          <Box key={role}>
            <Typography component="dt" sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>
              {t.roles[role]}
            </Typography>
            <Typography component="dd" sx={{ m: 0, color: 'text.secondary', fontSize: '0.875rem' }}>
              {t.roleMeans[role]}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
