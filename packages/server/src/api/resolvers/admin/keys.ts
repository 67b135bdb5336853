import { pending } from './pending.ts';

export const keysAdmin = {
  Query: {
    listApiKeys: pending({ area: 'read' }),
    checkOrigin: pending({ area: 'read' }),
  },
  Mutation: {
    createApiKey: pending({ area: 'keys' }),
    updateApiKey: pending({ area: 'keys' }),
    rotateApiKey: pending({ area: 'keys' }),
    revokeApiKey: pending({ area: 'keys' }),
  },
};
