import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { html } from '../../notify/html.ts';
import { heroArt } from './demo-art.ts';
import { siteCopy } from './demo-copy.ts';

/** The first page of a local installation: where to go. */
export function landingPage(tenants: readonly Tenant[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Agentic Booking Chat</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo/demo.css">
<link rel="stylesheet" href="/house.css">
</head>
<body>
<main class="wrap">
<header class="intro">
<h1>People write. An appointment exists.</h1>
<p>Agentic Booking Chat is running on this machine. Pick a business, open its chat and write as you would to a person: in Spanish, Portuguese or English, with typos, all at once or bit by bit.</p>
</header>
<ul class="sites">${tenants.map(
    (
      tenant,
    ) => html`<li><a class="site" href="/demo/${tenant.slug}" lang="${tenant.language}" data-site="${tenant.slug}">
<div class="art">${heroArt(tenant.slug)}</div>
<div class="words"><h2>${tenant.name}</h2><p>${siteCopy[tenant.slug]?.eyebrow}</p><p class="say">“${siteCopy[tenant.slug]?.example}”</p></div>
</a></li>`,
  )}</ul>
<div class="more">
<section><h3><a href="/admin/">Panel</a></h3><p>The business's side: calendar, conversations, services, hours, keys. The terminal has printed each owner's address and password.</p></section>
<section><h3><a href="/outbox">Outbox</a></h3><p>Every e-mail the businesses sent, with its calendar file. Nothing leaves this machine unless <code>SMTP_URL</code> is set.</p></section>
<section><h3>Command line</h3><p><code>booking-chat bookings list</code> shows what was booked; <code>booking-chat --help</code> the rest.</p></section>
<section><h3>API</h3><p>GraphQL at <code>POST /graphql</code>; health at <a href="/health">/health</a>. Guides are in the <code>docs</code> folder.</p></section>
</div>
</main>
</body>
</html>`.markup;
}
