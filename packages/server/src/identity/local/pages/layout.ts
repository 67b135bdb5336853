import type { Lang } from '@booking-chat/core/language/lang';
import { houseStyle } from '../../../local/pages/house-style.ts';
import { type Html, html } from '../../../notify/html.ts';
import { mountedAt } from '../local-identity.ts';

/** One page of the identity provider, as its handlers answer it. */
export interface IdentityPage {
  readonly status: number;
  readonly html: string;
}

export interface PageParts {
  readonly lang: Lang;
  readonly title: string;
  readonly body: Html;
  /** A script of ours that only saves a click. */
  readonly script?: string;
}

export const page = (status: number, { lang, title, body, script }: PageParts): IdentityPage => ({
  status,
  html: html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Agentic Booking Chat</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${mountedAt}/style.css">
${script && html`<script src="${mountedAt}/${script}" defer></script>`}
</head>
<body class="identity">
<header><span class="mark" aria-hidden="true"></span>Agentic Booking Chat</header>
<main class="card">
${body}
</main>
</body>
</html>`.markup,
});

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly value?: string;
  readonly autocomplete: string;
  readonly autofocus?: boolean;
  readonly numeric?: boolean;
  readonly hint?: string;
  /** What is wrong with what was typed. */
  readonly error?: string | null;
}

/** A labelled input; its hint and its error are read out with it. */
export function field(of: Field): Html {
  const { name, label, type = 'text', value = '', hint, error } = of;
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${of.autocomplete}" required${
    of.numeric && html` inputmode="numeric" autocapitalize="none" spellcheck="false"`
  }${described && html` aria-describedby="${described}"`}${error && html` aria-invalid="true"`}${
    of.autofocus && html` autofocus`
  }>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${error && html`<p class="wrong" id="${name}-error">${error}</p>`}
</div>`;
}

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** Said at the top of a form that was refused. */
export const alert = (text: string | null): Html | null =>
  text ? html`<p class="alert" role="alert" id="alert">${text}</p>` : null;

export const submit = (label: string, kind: 'main' | 'quiet' = 'main'): Html =>
  html`<button class="${kind === 'main' ? 'act' : 'act quiet'}" type="submit">${label}</button>`;

/**
 * Nothing but our own style and, on two pages, a script that presses a button. No frame around them; forms lead back here,
 * from where a finished sign-in goes on to the panel.
 */
export const pagePolicy = (origins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    `form-action 'self' ${origins.join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');

export const pageHeaders = (origins: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': pagePolicy(origins),
  // With no-referrer browsers send forms with the origin "null", and we could not tell ours from others'.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

export const identityStyle = `${houseStyle}
.identity { min-height: 100vh; display: flex; flex-direction: column; align-items: center; gap: 1.6rem; padding: clamp(1.5rem, 8vh, 5.5rem) 1rem 3rem; }
.identity > header { display: flex; align-items: center; gap: .6rem; font-weight: 650; letter-spacing: -.01em; }
.mark { width: 1.5rem; height: 1.5rem; border-radius: .5rem .5rem .5rem .15rem; background: var(--accent); }
.card { width: 100%; max-width: 27rem; background: var(--panel); border: 1px solid var(--line); border-radius: 1.1rem; padding: clamp(1.4rem, 5vw, 2.2rem); display: grid; gap: 1.15rem; }
.card h1 { font-size: 1.65rem; line-height: 1.15; letter-spacing: -.025em; }
.card h2 { font-size: 1.12rem; letter-spacing: -.012em; margin-bottom: .2rem; }
.card .lead { color: var(--quiet); margin-top: .35rem; text-wrap: pretty; }
.card form, .card section { display: grid; gap: 1rem; } .card section { border-top: 1px solid var(--line); padding-top: 1.2rem; }
.field { display: grid; gap: .3rem; } .field label { font-size: .93rem; font-weight: 550; color: var(--ink); }
.field input { width: 100%; font-size: 1rem; min-height: 2.9rem; padding: .55rem .8rem; border-radius: .6rem; border-color: light-dark(#8b8a84, #6d6f7b); background: var(--panel); }
.field input[aria-invalid] { border-color: var(--bad); }
.hint { font-size: .88rem; color: var(--quiet); } .wrong { font-size: .9rem; color: var(--bad); font-weight: 550; }
.alert { border-radius: .7rem; padding: .75rem .95rem; background: light-dark(#fdecea, #3b2224); color: light-dark(#8a1c13, #ffb4ab); }
.good { border-radius: .7rem; padding: .75rem .95rem; background: light-dark(#e5f4ea, #1d3426); color: light-dark(#11572b, #a6e3bd); }
.alert ul { padding-left: 1.1rem; list-style: disc; } .card .act { min-height: 2.9rem; border-radius: .6rem; font-size: 1rem; text-decoration: none; display: inline-grid; place-items: center; }
.act.quiet { background: var(--soft); color: var(--ink); } .foot { font-size: .95rem; }
.codes { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .4rem; font: .95rem ui-monospace, Menlo, Consolas, monospace; white-space: nowrap; }
.codes li { background: var(--soft); border-radius: .4rem; padding: .35rem .6rem; } .key { overflow-wrap: anywhere; }
.qr { width: 11rem; height: 11rem; border-radius: .6rem; background: #fff; padding: .5rem; justify-self: start; }
:root { --bad: light-dark(#b3261e, #ffb4ab); }
`;
