import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useConfirm } from '../components/confirm.tsx';
import { useSharedTexts } from '../i18n/texts/index.ts';
import type { Form } from './use-form.ts';

/**
 * At the foot of a form that has unsaved changes: what can be done about them. Leaving the screen asks first.
 * A form that is new shows it from the start (`always`).
 */
export function SaveBar<Values extends object>({
  form,
  busy,
  onSave,
  onDiscard = form.discard,
  saveText,
  always = false,
  children,
}: {
  readonly form: Form<Values>;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onDiscard?: () => void;
  /** Absent: "Save". */
  readonly saveText?: string;
  readonly always?: boolean;
  /** More that can be done, before the buttons. */
  readonly children?: ReactNode;
}) {
  const t = useSharedTexts();
  useUnsavedGuard(form.isDirty && !busy);
  if (!form.isDirty && !always) return null;
  return (
    <Paper
      elevation={8}
      role="region"
      aria-label={t.unsaved}
      sx={{
        position: 'sticky',
        bottom: { xs: 'calc(64px + env(safe-area-inset-bottom))', md: 16 },
        zIndex: 'appBar',
        mt: 3,
        px: 2,
        py: 1.25,
        border: 1,
        borderColor: 'divider',
        borderRadius: 3,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
      }}
    >
      <Typography sx={{ flex: '1 1 auto', fontWeight: 600, fontSize: '0.875rem' }}>
        {form.isRestored ? t.draftRestored : form.isDirty ? t.unsaved : ''}
      </Typography>
      {children}
      <Button onClick={onDiscard} disabled={busy}>
        {form.isDirty ? t.discard : t.cancel}
      </Button>
      <Button variant="contained" onClick={onSave} disabled={busy}>
        {busy ? t.saving : (saveText ?? t.save)}
      </Button>
    </Paper>
  );
}

/** Asks before a screen with unsaved changes is left, by a link, the browser's buttons or closing the tab. */
export function useUnsavedGuard(isDirty: boolean): void {
  const t = useSharedTexts();
  const confirm = useConfirm();
  const blocker = useBlocker(
    useCallback(
      (move: { readonly currentLocation: Place; readonly nextLocation: Place }) =>
        isDirty && move.currentLocation.pathname !== move.nextLocation.pathname,
      [isDirty],
    ),
  );
  const asking = useRef(false);
  useEffect(() => {
    if (blocker.state !== 'blocked' || asking.current) return;
    asking.current = true;
    void confirm({
      title: t.unsavedQuestion,
      text: t.unsavedText,
      yes: t.leave,
      no: t.stay,
      danger: true,
    }).then((leave) => {
      asking.current = false;
      if (leave) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, confirm, t]);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
}

interface Place {
  readonly pathname: string;
}
