import { originPattern } from '@booking-chat/core/tenancy/origins';
import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import { type ReactNode, useId } from 'react';
import { TextInput } from '../forms/fields.tsx';
import type { FieldErrors } from '../forms/use-form.ts';
import { useTexts } from '../i18n/language-context.tsx';
import { asOrigin, type KeyValues, keyScopes } from './key-form.ts';
import { type KeyTexts, keyTexts } from './texts/index.ts';

/** What a key is called, who may use it, for what and how long. */
export function KeyFields({
  values,
  errors,
  set,
}: {
  readonly values: KeyValues;
  readonly errors: FieldErrors;
  readonly set: <Name extends keyof KeyValues>(name: Name, value: KeyValues[Name]) => void;
}) {
  const t = useTexts(keyTexts);
  const { allowedOrigins, scopes } = values;
  const setOrigin = (at: number, text: string) =>
    set(
      'allowedOrigins',
      allowedOrigins.map((one, place) => (place === at ? text : one)),
    );
  return (
    <>
      <TextInput
        label={t.name}
        help={t.nameHelp}
        value={values.name}
        onChange={(name) => set('name', name)}
        error={errors.name}
        maxLength={100}
        required
      />
      <FieldSet legend={t.origins} help={t.originsHelp} error={errors.allowedOrigins}>
        {allowedOrigins.map((origin, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of the list is its place
          <Box key={at} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            <Box sx={{ flex: 1 }}>
              <TextInput
                label={t.origin(at + 1)}
                value={origin}
                placeholder="https://www.example.com"
                onChange={(text) => setOrigin(at, text)}
                onLeave={() => setOrigin(at, asOrigin(origin))}
                error={errors[`allowedOrigins.${at}`]}
                help={meaning(origin, t)}
                maxLength={200}
              />
            </Box>
            {allowedOrigins.length > 1 && (
              <IconButton
                aria-label={t.removeOrigin(origin || t.origin(at + 1))}
                onClick={() =>
                  set(
                    'allowedOrigins',
                    allowedOrigins.filter((_one, place) => place !== at),
                  )
                }
              >
                <Close fontSize="small" />
              </IconButton>
            )}
          </Box>
        ))}
        <Button
          size="small"
          startIcon={<Add />}
          onClick={() => set('allowedOrigins', [...allowedOrigins, ''])}
          sx={{ justifySelf: 'start' }}
        >
          {t.addOrigin}
        </Button>
      </FieldSet>
      <FieldSet legend={t.scopes} help={t.scopesHelp} error={errors.scopes}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1fr' } }}>
          {keyScopes.map((scope) => (
            <FormControlLabel
              key={scope}
              label={t.scope[scope]}
              control={
                <Checkbox
                  checked={scopes.includes(scope)}
                  onChange={(_event, checked) =>
                    set(
                      'scopes',
                      keyScopes.filter((one) => (one === scope ? checked : scopes.includes(one))),
                    )
                  }
                />
              }
            />
          ))}
        </Box>
      </FieldSet>
      <TextInput
        type="date"
        label={t.expires}
        help={t.expiresHelp}
        value={values.expires}
        onChange={(expires) => set('expires', expires)}
        error={errors.expires}
      />
    </>
  );
}

function meaning(origin: string, t: KeyTexts): string | undefined {
  const pattern = originPattern(asOrigin(origin));
  if (!pattern) return undefined;
  if (pattern.endsWith(':*')) return t.meansAnyPort;
  return pattern.includes('*.') ? t.meansAny(pattern.split('*.')[1] ?? '') : t.meansExact(pattern);
}

function FieldSet({
  legend,
  help,
  error,
  children,
}: {
  readonly legend: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly children: ReactNode;
}) {
  const helpId = useId();
  return (
    <Box
      component="fieldset"
      aria-describedby={helpId}
      sx={{ border: 0, p: 0, m: 0, display: 'grid', gap: 1, minWidth: 0 }}
    >
      <Box component="legend" sx={{ fontWeight: 600, fontSize: '0.875rem', p: 0 }}>
        {legend}
      </Box>
      <FormHelperText id={helpId} error={error !== undefined} sx={{ m: 0, mb: 0.5 }}>
        {error ?? help}
      </FormHelperText>
      {children}
    </Box>
  );
}
