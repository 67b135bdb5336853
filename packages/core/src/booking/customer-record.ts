import type { TenantId } from '../tenancy/tenant.ts';
import type { EpochMinute } from '../time/interval.ts';
import type { Booking } from './booking.ts';

/** Someone who has booked or was entered by the team. */
export interface CustomerRecord {
  readonly tenantId: TenantId;
  /** Of the contact that `knownBy` names, which therefore never changes. */
  readonly customerId: string;
  readonly knownBy: 'email' | 'phone';
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** The team's own. */
  readonly notes: string | null;
  readonly blocked: boolean;
  /** The team wrote name and contact: bookings no longer change them. */
  readonly keptByTeam: boolean;
  /** ISO moment: entered, or the first booking made. */
  readonly firstSeenAt: string;
  /** ISO moment at which the newest booking was made; null: none yet. */
  readonly lastBookedAt: string | null;
  /** The latest start of any booking, cancelled ones included; null: none yet. */
  readonly lastBookingStart: EpochMinute | null;
  /** Grows with every edit of the team; what bookings bring does not count, so that it is in nobody's way. */
  readonly version: number;
}

/**
 * What is known of a customer once this booking is known too; the very same record when it says nothing new. In whatever
 * order bookings come, and however often, the outcome is the same: the newest one's name wins, until the team writes one.
 */
export function withBooking(
  known: CustomerRecord | null,
  customerId: string,
  booking: Pick<Booking, 'tenantId' | 'customer' | 'start' | 'createdAt'>,
): CustomerRecord {
  const { tenantId, customer, start, createdAt } = booking;
  if (!known)
    return {
      tenantId,
      customerId,
      knownBy: customer.email ? 'email' : 'phone',
      name: customer.name,
      email: customer.email,
      phone: customer.phone,
      notes: null,
      blocked: false,
      keptByTeam: false,
      firstSeenAt: createdAt,
      lastBookedAt: createdAt,
      lastBookingStart: start,
      version: 1,
    };
  const isNewer = known.lastBookedAt === null || createdAt > known.lastBookedAt;
  const says = isNewer && !known.keptByTeam;
  const next: CustomerRecord = {
    ...known,
    name: says ? customer.name : known.name,
    email: says && known.knownBy === 'phone' ? (customer.email ?? known.email) : known.email,
    phone: says && known.knownBy === 'email' ? (customer.phone ?? known.phone) : known.phone,
    firstSeenAt: createdAt < known.firstSeenAt ? createdAt : known.firstSeenAt,
    lastBookedAt: isNewer ? createdAt : known.lastBookedAt,
    lastBookingStart: Math.max(start, known.lastBookingStart ?? start),
  };
  const isSame = (Object.keys(next) as (keyof CustomerRecord)[]).every((name) => next[name] === known[name]);
  return isSame ? known : next;
}
