import { type ReactNode, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useToasts } from '../components/toast.tsx';
import { useSharedTexts } from '../i18n/texts/index.ts';
import { differences } from './conflict.ts';
import { type Conflict, ConflictDialog, type Wording } from './conflict-dialog.tsx';
import type { Form, Versioned } from './use-form.ts';

export interface VersionedSave {
  readonly busy: boolean;
  readonly save: () => Promise<void>;
  /** Goes into the screen: the dialog, when there is a conflict. */
  readonly dialog: ReactNode;
}

/**
 * Saves a form on the version that its edit began from. When someone else saved first, nothing is written: both versions
 * are shown, and what the person picks is saved on the newer one. Where nothing differs, nothing is asked.
 *
 *     const { save, busy, dialog } = useVersionedSave({ form, write, readCurrent, wording, onSaved })
 *
 * `write` returns what is stored now; `readCurrent` null: it was deleted.
 */
export function useVersionedSave<Values extends object>({
  form,
  write,
  readCurrent,
  wording,
  onSaved,
}: {
  readonly form: Form<Values>;
  readonly write: (values: Values, version: number) => Promise<Versioned<Values>>;
  readonly readCurrent: () => Promise<Versioned<Values> | null>;
  readonly wording: Wording<Values>;
  readonly onSaved?: (stored: Versioned<Values>) => void;
}): VersionedSave {
  const t = useSharedTexts();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<(Conflict<Values> & { readonly version: number }) | null>(null);

  async function attempt(values: Values, onVersion: number): Promise<void> {
    setBusy(true);
    try {
      const stored = await write(values, onVersion);
      setConflict(null);
      form.saved(stored);
      toasts.done(t.saved);
      onSaved?.(stored);
    } catch (error) {
      if (error instanceof ApiError && error.isVersionConflict) await meet(values);
      else {
        setConflict(null);
        if (!form.refused(error)) toasts.failed(error);
      }
    } finally {
      setBusy(false);
    }
  }

  async function meet(mine: Values): Promise<void> {
    const current = await readCurrent();
    if (!current) {
      toasts.failed(new ApiError('NOT_FOUND', t.notFound, {}));
      return;
    }
    const found = differences(form.base, mine, current.values);
    if (found.length === 0) {
      form.saved(current);
      toasts.done(t.saved);
      onSaved?.(current);
      return;
    }
    setConflict({ mine, stored: current.values, differences: found, version: current.version });
  }

  return {
    busy,
    async save() {
      if (form.check()) await attempt(form.values, form.version);
    },
    dialog: conflict && (
      <ConflictDialog
        key={conflict.version}
        conflict={conflict}
        wording={wording}
        onSave={(values) => {
          form.change(values);
          void attempt(values, conflict.version);
        }}
        onTakeStored={() => {
          const stored = { version: conflict.version, values: conflict.stored };
          setConflict(null);
          form.saved(stored);
          onSaved?.(stored);
        }}
        onBack={() => setConflict(null)}
      />
    ),
  };
}
