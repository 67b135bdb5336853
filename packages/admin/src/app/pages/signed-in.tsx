import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../shared/auth/me.tsx';
import { Splash } from '../../shared/components/splash.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';
import { Notice } from './notice.tsx';

let finishing: Promise<string> | null = null;

/** Where the provider sends people back to. The code in the address works once, so it is used once. */
export function SignedIn() {
  const t = useTexts(appTexts);
  const session = useSession();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    finishing ??= session.finishSignIn(new URL(location.href));
    finishing.then(
      (returnTo) => navigate(returnTo, { replace: true }),
      () => setFailed(true),
    );
  }, [session, navigate]);
  if (!failed) return <Splash label={t.signingIn} />;
  return (
    <Notice
      title={t.signInFailed}
      action={
        <Button variant="contained" onClick={() => void session.signIn('/')}>
          {t.signIn}
        </Button>
      }
    >
      {t.signInFailedText}
    </Notice>
  );
}
