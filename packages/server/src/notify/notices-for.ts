import { createHash } from 'node:crypto';
import type { Booking } from '@booking-chat/core/booking/booking';
import type { Lang } from '@booking-chat/core/language/lang';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { calendarOf } from './calendar.ts';
import { clock, localeOf, longDate, money } from './formats.ts';
import { type MailBody, mailHtml, mailText } from './layout.ts';
import { mailWords } from './locales/index.ts';
import type { Address, Calendar, Message } from './message.ts';

/** What the mails need to know besides the booking. */
export interface Audience {
  readonly tenant: Tenant;
  /** Where a provider is written to; null: not at all. */
  readonly providerEmail: (providerId: string) => string | null;
  /** The customer's own page for a booking, with its secret token. */
  readonly manageUrl: (bookingId: string) => string;
  /** Organizer of calendar entries when the tenant has no address of its own. */
  readonly fallbackEmail: string;
}

type News = 'confirmed' | 'requested' | 'moved' | 'cancelled' | 'declined';

/** Who is told what when a booking's record changes. Pure: the same change gives the same messages with the same ids. */
export function noticesFor(before: Booking | null, after: Booking | null, audience: Audience): Message[] {
  const news = newsOf(before, after);
  if (!news || !after) return [];
  const left =
    before !== null && isActive(before) && isActive(after) && before.providerId !== after.providerId;
  const leaving = left
    ? toProvider(
        before.status === 'PENDING' ? 'declined' : 'cancelled',
        { ...before, version: after.version, updatedAt: after.updatedAt },
        null,
        audience,
      )
    : null;
  const arriving = left
    ? toProvider(after.status === 'PENDING' ? 'requested' : 'confirmed', after, null, audience)
    : toProvider(news, after, before, audience);
  return [toCustomer(news, after, before, audience), leaving, arriving].filter((message) => message !== null);
}

function newsOf(before: Booking | null, after: Booking | null): News | null {
  if (!after) return null;
  const wasActive = before !== null && isActive(before);
  if (isActive(after)) {
    // Marked as over by mistake, and corrected: the customer was told all there is to tell.
    if (before?.status === 'COMPLETED' || before?.status === 'NO_SHOW') return null;
    if (!wasActive || before.status !== after.status)
      return after.status === 'PENDING' ? 'requested' : 'confirmed';
    const moved =
      before.start !== after.start ||
      before.end !== after.end ||
      before.providerId !== after.providerId ||
      before.serviceId !== after.serviceId;
    return moved ? 'moved' : null;
  }
  if (after.status !== 'CANCELLED' || !wasActive) return null;
  return before.status === 'PENDING' ? 'declined' : 'cancelled';
}

const isActive = (booking: Booking) => booking.status === 'PENDING' || booking.status === 'CONFIRMED';

function toCustomer(
  news: News,
  booking: Booking,
  before: Booking | null,
  audience: Audience,
): Message | null {
  const { email, name } = booking.customer;
  if (!email) return null;
  const { tenant } = audience;
  const words = mailWords[booking.language];
  const said = words.customer[byWhom(news, booking)];
  const url = audience.manageUrl(booking.bookingId);
  const live = isActive(booking);
  const body: MailBody = {
    ...frame(tenant, booking.language),
    title: said.title,
    paragraphs: [words.greeting(name), said.intro(tenant.name)],
    rows: [
      ...facts(booking, before, news, tenant, booking.language),
      ...(live && tenant.business.address ? [[words.labels.where, tenant.business.address] as const] : []),
      ...(live && tenant.business.directions
        ? [[words.directions, tenant.business.directions] as const]
        : []),
      [words.labels.code, booking.code],
    ],
    button: live ? { label: words.manage, url, hint: words.manageHint } : undefined,
    footer: [...contactLines(tenant), words.sentBy(tenant.name)],
  };
  return message({
    news,
    role: 'customer',
    booking,
    audience,
    before,
    language: booking.language,
    to: { name, email },
    subject: said.subject(booking.serviceName, tenant.name),
    body,
    summary: `${booking.serviceName}, ${tenant.name}`,
    description: [booking.providerName, live ? `${words.manage}: ${url}` : ''].filter(Boolean).join('\n'),
    url: live ? url : null,
  });
}

/** Who cancelled decides the words: nobody is to wonder what they did. */
function byWhom(news: News, { cancelledBy }: Booking): keyof (typeof mailWords)['es']['customer'] {
  if (cancelledBy !== 'business') return news;
  return news === 'cancelled' ? 'calledOff' : news === 'declined' ? 'turnedDown' : news;
}

