import type {
  AvailableSlots,
  AvailableSlotsInput,
  Booking,
  ManagedBooking,
} from '../../../schema/src/generated/types.ts';
import { request } from '../shared/api.ts';

export type ManageClient = ReturnType<typeof createManageClient>;

/** The link's token is the credential and names the booking. */
export function createManageClient(url: string, manageToken: string) {
  const endpoint = { url, authorization: manageToken };
  return {
    booking: async () =>
      (
        await request<{ getManagedBooking: ManagedBooking }>(endpoint, {
          query: `query($manageToken:String!){getManagedBooking(manageToken:$manageToken){booking{${booking}} business{name address phone email website timezone} branding{primaryColor logoUrl agentName position theme} language canCancel canReschedule changesUntil}}`,
          variables: { manageToken },
          repeatable: true,
        })
      ).getManagedBooking,
    slots: async (input: AvailableSlotsInput) =>
      (
        await request<{ getAvailableSlots: AvailableSlots }>(endpoint, {
          query: `query($input:AvailableSlotsInput!){getAvailableSlots(input:$input){timezone nextToken items{${slot}}}}`,
          variables: { input },
          repeatable: true,
        })
      ).getAvailableSlots,
    /** Cancelling twice is cancelling once. */
    cancel: async (reason: string) =>
      (
        await request<{ cancelBooking: Booking }>(endpoint, {
          query: `mutation($input:CancelBookingInput!){cancelBooking(input:$input){${booking}}}`,
          variables: { input: { manageToken, reason: reason || null } },
          repeatable: true,
        })
      ).cancelBooking,
    reschedule: async (start: string, providerId: string, idempotencyKey: string) =>
      (
        await request<{ rescheduleBooking: Booking }>(endpoint, {
          query: `mutation($input:RescheduleBookingInput!){rescheduleBooking(input:$input){${booking}}}`,
          variables: { input: { manageToken, start, providerId, idempotencyKey } },
          repeatable: true,
        })
      ).rescheduleBooking,
  };
}

const slot = 'serviceId providerId providerName start end localDate localTime timezone';
const booking = `bookingId code serviceName ${slot} status paymentStatus price{amount currency} customerName createdAt`;
