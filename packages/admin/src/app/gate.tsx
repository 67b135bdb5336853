import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { useRead } from '../shared/api/hooks.ts';
import { MeContext, readMe, useSession } from '../shared/auth/me.tsx';
import { wasSignedOut } from '../shared/auth/session.ts';
import { Splash } from '../shared/components/splash.tsx';
import { Loaded } from '../shared/components/states.tsx';
import { useConfig } from '../shared/config-context.ts';
import { useTexts } from '../shared/i18n/language-context.tsx';
import { LiveProvider } from '../shared/live/live-context.tsx';
import { liveSource } from './live-source.ts';
import { Notice } from './pages/notice.tsx';
import { SessionEnded } from './pages/session-ended.tsx';
import { Suspended } from './pages/suspended.tsx';
import { Welcome } from './pages/welcome.tsx';
import { appTexts } from './texts/index.ts';

/** Lets in who is signed in, for a business that is not suspended; sends everyone else where they can go on. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [leftOnPurpose] = useState(wasSignedOut);
  if (state === 'signed-out') return leftOnPurpose ? <Welcome /> : <ToSignIn />;
  return (
    <>
      <WithMe isOver={state === 'ended'}>{children}</WithMe>
      {state === 'ended' && <SessionEnded />}
    </>
  );
}

function WithMe({ isOver, children }: { readonly isOver: boolean; readonly children: ReactNode }) {
  const me = useRead(readMe, {});
  const t = useTexts(appTexts);
  if (isOver && !me.data) return null;
  if (me.error && !me.data)
    return (
      <Notice title={t.noServer}>
        <Loaded query={me}>{() => null}</Loaded>
      </Notice>
    );
  return (
    <Loaded query={me} loading={<Splash />}>
      {({ me }) => (
        <MeContext value={me}>
          {me.tenantStatus === 'SUSPENDED' ? <Suspended /> : <WithLive>{children}</WithLive>}
        </MeContext>
      )}
    </Loaded>
  );
}

function WithLive({ children }: { readonly children: ReactNode }) {
  const config = useConfig();
  const session = useSession();
  const source = useMemo(() => liveSource(config, session), [config, session]);
  return <LiveProvider source={source}>{children}</LiveProvider>;
}

function ToSignIn() {
  const session = useSession();
  const t = useTexts(appTexts);
  const { pathname, search } = useLocation();
  useEffect(() => {
    void session.signIn(pathname + search);
  }, [session, pathname, search]);
  return <Splash label={t.signingIn} />;
}
