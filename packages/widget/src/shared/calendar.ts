import type { Booking, Business } from '../../../schema/src/generated/types.ts';

type Event = Pick<
  Booking,
  'bookingId' | 'serviceName' | 'providerName' | 'start' | 'end' | 'code' | 'createdAt'
>;
type Place = Pick<Business, 'name' | 'address'>;

/** A calendar file (RFC 5545) with one event in UTC. Its UID stays the same, so that a later import updates it. */
export function calendarFile(booking: Event, business: Place, manageUrl: string | null): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Agentic Booking Chat//Widget//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${booking.bookingId}@booking-chat`,
    `DTSTAMP:${stamp(booking.createdAt)}`,
    `DTSTART:${stamp(booking.start)}`,
    `DTEND:${stamp(booking.end)}`,
    `SUMMARY:${escaped(title(booking, business))}`,
    `DESCRIPTION:${escaped(description(booking, manageUrl))}`,
    ...(business.address ? [`LOCATION:${escaped(business.address)}`] : []),
    ...(manageUrl ? [`URL:${manageUrl}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n').concat('\r\n');
}

export function googleCalendarUrl(booking: Event, business: Place, manageUrl: string | null): string {
  const url = new URL('https://calendar.google.com/calendar/render');
  url.search = new URLSearchParams({
    action: 'TEMPLATE',
    text: title(booking, business),
    dates: `${stamp(booking.start)}/${stamp(booking.end)}`,
    details: description(booking, manageUrl),
    location: business.address ?? '',
  }).toString();
  return url.href;
}

/** Hands the file to the browser: no request, nothing a CSP forbids. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const title = (booking: Event, business: Place) => `${booking.serviceName} · ${business.name}`;
const description = (booking: Event, manageUrl: string | null) =>
  [booking.providerName, booking.code, manageUrl].filter(Boolean).join('\n');
const stamp = (instant: string) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** At most 75 octets a line (RFC 5545 §3.1), never inside of a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
