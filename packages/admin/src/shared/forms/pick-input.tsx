import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { FieldProps } from './fields.tsx';

/** One of many, found by typing. */
export function PickInput({
  value,
  options,
  onChange,
  label,
  error,
  help,
  disabled,
}: FieldProps & {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const chosen = options.find((option) => option.value === value) ?? { value, label: value };
  return (
    <Autocomplete
      disableClearable
      autoHighlight
      disabled={disabled}
      options={options}
      value={chosen}
      isOptionEqualToValue={(one, other) => one.value === other.value}
      onChange={(_event, option) => onChange(option.value)}
      renderInput={(params) => (
        <TextField {...params} label={label} error={error !== undefined} helperText={error ?? help} />
      )}
    />
  );
}
