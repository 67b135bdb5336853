import { describe, expect, it } from 'vitest';
import type { TenantId } from '../tenancy/tenant.ts';
import { type CustomerRecord, withBooking } from './customer-record.ts';

const booking = (day: number, name: string, phone: string | null = null) => ({
  tenantId: 't' as TenantId,
  customer: { name, email: 'zoe@mail.test', phone },
  start: 29_000_000 + day * 1440,
  createdAt: `2026-11-${10 + day}T12:00:00.000Z`,
});
const all = [booking(1, 'Zoe'), booking(2, 'Zoé Núñez', '+56 9 1'), booking(3, 'Zoé N.')];
const after = (known: CustomerRecord | null, bookings: typeof all) =>
  bookings.reduce<CustomerRecord | null>((record, one) => withBooking(record, 'c', one), known);

describe('a customer as bookings tell', () => {
  const expected = {
    name: 'Zoé N.',
    phone: '+56 9 1',
    knownBy: 'email',
    firstSeenAt: all[0]?.createdAt,
    lastBookedAt: all[2]?.createdAt,
    lastBookingStart: all[2]?.start,
    version: 1,
  };
  it('has the newest name, the latest start and the first moment', () =>
    expect(after(null, all)).toMatchObject(expected));

  it('is the same in whatever order they come, and however often', () => {
    const inOrder = after(null, all);
    expect(after(null, [...all, ...all])).toEqual(inOrder);
    // A telephone number of an older booking is not taken from it once a newer one is known.
    const { phone: _, ...others } = after(null, [...all].reverse()) as CustomerRecord;
    expect(others).toMatchObject(
      Object.fromEntries(Object.entries(others).map(([key]) => [key, inOrder?.[key as 'name']])),
    );
  });

  it('is not touched by what is known already', () => {
    const record = after(null, all);
    for (const one of all) expect(withBooking(record, 'c', one)).toBe(record);
  });

  it('keeps what the team wrote', () => {
    const kept = {
      ...(after(null, all.slice(0, 1)) as CustomerRecord),
      name: 'Sra. Núñez',
      keptByTeam: true,
    };
    expect(after(kept, all)).toMatchObject({ ...expected, name: 'Sra. Núñez', phone: null });
  });
});
