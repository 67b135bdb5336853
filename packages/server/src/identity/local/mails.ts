import type { Lang } from '@booking-chat/core/language/lang';
import { type MailBody, mailHtml, mailText } from '../../notify/layout.ts';
import type { Message } from '../../notify/message.ts';
import { randomId } from '../../store/random-id.ts';
import { getTenant } from '../../store/tenants.ts';
import type { Account } from './accounts.ts';
import { type LocalIdentity, mountedAt } from './local-identity.ts';
import { identityWords } from './words/words.ts';

/** The way in for somebody new. `token` is the secret of the link, which is stored as a hash only. */
export async function mailInvitation(
  identity: LocalIdentity,
  account: Account,
  token: string,
): Promise<void> {
  const { mail } = identityWords[account.language];
  const { invitation } = mail;
  const business = await businessOf(identity, account);
  await send(identity, account, business, invitation.subject(business.name), {
    title: invitation.title(business.name),
    paragraphs: [invitation.intro(business.name, mail.roles[account.role])],
    button: {
      label: invitation.action,
      url: passwordUrl(identity, token, account.language),
      hint: invitation.hint,
    },
    footer: [],
  });
}

/** `asked`: by whoever holds the address; otherwise an owner wants it. */
export async function mailReset(
  identity: LocalIdentity,
  account: Account,
  token: string,
  { asked, minutes }: { readonly asked: boolean; readonly minutes: number },
): Promise<void> {
  const { reset } = identityWords[account.language].mail;
  await send(identity, account, await businessOf(identity, account), reset.subject, {
    title: reset.title,
    paragraphs: [asked ? reset.asked : reset.byOwner],
    button: {
      label: reset.action,
      url: passwordUrl(identity, token, account.language),
      hint: reset.hint(minutes),
    },
    footer: asked ? [reset.ignore] : [],
  });
}

/** To the owner of an account that somebody has been guessing at. */
export async function mailLocked(
  identity: LocalIdentity,
  account: Account,
  { most, minutes }: { readonly most: number; readonly minutes: number },
): Promise<void> {
  const { locked } = identityWords[account.language].mail;
  await send(identity, account, await businessOf(identity, account), locked.subject, {
    title: locked.title,
    paragraphs: [locked.intro(most, minutes), locked.advice],
    button: {
      label: locked.action,
      url: `${identity.publicUrl}${mountedAt}/forgot?lang=${account.language}`,
      hint: locked.hint,
    },
    footer: [],
  });
}

export async function mailPasswordChanged(identity: LocalIdentity, account: Account): Promise<void> {
  const { changed } = identityWords[account.language].mail;
  await send(identity, account, await businessOf(identity, account), changed.subject, {
    title: changed.title,
    paragraphs: [changed.intro, changed.advice],
    footer: [],
  });
}

interface Business {
  readonly name: string;
  readonly color: string;
}

export async function businessOf({ db }: LocalIdentity, { tenantId }: Account): Promise<Business> {
  const tenant = await getTenant(db, tenantId);
  return { name: tenant?.name ?? 'Agentic Booking Chat', color: tenant?.branding.primaryColor ?? '#2a49c9' };
}

const passwordUrl = ({ publicUrl }: LocalIdentity, token: string, language: Lang): string =>
  `${publicUrl}${mountedAt}/password?lang=${language}&link=${token}`;

async function send(
  { transport, businessClock }: LocalIdentity,
  { tenantId, language, email, name }: Account,
  business: Business,
  subject: string,
  draft: Pick<MailBody, 'title' | 'paragraphs' | 'button' | 'footer'>,
): Promise<void> {
  const { mail } = identityWords[language];
  const body: MailBody = {
    language,
    business: business.name,
    color: business.color,
    rows: [],
    ...draft,
    paragraphs: [...(name ? [mail.greeting(name)] : []), ...draft.paragraphs],
    footer: [...draft.footer, mail.footer(email)],
  };
  const message: Message = {
    id: randomId(),
    tenantId,
    kind: 'account',
    role: 'tenant',
    language,
    at: new Date(businessClock()).toISOString(),
    fromName: business.name,
    replyTo: null,
    to: { name, email },
    subject,
    text: mailText(body),
    html: mailHtml(body),
    calendar: null,
    bookingId: null,
  };
  await transport.send(message);
}
