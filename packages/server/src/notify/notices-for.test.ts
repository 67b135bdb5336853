import type { Booking } from '@booking-chat/core/booking/booking';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import { minuteOf } from '@booking-chat/core/time/zone';
import { describe, expect, it } from 'vitest';
import { demoTenants } from '../local/seed/demo-tenants.ts';
import { type Audience, noticesFor } from './notices-for.ts';

const demo = demoTenants('2026-11-22')[0];
if (!demo) throw new Error('no demo tenant');
const tenant: Tenant = {
  ...demo.settings,
  tenantId: demo.tenantId as TenantId,
  createdAt: '2026-11-22T12:00:00Z',
  catalogVersion: 1,
  version: 1,
};

const booking: Booking = {
  tenantId: tenant.tenantId,
  bookingId: 'b0001',
  code: 'K7PMQ2',
  serviceId: 'limpieza-facial',
  serviceName: 'Limpieza facial profunda',
  providerId: 'carolina-martinez',
  providerName: 'Dra. Carolina Martínez',
  start: minuteOf('2026-11-23T20:00:00Z') ?? 0,
  end: minuteOf('2026-11-23T21:00:00Z') ?? 0,
  busyStart: minuteOf('2026-11-23T20:00:00Z') ?? 0,
  busyEnd: minuteOf('2026-11-23T21:10:00Z') ?? 0,
  timezone: 'America/Santiago',
  customerTimezone: null,
  language: 'es',
  status: 'CONFIRMED',
  paymentStatus: 'NONE',
  price: { amount: 39_900, currency: 'CLP' },
  customer: { name: 'Juan <b>Pérez</b>', email: 'juan@example.com', phone: '+56 9 1234 5678' },
  notes: 'Piel sensible; alergia a la "lavanda", y al mentol',
  source: 'chat',
  conversationId: 'c1',
  createdAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.000Z',
  version: 1,
};
const later = (change: Partial<Booking>): Booking => ({
  ...booking,
  updatedAt: '2026-11-22T13:00:00.000Z',
  version: 2,
  ...change,
});

const audience: Audience = {
  tenant,
  providerEmail: (id) => `${id}@clinic.example`,
  manageUrl: (id) => `https://book.example/b/token-of-${id}`,
  fallbackEmail: 'no-reply@booking-chat.example',
};

const told = (before: Booking | null, after: Booking | null) =>
  noticesFor(before, after, audience).map(
    ({ role, kind, to, calendar }) => `${role} ${kind} ${to.email} ${calendar?.method ?? '-'}`,
  );

