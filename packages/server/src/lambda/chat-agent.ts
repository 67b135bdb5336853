import { getConversation, sendChatMessage, startConversation } from '../api/resolvers/conversations.ts';
import { resolverFunction } from './resolver-function.ts';

export const handler = resolverFunction('chatAgent', {
  'Mutation.startConversation': startConversation,
  'Mutation.sendChatMessage': sendChatMessage,
  'Query.getConversation': getConversation,
});
