import type { ConversationEventKind } from '@booking-chat/schema/generated/types';
import type { App } from '../context.ts';
import type { ConversationRecord, ConversationStatus } from '../store/conversations.ts';

/** Tells the team that the customer asked for a person, or wrote while one answers or is waited for. */
export async function announceTurn(
  app: App,
  before: ConversationStatus | null,
  record: ConversationRecord,
): Promise<void> {
  if (record.status === 'AGENT') return;
  const asked = record.status === 'WAITING' && before !== 'WAITING';
  const messageId = record.messages.findLast(({ sender }) => sender === 'CUSTOMER')?.id;
  await announce(app, asked ? 'WAITING' : 'CUSTOMER_WROTE', record, messageId);
}

/** What happened in a conversation, by ids alone. Of a trial nobody hears. */
export async function announce(
  app: App,
  kind: ConversationEventKind,
  { tenantId, conversationId, updatedAt, trial }: ConversationRecord,
  messageId: string | null = null,
): Promise<void> {
  if (trial) return;
  await app.publish?.conversation({ tenantId, kind, conversationId, messageId, at: updatedAt });
}
