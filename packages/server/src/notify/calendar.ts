import type { Booking } from '@booking-chat/core/booking/booking';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { wallMinute } from '@booking-chat/core/time/zone';
import type { Address, Calendar } from './message.ts';
import { stamp, vtimezone } from './vtimezone.ts';

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
 * clients replace what they have. Times are written in the provider's zone, stamps in UTC as the standard demands.
 */
export function calendarOf(method: Calendar['method'], invitation: Invitation): Calendar {
  const { booking, tenant, attendee, url } = invitation;
  const zone = booking.timezone;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Agentic Booking Chat//notifier//${booking.language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...vtimezone(zone, booking.start),
    'BEGIN:VEVENT',
    `UID:${booking.bookingId}@${tenant.slug}.booking-chat`,
    `SEQUENCE:${booking.version}`,
    `DTSTAMP:${utc(booking.updatedAt)}`,
    `CREATED:${utc(booking.createdAt)}`,
    `LAST-MODIFIED:${utc(booking.updatedAt)}`,
    `DTSTART;TZID=${zone}:${stamp(wallMinute(zone, booking.start))}`,
    `DTEND;TZID=${zone}:${stamp(wallMinute(zone, booking.end))}`,
    `SUMMARY:${text(invitation.summary)}`,
    ...(invitation.description ? [`DESCRIPTION:${text(invitation.description)}`] : []),
    ...(tenant.business.address ? [`LOCATION:${text(tenant.business.address)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    `ORGANIZER;CN=${quoted(tenant.name)}:mailto:${invitation.organizerEmail}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=${quoted(attendee.name ?? attendee.email)}:mailto:${attendee.email}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return { method, filename: `${booking.code}.ics`, content: `${lines.map(folded).join('\r\n')}\r\n` };
}

const utc = (iso: string) => `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** RFC 5545 §3.3.11. */
const text = (value: string) =>
  value
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\r\n]/g, '\\n')
    .replace(control, '');

/** A parameter's value (§3.2), which cannot hold a double quote. */
const quoted = (value: string) =>
  `"${value
    .replace(/[\r\n]+/g, ' ')
    .replace(control, '')
    .replaceAll('"', "'")}"`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the standard forbids
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Lines of at most 75 octets (§3.1), never cut inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
