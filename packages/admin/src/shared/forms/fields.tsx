import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import InputAdornment from '@mui/material/InputAdornment';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { amountText, parseAmount } from '../format/money.ts';
import { useLanguage } from '../i18n/language-context.tsx';

export interface FieldProps {
  readonly label: string;
  readonly error?: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
  readonly required?: boolean;
}

/** A line or, with `rows`, some lines of text. Empty is `''`. */
export function TextInput({
  value,
  onChange,
  onLeave,
  error,
  help,
  rows,
  type = 'text',
  autoComplete = 'off',
  maxLength,
  placeholder,
  autoFocus,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly rows?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'search';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}) {
  return (
    <TextField
      {...field}
      type={type}
      value={value}
      autoFocus={autoFocus}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
      error={error !== undefined}
      helperText={error ?? help}
      multiline={rows !== undefined}
      minRows={rows}
      autoComplete={autoComplete}
      slotProps={{
        htmlInput: { maxLength },
        ...(type === 'date' ? { inputLabel: { shrink: true } } : {}),
      }}
    />
  );
}

/** A whole number; null while the field is empty. What cannot be read as one stays on the screen and is `NaN`. */
export function NumberInput({
  value,
  onChange,
  error,
  help,
  unit,
  placeholder,
  ...field
}: FieldProps & {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly unit?: string;
  readonly placeholder?: string;
}) {
  const [text, setText] = useState(value === null ? '' : String(value));
  useEffect(() => {
    setText((shown) =>
      readNumber(shown) === value || (Number.isNaN(value) && Number.isNaN(readNumber(shown)))
        ? shown
        : value === null
          ? ''
          : String(value),
    );
  }, [value]);
  return (
    <TextField
      {...field}
      value={text}
      placeholder={placeholder}
      onChange={(event) => {
        setText(event.target.value);
        onChange(readNumber(event.target.value));
      }}
      error={error !== undefined}
      helperText={error ?? help}
      autoComplete="off"
      slotProps={{
        htmlInput: { inputMode: 'numeric' },
        input: unit ? { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } : {},
        inputLabel: placeholder ? { shrink: true } : {},
      }}
    />
  );
}

const readNumber = (text: string): number | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
};

/** An amount in the currency's minor unit, typed the way people write prices; null: none; `NaN`: not an amount. */
export function MoneyInput({
  value,
  onChange,
  currency,
  error,
  help,
  ...field
}: FieldProps & {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly currency: string;
}) {
  const { lang } = useLanguage();
  const [text, setText] = useState(value === null ? '' : amountText(value, currency, lang));
  const read = (typed: string) => (typed.trim() === '' ? null : (parseAmount(typed, currency) ?? Number.NaN));
  useEffect(() => {
    setText((shown) => {
      const known = shown.trim() === '' ? null : (parseAmount(shown, currency) ?? Number.NaN);
      if (Object.is(known, value)) return shown;
      return value === null || Number.isNaN(value) ? '' : amountText(value, currency, lang);
    });
  }, [value, currency, lang]);
  return (
    <TextField
      {...field}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(read(event.target.value));
      }}
      onBlur={() => {
        if (value !== null && !Number.isNaN(value)) setText(amountText(value, currency, lang));
      }}
      error={error !== undefined}
      helperText={error ?? help}
      autoComplete="off"
      slotProps={{
        htmlInput: { inputMode: 'decimal' },
        input: { endAdornment: <InputAdornment position="end">{currency}</InputAdornment> },
      }}
    />
  );
}

/** One of a few; the browser's own list, which every phone and keyboard knows. */
export function ChoiceInput<Value extends string>({
  value,
  onChange,
  options,
  error,
  help,
  ...field
}: FieldProps & {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}) {
  return (
    <TextField
      {...field}
      select
      value={value}
      onChange={(event) => onChange(event.target.value as Value)}
      error={error !== undefined}
      helperText={error ?? help}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}

export function SwitchInput({
  label,
  help,
  checked,
  onChange,
  disabled,
}: {
  readonly label: string;
  readonly help?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}) {
  const helpId = useId();
  return (
    <Box>
      <FormControlLabel
        label={label}
        control={
          <Switch
            checked={checked}
            disabled={disabled}
            onChange={(_event, next) => onChange(next)}
            slotProps={{ input: { 'aria-describedby': help ? helpId : undefined } }}
          />
        }
        sx={{ minHeight: 44 }}
      />
      {help && (
        <FormHelperText id={helpId} sx={{ mt: -0.5, ml: 0 }}>
          {help}
        </FormHelperText>
      )}
    </Box>
  );
}

/** Fields that belong together, with what they are about. */
export function Section({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 3,
        p: { xs: 2, sm: 3 },
        mb: 2,
      }}
    >
      <Typography variant="h2" id={id} sx={{ mb: intro ? 0.25 : 2 }}>
        {title}
      </Typography>
      {intro && (
        <Typography sx={{ color: 'text.secondary', fontSize: '0.875rem', mb: 2 }}>{intro}</Typography>
      )}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>{children}</Box>
    </Box>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({
  columns = 2,
  children,
}: {
  readonly columns?: 2 | 3;
  readonly children: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: '1fr', sm: `repeat(${columns}, 1fr)` },
      }}
    >
      {children}
    </Box>
  );
}
