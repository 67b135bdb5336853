import { type Account, findByEmail, normalized } from './accounts.ts';
import { accountOfLink, sendLink, setPasswordByLink } from './local-admin.ts';
import type { LocalIdentity } from './local-identity.ts';
import { businessOf, mailPasswordChanged } from './mails.ts';
import { languageFor, type Mounted, type PageAnswer, type PageHandler, type PageRequest } from './mount.ts';
import { badLinkPage, choosePage, chosenPage, forgotPage, forgotSentPage } from './pages/password-pages.ts';
import { hashPassword } from './password-hash.ts';
import { passwordProblems } from './password-policy.ts';
import { clearTries, takeTry } from './tries.ts';

/** To ask for a link by mail, and to choose a password with one: of an invitation, of a reset, or asked for. */
export const passwordPages = ({ identity }: Mounted): Record<string, PageHandler> => ({
  '/forgot': (asked) => forgot(identity, asked),
  '/password': (asked) => choose(identity, asked),
});

async function forgot(identity: LocalIdentity, { request, form, query }: PageRequest): Promise<PageAnswer> {
  const lang = languageFor(request, query.lang);
  if (request.method !== 'POST') return forgotPage(lang, false);
  const email = normalized(form.email ?? '');
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) return forgotPage(lang, true);
  identity.afterwards(() => mailLink(identity, email));
  return forgotSentPage(lang);
}

/** Nobody is flooded: a few mails an hour, whoever asks for them. */
async function mailLink(identity: LocalIdentity, email: string): Promise<void> {
  const account = await findByEmail(identity.db, email);
  if (!account?.enabled || !(await takeTry(identity, 'mail', email)).allowed) return;
  await sendLink(identity, account.userId, account.activated ? 'asked' : 'invitation');
}

async function choose(identity: LocalIdentity, { request, form, query }: PageRequest): Promise<PageAnswer> {
  const link = (request.method === 'POST' ? form.link : query.link) ?? '';
  const account = await accountOfLink(identity, link);
  const lang = languageFor(request, query.lang, account?.language);
  if (!account?.link) return badLinkPage(lang);
  const { password = '', again = '' } = form;
  const problems = request.method === 'POST' ? passwordProblems(password, account) : [];
  const different = request.method === 'POST' && problems.length === 0 && password !== again;
  if (request.method === 'POST' && problems.length === 0 && !different) {
    const changed = await setPasswordByLink(identity, link, await hashPassword(password));
    if (!changed) return badLinkPage(lang);
    await afterNewPassword(identity, changed, account.activated);
    return chosenPage(lang);
  }
  const { name: business } = await businessOf(identity, account);
  const { purpose } = account.link;
  const { email, name } = account;
  return choosePage({ lang, link, purpose, email, name, business, problems, different });
}

/** Whoever chose it by mail is let in again, and the address is told, unless it was the first one. */
export async function afterNewPassword(
  identity: LocalIdentity,
  account: Account,
  tell: boolean,
): Promise<void> {
  await clearTries(identity, 'password', account.email);
  if (tell) identity.afterwards(() => mailPasswordChanged(identity, account));
}
