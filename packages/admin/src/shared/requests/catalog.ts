import type {
  AdminProvider,
  AdminProviderConnection,
  AdminService,
  AdminServiceConnection,
  CategoryList,
  Deleted,
  MutationDeleteProviderArgs,
  MutationDeleteServiceArgs,
  MutationRenameCategoryArgs,
  MutationSaveProviderArgs,
  MutationSaveServiceArgs,
  QueryAdminProvidersArgs,
  QueryAdminServicesArgs,
} from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../api/operation.ts';

const rules = `rules {
  slotIntervalMinutes bufferBeforeMinutes bufferAfterMinutes minimumNoticeMinutes horizonDays
  maxBookingsPerDay maxBookingsPerCustomerPerDay maxUpcomingPerCustomer changeCutoffMinutes
}`;
const service = `serviceId name aliases category description durationMinutes price { amount currency }
  capacity needsApproval active ${rules} providerIds version`;
const provider = `providerId name title aliases bio photoUrl email serviceIds timezone active ${rules}
  ownHours version`;

export const readServices = readOperation<{ adminServices: AdminServiceConnection }, QueryAdminServicesArgs>(
  'service',
  `query Services($query: String, $category: String, $active: Boolean, $limit: Int, $nextToken: String) {
    adminServices(query: $query, category: $category, active: $active, limit: $limit, nextToken: $nextToken) {
      items { ${service} } nextToken total
    }
  }`,
);

export const readService = readOperation<{ adminService: AdminService | null }, { serviceId: string }>(
  'service',
  `query Service($serviceId: ID!) { adminService(serviceId: $serviceId) { ${service} } }`,
);

export const saveService = writeOperation<{ saveService: AdminService }, MutationSaveServiceArgs>(
  ['service', 'provider', 'overview', 'audit'],
  `mutation SaveService($input: SaveServiceInput!) { saveService(input: $input) { ${service} } }`,
);

export const deleteService = writeOperation<{ deleteService: Deleted }, MutationDeleteServiceArgs>(
  ['service', 'provider', 'overview', 'audit'],
  `mutation DeleteService($serviceId: ID!, $version: Int!) {
    deleteService(serviceId: $serviceId, version: $version) { id }
  }`,
);

export const readCategories = readOperation<{ categories: CategoryList }>(
  'service',
  'query Categories { categories { items { category services } } }',
);

export const renameCategory = writeOperation<{ renameCategory: CategoryList }, MutationRenameCategoryArgs>(
  ['service', 'audit'],
  `mutation RenameCategory($from: String!, $to: String) {
    renameCategory(from: $from, to: $to) { items { category services } }
  }`,
);

export const readProviders = readOperation<
  { adminProviders: AdminProviderConnection },
  QueryAdminProvidersArgs
>(
  'provider',
  `query Providers($query: String, $active: Boolean, $limit: Int, $nextToken: String) {
    adminProviders(query: $query, active: $active, limit: $limit, nextToken: $nextToken) {
      items { ${provider} } nextToken total
    }
  }`,
);

export const readProvider = readOperation<{ adminProvider: AdminProvider | null }, { providerId: string }>(
  'provider',
  `query Provider($providerId: ID!) { adminProvider(providerId: $providerId) { ${provider} } }`,
);

export const saveProvider = writeOperation<{ saveProvider: AdminProvider }, MutationSaveProviderArgs>(
  ['provider', 'service', 'overview', 'usage', 'audit'],
  `mutation SaveProvider($input: SaveProviderInput!) { saveProvider(input: $input) { ${provider} } }`,
);

export const deleteProvider = writeOperation<{ deleteProvider: Deleted }, MutationDeleteProviderArgs>(
  ['provider', 'service', 'hours', 'overview', 'usage', 'audit'],
  `mutation DeleteProvider($providerId: ID!, $version: Int!) {
    deleteProvider(providerId: $providerId, version: $version) { id }
  }`,
);
