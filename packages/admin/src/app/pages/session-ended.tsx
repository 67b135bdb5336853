import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useLocation } from 'react-router';
import { useSession } from '../../shared/auth/me.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';

/** Over the screen one was on, which stays as it is: signing in leads back to it. */
export function SessionEnded() {
  const t = useTexts(appTexts);
  const session = useSession();
  const { pathname, search } = useLocation();
  const titleId = useId();
  return (
    <Dialog open role="alertdialog" aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{t.ended}</DialogTitle>
      <DialogContent>
        <DialogContentText>{t.endedText}</DialogContentText>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="contained" autoFocus onClick={() => void session.signIn(pathname + search)}>
          {t.signIn}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
