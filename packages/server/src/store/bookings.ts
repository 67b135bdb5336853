export { getBooking, readBooking } from './booking-item.ts';
export {
  annotateBooking,
  type CancelRequest,
  type ChangeOutcome,
  cancelBooking,
  type RescheduleRequest,
  rescheduleBooking,
  rulesFor,
  setStatus,
} from './change-booking.ts';
export { type BookingOutcome, type ConfirmRequest, confirmBooking } from './confirm-booking.ts';
export { type HoldOutcome, type HoldRequest, holdSlot, releaseHold } from './holds.ts';
export { type BookingsOf, type ListRequest, listBookings } from './list-bookings.ts';
