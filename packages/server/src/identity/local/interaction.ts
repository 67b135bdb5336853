import type { InteractionResults, Provider } from 'oidc-provider';
import type { Account } from './accounts.ts';
import { type LocalIdentity, seconds } from './local-identity.ts';
import { languageFor, type Mounted, type PageAnswer, type PageHandler, type PageRequest } from './mount.ts';
import { failure } from './pages/provider-pages.ts';
import { codePage, signInPage } from './pages/sign-in-pages.ts';
import { checkCode, checkPassword, finishedLogin } from './sign-in.ts';

/** Who gave the right password and owes a code; kept with the sign-in under way, for five minutes. */
interface Pending {
  readonly userId: string;
  /** Epoch seconds. */
  readonly since: number;
}

const pendingSeconds = 300;

/** The steps of a sign-in: the provider sends the browser here, and goes on when the steps are done. */
export const signInPages = (mounted: Mounted): Record<string, PageHandler> => ({
  '/interaction/:uid': (asked) =>
    interaction(mounted, asked).catch((error: Error) => {
      // It has expired, was finished already, or began in another browser.
      if (error.name === 'SessionNotFound') return expired(mounted, asked);
      throw error;
    }),
});

const expired = ({ identity }: Mounted, { request }: PageRequest): PageAnswer =>
  failure(400, languageFor(request), 'expired', identity.publicUrl);

async function interaction(mounted: Mounted, asked: PageRequest): Promise<PageAnswer> {
  const { identity, provider } = mounted;
  const { request, reply, form } = asked;
  const { provider: oidc } = await provider();
  const details = await oidc.interactionDetails(request.raw, reply.raw);
  if (details.uid !== (request.params as { uid: string }).uid) return expired(mounted, asked);
  const { uid, params, result } = details;
  const lang = languageFor(request, params.ui_locales as string | undefined);
  const pending = stillPending(identity, result?.pending as Pending | undefined);
  const goOn = async (next: InteractionResults): Promise<PageAnswer> => ({
    redirect: await oidc.interactionResult(request.raw, reply.raw, next, { mergeWithLastSubmission: false }),
  });
  const finish = async (account: Account, amr: string[]) => {
    const next = await goOn(finishedLogin(identity, account, amr));
    await leaveOther(oidc, details.session, account);
    return next;
  };
  const signIn = (email: string, problem: 'wrong' | 'missing' | 'locked' | null) =>
    signInPage({ lang, uid, email, problem });

  if (request.method === 'GET') {
    const hint = typeof params.login_hint === 'string' ? params.login_hint.slice(0, 254) : '';
    return pending ? codePage({ lang, uid, problem: null }) : signIn(hint, null);
  }
  if (form.step === 'code' && pending) {
    const outcome = await checkCode(identity, pending.userId, form.code ?? '');
    return outcome.ok
      ? finish(outcome.account, ['pwd', 'otp'])
      : codePage({ lang, uid, problem: outcome.why });
  }
  if (form.step !== 'password') {
    await goOn({});
    return { redirect: request.url };
  }
  const { email = '', password = '' } = form;
  if (!email.trim() || !password || email.length > 254 || password.length > 1_000)
    return signIn(email, 'missing');
  const outcome = await checkPassword(identity, { email, password });
  if (!outcome.ok) return signIn(email, outcome.why);
  if (!outcome.account.secondFactor?.on) return finish(outcome.account, ['pwd']);
  const next: Pending = { userId: outcome.account.userId, since: seconds(identity.clock()) };
  await goOn({ pending: next });
  return { redirect: request.url };
}

/** Whoever was signed in in this browser before is so no more: the provider would stop and ask. */
async function leaveOther(
  oidc: Provider,
  before: { readonly uid: string; readonly accountId?: string } | undefined,
  { userId }: Account,
): Promise<void> {
  if (!before?.accountId || before.accountId === userId) return;
  const session = await oidc.Session.findByUid(before.uid);
  if (!session) return;
  Object.assign(session, { accountId: undefined, loginTs: undefined, authorizations: undefined });
  await session.persist();
}

const stillPending = ({ clock }: LocalIdentity, pending: Pending | undefined): Pending | null =>
  pending && seconds(clock()) - pending.since < pendingSeconds ? pending : null;
