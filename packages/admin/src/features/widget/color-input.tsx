import Box from '@mui/material/Box';
import { TextInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { howItReads, readColor } from './contrast.ts';
import { widgetTexts } from './texts/index.ts';

/** A colour by picking or by its code, and what the widget will make of it. */
export function ColorInput({
  label,
  value,
  onChange,
  error,
  disabled,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string;
  readonly disabled: boolean;
}) {
  const t = useTexts(widgetTexts);
  const color = readColor(value);
  const hex = color
    ? `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
    : '#000000';
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <Box
        component="input"
        type="color"
        aria-label={t.pickColor}
        value={hex}
        disabled={disabled}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        sx={{
          width: 44,
          height: { xs: 44, sm: 40 },
          p: 0.5,
          flex: 'none',
          border: 1,
          borderColor: 'divider',
          borderRadius: 2,
          bgcolor: 'background.paper',
          cursor: 'pointer',
        }}
      />
      <TextInput
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        help={color ? t.reads[howItReads(color)] : t.notAColor}
        disabled={disabled}
        maxLength={7}
      />
    </Box>
  );
}
