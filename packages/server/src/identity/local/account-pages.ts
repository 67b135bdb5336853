import { createHash, randomBytes } from 'node:crypto';
import { type Account, changeAccount, findAccount } from './accounts.ts';
import { fromNowOn } from './local-admin.ts';
import { type LocalIdentity, mountedAt } from './local-identity.ts';
import { languageFor, type Mounted, type PageAnswer, type PageHandler, type PageRequest } from './mount.ts';
import { type AccountView, accountPage, calm, endedPage } from './pages/account-page.ts';
import { hashPassword } from './password-hash.ts';
import { afterNewPassword } from './password-pages.ts';
import { passwordProblems } from './password-policy.ts';
import { accountClientId, type LoadedProvider, lifetimes } from './provider.ts';
import { forgetSignIns } from './provider-store.ts';
import { beginSecondFactor, confirmSecondFactor, secretOf } from './second-factor.ts';
import { checkPassword } from './sign-in.ts';
import { clearTries, takeTry } from './tries.ts';

/** A person's own account, for whoever is signed in in this browser; others are asked to sign in first. */
export const accountPages = (mounted: Mounted): Record<string, PageHandler> => ({
  '/account': (asked) => account(mounted, asked),
  // Its code is not needed: the session that came with it is.
  '/account/signed-in': async () => ({ redirect: `${mountedAt}/account` }),
});

async function account({ identity, provider }: Mounted, asked: PageRequest): Promise<PageAnswer> {
  const loaded = await provider();
  const who = await signedIn(identity, loaded, asked);
  if (!who) return { redirect: signInAddress(asked) };
  const lang = languageFor(asked.request, asked.query.lang, who.language);
  const show = async (change: Partial<AccountView> = {}): Promise<PageAnswer> =>
    accountPage({ ...calm, lang, account: (await findAccount(identity.db, who.userId)) ?? who, ...change });
  if (asked.request.method !== 'POST') return show();
  const { form } = asked;
  switch (form.do) {
    case 'password':
      return show(await changePassword(identity, loaded, asked, who));
    case 'factor-begin': {
      const refused = await withoutPassword(identity, who, form);
      if (refused) return show({ factor: refused });
      await beginSecondFactor(identity, who);
      return show({ setUp: await setUpOf(identity, who.userId, false) });
    }
    case 'factor-confirm': {
      const tried = await takeTry(identity, 'code', who.email);
      const codes = tried.allowed && (await confirmSecondFactor(identity, who, form.code ?? ''));
      if (!codes) return show({ setUp: await setUpOf(identity, who.userId, true) });
      await clearTries(identity, 'code', who.email);
      return show({ recoveryCodes: codes });
    }
    case 'factor-off': {
      const refused = await withoutPassword(identity, who, form);
      if (refused) return show({ factor: refused });
      await changeAccount(identity.db, who.userId, () => ({ secondFactor: null }));
      return show({ done: 'factorTurnedOff' });
    }
    case 'everywhere':
      await endSessions(identity, who.userId);
      return endedPage(lang);
    default:
      return show();
  }
}

/** A browser left open is not its owner: with a factor of their own, others would lock them out. null: it is the password. */
async function withoutPassword(
  identity: LocalIdentity,
  { email }: Account,
  form: PageRequest['form'],
): Promise<AccountView['factor'] | null> {
  const checked = await checkPassword(identity, { email, password: form['factor-password'] ?? '' });
  return checked.ok ? null : { wrongCurrent: checked.why === 'wrong', locked: checked.why === 'locked' };
}

/** Ends every other session: this browser's goes on. */
async function changePassword(
  identity: LocalIdentity,
  loaded: LoadedProvider,
  asked: PageRequest,
  who: Account,
): Promise<Partial<AccountView>> {
  const { current = '', password = '', again = '' } = asked.form;
  const problems = passwordProblems(password, who);
  const different = password !== again;
  if (problems.length > 0 || different)
    return { password: { ...calm.password, problems, different: problems.length === 0 } };
  const checked = await checkPassword(identity, { email: who.email, password: current });
  if (!checked.ok)
    return {
      password: { ...calm.password, wrongCurrent: checked.why === 'wrong', locked: checked.why === 'locked' },
    };
  const passwordHash = await hashPassword(password);
  const validSince = fromNowOn(identity);
  const changed = await changeAccount(identity.db, who.userId, (stored) =>
    stored.passwordHash === checked.account.passwordHash ? { passwordHash, validSince, link: null } : null,
  );
  if (!changed) return { password: { ...calm.password, wrongCurrent: true } };
  await keepThisSession(identity, loaded, asked, changed);
  await afterNewPassword(identity, changed, true);
  return { done: 'passwordChanged' };
}

async function endSessions(identity: LocalIdentity, userId: string): Promise<void> {
  await changeAccount(identity.db, userId, () => ({ validSince: fromNowOn(identity) }));
  await forgetSignIns(identity, userId);
}

async function keepThisSession(
  identity: LocalIdentity,
  { provider }: LoadedProvider,
  { request, reply }: PageRequest,
  { userId, validSince }: Account,
): Promise<void> {
  const session = await provider.Session.get(provider.createContext(request.raw, reply.raw) as never);
  await forgetSignIns(identity, userId);
  session.loginTs = validSince;
  session.authorizations = undefined;
  await session.save(lifetimes.session);
}

/** Whose session this browser has; null: nobody's, or one that was ended. */
async function signedIn(
  identity: LocalIdentity,
  { provider }: LoadedProvider,
  { request, reply }: PageRequest,
): Promise<Account | null> {
  const session = await provider.Session.get(provider.createContext(request.raw, reply.raw) as never);
  const account = session.accountId ? await findAccount(identity.db, session.accountId) : null;
  return account?.enabled && (session.loginTs ?? 0) >= account.validSince ? account : null;
}

/** Signing in for this page goes the same way as for the panel. */
function signInAddress({ request, query }: PageRequest): string {
  const origin = `${request.headers['x-forwarded-proto'] ?? 'http'}://${request.headers.host}`;
  const asks = new URLSearchParams({
    response_type: 'code',
    client_id: accountClientId,
    redirect_uri: `${origin}${mountedAt}/account/signed-in`,
    scope: 'openid',
    code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
    code_challenge_method: 'S256',
    ...(query.lang ? { ui_locales: query.lang } : {}),
  });
  return `${mountedAt}/oauth2/authorize?${asks}`;
}

async function setUpOf(
  identity: LocalIdentity,
  userId: string,
  wrongCode: boolean,
): Promise<AccountView['setUp']> {
  const account = await findAccount(identity.db, userId);
  if (!account?.secondFactor || account.secondFactor.on) return null;
  const { base32, uri } = await secretOf(identity, account);
  const { toString: draw } = await import('qrcode');
  const image = await draw(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  return {
    image: `data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}`,
    key: base32.replace(/(.{4})(?=.)/g, '$1 '),
    wrongCode,
  };
}
