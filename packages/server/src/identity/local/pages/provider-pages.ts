import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { html, trusted } from '../../../notify/html.ts';
import { pageLanguage } from '../language.ts';
import { identityWords } from '../words/words.ts';
import { type IdentityPage, type PageParts, page, pageHeaders, submit } from './layout.ts';

/** The question before a session ends; a script of ours answers it at once, where scripts run. */
export function endSessionPage(context: KoaContextWithOIDC, form: string): void {
  const lang = contextLanguage(context);
  const { signOut } = identityWords[lang];
  const withButton = form.replace(
    '</form>',
    `<input type="hidden" name="logout" value="yes">${submit(signOut.action).markup}</form>`,
  );
  const body = html`<div><h1>${signOut.title}</h1><p class="lead">${signOut.intro}</p></div>${trusted(withButton)}`;
  answer(context, page(200, { lang, title: signOut.title, body, script: 'submit.js' }));
}

export function signedOutPage(context: KoaContextWithOIDC, publicUrl: string): void {
  const lang = contextLanguage(context);
  const { signOut, toPanel } = identityWords[lang];
  const body = html`<h1>${signOut.done}</h1><a class="act" href="${publicUrl}/admin/">${toPanel}</a>`;
  answer(context, page(200, { lang, title: signOut.done, body }));
}

/** A request of the protocol that cannot be answered by sending the browser back to who made it. */
export function failurePage(context: KoaContextWithOIDC, { error }: ErrorOut, publicUrl: string): void {
  const { status } = context;
  const why = error === 'server_error' ? 'own' : expired(context) ? 'expired' : 'request';
  answer(context, failure(status, contextLanguage(context), why, publicUrl));
}

export type FailureReason = 'expired' | 'request' | 'own' | 'otherSite';

export function failure(
  status: number,
  lang: PageParts['lang'],
  why: FailureReason,
  publicUrl: string,
): IdentityPage {
  const { failure: words, toPanel } = identityWords[lang];
  const body = html`<div><h1>${words.title}</h1><p class="lead">${words[why]}</p></div>
<a class="act" href="${publicUrl}/admin/">${toPanel}</a>`;
  return page(status, { lang, title: words.title, body });
}

const expired = ({ oidc }: KoaContextWithOIDC): boolean =>
  oidc.route === 'resume' || oidc.route === 'end_session_confirm';

const contextLanguage = (context: KoaContextWithOIDC) =>
  pageLanguage(context.oidc.params?.ui_locales as string | undefined, context.get('accept-language'));

function answer(context: KoaContextWithOIDC, { status, html: body }: IdentityPage): void {
  context.status = status;
  context.type = 'html';
  // The end of a session leads back to the panel.
  context.set(pageHeaders([context.origin]));
  context.body = body;
}
