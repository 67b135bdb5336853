import type { Lang } from '@booking-chat/core/language/lang';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { ConversationRecord } from '../store/conversations.ts';
import type { Credential } from './credential.ts';

/** What a host knows of a call, whichever host it is. */
export interface Caller {
  readonly requestId: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** When the host's authorizer has verified the token already. */
  readonly credential?: Credential;
}

export function header({ headers }: Caller, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** What a resolver gets besides its arguments: everything here is verified. */
export interface RequestContext {
  readonly requestId: string;
  readonly credential: Credential;
  readonly tenant: Tenant;
  /** The one named in the arguments; null: none named, unknown, another tenant's, or expired. */
  readonly conversation: ConversationRecord | null;
  readonly language: Lang;
  /** Epoch milliseconds, one moment for the whole request. */
  readonly now: number;
}
