import { pending } from './pending.ts';

export const catalogAdmin = {
  Query: {
    adminServices: pending({ area: 'read' }),
    adminService: pending({ area: 'read' }),
    categories: pending({ area: 'read' }),
    adminProviders: pending({ area: 'read' }),
    adminProvider: pending({ area: 'read' }),
  },
  Mutation: {
    saveService: pending({ area: 'catalog' }),
    deleteService: pending({ area: 'catalog' }),
    renameCategory: pending({ area: 'catalog' }),
    saveProvider: pending({ area: 'catalog' }),
    deleteProvider: pending({ area: 'catalog' }),
  },
};
