import { readConversation, reportedState } from '@booking-chat/core/conversation/state';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { ChatReply, SendChatMessageInput } from '@booking-chat/schema/generated/types';
import type { App } from '../context.ts';
import { type ConversationRecord, type StoredMessage, saveConversation } from '../store/conversations.ts';
import { customerMessage, expiry, lately } from './turn-record.ts';

/**
 * A message while a person answers: it is kept for them, and nothing else happens, whatever it says or taps. The
 * dialogue's own state stays as it was, so that the agent can go on from there. null: the conversation changed under us.
 */
export async function keepForPerson(
  app: App,
  tenant: Tenant,
  record: ConversationRecord,
  input: SendChatMessageInput,
): Promise<{ record: ConversationRecord; reply: ChatReply } | null> {
  const message = customerMessage(app, input);
  const next: ConversationRecord = {
    ...record,
    messages: lately([...record.messages, message]),
    updatedAt: message.createdAt,
    expiresAt: expiry(app, tenant, record.status, record),
  };
  const saved = await saveConversation(app.db, next, app.clock());
  return saved && { record: saved, reply: silentReply(saved, message) };
}

/** The customer's own message as it was kept, with nothing to tap. */
export function silentReply(record: ConversationRecord, message: StoredMessage): ChatReply {
  const state = readConversation(record.state);
  return {
    conversationId: record.conversationId,
    state: state ? reportedState(state) : 'INIT',
    expects: 'NOTHING',
    message: { ...message, clientMessageId: message.clientMessageId ?? null },
    language: record.language,
    quickReplies: [],
    suggestedServices: [],
    suggestedProviders: [],
    suggestedSlots: [],
    offer: null,
    booking: null,
    handedOff: true,
    expiresAt: new Date(record.expiresAt * 1000).toISOString(),
  };
}
