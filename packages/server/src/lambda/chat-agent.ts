import { getConversation, sendChatMessage, startConversation } from '../api/resolvers/conversations.ts';
import { publishToAppSync } from './publish.ts';
import { resolverFunction } from './resolver-function.ts';

export const handler = resolverFunction(
  'chatAgent',
  {
    'Mutation.startConversation': startConversation,
    'Mutation.sendChatMessage': sendChatMessage,
    'Query.getConversation': getConversation,
  },
  ({ environment, log }) => ({
    publish: publishToAppSync({ url: environment.API_URL, region: environment.AWS_REGION, log }),
  }),
);
