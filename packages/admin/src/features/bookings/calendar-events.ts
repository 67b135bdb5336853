import type { AdminBooking } from '@booking-chat/schema/generated/types';
import { laterOnWall, wallOf } from './wall.ts';

/** What the calendar draws for a booking: times are readings of the business's clock. */
export interface DrawnBooking {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly booking: AdminBooking;
  readonly movable: boolean;
}

/** In a month: that a day has more than fit. */
export interface DrawnRest {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly count: number;
}

/** `now` in epoch milliseconds: what is over stays where it is. */
export function drawn(booking: AdminBooking, zone: string, now: number): DrawnBooking {
  const start = wallOf(booking.start, zone);
  const minutes = (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000;
  // An hour that the clock goes back in would end before it began.
  const end = [wallOf(booking.end, zone), laterOnWall(start, minutes)].sort().at(-1) as string;
  const isOpen = booking.status === 'PENDING' || booking.status === 'CONFIRMED';
  return { id: booking.bookingId, start, end, booking, movable: isOpen && Date.parse(booking.start) > now };
}

/** The first few of each day, and how many more there are: thousands in a month are some hundreds on the screen. */
export function fewPerDay(
  bookings: readonly DrawnBooking[],
  most: number,
): { readonly shown: readonly DrawnBooking[]; readonly rest: readonly DrawnRest[] } {
  const days = new Map<string, DrawnBooking[]>();
  for (const one of bookings) {
    const day = one.start.slice(0, 10);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(one);
    else days.set(day, [one]);
  }
  const shown: DrawnBooking[] = [];
  const rest: DrawnRest[] = [];
  for (const [day, all] of days) {
    const fit = all.length > most + 1 ? most : all.length;
    all.sort((one, other) => (one.start < other.start ? -1 : 1));
    shown.push(...all.slice(0, fit));
    if (fit < all.length) rest.push({ id: `rest-${day}`, day, count: all.length - fit });
  }
  return { shown, rest };
}
