import Autocomplete from '@mui/material/Autocomplete';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import type { FieldProps } from './fields.tsx';

/** Any number of words or phrases, each ended by Enter or by leaving the field. */
export function WordsInput({
  value,
  onChange,
  label,
  error,
  help,
  disabled,
}: FieldProps & { readonly value: readonly string[]; readonly onChange: (value: string[]) => void }) {
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      disableClearable
      options={[] as string[]}
      value={[...value]}
      disabled={disabled}
      onChange={(_event, next) =>
        onChange([...new Set(next.map((word) => word.trim()).filter((word) => word !== ''))])
      }
      renderValue={(words, getItemProps) =>
        words.map((word, index) => {
          const { key, ...item } = getItemProps({ index });
          return <Chip key={key} size="small" label={word} {...item} />;
        })
      }
      renderInput={(params) => (
        <TextField {...params} label={label} error={error !== undefined} helperText={error ?? help} />
      )}
    />
  );
}
