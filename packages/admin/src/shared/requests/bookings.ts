import type {
  AdminBooking,
  AdminBookingConnection,
  AvailableSlots,
  MutationBookForCustomerArgs,
  MutationChangeBookingStatusArgs,
  MutationMoveBookingArgs,
  MutationUpdateBookingArgs,
  QueryGetAvailableSlotsArgs,
  QueryListBookingsArgs,
} from '@booking-chat/schema/generated/types';
import { type Noun, readOperation, writeOperation } from '../api/operation.ts';

export const bookingFields = `bookingId code serviceId serviceName providerId providerName start end localDate localTime
  timezone status paymentStatus price { amount currency } customerId customerName customerEmail customerPhone notes
  cancelReason source conversationId language createdAt updatedAt version`;

const changed: readonly Noun[] = ['booking', 'overview', 'customer', 'usage', 'audit'];

export const readBookings = readOperation<{ listBookings: AdminBookingConnection }, QueryListBookingsArgs>(
  'booking',
  `query Bookings($input: ListBookingsInput!) {
    listBookings(input: $input) { items { ${bookingFields} } nextToken }
  }`,
);

export const readBooking = readOperation<{ getBooking: AdminBooking | null }, { bookingId: string }>(
  'booking',
  `query Booking($bookingId: ID!) { getBooking(bookingId: $bookingId) { ${bookingFields} } }`,
);

/** Kept under `booking`: every booking opens or takes a time. */
export const readOpenSlots = readOperation<{ getAvailableSlots: AvailableSlots }, QueryGetAvailableSlotsArgs>(
  'booking',
  `query OpenSlots($input: AvailableSlotsInput!) {
    getAvailableSlots(input: $input) { items { providerId start localDate localTime } nextToken timezone }
  }`,
);

export const bookForCustomer = writeOperation<{ bookForCustomer: AdminBooking }, MutationBookForCustomerArgs>(
  changed,
  `mutation BookForCustomer($input: BookForCustomerInput!) {
    bookForCustomer(input: $input) { ${bookingFields} }
  }`,
);

export const changeBookingStatus = writeOperation<
  { changeBookingStatus: AdminBooking },
  MutationChangeBookingStatusArgs
>(
  changed,
  `mutation ChangeBookingStatus($input: ChangeBookingStatusInput!) {
    changeBookingStatus(input: $input) { ${bookingFields} }
  }`,
);

export const moveBooking = writeOperation<{ moveBooking: AdminBooking }, MutationMoveBookingArgs>(
  changed,
  `mutation MoveBooking($input: MoveBookingInput!) { moveBooking(input: $input) { ${bookingFields} } }`,
);

export const updateBooking = writeOperation<{ updateBooking: AdminBooking }, MutationUpdateBookingArgs>(
  changed,
  `mutation UpdateBooking($input: UpdateBookingInput!) { updateBooking(input: $input) { ${bookingFields} } }`,
);
