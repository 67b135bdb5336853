import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { MinuteRange } from '@booking-chat/core/scheduling/rules';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { localeOf, money } from '../../notify/formats.ts';
import { type Html, html } from '../../notify/html.ts';
import { heroArt, logoMark, portrait } from './demo-art.ts';
import { type SiteCopy, type SiteWords, siteCopy, siteWords } from './demo-copy.ts';

export interface DemoSite {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
  readonly publicKey: string;
  readonly apiUrl: string;
  /** Ids in the order the business likes to show them; what it added since comes after. */
  readonly order: { readonly services: readonly string[]; readonly providers: readonly string[] };
  /** ISO weekday of today where the business is, 1 is Monday. */
  readonly weekday: number;
}

/** The site of one demo business: what a visitor sees first, with the chat on it as any customer would embed it. */
export function demoPage(site: DemoSite): string {
  const { tenant, catalog } = site;
  const words = siteWords[tenant.language];
  const copy = siteCopy[tenant.slug] ?? fallbackCopy(tenant, words);
  const active = inOrder(catalog.services, site.order.services, (service) => service.serviceId);
  const team = inOrder(catalog.providers, site.order.providers, (provider) => provider.providerId);
  return html`<!doctype html>
<html lang="${localeOf(tenant.language, tenant.country)}" data-site="${tenant.slug}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${copy.lead}">
<meta name="robots" content="noindex">
<title>${tenant.name} · ${copy.eyebrow}</title>
<link rel="icon" href="/demo/${tenant.slug}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/demo.css">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top">
<a class="logo" href="#content">${logoMark(tenant.slug)}<span>${tenant.name}</span></a>
<nav aria-label="${tenant.name}">
<a href="#services">${words.navServices}</a><a href="#team">${words.navTeam}</a><a href="#visit">${words.navVisit}</a>
</nav>
<button class="button small" type="button" data-chat>${words.book}</button>
</header>
<main id="content">
<section class="hero">
<div class="hero-text">
<p class="eyebrow">${copy.eyebrow}</p>
<h1>${copy.headline}</h1>
<p class="lead">${copy.lead}</p>
<p class="actions"><button class="button" type="button" data-chat>${words.book}</button><a class="quiet-link" href="#services">${words.seeServices}</a></p>
<button class="try" type="button" data-chat data-say="${copy.example}"><span>${words.tryIt}</span>“${copy.example}”</button>
</div>
<div class="hero-art">${heroArt(tenant.slug)}</div>
</section>
${servicesSection(active, tenant, copy, words)}
${teamSection(team, copy, words)}
${visitSection(site, copy, words)}
</main>
<footer>
<p class="logo">${logoMark(tenant.slug)}<span>${tenant.name}</span></p>
<p>${words.demo}</p>
<p><a href="/">${words.demoLinks.all}</a> · <a href="/outbox">${words.demoLinks.outbox}</a></p>
</footer>
<script src="/chat-widget/latest/chat-widget.js" async data-tenant-id="${tenant.tenantId}" data-public-key="${site.publicKey}" data-language="${tenant.language}" data-position="${tenant.branding.position}" data-primary-color="${tenant.branding.primaryColor}" data-theme="auto" data-auto-open="false" data-api-url="${site.apiUrl}"></script>
<script src="/demo/demo.js" defer></script>
</body>
</html>`.markup;
}

export const demoIcon = (slug: string, color: string): string =>
  logoMark(slug)
    .markup.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
    .replaceAll('var(--brand-bright)', '#f2b705')
    .replaceAll('var(--brand)', color)
    .replaceAll('var(--page)', '#ffffff');

function servicesSection(
  services: readonly Service[],
  tenant: Tenant,
  copy: SiteCopy,
  words: SiteWords,
): Html {
  const categories = [...new Set(services.map((service) => service.category ?? ''))];
  const locale = localeOf(tenant.language, tenant.country);
  return html`<section id="services" class="services" aria-labelledby="services-title">
<div class="section-head"><h2 id="services-title">${copy.servicesTitle}</h2><p>${copy.servicesLead}</p></div>
${categories.map(
  (category) => html`<div class="category"><h3>${category}</h3><ul>
${services
  .filter((service) => (service.category ?? '') === category)
  .map(
    (service) => html`<li>
<div class="what"><h4>${service.name}</h4><p>${service.description}</p>
<p class="facts"><span>${words.minutes(service.durationMinutes)}</span>${service.capacity > 1 && html`<span>${words.group(service.capacity)}</span>`}${service.needsApproval && html`<span>${words.approval}</span>`}</p></div>
<p class="price">${service.price && money(service.price, locale)}</p>
<button class="pick" type="button" data-chat data-say="${words.askFor(service.name)}" aria-label="${words.bookThis(service.name)}"><span aria-hidden="true">+</span></button>
</li>`,
  )}
</ul></div>`,
)}
</section>`;
}

