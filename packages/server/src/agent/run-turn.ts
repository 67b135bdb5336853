import type { Catalog } from '@booking-chat/core/catalog/catalog';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type {
  ChatReply,
  SendChatMessageInput,
  StartConversationInput,
} from '@booking-chat/schema/generated/types';
import type { App } from '../context.ts';
import type { ConversationRecord } from '../store/conversations.ts';

/** What the API has already read and authorized: the tenant of the credential and the conversation named in the input. */
export interface TurnRequest {
  readonly tenant: Tenant;
  /** Absent: loaded through the store's per-process cache. */
  readonly catalog?: Catalog;
  /** null: none named, unknown, another tenant's, or expired. A new conversation begins. */
  readonly conversation: ConversationRecord | null;
}

/**
 * One message of the customer, answered. Errors: PLAN_LIMIT_REACHED when the month's messages are used up and the message
 * is not about an existing booking; CONFLICT when the same conversation is written to from elsewhere again and again.
 */
export async function runTurn(
  _app: App,
  _request: TurnRequest,
  _input: SendChatMessageInput,
): Promise<ChatReply> {
  throw new Error('not built yet');
}

/** Opens a conversation with the tenant's greeting. Counts no message. */
export async function startConversation(
  _app: App,
  _request: Omit<TurnRequest, 'conversation'>,
  _input: StartConversationInput,
): Promise<ChatReply> {
  throw new Error('not built yet');
}
