import type { Lang } from '@booking-chat/core/language/lang';
import { html } from '../../../notify/html.ts';
import { mountedAt } from '../local-identity.ts';
import { identityWords } from '../words/words.ts';
import { alert, field, hidden, type IdentityPage, page, submit } from './layout.ts';

export interface SignInView {
  readonly lang: Lang;
  readonly uid: string;
  readonly email: string;
  readonly problem: 'wrong' | 'missing' | 'locked' | null;
}

export function signInPage({ lang, uid, email, problem }: SignInView): IdentityPage {
  const words = identityWords[lang];
  const body = html`<div><h1>${words.signIn.title}</h1><p class="lead">${words.signIn.intro}</p></div>
<form method="post" action="${mountedAt}/interaction/${uid}"${problem && html` aria-describedby="alert"`}>
${alert(problem && words.signIn[problem])}
${hidden('step', 'password')}
${field({ name: 'email', label: words.email, type: 'email', value: email, autocomplete: 'username', autofocus: !email })}
${field({ name: 'password', label: words.password, type: 'password', autocomplete: 'current-password', autofocus: Boolean(email) })}
${submit(words.signIn.action)}
</form>
<p class="foot"><a href="${mountedAt}/forgot?lang=${lang}">${words.signIn.forgot}</a></p>`;
  return page(statusOf(problem), { lang, title: words.signIn.title, body });
}

export interface CodeView {
  readonly lang: Lang;
  readonly uid: string;
  readonly problem: 'wrong' | 'locked' | null;
}

export function codePage({ lang, uid, problem }: CodeView): IdentityPage {
  const { secondFactor: words, code, goOn } = identityWords[lang];
  const action = `${mountedAt}/interaction/${uid}`;
  const body = html`<div><h1>${words.title}</h1><p class="lead">${words.intro}</p></div>
<form method="post" action="${action}">
${hidden('step', 'code')}
${field({ name: 'code', label: code, autocomplete: 'one-time-code', numeric: true, autofocus: true, hint: words.hint, error: problem && words[problem] })}
${submit(goOn)}
</form>
<form method="post" action="${action}">${hidden('step', 'restart')}${submit(words.other, 'quiet')}</form>`;
  return page(statusOf(problem), { lang, title: words.title, body });
}

const statusOf = (problem: string | null): number =>
  problem === null ? 200 : problem === 'locked' ? 429 : problem === 'missing' ? 400 : 401;
