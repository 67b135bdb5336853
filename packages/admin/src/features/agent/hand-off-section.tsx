import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { Section, TextInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import type { Fields } from './fields.ts';
import { agentTexts } from './texts/index.ts';

/** Who hears of it when a customer asks for a person. */
export function HandOffSection({ values, errors, set, disabled }: Fields) {
  const t = useTexts(agentTexts);
  return (
    <Section title={t.handOff} intro={t.handOffIntro}>
      <TextInput
        type="email"
        label={t.labels.handoffEmail}
        help={t.handOffHelp}
        value={values.handoffEmail}
        onChange={(handoffEmail) => set('handoffEmail', handoffEmail)}
        error={errors.handoffEmail}
        maxLength={254}
        disabled={disabled}
      />
      <Link
        component={RouterLink}
        to="/conversations?status=WAITING"
        sx={{ fontSize: '0.875rem', justifySelf: 'start' }}
      >
        {t.toInbox}
      </Link>
    </Section>
  );
}
