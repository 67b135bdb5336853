import type { Oidc, Tokens } from './oidc.ts';

/** `ended`: there was a session and it is over, such as by a password change; `signed-out`: there was none. */
export type SessionState = 'signed-in' | 'signed-out' | 'ended';

export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** A token that holds for at least some seconds more; null when nobody is signed in any more. */
  accessToken(): Promise<string | null>;
  /** For a token that was refused: another one, or null when the session is over. */
  renewToken(refused: string): Promise<string | null>;
  /** Leaves for the provider; coming back leads to `returnTo`. */
  signIn(returnTo: string): Promise<void>;
  /** Coming back: the path to go on at. */
  finishSignIn(address: URL): Promise<string>;
  signOut(): Promise<void>;
}

const refreshTokenKey = 'admin.refresh-token';
const idTokenKey = 'admin.id-token';
const signedOutKey = 'admin.signed-out';
/** Milliseconds before its end at which a token is replaced. */
const margin = 45_000;

/**
 * The tab's session. The access token lives in memory; the refresh token in this tab's storage, so that a reload goes
 * on. Providers rotate refresh tokens and take a second use for theft, so one refresh at a time, and a duplicated tab
 * (`isDuplicate`), which has a copy, signs in by itself.
 */
export function createSession(
  oidc: Oidc,
  { isDuplicate, leave }: { readonly isDuplicate: boolean; readonly leave: (url: string) => void },
): Session {
  if (isDuplicate) sessionStorage.removeItem(refreshTokenKey);
  let tokens: Tokens | null = null;
  let refreshing: Promise<string | null> | null = null;
  let state: SessionState = sessionStorage.getItem(refreshTokenKey) ? 'signed-in' : 'signed-out';
  const listeners = new Set<() => void>();

  function become(next: SessionState) {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function keep(granted: Tokens) {
    tokens = granted;
    if (granted.refreshToken) sessionStorage.setItem(refreshTokenKey, granted.refreshToken);
    if (granted.idToken) sessionStorage.setItem(idTokenKey, granted.idToken);
    become('signed-in');
  }

  function drop(next: SessionState) {
    tokens = null;
    sessionStorage.removeItem(refreshTokenKey);
    become(next);
  }

  async function refresh(): Promise<string | null> {
    const refreshToken = sessionStorage.getItem(refreshTokenKey);
    if (!refreshToken) {
      drop(state === 'signed-in' ? 'ended' : state);
      return null;
    }
    const granted = await oidc.refresh(refreshToken);
    if (granted) keep(granted);
    else drop('ended');
    return granted?.accessToken ?? null;
  }

  const refreshOnce = () => {
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async accessToken() {
      if (tokens && Date.now() < tokens.expiresAt - margin) return tokens.accessToken;
      if (state !== 'signed-in') return null;
      return refreshOnce();
    },
    async renewToken(refused) {
      // Another request may have renewed it while this one was under way.
      if (tokens && tokens.accessToken !== refused) return tokens.accessToken;
      return refreshOnce();
    },
    async signIn(returnTo) {
      leave(await oidc.authorizeUrl(returnTo));
    },
    async finishSignIn(address) {
      const { tokens: granted, returnTo } = await oidc.finish(address);
      keep(granted);
      return returnTo;
    },
    async signOut() {
      const refreshToken = sessionStorage.getItem(refreshTokenKey);
      const url = oidc.logoutUrl(sessionStorage.getItem(idTokenKey));
      sessionStorage.clear();
      sessionStorage.setItem(signedOutKey, 'yes');
      tokens = null;
      // What cannot be revoked now ends by itself; leaving must not depend on it.
      if (refreshToken) await oidc.revoke(refreshToken).catch(() => {});
      leave(url);
    },
  };
}

/** Whether this page follows a sign-out: then the way in is offered, not taken. Once. */
export function wasSignedOut(): boolean {
  const was = sessionStorage.getItem(signedOutKey) !== null;
  sessionStorage.removeItem(signedOutKey);
  return was;
}
