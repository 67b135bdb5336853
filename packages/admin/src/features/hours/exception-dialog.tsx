import type { ExceptionKind } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { TimeRanges } from '../../shared/components/time-ranges.tsx';
import { ChoiceInput, FieldRow, TextInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { type DayGroup, daysBetween, mostDays } from './other-days.ts';
import { type HoursTexts, hoursTexts } from './texts/index.ts';

/** One day or several in a row that differ from the week. */
export function ExceptionDialog({
  stored,
  today,
  onApply,
  onClose,
}: {
  readonly stored: DayGroup | null;
  readonly today: string;
  readonly onApply: (group: DayGroup) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(hoursTexts);
  const shared = useSharedTexts();
  const titleId = useId();
  const [group, setGroup] = useState<DayGroup>(
    stored ?? { from: today, to: today, kind: 'CLOSED', ranges: [], note: '' },
  );
  const [checked, setChecked] = useState(false);
  const problems = checked ? problemsOf(group, t) : {};
  const set = (change: Partial<DayGroup>) => setGroup((former) => ({ ...former, ...change }));
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setChecked(true);
          if (Object.keys(problemsOf(group, t)).length === 0) onApply(group);
        }}
      >
        <DialogTitle id={titleId}>{t.exceptionTitle}</DialogTitle>
        <DialogContent>
          <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
            <FieldRow>
              <TextInput
                label={t.from}
                type="date"
                autoFocus
                value={group.from}
                error={problems.from}
                onChange={(from) => set({ from, to: group.to < from ? from : group.to })}
              />
              <TextInput
                label={t.to}
                type="date"
                value={group.to}
                error={problems.to}
                onChange={(to) => set({ to })}
              />
            </FieldRow>
            <ChoiceInput
              label={t.kind}
              value={group.kind}
              options={(Object.keys(t.kinds) as ExceptionKind[]).map((kind) => ({
                value: kind,
                label: t.kinds[kind],
              }))}
              onChange={(kind) =>
                set({ kind, ranges: kind === 'CLOSED' ? [] : group.ranges.length > 0 ? group.ranges : usual })
              }
            />
            {group.kind !== 'CLOSED' && (
              <Box>
                <TimeRanges
                  label={t.kinds[group.kind]}
                  ranges={group.ranges}
                  invalid={problems.ranges !== undefined}
                  onChange={(ranges) => set({ ranges })}
                />
                {problems.ranges && (
                  <Typography role="alert" sx={{ color: 'error.main', fontSize: '0.8125rem', mt: 0.5 }}>
                    {problems.ranges}
                  </Typography>
                )}
              </Box>
            )}
            <TextInput
              label={`${t.note} (${shared.optional})`}
              maxLength={100}
              value={group.note}
              help={t.noteHelp}
              onChange={(note) => set({ note })}
            />
          </Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={onClose}>{shared.cancel}</Button>
          <Button type="submit" variant="contained">
            {t.apply}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const usual = [{ start: 10 * 60, end: 14 * 60 }];

function problemsOf({ from, to, kind, ranges }: DayGroup, t: HoursTexts) {
  return {
    ...(from === '' ? { from: t.dateMissing } : {}),
    ...(to === '' ? { to: t.dateMissing } : {}),
    ...(from && to && to < from ? { to: t.dateOrder } : {}),
    ...(from && to && daysBetween(from, to) > mostDays ? { to: t.tooManyDays } : {}),
    ...(kind !== 'CLOSED' && ranges.length === 0 ? { ranges: t.rangesMissing } : {}),
  } as { from?: string; to?: string; ranges?: string };
}
