import { expect, test } from 'vitest';
import { calendarFile, googleCalendarUrl } from './calendar.ts';

const booking = {
  bookingId: 'b1',
  code: 'K7QX2M',
  serviceName: 'Limpieza facial; profunda, con extracción e hidratación para todo tipo de piel 🙂🙂🙂',
  providerName: 'Dra. Martínez',
  start: '2026-11-23T12:00:00Z',
  end: '2026-11-23T13:00:00Z',
  createdAt: '2026-11-20T09:30:15.250Z',
};
const business = { name: 'Clínica Andes', address: 'Av. Uno 1, Santiago' };
const file = calendarFile(booking, business, 'https://x.test/b/t');

test('the event stands at its UTC time under a UID that stays', () => {
  expect(file).toContain('\r\nUID:b1@booking-chat\r\nDTSTAMP:20261120T093015Z\r\n');
  expect(file).toContain('\r\nDTSTART:20261123T120000Z\r\nDTEND:20261123T130000Z\r\n');
});

test('text is escaped, lines fold at 75 octets and no character is cut', () => {
  for (const line of file.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const unfolded = file.replaceAll('\r\n ', '');
  expect(unfolded).toContain('SUMMARY:Limpieza facial\\; profunda\\, con extracción');
  expect(unfolded).toContain('🙂🙂🙂 · Clínica Andes');
  expect(unfolded).toContain('DESCRIPTION:Dra. Martínez\\nK7QX2M\\nhttps://x.test/b/t');
  expect(unfolded).toContain('LOCATION:Av. Uno 1\\, Santiago');
});

test('Google gets the same times', () => {
  const { searchParams } = new URL(googleCalendarUrl(booking, business, null));
  expect(searchParams.get('dates')).toBe('20261123T120000Z/20261123T130000Z');
  expect(searchParams.get('location')).toBe('Av. Uno 1, Santiago');
});
