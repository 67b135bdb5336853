import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { createContext, type ReactNode, use, useCallback, useId, useState } from 'react';
import { useSharedTexts } from '../i18n/texts/index.ts';

export interface Question {
  readonly title: string;
  readonly text?: ReactNode;
  /** What saying yes does: "Delete", not "OK". */
  readonly yes: string;
  readonly no?: string;
  readonly danger?: boolean;
}

type Ask = (question: Question) => Promise<boolean>;
const Context = createContext<Ask | null>(null);

/**
 * Asks before something that is not easily undone.
 *
 *     if (await confirm({ title: t.deleteTitle(name), yes: t.delete, danger: true })) …
 */
export function useConfirm(): Ask {
  const ask = use(Context);
  if (!ask) throw new Error('useConfirm needs a ConfirmProvider around it');
  return ask;
}

export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const t = useSharedTexts();
  const [asked, setAsked] = useState<(Question & { answer: (yes: boolean) => void }) | null>(null);
  const [open, setOpen] = useState(false);
  const titleId = useId();
  const textId = useId();
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((answer) => {
        setAsked({ ...question, answer });
        setOpen(true);
      }),
    [],
  );
  const answer = (yes: boolean) => {
    asked?.answer(yes);
    setOpen(false);
  };
  return (
    <Context value={ask}>
      {children}
      <Dialog
        open={open}
        onClose={() => answer(false)}
        maxWidth="xs"
        fullWidth
        role="alertdialog"
        aria-labelledby={titleId}
        aria-describedby={asked?.text ? textId : undefined}
      >
        <DialogTitle id={titleId}>{asked?.title}</DialogTitle>
        {asked?.text && (
          <DialogContent>
            <DialogContentText id={textId} component="div">
              {asked.text}
            </DialogContentText>
          </DialogContent>
        )}
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={() => answer(false)} autoFocus={asked?.danger}>
            {asked?.no ?? t.cancel}
          </Button>
          <Button
            variant="contained"
            color={asked?.danger ? 'error' : 'primary'}
            autoFocus={!asked?.danger}
            onClick={() => answer(true)}
          >
            {asked?.yes}
          </Button>
        </DialogActions>
      </Dialog>
    </Context>
  );
}
