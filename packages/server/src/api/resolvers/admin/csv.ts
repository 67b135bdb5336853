import { pending } from './pending.ts';

export const csvAdmin = {
  Query: {
    exportCsv: pending({ area: 'export' }),
  },
  Mutation: {
    importCsv: pending({ area: 'catalog' }),
  },
};