describe('who is told what', () => {
  const pending = { ...booking, status: 'PENDING' } as const;
  const nextDay = { start: booking.start + 1440, end: booking.end + 1440 };
  const customer = 'juan@example.com';
  const provider = 'carolina-martinez@clinic.example';
  it.each<[string, Booking | null, Booking | null, string[]]>([
    [
      'booked',
      null,
      booking,
      [`customer confirmed ${customer} REQUEST`, `provider confirmed ${provider} REQUEST`],
    ],
    ['requested', null, pending, [`customer requested ${customer} -`, `provider requested ${provider} -`]],
    [
      'approved',
      pending,
      later({}),
      [`customer confirmed ${customer} REQUEST`, `provider confirmed ${provider} REQUEST`],
    ],
    [
      'moved',
      booking,
      later(nextDay),
      [`customer moved ${customer} REQUEST`, `provider moved ${provider} REQUEST`],
    ],
    [
      'moved to a colleague',
      booking,
      later({ ...nextDay, providerId: 'ana-torres' }),
      [
        `customer moved ${customer} REQUEST`,
        `provider cancelled ${provider} CANCEL`,
        'provider confirmed ana-torres@clinic.example REQUEST',
      ],
    ],
    [
      'cancelled',
      booking,
      later({ status: 'CANCELLED' }),
      [`customer cancelled ${customer} CANCEL`, `provider cancelled ${provider} CANCEL`],
    ],
    ['corrected', later({ status: 'NO_SHOW' }), later({ version: 3 }), []],
    ['noted and paid', booking, later({ notes: 'x', paymentStatus: 'PAID' }), []],
    [
      'declined',
      pending,
      later({ status: 'CANCELLED' }),
      [`customer declined ${customer} -`, `provider declined ${provider} -`],
    ],
    [
      'moved to where approval is needed: out of the calendar until then',
      booking,
      later({ ...nextDay, status: 'PENDING' }),
      [`customer requested ${customer} CANCEL`, `provider requested ${provider} CANCEL`],
    ],
    [
      'moved to somebody else whose approval is needed',
      booking,
      later({ ...nextDay, status: 'PENDING', providerId: 'ana-torres' }),
      [
        `customer requested ${customer} CANCEL`,
        `provider cancelled ${provider} CANCEL`,
        'provider requested ana-torres@clinic.example -',
      ],
    ],
    [
      'confirmed, moved, then declined',
      later({ ...nextDay, status: 'PENDING' }),
      later({ ...nextDay, status: 'CANCELLED', version: 3 }),
      [`customer declined ${customer} CANCEL`, `provider declined ${provider} CANCEL`],
    ],
    ['completed', booking, later({ status: 'COMPLETED' }), []],
    ['paid', booking, later({ paymentStatus: 'PAID' }), []],
    ['nothing new', booking, booking, []],
    ['cancelled twice', later({ status: 'CANCELLED' }), later({ status: 'CANCELLED', version: 3 }), []],
    ['erased', booking, null, []],
    [
      'without an e-mail address',
      null,
      { ...booking, customer: { ...booking.customer, email: null } },
      [`provider confirmed ${provider} REQUEST`],
    ],
  ])('%s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected));
});

describe('what a mail says', () => {
  const [toCustomer, toProvider] = noticesFor(null, booking, audience);
  it('is in the language of the booking, with everything needed to come', () => {
    expect(toCustomer?.subject).toBe('Reserva confirmada: Limpieza facial profunda en Clínica Aurora');
    for (const part of [
      'lunes, 23 de noviembre de 2026',
      '17:00',
      '$39.900',
      'Av. Providencia 1650',
      'K7PMQ2',
    ])
      expect(toCustomer?.text).toContain(part);
    expect(toCustomer?.html).toContain('href="https://book.example/b/token-of-b0001"');
  });
  it('escapes what people typed', () => {
    expect(toCustomer?.html).toContain('Juan &lt;b&gt;Pérez&lt;/b&gt;');
    expect(toCustomer?.html).not.toContain('<b>Pérez');
  });
  it('gives the customer’s own time when it differs', () => {
    const abroad = noticesFor(
      null,
      { ...booking, customerTimezone: 'Europe/Madrid', language: 'en' },
      audience,
    );
    expect(abroad[0]?.text).toContain('Monday, November 23, 2026, 5:00 PM');
    expect(abroad[0]?.text).toContain('Monday, November 23, 2026, 9:00 PM, your local time');
  });
  it('never shows the manage link to the provider', () => {
    expect(JSON.stringify(toProvider)).not.toContain('token-of');
    expect(toProvider?.text).toContain('+56 9 1234 5678');
  });
  it.each(['es', 'en', 'pt'] as const)('exists in %s', (language) => {
    const mails = [null, { ...booking, status: 'PENDING' } as const].flatMap((before) =>
      noticesFor(before, later({ language, start: booking.start + 60, end: booking.end + 60 }), audience),
    );
    for (const mail of mails) expect(mail.text).not.toMatch(/undefined|null|NaN/);
  });
  it('has one id per event and recipient', () => {
    const ids = [
      ...noticesFor(null, booking, audience),
      ...noticesFor(booking, later({ status: 'CANCELLED' }), audience),
    ].map((mail) => mail.id);
    expect(new Set(ids).size).toBe(4);
    expect(noticesFor(null, booking, audience).map((mail) => mail.id)).toEqual(ids.slice(0, 2));
  });
});

describe('the calendar entry', () => {
  const lines = (content: string | undefined) => content?.replace(/\r\n[ \t]/g, '').split('\r\n') ?? [];
  const confirmed = noticesFor(null, booking, audience)[0]?.calendar;
  const cancelled = noticesFor(booking, later({ status: 'CANCELLED' }), audience)[0]?.calendar;

  it('is a request for a confirmed booking', () => {
    expect(lines(confirmed?.content)).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:b0001@clinica-aurora.booking-chat',
        'SEQUENCE:1',
        'DTSTAMP:20261122T120000Z',
        'DTSTART;TZID=America/Santiago:20261123T170000',
        'DTEND;TZID=America/Santiago:20261123T180000',
        'STATUS:CONFIRMED',
        'TZID:America/Santiago',
        'TZOFFSETTO:-0300',
        'LOCATION:Av. Providencia 1650\\, piso 4\\, Providencia\\, Santiago',
        'ORGANIZER;CN="Clínica Aurora":mailto:hola@clinica-aurora.example',
      ]),
    );
    expect(lines(confirmed?.content).some((line) => /^ATTENDEE;.*mailto:juan@example\.com$/.test(line))).toBe(
      true,
    );
  });
  it('keeps its UID and grows its sequence when it is cancelled', () => {
    expect(lines(cancelled?.content)).toEqual(
      expect.arrayContaining([
        'METHOD:CANCEL',
        'UID:b0001@clinica-aurora.booking-chat',
        'SEQUENCE:2',
        'STATUS:CANCELLED',
      ]),
    );
  });
  it('folds at 75 octets, ends lines with CRLF and closes what it opens', () => {
    for (const content of [confirmed?.content ?? '', cancelled?.content ?? '']) {
      expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const open: string[] = [];
      for (const line of lines(content)) {
        if (line.startsWith('BEGIN:')) open.push(line.slice(6));
        if (line.startsWith('END:')) expect(open.pop()).toBe(line.slice(4));
      }
      expect(open).toEqual([]);
    }
  });
});

describe('who cancelled', () => {
  const cancelled = (change: Partial<Booking>) => later({ status: 'CANCELLED', ...change });
  const said = (before: Booking, after: Booking) =>
    noticesFor(before, after, audience).map(({ role, subject, text }) => `${role}: ${subject}\n${text}`);
  const reason = 'Carolina está enferma';

  it.each([
    ['es', /canceló tu reserva/, /no pudo aceptar tu solicitud/],
    ['en', /cancelled your booking/, /could not accept your request/],
    ['pt', /cancelou seu horário/, /não pôde aceitar seu pedido/],
  ] as const)('is named when it was the business, with its reason: %s', (language, calledOff, turnedDown) => {
    const own = { ...booking, language };
    const after = cancelled({ language, cancelledBy: 'business', cancelReason: reason });
    expect(said(own, after)[0]).toMatch(calledOff);
    expect(said({ ...own, status: 'PENDING' }, after)[0]).toMatch(turnedDown);
    for (const text of said(own, after)) expect(text).toContain(reason);
  });

  it('is nobody in particular when it was the customer', () => {
    const [mail] = said(booking, cancelled({ cancelledBy: 'customer', cancelReason: null }));
    expect(mail).toMatch(/Reserva cancelada/);
  });
});
