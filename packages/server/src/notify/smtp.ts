import { createTransport } from 'nodemailer';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import { MessageRejected, type Transport } from './transport.ts';

export interface SmtpOptions {
  /** smtp://user:password@host:port, or smtps://… */
  readonly url: string;
  /** The address mails come from; replies go to the tenant. */
  readonly from: string;
}

/** Sends by SMTP. The Message-ID is made of the message's id, so that a repeat after a crash is the same mail. */
export function smtpTransport({ url, from }: SmtpOptions): Transport & { close(): void } {
  const mailer = createTransport(url, { pool: true, maxConnections: 2 } as object);
  return {
    async send(message) {
      try {
        await mailer.sendMail(mailOf(message, from));
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        const forGood = responseCode !== undefined && responseCode >= 500 && responseCode !== 535;
        if (forGood) throw new MessageRejected(`refused with ${responseCode}`, { cause: error });
        throw error;
      }
    },
    close: () => mailer.close(),
  };
}

/** Sends through `first` and keeps a copy; what the outbox has was sent already and is not sent again. */
export function recorded(first: Transport, outbox: Outbox): Transport {
  return {
    async send(message) {
      if (await outbox.has(message)) return;
      try {
        await first.send(message);
      } catch (error) {
        if (error instanceof MessageRejected) await outbox.keep(message, 'rejected');
        throw error;
      }
      await outbox.keep(message, 'smtp');
    },
  };
}

export const mailOf = (message: Message, from: string) => ({
  from: { name: message.fromName, address: from },
  to: { name: message.to.name ?? '', address: message.to.email },
  replyTo: message.replyTo ?? undefined,
  subject: message.subject,
  text: message.text,
  html: message.html,
  messageId: `<${message.id}@booking-chat>`,
  date: new Date(message.at),
  headers: { 'Auto-Submitted': 'auto-generated' },
  icalEvent: message.calendar
    ? {
        method: message.calendar.method.toLowerCase(),
        filename: message.calendar.filename,
        content: message.calendar.content,
      }
    : undefined,
});
