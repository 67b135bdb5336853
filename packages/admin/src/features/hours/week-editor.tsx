import type { HoursConflict } from '@booking-chat/core/scheduling/hours-conflicts';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Switch from '@mui/material/Switch';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { TimeRanges } from '../../shared/components/time-ranges.tsx';
import { atLineStart, formatDuration, weekdayName } from '../../shared/format/date-time.ts';
import type { Form } from '../../shared/forms/use-form.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { conflictText } from './conflict-text.ts';
import { CopyDay } from './copy-day.tsx';
import { DayBar } from './day-bar.tsx';
import { dayName, type HoursValues, type Range, type Weekday, weekdays } from './hours-form.ts';
import { hoursTexts } from './texts/index.ts';

export function WeekEditor({
  form,
  conflicts,
  disabled,
}: {
  readonly form: Form<HoursValues>;
  readonly conflicts: readonly HoursConflict[];
  readonly disabled: boolean;
}) {
  const t = useTexts(hoursTexts);
  const { values } = form;
  const [copying, setCopying] = useState<Weekday | null>(null);
  const minutes = weekdays
    .flatMap((weekday) => values[dayName(weekday)])
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    <Box>
      {weekdays.map((weekday) => (
        <Day
          key={weekday}
          weekday={weekday}
          ranges={values[dayName(weekday)]}
          conflicts={conflicts.filter((conflict) => conflict.weekday === weekday)}
          disabled={disabled}
          onChange={(ranges) => form.set(dayName(weekday), ranges)}
          onCopy={() => setCopying(weekday)}
        />
      ))}
      <Typography sx={{ mt: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
        {t.hoursPerWeek(formatDuration(minutes))}
      </Typography>
      {copying && (
        <CopyDay
          weekday={copying}
          onClose={() => setCopying(null)}
          onCopy={(to) => {
            const ranges = values[dayName(copying)];
            form.change({ ...values, ...Object.fromEntries(to.map((each) => [dayName(each), ranges])) });
            setCopying(null);
          }}
        />
      )}
    </Box>
  );
}

function Day({
  weekday,
  ranges,
  conflicts,
  disabled,
  onChange,
  onCopy,
}: {
  readonly weekday: Weekday;
  readonly ranges: readonly Range[];
  readonly conflicts: readonly HoursConflict[];
  readonly disabled: boolean;
  readonly onChange: (ranges: readonly Range[]) => void;
  readonly onCopy: () => void;
}) {
  const t = useTexts(hoursTexts);
  const { lang } = useLanguage();
  const name = weekdayName(weekday, lang);
  // Switching a day off and on again gives back its hours.
  const [former, setFormer] = useState<readonly Range[]>([{ start: 9 * 60, end: 17 * 60 }]);
  const isOpen = ranges.length > 0;
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr auto', md: '190px 1fr auto' },
        gridTemplateAreas: { xs: '"day copy" "ranges ranges"', md: '"day ranges copy"' },
        columnGap: 2,
        rowGap: 0.5,
        alignItems: 'start',
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ gridArea: 'day' }}>
        <Box component="label" sx={{ display: 'flex', alignItems: 'center', minHeight: 44, ml: '-11px' }}>
          <Switch
            checked={isOpen}
            disabled={disabled}
            onChange={(_event, open) => {
              if (!open) setFormer(ranges);
              onChange(open ? former : []);
            }}
            slotProps={{ input: { 'aria-label': t.open(name) } }}
          />
          <Typography component="span" sx={{ fontWeight: 600 }}>
            {atLineStart(name)}
          </Typography>
        </Box>
        <Box sx={{ display: { xs: 'none', md: 'block' }, pr: 2 }}>
          <DayBar ranges={ranges} />
        </Box>
      </Box>
      <Box sx={{ gridArea: 'ranges', minWidth: 0, py: { md: 0.25 } }}>
        {isOpen ? (
          <TimeRanges
            label={name}
            ranges={ranges}
            disabled={disabled}
            invalid={conflicts.some(({ warning }) => !warning)}
            onChange={onChange}
          />
        ) : (
          <Typography sx={{ color: 'text.secondary', lineHeight: { md: '40px' } }}>{t.closed}</Typography>
        )}
        <Box role="status">
          {conflicts.map((conflict) => (
            <Typography
              key={conflict.kind + conflict.ranges.map(({ start }) => start).join()}
              sx={{
                mt: 0.75,
                fontSize: '0.8125rem',
                color: conflict.warning ? 'warning.main' : 'error.main',
              }}
            >
              {conflictText(conflict, t)}
            </Typography>
          ))}
        </Box>
      </Box>
      <Box sx={{ gridArea: 'copy', minWidth: 40 }}>
        {!disabled && (
          <Tooltip title={t.copy(name)}>
            <IconButton aria-label={t.copy(name)} onClick={onCopy}>
              <ContentCopy fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
      </Box>
    </Box>
  );
}
