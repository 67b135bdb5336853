import type { Lang } from '@booking-chat/core/language/lang';
import { type Html, html } from '../../../notify/html.ts';
import type { Account } from '../accounts.ts';
import { mountedAt } from '../local-identity.ts';
import type { PasswordProblem } from '../password-policy.ts';
import { identityWords } from '../words/words.ts';
import { field, hidden, type IdentityPage, page, submit } from './layout.ts';
import { newPasswordFields } from './password-pages.ts';

export interface AccountView {
  readonly lang: Lang;
  readonly account: Account;
  /** Said at the top: what was just done. */
  readonly done: 'passwordChanged' | 'factorTurnedOff' | null;
  readonly password: {
    readonly wrongCurrent: boolean;
    readonly locked: boolean;
    readonly problems: readonly PasswordProblem[];
    readonly different: boolean;
  };
  /** While the second factor is set up: what the phone needs. */
  readonly setUp: { readonly image: string; readonly key: string; readonly wrongCode: boolean } | null;
  /** What was wrong with the password that turns it on or off. */
  readonly factor: { readonly wrongCurrent: boolean; readonly locked: boolean };
  /** Just made; never shown again. */
  readonly recoveryCodes: readonly string[] | null;
}

export const calm: Pick<AccountView, 'done' | 'password' | 'setUp' | 'factor' | 'recoveryCodes'> = {
  done: null,
  password: { wrongCurrent: false, locked: false, problems: [], different: false },
  setUp: null,
  factor: { wrongCurrent: false, locked: false },
  recoveryCodes: null,
};

/** A person's own account: password, second factor, sessions. */
export function accountPage(view: AccountView): IdentityPage {
  const { lang, account, done } = view;
  const { account: words, toPanel } = identityWords[lang];
  const body = html`<div><h1>${words.title}</h1><p class="lead">${words.signedInAs(account.email)}</p></div>
${done && html`<p class="good" role="status">${words[done]}</p>`}
${view.recoveryCodes ? recovery(lang, view.recoveryCodes) : secondFactor(view)}
${passwordSection(view)}
<section aria-labelledby="sessions"><div><h2 id="sessions">${words.sessionsTitle}</h2><p class="hint">${words.sessions}</p></div>
${form('everywhere', html`${submit(words.signOutEverywhere, 'quiet')}`)}</section>
<p class="foot"><a href="/admin/">${toPanel}</a></p>`;
  return page(failed(view) ? 400 : 200, { lang, title: words.title, body });
}

export function endedPage(lang: Lang): IdentityPage {
  const { account: words, toSignIn } = identityWords[lang];
  const body = html`<p role="status">${words.signedOutEverywhere}</p><a class="act" href="/admin/">${toSignIn}</a>`;
  const title = words.sessionsTitle;
  return page(200, { lang, title, body: html`<h1>${title}</h1>${body}` });
}

function passwordSection({ lang, password }: AccountView): Html {
  const { account: words, signIn } = identityWords[lang];
  const { wrongCurrent, locked, problems, different } = password;
  const error = locked ? signIn.locked : wrongCurrent ? words.wrongCurrent : null;
  return html`<section aria-labelledby="password-title"><h2 id="password-title">${words.passwordTitle}</h2>
${form(
  'password',
  html`${field({ name: 'current', label: words.current, type: 'password', autocomplete: 'current-password', error })}
${newPasswordFields(lang, problems, different, false)}
${submit(words.changePassword, 'quiet')}`,
)}</section>`;
}

function secondFactor({ lang, account, setUp, factor }: AccountView): Html {
  const { account: words, secondFactor: code, signIn } = identityWords[lang];
  const title = html`<h2 id="factor">${words.factorTitle}</h2>`;
  if (setUp)
    return html`<section aria-labelledby="factor"><div>${title}<p class="hint">${words.factorScan}</p></div>
<img class="qr" src="${setUp.image}" alt="${words.factorQr}" width="176" height="176">
<p class="hint">${words.factorKey} <code class="key">${setUp.key}</code></p>
${form(
  'factor-confirm',
  html`${field({ name: 'code', label: words.factorConfirm, autocomplete: 'one-time-code', numeric: true, autofocus: true, error: setUp.wrongCode ? code.wrong : null })}
${submit(words.factorTurnOn)}`,
)}</section>`;
  const error = factor.locked ? signIn.locked : factor.wrongCurrent ? words.wrongCurrent : null;
  const password = field({
    name: 'factor-password',
    label: words.current,
    type: 'password',
    autocomplete: 'current-password',
    error,
  });
  if (!account.secondFactor?.on)
    return html`<section aria-labelledby="factor"><div>${title}<p class="hint">${words.factorOff}</p></div>
${form('factor-begin', html`${password}${submit(words.factorSetUp, 'quiet')}`)}</section>`;
  return html`<section aria-labelledby="factor"><div>${title}<p class="hint">${words.factorOn} ${words.recoveryLeft(account.secondFactor.recovery.length)}</p></div>
${form(
  'factor-off',
  html`${password}
${submit(words.factorTurnOff, 'quiet')}`,
)}</section>`;
}

const recovery = (lang: Lang, codes: readonly string[]): Html => {
  const { account: words } = identityWords[lang];
  return html`<section aria-labelledby="recovery"><div role="status"><h2 id="recovery">${words.recoveryTitle}</h2>
<p class="hint">${words.recovery}</p></div>
<ul class="codes">${codes.map((code) => html`<li>${code}</li>`)}</ul></section>`;
};

const form = (action: string, fields: Html): Html =>
  html`<form method="post" action="${mountedAt}/account">${hidden('do', action)}${fields}</form>`;

const failed = ({ password, setUp, factor }: AccountView): boolean =>
  password.wrongCurrent ||
  password.locked ||
  password.different ||
  password.problems.length > 0 ||
  factor.wrongCurrent ||
  factor.locked ||
  (setUp?.wrongCode ?? false);
