import type { Booking } from '@booking-chat/core/booking/booking';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Address, Calendar } from './message.ts';
import { vtimezone } from './vtimezone.ts';

interface Invitation {
  readonly booking: Booking;
  readonly tenant: Tenant;
  readonly attendee: Address;
  readonly summary: string;
  readonly description: string;
  /** Where changes are made; null for people who have no such page. */
  readonly url: string | null;
  /** The address that answers go to. */
  readonly organizerEmail: string;
}

/**
 * The booking as an iCalendar object (RFC 5545, RFC 5546): one UID for its whole life, SEQUENCE is its version, so that
 * clients replace what they have. Times are written in the provider's zone.
 */
export function calendarOf(method: Calendar['method'], invitation: Invitation): Calendar {
  const { booking, tenant, attendee } = invitation;
  const start = zoned(booking.start, booking.timezone);
  const cancelled = method === 'CANCEL';
  const calendar = ical({
    prodId: {
      company: 'Agentic Booking Chat',
      product: 'notifier',
      language: booking.language.toUpperCase(),
    },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: booking.timezone, generator: (zone) => vtimezone(zone, start) },
  });
  const event = calendar.createEvent({
    id: `${booking.bookingId}@${tenant.slug}.booking-chat`,
    sequence: booking.version,
    stamp: Temporal.Instant.from(booking.updatedAt),
    created: Temporal.Instant.from(booking.createdAt),
    lastModified: Temporal.Instant.from(booking.updatedAt),
    start,
    end: zoned(booking.end, booking.timezone),
    timezone: booking.timezone,
    summary: invitation.summary,
    description: invitation.description,
    location: tenant.business.address ?? undefined,
    url: invitation.url ?? undefined,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: tenant.name, email: invitation.organizerEmail },
  });
  event.createAttendee({
    name: attendee.name ?? attendee.email,
    email: attendee.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  });
  return { method, filename: `${booking.code}.ics`, content: calendar.toString() };
}

const zoned = (minute: number, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(timezone);
