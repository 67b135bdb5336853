import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { useSharedTexts } from '../i18n/texts/index.ts';
import { describeProblem } from './states.tsx';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toasts {
  /** It worked; and what can still be done about it, such as undoing it. */
  done(text: string, action?: ToastAction): void;
  tell(text: string): void;
  /** It did not work: says why. For problems that belong to no field. */
  failed(error: unknown): void;
}

interface Shown {
  readonly id: number;
  readonly text: string;
  readonly severity: 'success' | 'info' | 'error';
  readonly action?: ToastAction | undefined;
}

const Context = createContext<Toasts | null>(null);

export function useToasts(): Toasts {
  const toasts = use(Context);
  if (!toasts) throw new Error('useToasts needs a ToastProvider around it');
  return toasts;
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useSharedTexts();
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useCallback(
    (severity: Shown['severity'], text: string, action?: ToastAction) =>
      setShown((former) => ({ id: (former?.id ?? 0) + 1, severity, text, action })),
    [],
  );
  const toasts = useMemo<Toasts>(
    () => ({
      done: (text, action) => show('success', text, action),
      tell: (text) => show('info', text),
      failed(error) {
        const { message, remedy } = describeProblem(error instanceof Error ? error : new Error(), t);
        show('error', remedy ? `${message} ${remedy}` : message);
      },
    }),
    [show, t],
  );
  const close = (_event: unknown, why?: string) => {
    if (why !== 'clickaway') setShown(null);
  };
  return (
    <Context value={toasts}>
      {children}
      <Snackbar
        key={shown?.id ?? 0}
        open={shown !== null}
        // A refusal stays until it is read.
        autoHideDuration={shown?.severity === 'error' ? null : shown?.action ? 10_000 : 5_000}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
        sx={{ bottom: { xs: 'calc(140px + env(safe-area-inset-bottom))', md: 96 } }}
      >
        {shown ? (
          <Alert
            severity={shown.severity}
            variant="standard"
            role={shown.severity === 'error' ? 'alert' : 'status'}
            onClose={() => setShown(null)}
            action={shown.action && <ActionButton action={shown.action} onDone={() => setShown(null)} />}
            slotProps={{ closeButton: { 'aria-label': t.close } }}
            sx={{ boxShadow: 6, border: 1, borderColor: 'divider', alignItems: 'center' }}
          >
            {shown.text}
          </Alert>
        ) : undefined}
      </Snackbar>
    </Context>
  );
}

function ActionButton({ action, onDone }: { readonly action: ToastAction; readonly onDone: () => void }) {
  return (
    <Button
      color="inherit"
      size="small"
      onClick={() => {
        onDone();
        action.run();
      }}
    >
      {action.label}
    </Button>
  );
}
