import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { clockMinutes, clockText } from '../format/date-time.ts';
import { useSharedTexts } from '../i18n/texts/index.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

const day = 1_440;

/** Stretches of a day as start and end times. An end at or before its start is the next day's: 22:00 to 2:00. */
export function TimeRanges({
  label,
  ranges,
  onChange,
  disabled = false,
  invalid = false,
}: {
  /** Of what: "Monday". */
  readonly label: string;
  readonly ranges: readonly Range[];
  readonly onChange: (ranges: Range[]) => void;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
}) {
  const t = useSharedTexts();
  const put = (index: number, range: Range) =>
    onChange(ranges.map((each, place) => (place === index ? range : each)));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {ranges.map((range, index) => {
        const name = t.rangeOf(label, index + 1);
        return (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no name but their place
            key={index}
            role="group"
            aria-label={name}
            sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}
          >
            <TimeInput
              label={`${name}: ${t.rangeFrom}`}
              minutes={range.start}
              disabled={disabled}
              invalid={invalid}
              onChange={(start) => put(index, { start, end: endAfter(start, range.end % day) })}
            />
            <span aria-hidden>–</span>
            <TimeInput
              label={`${name}: ${t.rangeTo}`}
              minutes={range.end % day}
              disabled={disabled}
              invalid={invalid}
              onChange={(end) => put(index, { start: range.start, end: endAfter(range.start, end) })}
            />
            {range.end > day && (
              <Typography
                sx={{ fontSize: '0.75rem', color: 'text.secondary', maxWidth: 64, lineHeight: 1.2 }}
              >
                {t.rangeNextDay}
              </Typography>
            )}
            {!disabled && (
              <IconButton
                size="small"
                aria-label={t.rangeRemove(`${label} ${clockText(range.start)}–${clockText(range.end)}`)}
                onClick={() => onChange(ranges.filter((_each, place) => place !== index))}
              >
                <Close fontSize="small" />
              </IconButton>
            )}
          </Box>
        );
      })}
      {!disabled && (
        <Button
          size="small"
          startIcon={<Add />}
          aria-label={`${t.rangeAdd}: ${label}`}
          onClick={() => onChange([...ranges, nextRange(ranges)])}
        >
          {t.rangeAdd}
        </Button>
      )}
    </Box>
  );
}

function TimeInput({
  label,
  minutes,
  disabled,
  invalid,
  onChange,
}: {
  readonly label: string;
  readonly minutes: number;
  readonly disabled: boolean;
  readonly invalid: boolean;
  readonly onChange: (minutes: number) => void;
}) {
  return (
    <TextField
      type="time"
      value={clockText(minutes)}
      disabled={disabled}
      error={invalid}
      onChange={(event) => {
        const typed = clockMinutes(event.target.value);
        if (typed !== null) onChange(typed % day);
      }}
      slotProps={{ htmlInput: { 'aria-label': label, step: 300 } }}
      sx={{ width: 118, '& input': { px: 1.25 } }}
    />
  );
}

/** Local midnight ends a day: 18:00 to 0:00 ends at 1440. */
export const endAfter = (start: number, clock: number): number => (clock <= start ? clock + day : clock);

/** After the last stretch, with an hour between; in the morning when there is none. */
function nextRange(ranges: readonly Range[]): Range {
  const last = Math.max(0, ...ranges.map(({ end }) => end));
  if (last === 0) return { start: 9 * 60, end: 17 * 60 };
  const start = Math.min(last + 60, day - 60);
  return { start, end: Math.min(start + 180, day) };
}