const teamSection = (providers: readonly Provider[], copy: SiteCopy, words: SiteWords): Html =>
  html`<section id="team" class="team" aria-labelledby="team-title">
<div class="section-head"><h2 id="team-title">${copy.teamTitle}</h2><p>${copy.teamLead}</p></div>
<ul>${providers
    .filter((provider) => provider.active)
    .map(
      (provider, index) =>
        html`<li>${portrait(provider.name, index)}<h3>${fullName(provider)}</h3><p>${provider.bio}</p></li>`,
    )}</ul>
<p class="actions"><button class="button" type="button" data-chat>${words.book}</button></p>
</section>`;

function visitSection({ tenant, catalog, weekday }: DemoSite, copy: SiteCopy, words: SiteWords): Html {
  const { business } = tenant;
  const phone = business.phone?.replace(/[^+\d]/g, '');
  const days = weekdays(localeOf(tenant.language, tenant.country));
  return html`<section id="visit" class="visit" aria-labelledby="visit-title">
<h2 id="visit-title">${copy.visitTitle}</h2>
<div class="columns">
<div class="place"><h3>${words.address}</h3><address>${business.address}</address><p>${business.directions}</p>
<h3>${words.contact}</h3><p>${phone && html`<a href="tel:${phone}">${business.phone}</a><br>`}${business.email && html`<a href="mailto:${business.email}">${business.email}</a>`}</p></div>
<div class="hours"><h3>${words.hours}</h3><table><tbody>${(catalog.availability.tenant.weekly ?? []).map(
    (ranges, index) =>
      html`<tr${index + 1 === weekday && html` class="today"`}><th scope="row">${days[index]}${index + 1 === weekday && html` <small>${words.today}</small>`}</th><td>${ranges.length > 0 ? ranges.map((range) => hoursOf(range, tenant)).join(', ') : words.closed}</td></tr>`,
  )}</tbody></table></div>
<div class="questions"><h3>${words.questions}</h3>${tenant.agent.faq.map(
    (entry) => html`<details><summary>${entry.question}</summary><p>${entry.answer}</p></details>`,
  )}</div>
</div>
</section>`;
}

function inOrder<T extends { readonly active: boolean }>(
  entries: readonly T[],
  order: readonly string[],
  idOf: (entry: T) => string,
): T[] {
  const place = (entry: T) => (order.includes(idOf(entry)) ? order.indexOf(idOf(entry)) : order.length);
  return entries.filter((entry) => entry.active).sort((a, b) => place(a) - place(b));
}

const fullName = ({ title, name }: Provider) => [title, name].filter(Boolean).join(' ');

const hoursOf = ({ start, end }: MinuteRange, tenant: Tenant) =>
  `${time(start, tenant)}–${time(end, tenant)}`;

/** Minutes of a day as the country writes them. */
const time = (minute: number, tenant: Tenant) =>
  new Intl.DateTimeFormat(localeOf(tenant.language, tenant.country), {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    ...(tenant.language === 'en' ? {} : { hourCycle: 'h23' as const }),
  }).format(minute * 60_000);

/** 2024-01-01 was a Monday. */
const weekdays = (locale: string): string[] =>
  Array.from({ length: 7 }, (_, index) => {
    const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, 1 + index),
    );
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  });

const fallbackCopy = (tenant: Tenant, words: SiteWords): SiteCopy => ({
  eyebrow: tenant.business.address ?? '',
  headline: tenant.name,
  lead: tenant.agent.greeting[tenant.language] ?? '',
  servicesTitle: words.navServices,
  servicesLead: '',
  teamTitle: words.navTeam,
  teamLead: '',
  visitTitle: words.navVisit,
  example: '',
});