function toProvider(
  news: News,
  booking: Booking,
  before: Booking | null,
  audience: Audience,
): Message | null {
  const { tenant } = audience;
  const email = audience.providerEmail(booking.providerId);
  if (!email) return null;
  const language = tenant.language;
  const words = mailWords[language];
  const said = words.provider[news];
  const { customer } = booking;
  const contact = [customer.email, customer.phone].filter(Boolean).join(' · ');
  const body: MailBody = {
    ...frame(tenant, language),
    title: said.title,
    paragraphs: [],
    rows: [
      [words.labels.customer, customer.name],
      ...(contact ? [[words.labels.contact, contact] as const] : []),
      ...facts(booking, before, news, tenant, language),
      ...(booking.notes ? [[words.labels.notes, booking.notes] as const] : []),
      [words.labels.code, booking.code],
    ],
    footer: contactLines(tenant),
  };
  return message({
    news,
    role: 'provider',
    booking,
    audience,
    before,
    language,
    to: { name: booking.providerName, email },
    subject: said.subject(
      booking.serviceName,
      customer.name,
      when(booking, booking.timezone, tenant, language),
    ),
    body,
    summary: `${booking.serviceName}, ${customer.name}`,
    description: [contact, booking.notes ?? ''].filter(Boolean).join('\n'),
    url: null,
  });
}

function facts(
  booking: Booking,
  before: Booking | null,
  news: News,
  tenant: Tenant,
  language: Lang,
): (readonly [string, string])[] {
  const { labels } = mailWords[language];
  const own = booking.customerTimezone;
  const elsewhere =
    own && clockIn(booking, own) !== clockIn(booking, booking.timezone)
      ? ` (${when(booking, own, tenant, language)}, ${labels.yourTime})`
      : '';
  return [
    [labels.service, booking.serviceName],
    [labels.provider, booking.providerName],
    [labels.when, when(booking, booking.timezone, tenant, language) + elsewhere],
    ...(news === 'moved' && before && before.start !== booking.start
      ? [[labels.before, when(before, before.timezone, tenant, language)] as const]
      : []),
    ...(booking.cancelReason ? [[labels.reason, booking.cancelReason] as const] : []),
    ...(booking.price
      ? [[labels.price, money(booking.price, localeOf(language, tenant.country))] as const]
      : []),
  ];
}

function when(booking: Booking, timezone: string, tenant: Tenant, language: Lang): string {
  const locale = localeOf(language, tenant.country);
  return `${longDate(booking.start, timezone, locale)}, ${clock(booking.start, timezone, locale)}`;
}

const clockIn = (booking: Booking, timezone: string) =>
  `${longDate(booking.start, timezone, 'en-US')} ${clock(booking.start, timezone, 'en-US')}`;

export const frame = (tenant: Tenant, language: Lang) => ({
  language,
  business: tenant.name,
  color: tenant.branding.primaryColor,
});

export const contactLines = ({ business }: Tenant): string[] =>
  [business.address, [business.phone, business.email].filter(Boolean).join(' · ')].filter(
    (line): line is string => Boolean(line),
  );

interface Draft {
  readonly news: News;
  readonly role: Message['role'];
  readonly booking: Booking;
  readonly audience: Audience;
  /** What this recipient was told of before; null: nothing. */
  readonly before: Booking | null;
  readonly language: Lang;
  readonly to: Address;
  readonly subject: string;
  readonly body: MailBody;
  readonly summary: string;
  readonly description: string;
  readonly url: string | null;
}

function message(draft: Draft): Message {
  const { booking, audience } = draft;
  const method = calendarMethod(draft);
  const organizerEmail = audience.tenant.business.email ?? audience.fallbackEmail;
  return {
    id: messageId(booking.bookingId, booking.version, draft.role, draft.to.email),
    tenantId: booking.tenantId,
    kind: draft.news,
    role: draft.role,
    language: draft.language,
    at: booking.updatedAt,
    fromName: audience.tenant.name,
    replyTo: audience.tenant.business.email,
    to: draft.to,
    subject: draft.subject,
    text: mailText(draft.body),
    html: mailHtml(draft.body),
    calendar:
      method &&
      calendarOf(method, {
        booking,
        tenant: audience.tenant,
        attendee: draft.to,
        summary: draft.summary,
        description: draft.description,
        url: draft.url,
        organizerEmail,
      }),
    bookingId: booking.bookingId,
  };
}

/**
 * A request that awaits approval is in nobody's calendar, so there is nothing to put in or take out; unless it was
 * confirmed before and then moved (every change of a request but its first writing may be that).
 */
function calendarMethod({ news, booking, before }: Draft): Calendar['method'] | null {
  const mayBeInCalendar = before !== null && (before.status === 'CONFIRMED' || before.version > 1);
  if (news === 'cancelled') return 'CANCEL';
  if (booking.status === 'CONFIRMED') return 'REQUEST';
  return mayBeInCalendar ? 'CANCEL' : null;
}

/** One id for one event and recipient: what makes a repeated delivery recognisable. */
export const messageId = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
