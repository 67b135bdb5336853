import { pending } from './pending.ts';

export const bookingsAdmin = {
  Query: {
    listBookings: pending({ area: 'read' }),
    getBooking: pending({ area: 'read' }),
  },
  Mutation: {
    bookForCustomer: pending({ area: 'bookings' }),
    changeBookingStatus: pending({ area: 'bookings' }),
    moveBooking: pending({ area: 'bookings' }),
    updateBooking: pending({ area: 'bookings' }),
  },
};
