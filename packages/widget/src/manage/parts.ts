import type { Booking, ManagedBooking } from '../../../schema/src/generated/types.ts';
import type { Problem } from '../shared/api.ts';
import { calendarFile, download, googleCalendarUrl } from '../shared/calendar.ts';
import type { Format } from '../shared/format.ts';
import { h } from './dom.ts';
import type { ManageTexts } from './texts.ts';

/** How the page speaks: the booking's language and its formats. */
export type Voice = { texts: ManageTexts; format: Format };

export const businessHeader = ({ business, branding }: ManagedBooking) =>
  h(
    'header',
    {},
    branding.logoUrl && h('img', { src: branding.logoUrl, alt: '', width: '40', height: '40' }),
    business.website ? h('a', { href: business.website }, business.name) : h('span', {}, business.name),
  );

export const facts = ({ texts, format }: Voice, booking: Booking, business: ManagedBooking['business']) =>
  h(
    'dl',
    {},
    ...fact(texts.service, booking.serviceName),
    ...fact(
      texts.when,
      format.full(booking.start, booking.timezone),
      booking.timezone !== business.timezone && fill(texts.zone, { zone: format.zone(booking.timezone) }),
    ),
    ...fact(texts.provider, booking.providerName),
    ...(booking.price ? fact(texts.price, format.money(booking.price)) : []),
    ...(business.address ? fact(texts.where, business.address) : []),
    ...(booking.customerName ? fact(texts.name, booking.customerName) : []),
    ...fact(texts.code, booking.code),
  );

const fact = (name: string, value: string, note?: string | false) => [
  h('dt', {}, name),
  h('dd', {}, value, note && h('small', {}, note)),
];

export function calendarButtons({ texts }: Voice, booking: Booking, business: ManagedBooking['business']) {
  const url = location.href;
  return h(
    'div',
    { class: 'actions' },
    button(texts.calendar, 'outlined', () =>
      download(`${booking.code}.ics`, calendarFile(booking, business, url)),
    ),
    h(
      'a',
      {
        class: 'button outlined',
        href: googleCalendarUrl(booking, business, url),
        target: '_blank',
        rel: 'noopener noreferrer',
      },
      texts.google,
      h('span', { class: 'sr' }, ` ${texts.newWindow}`),
    ),
  );
}

export const reach = ({ texts }: Voice, { phone, email }: ManagedBooking['business']) =>
  (phone || email) &&
  h(
    'p',
    { class: 'quiet' },
    `${texts.reach} `,
    phone && h('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}` }, phone),
    phone && email && ' · ',
    email && h('a', { href: `mailto:${email}` }, email),
  );

export const summary = (
  { format }: Voice,
  title: string,
  what: { start: string; providerName: string },
  zone: string,
) =>
  h(
    'p',
    { class: 'summary' },
    h('b', {}, title),
    h('span', {}, format.full(what.start, zone)),
    h('span', {}, what.providerName),
  );

export const alertOf = (voice: Voice, problem: Problem) =>
  h('p', { class: 'alert', role: 'alert' }, problemText(voice, problem));

export function problemText({ texts }: Voice, { code }: Problem): string {
  switch (code) {
    case 'NETWORK':
      return texts.errorNetwork;
    case 'RATE_LIMITED':
      return texts.errorRate;
    case 'SLOT_TAKEN':
    case 'SLOT_NOT_AVAILABLE':
      return texts.errorSlot;
    case 'CONFLICT':
      return texts.errorConflict;
    case 'AUTH_FAILED':
    case 'NOT_FOUND':
    case 'FORBIDDEN':
    case 'INVALID_INPUT':
      return texts.errorLink;
    default:
      return texts.errorInternal;
  }
}

export const button = (text: string, look: string, onclick: () => void) =>
  h('button', { type: 'button', class: `button ${look}`, onclick }, text);

/** One press is one request. */
export const working = ({ texts }: Voice, text: string, look: string, action: () => Promise<void>) => {
  const element = button(text, look, () => {
    if (element.getAttribute('aria-busy')) return;
    element.setAttribute('aria-busy', 'true');
    element.textContent = texts.working;
    void action();
  });
  return element;
};

export const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
