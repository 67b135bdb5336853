import type { HoursConflict } from '@booking-chat/core/scheduling/hours-conflicts';
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { formatDay } from '../../shared/format/date-time.ts';
import type { Form } from '../../shared/forms/use-form.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { conflictText, rangeText } from './conflict-text.ts';
import { ExceptionDialog } from './exception-dialog.tsx';
import { byDate, type HoursValues, type OtherDay } from './hours-form.ts';
import { type DayGroup, daysOf, groupsOf, without } from './other-days.ts';
import { hoursTexts } from './texts/index.ts';

export function ExceptionsEditor({
  form,
  conflicts,
  today,
  disabled,
}: {
  readonly form: Form<HoursValues>;
  readonly conflicts: readonly HoursConflict[];
  readonly today: string;
  readonly disabled: boolean;
}) {
  const t = useTexts(hoursTexts);
  const { exceptions } = form.values;
  const [editing, setEditing] = useState<DayGroup | 'new' | null>(null);
  const groups = groupsOf(exceptions);
  const replace = (former: DayGroup | null, next: DayGroup) => {
    const days = daysOf(next);
    const isReplaced = ({ date, kind }: OtherDay) =>
      kind === next.kind && days.some((day) => day.date === date);
    const rest = former ? without(exceptions, former) : exceptions;
    form.set('exceptions', [...rest.filter((day) => !isReplaced(day)), ...days].sort(byDate));
    setEditing(null);
  };
  return (
    <Box>
      {groups.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t.exceptionsEmpty}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {groups.map((group) => (
          <Group
            key={`${group.from} ${group.kind} ${group.to}`}
            group={group}
            conflicts={conflicts.filter(({ date }) => date && group.from <= date && date <= group.to)}
            disabled={disabled}
            onEdit={() => setEditing(group)}
            onRemove={() => form.set('exceptions', without(exceptions, group))}
          />
        ))}
      </Box>
      {!disabled && (
        <Button startIcon={<Add />} variant="outlined" sx={{ mt: 1.5 }} onClick={() => setEditing('new')}>
          {t.addException}
        </Button>
      )}
      {editing && (
        <ExceptionDialog
          stored={editing === 'new' ? null : editing}
          today={today}
          onApply={(group) => replace(editing === 'new' ? null : editing, group)}
          onClose={() => setEditing(null)}
        />
      )}
    </Box>
  );
}

function Group({
  group,
  conflicts,
  disabled,
  onEdit,
  onRemove,
}: {
  readonly group: DayGroup;
  readonly conflicts: readonly HoursConflict[];
  readonly disabled: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const t = useTexts(hoursTexts);
  const { lang } = useLanguage();
  const { from, to, kind, ranges, note } = group;
  const days =
    from === to
      ? formatDay(from, lang, true)
      : t.daysBetween(formatDay(from, lang), formatDay(to, lang, true));
  const messages = [...new Map(conflicts.map((each) => [conflictText(each, t), each.warning]))];
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{days}</Typography>
        <Typography sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {[t.kinds[kind], kind === 'CLOSED' ? '' : ranges.map(rangeText).join(', '), note]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {messages.map(([text, warning]) => (
          <Typography
            key={text}
            {...(warning ? {} : { 'data-problem': true, tabIndex: -1 })}
            sx={{ fontSize: '0.8125rem', color: warning ? 'warning.main' : 'error.main' }}
          >
            {text}
          </Typography>
        ))}
      </Box>
      {!disabled && (
        <>
          <IconButton aria-label={t.editExceptionOf(days)} onClick={onEdit}>
            <Edit fontSize="small" />
          </IconButton>
          <IconButton aria-label={t.removeExceptionOf(days)} onClick={onRemove}>
            <Delete fontSize="small" />
          </IconButton>
        </>
      )}
    </Box>
  );
}
