import type { BookingEvent, ConversationEvent } from '@booking-chat/schema/generated/types';
import type { Identity } from './identity/identity.ts';
import type { Signer } from './signer.ts';
import type { Db } from './store/db.ts';

/** What every operation needs from its process: made once by the local host or a Lambda's init, never global. */
export interface App {
  readonly db: Db;
  /** Epoch milliseconds. The only clock of the server; `start --now` fixes it. */
  readonly clock: () => number;
  readonly signer: Signer;
  readonly log: Log;
  /** Public base of the customer's own pages, without a trailing slash: `<base>/b/<token>`. */
  readonly publicUrl: string;
  readonly version: string;
  /** Switches that an operator turns without a release; absent: all off. */
  readonly flags?: () => Flags;
  /** Who the people of the tenants are; absent where no person's token arrives. */
  readonly identity?: Identity;
  /** Tells subscribers that something happened; absent: nobody listens. Never throws: what is missed is read again. */
  readonly publish?: Publish;
}

export interface Publish {
  booking(event: BookingEvent): Promise<void>;
  conversation(event: ConversationEvent): Promise<void>;
}

export interface Flags {
  /** No model is called: every conversation goes on in the deterministic mode. */
  readonly DISABLE_IA: boolean;
  /** Owners change their plan themselves; off: only the operator's command does. */
  readonly OWNERS_CHANGE_PLANS?: boolean;
}

/** Structured log lines. Never message text, e-mail, phone or key. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
