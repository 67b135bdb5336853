import { pending } from './pending.ts';

export const customersAdmin = {
  Query: {
    listCustomers: pending({ area: 'read' }),
    getCustomer: pending({ area: 'read' }),
  },
  Mutation: {
    saveCustomer: pending({ area: 'bookings' }),
  },
};
