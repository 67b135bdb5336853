import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { CodeNotice, HandOffNotice, Notice } from '../store/notices.ts';
import { type MailBody, mailHtml, mailText } from './layout.ts';
import { mailWords } from './locales/index.ts';
import type { Message } from './message.ts';
import { contactLines, frame, messageId } from './notices-for.ts';

/** The mail of a hand-off (to the tenant's inbox) or of a one-time code (to the customer); null: nobody to send it to. */
export function noticeMail(notice: Notice, tenant: Tenant): Message | null {
  return notice.kind === 'hand-off' ? handOffMail(notice, tenant) : codeMail(notice, tenant);
}

function handOffMail(notice: HandOffNotice, tenant: Tenant): Message | null {
  const email = tenant.agent.handoffEmail ?? tenant.business.email;
  if (!email) return null;
  const words = mailWords[tenant.language];
  const { customer } = notice;
  const contact = [customer.email, customer.phone].filter(Boolean).join(' · ');
  return mail(notice, tenant, {
    role: 'tenant',
    language: tenant.language,
    to: { name: tenant.name, email },
    // An answer goes straight to the customer.
    replyTo: customer.email,
    subject: words.handOff.subject(customer.name),
    body: {
      ...frame(tenant, tenant.language),
      title: words.handOff.title,
      paragraphs: [words.handOff.intro],
      rows: [
        [words.labels.customer, customer.name ?? words.handOff.anonymous],
        ...(contact ? [[words.labels.contact, contact] as const] : []),
      ],
      transcript: {
        title: words.handOff.transcript,
        lines: notice.transcript.map((line) => ({
          speaker: words.handOff.speakers[line.sender],
          text: line.text,
          mine: line.sender === 'CUSTOMER',
        })),
      },
      footer: [],
    },
  });
}

function codeMail(notice: CodeNotice, tenant: Tenant): Message | null {
  const { email } = notice;
  if (!email) return null;
  const words = mailWords[notice.language];
  return mail(notice, tenant, {
    role: 'customer',
    language: notice.language,
    to: { name: notice.name, email },
    replyTo: tenant.business.email,
    subject: words.code.subject(notice.code, tenant.name),
    body: {
      ...frame(tenant, notice.language),
      title: words.code.title,
      paragraphs: [...(notice.name ? [words.greeting(notice.name)] : []), words.code.intro(tenant.name)],
      highlight: notice.code,
      rows: [],
      footer: [words.code.validFor(notice.validMinutes), words.code.ignore, ...contactLines(tenant)],
    },
  });
}

function mail(
  notice: Notice,
  tenant: Tenant,
  draft: Pick<Message, 'role' | 'language' | 'to' | 'replyTo' | 'subject'> & { body: MailBody },
): Message {
  const { body, ...addressed } = draft;
  return {
    ...addressed,
    id: messageId(notice.noticeId, tenant.tenantId, draft.role, draft.to.email),
    tenantId: tenant.tenantId,
    kind: notice.kind,
    at: notice.createdAt,
    fromName: tenant.name,
    text: mailText(body),
    html: mailHtml(body),
    calendar: null,
    bookingId: null,
  };
}
