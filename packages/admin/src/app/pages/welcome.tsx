import Button from '@mui/material/Button';
import { useSession } from '../../shared/auth/me.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';
import { Notice } from './notice.tsx';

/** After signing out. */
export function Welcome() {
  const t = useTexts(appTexts);
  const session = useSession();
  return (
    <Notice
      title={t.signInTitle}
      action={
        <Button variant="contained" size="large" onClick={() => void session.signIn('/')}>
          {t.signIn}
        </Button>
      }
    >
      {t.signInText}
    </Notice>
  );
}
