import { getBooking, listBookings } from './booking-lists.ts';
import { pending } from './pending.ts';

export const bookingsAdmin = {
  Query: { listBookings, getBooking },
  Mutation: {
    bookForCustomer: pending({ area: 'bookings' }),
    changeBookingStatus: pending({ area: 'bookings' }),
    moveBooking: pending({ area: 'bookings' }),
    updateBooking: pending({ area: 'bookings' }),
  },
};
