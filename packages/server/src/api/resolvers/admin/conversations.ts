import { pending } from './pending.ts';

export const conversationsAdmin = {
  Query: {
    listConversations: pending({ area: 'read' }),
    adminConversation: pending({ area: 'read' }),
  },
  Mutation: {
    replyToCustomer: pending({ area: 'conversations' }),
    returnToAgent: pending({ area: 'conversations' }),
    createPreviewToken: pending({ area: 'read' }),
  },
};
