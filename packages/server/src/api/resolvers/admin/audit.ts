import { pending } from './pending.ts';

export const auditAdmin = {
  Query: {
    listAudit: pending({ area: 'audit' }),
  },
  Mutation: {},
};
