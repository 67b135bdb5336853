import type { Lang } from '@booking-chat/core/language/lang';

export type MessageKind =
  | 'confirmed'
  | 'requested'
  | 'moved'
  | 'cancelled'
  | 'declined'
  | 'hand-off'
  | 'one-time-code'
  | 'account';

export interface Address {
  readonly name: string | null;
  readonly email: string;
}

/** One e-mail, ready to send. The same event gives the same `id`, so that sending it again can be noticed. */
export interface Message {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: MessageKind;
  readonly role: 'customer' | 'provider' | 'tenant';
  readonly language: Lang;
  /** When the event happened, ISO 8601 UTC; taken from the stored record, not from the clock. */
  readonly at: string;
  /** Name shown as the sender; the address is the transport's. */
  readonly fromName: string;
  readonly replyTo: string | null;
  readonly to: Address;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: Calendar | null;
  readonly bookingId: string | null;
}

/** An iCalendar part (RFC 5546); `method` also goes into the part's content type. */
export interface Calendar {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly filename: string;
  readonly content: string;
}
