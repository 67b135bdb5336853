import { pending } from './pending.ts';

export const liveAdmin = {
  Query: {},
  Mutation: {
    publishBookingEvent: pending({}),
    publishConversationEvent: pending({}),
  },
  Subscription: {
    onBookingEvent: pending({ area: 'read' }),
    onConversationEvent: pending({ area: 'read' }),
    onPersonReply: pending({ scope: 'chat' }),
  },
};
