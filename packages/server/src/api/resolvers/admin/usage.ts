import { pending } from './pending.ts';

export const usageAdmin = {
  Query: {
    usageReport: pending({ area: 'read' }),
  },
  Mutation: {
    changePlan: pending({ area: 'billing' }),
  },
};
