import type { Booking } from '@booking-chat/core/booking/booking';
import type { Service } from '@booking-chat/core/catalog/catalog';

/**
 * The first invariant, minute by minute and without any of the product's interval code: no minute of a provider, buffers
 * included, belongs to two services, or to more bookings of one service than its capacity. Lists what breaks it.
 */
export function overCapacity(
  bookings: readonly Booking[],
  services: readonly Pick<Service, 'serviceId' | 'capacity'>[],
): string[] {
  const capacity = new Map(services.map((one) => [one.serviceId, one.capacity]));
  const minutes = new Map<string, Booking[]>();
  for (const booking of bookings) {
    if (booking.status === 'CANCELLED') continue;
    for (let minute = booking.busyStart; minute < booking.busyEnd; minute++) {
      const where = `${booking.providerId} ${minute}`;
      minutes.set(where, [...(minutes.get(where) ?? []), booking]);
    }
  }
  const broken: string[] = [];
  for (const [where, here] of minutes) {
    const [first] = here as [Booking];
    const mixed = here.some((one) => one.serviceId !== first.serviceId);
    if (mixed || here.length > (capacity.get(first.serviceId) ?? 0))
      broken.push(`${where}: ${here.map((one) => `${one.serviceId} ${one.bookingId}`).join(', ')}`);
  }
  return broken;
}
