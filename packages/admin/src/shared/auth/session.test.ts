import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Oidc, Tokens } from './oidc.ts';
import { createSession, type Session } from './session.ts';

const key = 'admin.refresh-token';
const kept = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => kept.set(name, value),
  removeItem: (name: string) => kept.delete(name),
  clear: () => kept.clear(),
});

/** A provider that rotates: each refresh token is good once. Ends the session when one comes twice. */
function provider() {
  let issued = 0;
  let current = 'refresh-0';
  const next = (): Tokens => {
    issued++;
    current = `refresh-${issued}`;
    return {
      accessToken: `access-${issued}`,
      refreshToken: current,
      idToken: 'id',
      expiresAt: Date.now() + 300_000,
    };
  };
  const oidc: Oidc = {
    authorizeUrl: async (returnTo) => `https://id.example.com/?to=${returnTo}`,
    finish: async () => ({ tokens: next(), returnTo: '/services' }),
    refresh: async (token) => {
      await Promise.resolve();
      return token === current ? next() : null;
    },
    revoke: async () => {},
    logoutUrl: (idToken) => `https://id.example.com/logout?hint=${idToken}`,
  };
  return { oidc, issued: () => issued };
}

const open = (oidc: Oidc, isDuplicate = false): { session: Session; left: string[] } => {
  const left: string[] = [];
  return { session: createSession(oidc, { isDuplicate, leave: (url) => left.push(url) }), left };
};

describe('the session of a tab', () => {
  beforeEach(() => kept.clear());

  it('goes on after a reload, with one refresh for all who ask at once', async () => {
    kept.set(key, 'refresh-0');
    const { oidc, issued } = provider();
    const { session } = open(oidc);
    expect(session.state()).toBe('signed-in');
    expect(await Promise.all([session.accessToken(), session.accessToken(), session.accessToken()])).toEqual([
      'access-1',
      'access-1',
      'access-1',
    ]);
    expect(issued()).toBe(1);
    expect(kept.get(key)).toBe('refresh-1');
  });

  it('renews what was refused once, also when several requests were refused', async () => {
    kept.set(key, 'refresh-0');
    const { oidc, issued } = provider();
    const { session } = open(oidc);
    await session.accessToken();
    await Promise.all([session.renewToken('access-1'), session.renewToken('access-1')]);
    expect(await session.renewToken('access-1')).toBe('access-2');
    expect(issued()).toBe(2);
  });

  it('is over when the provider does not take the token any more, and says so', async () => {
    kept.set(key, 'stolen and used');
    const { session } = open(provider().oidc);
    const heard: string[] = [];
    session.subscribe(() => heard.push(session.state()));
    expect(await session.accessToken()).toBeNull();
    expect(heard).toEqual(['ended']);
    expect(kept.has(key)).toBe(false);
  });

  it('goes on when the provider only did not answer', async () => {
    kept.set(key, 'refresh-0');
    const { oidc } = provider();
    const { session } = open({ ...oidc, refresh: async () => Promise.reject(new TypeError('fetch failed')) });
    await expect(session.accessToken()).rejects.toThrow('fetch failed');
    expect([session.state(), kept.get(key)]).toEqual(['signed-in', 'refresh-0']);
  });

  it('a duplicated tab does not use the copied token', () => {
    kept.set(key, 'refresh-0');
    expect(open(provider().oidc, true).session.state()).toBe('signed-out');
    expect(kept.has(key)).toBe(false);
  });

  it('signing in leads back, signing out leaves nothing behind', async () => {
    const { session, left } = open(provider().oidc);
    await session.signIn('/hours');
    expect(await session.finishSignIn(new URL('https://panel.example.com/'))).toBe('/services');
    kept.set('admin.draft.service.new', 'typed');
    await session.signOut();
    expect(left).toEqual(['https://id.example.com/?to=/hours', 'https://id.example.com/logout?hint=id']);
    expect([...kept.keys()]).toEqual(['admin.signed-out']);
  });
});
