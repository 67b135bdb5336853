import Button from '@mui/material/Button';
import { useSession } from '../../shared/auth/me.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';
import { Notice } from './notice.tsx';

export function Suspended() {
  const t = useTexts(appTexts);
  const session = useSession();
  return (
    <Notice
      title={t.suspended}
      action={
        <Button variant="outlined" onClick={() => void session.signOut()}>
          {t.signOut}
        </Button>
      }
    >
      {t.suspendedText}
    </Notice>
  );
}
