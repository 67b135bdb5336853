import type { ChatMessage } from '@booking-chat/schema/generated/types';
import type { StoredMessage } from '../store/conversations.ts';

export const presentMessage = ({
  id,
  sender,
  text,
  createdAt,
  clientMessageId,
}: StoredMessage): ChatMessage => ({
  id,
  sender,
  text,
  createdAt,
  clientMessageId: clientMessageId ?? null,
});
