import type { AgentMode } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Link from '@mui/material/Link';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { Section } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import type { Fields } from './fields.ts';
import { agentTexts } from './texts/index.ts';

const modes = ['FSM', 'ASSISTED', 'FULL'] as const;

/** How much a model has a say in; the plan decides what there is to choose. */
export function ModeSection({
  values,
  errors,
  set,
  disabled,
  modes: within,
}: Fields & { readonly modes: readonly AgentMode[] }) {
  const t = useTexts(agentTexts);
  const isLocked = within.length < modes.length;
  return (
    <Section title={t.labels.mode} intro={t.modeIntro}>
      <RadioGroup
        aria-label={t.labels.mode}
        value={values.mode}
        onChange={(_event, mode) => set('mode', mode as AgentMode)}
        sx={{ gap: 1 }}
      >
        {modes.map((mode) => {
          const isWithin = within.includes(mode);
          return (
            <FormControlLabel
              key={mode}
              value={mode}
              disabled={disabled || !isWithin}
              control={<Radio />}
              label={
                <Box sx={{ py: 0.75 }}>
                  <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                    <Typography component="span" sx={{ fontWeight: 600 }}>
                      {t.modes[mode].name}
                    </Typography>
                    {!isWithin && <Chip size="small" variant="outlined" label={t.notInPlan} />}
                  </Box>
                  <Typography
                    component="span"
                    sx={{ display: 'block', fontSize: '0.875rem', color: 'text.secondary' }}
                  >
                    {t.modes[mode].text}
                  </Typography>
                </Box>
              }
              sx={{
                m: 0,
                pr: 1.5,
                alignItems: 'flex-start',
                border: 1,
                borderRadius: 2,
                borderColor: values.mode === mode ? 'primary.main' : 'divider',
                '& .MuiRadio-root': { mt: 0.25 },
              }}
            />
          );
        })}
      </RadioGroup>
      {errors.mode && <FormHelperText error>{errors.mode}</FormHelperText>}
      {isLocked && (
        <Link component={RouterLink} to="/usage" sx={{ fontSize: '0.875rem', justifySelf: 'start' }}>
          {t.comparePlans}
        </Link>
      )}
    </Section>
  );
}
