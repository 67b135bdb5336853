import type { Outbox } from '../notify/outbox.ts';
import { recorded, smtpTransport } from '../notify/smtp.ts';
import type { Transport } from '../notify/transport.ts';
import type { Settings } from './settings.ts';

/** The outbox, and SMTP before it where that is set. */
export function transportFor(
  { smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>,
  outbox: Outbox,
): { readonly transport: Transport; close(): void } {
  if (!smtpUrl) return { transport: outbox, close: () => {} };
  const smtp = smtpTransport({ url: smtpUrl, from: mailFrom });
  return { transport: recorded(smtp, outbox), close: () => smtp.close() };
}
