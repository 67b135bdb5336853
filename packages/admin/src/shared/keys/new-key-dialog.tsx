import type { ApiKey } from '@booking-chat/schema/generated/types';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Suspense, useCallback, useId, useState } from 'react';
import { useWrite } from '../api/hooks.ts';
import { useMe } from '../auth/me.tsx';
import { useToasts } from '../components/toast.tsx';
import { dayOf } from '../format/date-time.ts';
import { SwitchInput } from '../forms/fields.tsx';
import { useForm } from '../forms/use-form.ts';
import { useTexts } from '../i18n/language-context.tsx';
import { useSharedTexts } from '../i18n/texts/index.ts';
import { createKey } from '../requests/keys.ts';
import { CreatedKey } from './created-key.tsx';
import { endOfDay } from './end-of-day.ts';
import { KeyFields } from './key-fields.tsx';
import { type KeyValues, keyProblems, newKeyValues, originsOf } from './key-form.ts';
import { rememberKey } from './known-keys.ts';
import { keyTexts } from './texts/index.ts';

/** Makes a key and shows it once. `onClose` has the key when there is one. */
export function NewKeyDialog(props: NewKeyProps) {
  return (
    // Its texts are fetched when it first opens: the screen behind it stays.
    <Suspense fallback={null}>
      <KeyDialog {...props} />
    </Suspense>
  );
}

interface NewKeyProps {
  /** The site it is for, when that is known. */
  readonly origin?: string;
  readonly onClose: (key: ApiKey | null) => void;
}

function KeyDialog({ origin = '', onClose }: NewKeyProps) {
  const t = useTexts(keyTexts);
  const shared = useSharedTexts();
  const { timezone } = useMe();
  const toasts = useToasts();
  const write = useWrite(createKey);
  const titleId = useId();
  const [stored] = useState(() => ({ version: 0, values: newKeyValues(origin) }));
  const [test, setTest] = useState(false);
  const [created, setCreated] = useState<{ readonly text: string; readonly key: ApiKey } | null>(null);
  const check = useCallback(
    (values: KeyValues) => keyProblems(values, t, shared, dayOf(Date.now(), timezone)),
    [t, shared, timezone],
  );
  const form = useForm<KeyValues>({ stored, draft: null, check });

  async function create() {
    if (!form.check()) return;
    const { name, scopes, expires } = form.values;
    try {
      const { createApiKey } = await write.mutateAsync({
        input: {
          name: name.trim(),
          allowedOrigins: originsOf(form.values),
          scopes: [...scopes],
          test,
          expiresAt: expires ? endOfDay(expires, timezone) : null,
        },
      });
      rememberKey(createApiKey.apiKey.keyId, createApiKey.key);
      setCreated({ text: createApiKey.key, key: createApiKey.apiKey });
    } catch (error) {
      if (!form.refused(error)) toasts.failed(error);
    }
  }

  if (created) return <CreatedKey text={created.text} onDone={() => onClose(created.key)} />;
  return (
    <Dialog open onClose={() => onClose(null)} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.newTitle}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2.5, '&&': { pt: 1 } }}>
        <KeyFields values={form.values} errors={form.errors} set={form.set} />
        <SwitchInput label={t.test} help={t.testHelp} checked={test} onChange={setTest} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={() => onClose(null)}>{shared.cancel}</Button>
        <Button variant="contained" disabled={write.isPending} onClick={() => void create()}>
          {t.create}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
