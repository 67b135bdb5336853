import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useSharedTexts } from '../i18n/texts/index.ts';

/** Searches while one types, once typing pauses. */
export function SearchBox({
  value,
  onSearch,
  label,
}: {
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** Absent: "Search". */
  readonly label?: string;
}) {
  const t = useSharedTexts();
  const [text, setText] = useState(value);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const pause = setTimeout(() => latest.current(text), 300);
    return () => clearTimeout(pause);
  }, [text, value]);
  return (
    <TextField
      type="search"
      label={label ?? t.search}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ maxWidth: { sm: 320 } }}
      slotProps={{
        htmlInput: { enterKeyHint: 'search' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
