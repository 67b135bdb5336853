import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { FieldRow } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { bookingTexts } from './texts/index.ts';
import { momentOf, wallOf } from './wall.ts';

/** A day and a minute of the business's clock; it begins with the next five minutes from now. */
export function FreeTime({
  value,
  timezone,
  onChange,
}: {
  readonly value: string | null;
  readonly timezone: string;
  readonly onChange: (start: string | null) => void;
}) {
  const t = useTexts(bookingTexts);
  const [wall, setWall] = useState(() => wallOf(value ?? nextFiveMinutes(), timezone));
  const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)];
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const isComplete = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall);
    latest.current(isComplete ? momentOf(wall, timezone) : null);
  }, [wall, timezone]);
  const field = { slotProps: { inputLabel: { shrink: true } } };
  return (
    <FieldRow>
      <TextField
        {...field}
        type="date"
        label={t.date}
        value={day}
        onChange={(event) => setWall(`${event.target.value}T${time}:00`)}
      />
      <TextField
        {...field}
        type="time"
        label={t.time}
        value={time}
        onChange={(event) => setWall(`${day}T${event.target.value}:00`)}
      />
    </FieldRow>
  );
}

function nextFiveMinutes(): string {
  const step = 5 * 60_000;
  return new Date(Math.ceil(Date.now() / step) * step).toISOString();
}
