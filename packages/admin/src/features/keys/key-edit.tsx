import type { ApiKey } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useCallback, useMemo } from 'react';
import { Link as RouterLink } from 'react-router';
import { useApi, useWrite } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { ReadOnlyNote } from '../../shared/components/states.tsx';
import { dayOf } from '../../shared/format/date-time.ts';
import { Section } from '../../shared/forms/fields.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { useForm, type Versioned } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { endOfDay } from '../../shared/keys/end-of-day.ts';
import { KeyFields } from '../../shared/keys/key-fields.tsx';
import { type KeyValues, keyProblems, originsOf } from '../../shared/keys/key-form.ts';
import { keyTexts } from '../../shared/keys/texts/index.ts';
import { allKeys, readKeys, updateKey } from '../../shared/requests/keys.ts';
import { EndOfKey } from './end-of-key.tsx';
import { KeyFacts } from './key-facts.tsx';
import { keysTexts } from './texts/index.ts';

/** What may be changed of a key, where it was refused, and how it ends. */
export function KeyEdit({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useTexts(keysTexts);
  const fields = useTexts(keyTexts);
  const shared = useSharedTexts();
  const api = useApi();
  const mayChange = useMay('keys');
  const { timezone } = useMe();
  const write = useWrite(updateKey);
  const isActive = apiKey.state === 'ACTIVE';
  const storedOf = useCallback(
    (key: ApiKey): Versioned<KeyValues> => ({
      version: key.version,
      values: {
        name: key.name,
        allowedOrigins: key.allowedOrigins,
        scopes: key.scopes,
        expires: key.expiresAt ? dayOf(Date.parse(key.expiresAt), timezone) : '',
      },
    }),
    [timezone],
  );
  const stored = useMemo(() => storedOf(apiKey), [storedOf, apiKey]);
  const check = useCallback(
    (values: KeyValues) => keyProblems(values, fields, shared, dayOf(Date.now(), timezone)),
    [fields, shared, timezone],
  );
  const form = useForm<KeyValues>({ stored, draft: `key.${apiKey.keyId}`, check });
  const { save, busy, dialog } = useVersionedSave<KeyValues>({
    form,
    write: async (values, version) => {
      const input = {
        keyId: apiKey.keyId,
        version,
        name: values.name.trim(),
        allowedOrigins: originsOf(values),
        scopes: [...values.scopes],
        // The moment it already ends at is not rounded to the end of its day.
        expiresAt:
          values.expires === form.base.expires
            ? (apiKey.expiresAt ?? null)
            : values.expires
              ? endOfDay(values.expires, timezone)
              : null,
      };
      return storedOf((await write.mutateAsync({ input })).updateApiKey);
    },
    readCurrent: async () => {
      const { listApiKeys } = await api.send(readKeys, allKeys);
      const current = listApiKeys.items.find((one) => one.keyId === apiKey.keyId);
      return current ? storedOf(current) : null;
    },
    wording: {
      label: (name) =>
        ({
          name: fields.name,
          allowedOrigins: fields.origins,
          scopes: fields.scopes,
          expires: fields.expires,
        })[name],
      show: (name, values) => {
        const value = values[name];
        return Array.isArray(value) ? value.join('\n') : String(value);
      },
    },
  });
  const refused = apiKey.lastRefusedOrigin;
  const mayAddRefused = refused && isActive && mayChange && !form.values.allowedOrigins.includes(refused);
  return (
    <>
      {!mayChange && <ReadOnlyNote />}
      <KeyFacts apiKey={apiKey} />
      {mayAddRefused && (
        <Alert
          severity="warning"
          variant="outlined"
          sx={{ mb: 2 }}
          action={
            <Button
              size="small"
              color="inherit"
              onClick={() => form.set('allowedOrigins', [...originsOf(form.values), refused])}
            >
              {t.allow}
            </Button>
          }
        >
          {t.wasRefused(refused)}
        </Alert>
      )}
      {mayChange && isActive ? (
        <>
          <Section title={t.settings}>
            <KeyFields values={form.values} errors={form.errors} set={form.set} />
            <Link component={RouterLink} to={`/widget/install?key=${apiKey.keyId}`}>
              {t.toSnippet}
            </Link>
          </Section>
          <EndOfKey apiKey={apiKey} />
          <SaveBar form={form} busy={busy} onSave={() => void save()} />
          {dialog}
        </>
      ) : null}
    </>
  );
}
