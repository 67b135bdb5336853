import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import { useId, useState } from 'react';
import { atLineStart, weekdayName } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { type Weekday, weekdays } from './hours-form.ts';
import { hoursTexts } from './texts/index.ts';

/** One day's hours for other days as well. */
export function CopyDay({
  weekday,
  onCopy,
  onClose,
}: {
  readonly weekday: Weekday;
  readonly onCopy: (to: readonly Weekday[]) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(hoursTexts);
  const shared = useSharedTexts();
  const { lang } = useLanguage();
  const titleId = useId();
  const others = weekdays.filter((each) => each !== weekday);
  const workdays = others.filter((each) => each <= 5);
  const [chosen, setChosen] = useState<readonly Weekday[]>(weekday <= 5 ? workdays : []);
  const isAll = (set: readonly Weekday[]) => set.every((each) => chosen.includes(each));
  const toggle = (set: readonly Weekday[], on: boolean) =>
    setChosen((former) =>
      on ? [...new Set([...former, ...set])] : former.filter((each) => !set.includes(each)),
    );
  const box = (label: string, set: readonly Weekday[]) => (
    <FormControlLabel
      key={label}
      label={label}
      sx={{ minHeight: 40 }}
      control={
        <Checkbox
          size="small"
          checked={isAll(set)}
          indeterminate={!isAll(set) && set.some((each) => chosen.includes(each))}
          onChange={(_event, on) => toggle(set, on)}
        />
      }
    />
  );
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.copyTo(weekdayName(weekday, lang))}</DialogTitle>
      <DialogContent>
        <FormGroup>
          {box(t.weekdays, workdays)}
          {box(t.everyDay, others)}
          {others.map((each) => box(atLineStart(weekdayName(each, lang)), [each]))}
        </FormGroup>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={onClose}>{shared.cancel}</Button>
        <Button variant="contained" disabled={chosen.length === 0} onClick={() => onCopy(chosen)}>
          {t.copyApply}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
