import { type Html, html } from '../../notify/html.ts';
import type { StoredMessage } from '../../notify/outbox.ts';

export interface OutboxView {
  readonly messages: readonly StoredMessage[];
  /** The one that is open. */
  readonly current: StoredMessage | null;
  readonly tenants: readonly { readonly tenantId: string; readonly name: string }[];
  readonly filter: { readonly tenant: string; readonly recipient: string };
}

/** All mails at the left, the open one at the right. The mail itself is framed, without scripts, under its own policy. */
export function outboxPage(view: OutboxView): string {
  const { messages, current, tenants, filter } = view;
  const search = new URLSearchParams(
    Object.entries({ tenant: filter.tenant, to: filter.recipient }).filter(([, value]) => value),
  );
  const linkTo = (id: string) => `/outbox/${id}${search.size > 0 ? `?${search}` : ''}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${current ? `${current.subject} · ` : ''}Outbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/house.css">
</head>
<body>
<header class="bar">
<h1><a href="/">Agentic Booking Chat</a> · Outbox</h1>
<form action="/outbox" method="get" role="search">
<label>Business<select name="tenant"><option value="">All</option>${tenants.map(
    ({ tenantId, name }) =>
      html`<option value="${tenantId}"${tenantId === filter.tenant && html` selected`}>${name}</option>`,
  )}</select></label>
<label>Recipient<input name="to" type="search" value="${filter.recipient}" placeholder="any address"></label>
<button class="act" type="submit">Filter</button>
</form>
</header>
<main class="box">
<nav class="list" aria-label="Messages">${
    messages.length === 0
      ? html`<p class="empty">No e-mails here yet. Book something on a demo page and its confirmation appears.</p>`
      : messages.map(
          (message) =>
            html`<a href="${linkTo(message.id)}"${message.id === current?.id && html` aria-current="page"`}><strong lang="${message.language}">${message.subject}</strong><span>to ${message.to.email} · ${message.role}</span><span><time datetime="${message.at}">${message.at.slice(0, 16).replace('T', ' ')} UTC</time></span></a>`,
        )
  }</nav>
${current ? opened(current) : html`<p class="empty">Choose a message to read it.</p>`}
</main>
</body>
</html>`.markup;
}

const opened = (message: StoredMessage): Html => html`<article class="mail">
<h2 lang="${message.language}">${message.subject}</h2>
<dl>
<dt>From</dt><dd>${message.fromName}</dd>
<dt>To</dt><dd>${message.to.name} &lt;${message.to.email}&gt; (${message.role})</dd>
${message.replyTo && html`<dt>Reply to</dt><dd>${message.replyTo}</dd>`}
<dt>Delivery</dt><dd>${deliveries[message.delivery]}</dd>
${message.calendar && html`<dt>Attached</dt><dd><a href="/outbox/${message.id}/${message.calendar.filename}" download>${message.calendar.filename}</a> (${message.calendar.method})</dd>`}
</dl>
<iframe title="The message" src="/outbox/${message.id}/body" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>
<details><summary>Plain text</summary><pre lang="${message.language}">${message.text}</pre></details>
${message.calendar && html`<details><summary>${message.calendar.filename}</summary><pre>${message.calendar.content}</pre></details>`}
</article>`;

const deliveries = {
  outbox: 'kept here only',
  smtp: 'sent by SMTP',
  rejected: 'refused by the mail server',
} as const;
