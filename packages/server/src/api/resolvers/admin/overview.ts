import { pending } from './pending.ts';

export const overviewAdmin = {
  Query: {
    me: pending({ area: 'read', evenSuspended: true }),
    dashboard: pending({ area: 'read' }),
  },
  Mutation: {},
};
