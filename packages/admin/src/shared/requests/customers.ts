import type {
  AdminCustomer,
  AdminCustomerConnection,
  MutationSaveCustomerArgs,
  QueryListCustomersArgs,
} from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../api/operation.ts';

const customer = 'customerId name email phone notes blocked firstSeenAt lastBookingStart version';

export const readCustomers = readOperation<
  { listCustomers: AdminCustomerConnection },
  QueryListCustomersArgs
>(
  'customer',
  `query Customers($query: String, $blocked: Boolean, $limit: Int, $nextToken: String) {
    listCustomers(query: $query, blocked: $blocked, limit: $limit, nextToken: $nextToken) {
      items { ${customer} } nextToken
    }
  }`,
);

export const readCustomer = readOperation<{ getCustomer: AdminCustomer | null }, { customerId: string }>(
  'customer',
  `query Customer($customerId: ID!) { getCustomer(customerId: $customerId) { ${customer} } }`,
);

export const saveCustomer = writeOperation<{ saveCustomer: AdminCustomer }, MutationSaveCustomerArgs>(
  ['customer', 'audit'],
  `mutation SaveCustomer($input: SaveCustomerInput!) { saveCustomer(input: $input) { ${customer} } }`,
);
