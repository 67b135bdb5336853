import type { Message } from './message.ts';

/** Where mails go: the local outbox, an SMTP server, later SES. */
export interface Transport {
  /**
   * Resolves when the message is safely handed over. The same id may come again after a crash.
   * Throws `MessageRejected` when this message can never be delivered, anything else when trying again makes sense.
   */
  send(message: Message): Promise<void>;
}

/** The receiving side refused this one message for good. */
export class MessageRejected extends Error {
  override readonly name = 'MessageRejected';
}
