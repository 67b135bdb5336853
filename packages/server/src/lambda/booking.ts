import {
  cancelBooking,
  createBooking,
  getManagedBooking,
  rescheduleBooking,
} from '../api/resolvers/bookings.ts';
import { resolverFunction } from './resolver-function.ts';

export const handler = resolverFunction('booking', {
  'Query.getManagedBooking': getManagedBooking,
  'Mutation.createBooking': createBooking,
  'Mutation.cancelBooking': cancelBooking,
  'Mutation.rescheduleBooking': rescheduleBooking,
});
