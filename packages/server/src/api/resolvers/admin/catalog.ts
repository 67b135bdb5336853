import { categories, renameCategory } from './categories.ts';
import { adminProvider, adminProviders, deleteProvider, saveProvider } from './providers.ts';
import { adminService, adminServices, deleteService, saveService } from './services.ts';

export const catalogAdmin = {
  Query: { adminServices, adminService, categories, adminProviders, adminProvider },
  Mutation: { saveService, deleteService, renameCategory, saveProvider, deleteProvider },
};
