import type { Lang } from '@booking-chat/core/language/lang';
import { html } from '../../../notify/html.ts';
import { mountedAt } from '../local-identity.ts';
import type { PasswordProblem } from '../password-policy.ts';
import { identityWords } from '../words/words.ts';
import { field, hidden, type IdentityPage, page, submit } from './layout.ts';

export function forgotPage(lang: Lang, missing: boolean): IdentityPage {
  const { forgot, email, back, signIn } = identityWords[lang];
  const body = html`<div><h1>${forgot.title}</h1><p class="lead">${forgot.intro}</p></div>
<form method="post" action="${mountedAt}/forgot?lang=${lang}">
${field({ name: 'email', label: email, type: 'email', autocomplete: 'username', autofocus: true, error: missing ? signIn.missingEmail : null })}
${submit(forgot.action)}
</form>
<p class="foot"><a href="/admin/">${back}</a></p>`;
  return page(missing ? 400 : 200, { lang, title: forgot.title, body });
}

/** The same whoever asked, and whether or not anyone has that address. */
export function forgotSentPage(lang: Lang): IdentityPage {
  const { forgot, toSignIn } = identityWords[lang];
  const body = html`<div role="status"><h1>${forgot.sentTitle}</h1><p class="lead">${forgot.sent}</p></div>
<a class="act" href="/admin/">${toSignIn}</a>`;
  return page(200, { lang, title: forgot.sentTitle, body });
}

export interface ChooseView {
  readonly lang: Lang;
  readonly link: string;
  readonly purpose: 'invitation' | 'reset';
  readonly email: string;
  readonly name: string | null;
  readonly business: string;
  readonly problems: readonly PasswordProblem[];
  readonly different: boolean;
}

export function choosePage(view: ChooseView): IdentityPage {
  const { lang, link, purpose, email, name, business, problems, different } = view;
  const { choose } = identityWords[lang];
  const title = purpose === 'invitation' ? choose.welcome(name) : choose.title;
  const intro = purpose === 'invitation' ? choose.welcomeIntro(business, email) : choose.intro(email);
  const failed = problems.length > 0 || different;
  const body = html`<div><h1>${title}</h1><p class="lead">${intro}</p></div>
<form method="post" action="${mountedAt}/password?lang=${lang}">
${hidden('link', link)}
<input type="hidden" name="username" autocomplete="username" value="${email}">
${newPasswordFields(lang, problems, different, true)}
${submit(choose.action)}
</form>`;
  return page(failed ? 400 : 200, { lang, title, body });
}

/** The new password twice, with what is wrong with it. */
export const newPasswordFields = (
  lang: Lang,
  problems: readonly PasswordProblem[],
  different: boolean,
  autofocus: boolean,
) => {
  const { choose } = identityWords[lang];
  return html`${field({
    name: 'password',
    label: choose.newPassword,
    type: 'password',
    autocomplete: 'new-password',
    autofocus,
    hint: choose.rule,
    error: problems.length > 0 ? problemText(lang, problems) : null,
  })}
${field({
  name: 'again',
  label: choose.again,
  type: 'password',
  autocomplete: 'new-password',
  error: different ? choose.different : null,
})}`;
};

export function chosenPage(lang: Lang): IdentityPage {
  const { choose, toPanel } = identityWords[lang];
  const body = html`<div role="status"><h1>${choose.doneTitle}</h1><p class="lead">${choose.done}</p></div>
<a class="act" href="/admin/">${toPanel}</a>`;
  return page(200, { lang, title: choose.doneTitle, body });
}

export function badLinkPage(lang: Lang): IdentityPage {
  const { choose, forgot } = identityWords[lang];
  const body = html`<div><h1>${choose.badLinkTitle}</h1><p class="lead">${choose.badLink}</p></div>
<a class="act" href="${mountedAt}/forgot?lang=${lang}">${forgot.title}</a>`;
  return page(410, { lang, title: choose.badLinkTitle, body });
}

/** "This password cannot be used: a digit is missing; it contains your name or your e-mail." */
export function problemText(lang: Lang, problems: readonly PasswordProblem[]): string {
  const { problemsIntro, problems: words } = identityWords[lang];
  return `${problemsIntro} ${problems.map((each) => words[each]).join('; ')}.`;
}
