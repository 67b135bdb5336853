import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';

/** Which of some things; for as many as one can look over. Ids stay sorted. */
export function Checklist({
  label,
  options,
  value,
  onChange,
  disabled,
  error,
}: {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string; readonly note?: string }[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly disabled: boolean;
  readonly error?: string;
}) {
  const toggle = (id: string, on: boolean) =>
    onChange((on ? [...value, id] : value.filter((each) => each !== id)).sort());
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Box component="legend" className="visually-hidden">
        {label}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' },
          columnGap: 2,
        }}
      >
        {options.map(({ id, name, note }) => (
          <FormControlLabel
            key={id}
            disabled={disabled}
            control={
              <Checkbox size="small" checked={value.includes(id)} onChange={(_event, on) => toggle(id, on)} />
            }
            sx={{ minHeight: { xs: 44, sm: 36 }, mr: 0 }}
            label={
              <>
                {name}
                {note && (
                  <Typography component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                    {` · ${note}`}
                  </Typography>
                )}
              </>
            }
          />
        ))}
      </Box>
      {error && (
        <Typography role="alert" sx={{ color: 'error.main', fontSize: '0.8125rem' }}>
          {error}
        </Typography>
      )}
    </Box>
  );
}
