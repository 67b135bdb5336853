import { bookForCustomer, changeBookingStatus, moveBooking, updateBooking } from './booking-changes.ts';
import { getBooking, listBookings } from './booking-lists.ts';

export const bookingsAdmin = {
  Query: { listBookings, getBooking },
  Mutation: { bookForCustomer, changeBookingStatus, moveBooking, updateBooking },
};
