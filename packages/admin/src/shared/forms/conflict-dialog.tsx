import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Radio from '@mui/material/Radio';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { useSharedTexts } from '../i18n/texts/index.ts';
import { type Difference, merged } from './conflict.ts';

/** A field's name and value in words, for people to compare. */
export interface Wording<Values> {
  readonly label: (name: keyof Values & string) => string;
  readonly show: (name: keyof Values & string, values: Values) => ReactNode;
}

export interface Conflict<Values> {
  readonly mine: Values;
  readonly stored: Values;
  readonly differences: readonly Difference<Values>[];
}

/** Both versions, field by field; the person picks. */
export function ConflictDialog<Values extends object>({
  conflict,
  wording,
  onSave,
  onTakeStored,
  onBack,
}: {
  readonly conflict: Conflict<Values>;
  readonly wording: Wording<Values>;
  readonly onSave: (values: Values) => void;
  readonly onTakeStored: () => void;
  readonly onBack: () => void;
}) {
  const t = useSharedTexts();
  const titleId = useId();
  const [choices, setChoices] = useState<Partial<Record<keyof Values & string, 'mine' | 'stored'>>>(
    () => Object.fromEntries(conflict.differences.map((each) => [each.name, each.suggested])) as never,
  );
  return (
    <Dialog open onClose={onBack} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.conflictTitle}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t.conflictText}</DialogContentText>
        {conflict.differences.map(({ name }) => (
          <Box
            key={name}
            component="fieldset"
            sx={{ border: 0, p: 0, m: 0, mb: 2, minWidth: 0 }}
            data-field={name}
          >
            <Typography component="legend" variant="subtitle2" sx={{ mb: 0.75, p: 0 }}>
              {wording.label(name)}
            </Typography>
            <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
              {(['mine', 'stored'] as const).map((side) => (
                <Side
                  key={side}
                  title={side === 'mine' ? t.conflictMine : t.conflictStored}
                  group={`${titleId}-${name}`}
                  chosen={choices[name] === side}
                  onChoose={() => setChoices((former) => ({ ...former, [name]: side }))}
                >
                  {wording.show(name, conflict[side]) || t.empty}
                </Side>
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5, flexWrap: 'wrap', gap: 0.5 }}>
        <Button onClick={onBack}>{t.conflictBack}</Button>
        <Button onClick={onTakeStored}>{t.conflictTakeStored}</Button>
        <Button
          variant="contained"
          autoFocus
          onClick={() => onSave(merged(conflict.mine, conflict.stored, choices))}
        >
          {t.conflictSave}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Side({
  title,
  group,
  chosen,
  onChoose,
  children,
}: {
  readonly title: string;
  readonly group: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Box
      component="label"
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 0.5,
        p: 1,
        cursor: 'pointer',
        borderRadius: 2,
        border: 1,
        borderColor: chosen ? 'primary.main' : 'divider',
        bgcolor: chosen ? 'color-mix(in srgb, var(--mui-palette-primary-main) 8%, transparent)' : undefined,
      }}
    >
      <Radio size="small" name={group} checked={chosen} onChange={onChoose} />
      <Box sx={{ minWidth: 0, pt: 0.75 }}>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', fontWeight: 600 }}>
          {title}
        </Typography>
        <Box sx={{ whiteSpace: 'pre-wrap' }}>{children}</Box>
      </Box>
    </Box>
  );
}
