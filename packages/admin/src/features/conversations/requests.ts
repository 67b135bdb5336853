import type {
  AdminBooking,
  AdminConversation,
  ConversationSummaryConnection,
  MutationReplyToCustomerArgs,
  QueryListConversationsArgs,
} from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../../shared/api/operation.ts';

const conversation = `conversationId status state language customerName customerEmail customerPhone
  messages { id sender text createdAt clientMessageId }
  answeredBy bookingIds createdAt updatedAt expiresAt version`;

export const readConversations = readOperation<
  { listConversations: ConversationSummaryConnection },
  QueryListConversationsArgs
>(
  'conversation',
  `query Conversations($status: ConversationStatus, $limit: Int, $nextToken: String) {
    listConversations(status: $status, limit: $limit, nextToken: $nextToken) {
      items {
        conversationId status language customerName lastText lastSender messageCount createdAt updatedAt expiresAt
      }
      nextToken
    }
  }`,
);

/** Who waits for a person: the inbox and the navigation ask the same. */
export const whoWaits: QueryListConversationsArgs = { status: 'WAITING', limit: 20, nextToken: null };

export const readConversation = readOperation<
  { adminConversation: AdminConversation | null },
  { conversationId: string }
>(
  'conversation',
  `query Conversation($conversationId: ID!) {
    adminConversation(conversationId: $conversationId) { ${conversation} }
  }`,
);

export const replyToCustomer = writeOperation<
  { replyToCustomer: AdminConversation },
  MutationReplyToCustomerArgs
>(
  ['conversation', 'overview', 'audit'],
  `mutation ReplyToCustomer($input: ReplyToCustomerInput!) {
    replyToCustomer(input: $input) { ${conversation} }
  }`,
);

export const returnToAgent = writeOperation<{ returnToAgent: AdminConversation }, { conversationId: string }>(
  ['conversation', 'overview', 'audit'],
  `mutation ReturnToAgent($conversationId: ID!) {
    returnToAgent(conversationId: $conversationId) { ${conversation} }
  }`,
);

export const readLinkedBooking = readOperation<
  {
    getBooking: Pick<
      AdminBooking,
      'bookingId' | 'code' | 'serviceName' | 'providerName' | 'start' | 'timezone' | 'status'
    > | null;
  },
  { bookingId: string }
>(
  'booking',
  `query LinkedBooking($bookingId: ID!) {
    getBooking(bookingId: $bookingId) { bookingId code serviceName providerName start timezone status }
  }`,
);
