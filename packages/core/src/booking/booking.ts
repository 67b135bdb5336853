import type { Money } from '../catalog/catalog.ts';
import type { Lang } from '../language/lang.ts';
import type { SlotRefusal } from '../scheduling/slots.ts';
import type { TenantId } from '../tenancy/tenant.ts';
import type { EpochMinute } from '../time/interval.ts';

export type BookingStatus = 'PENDING' | 'CONFIRMED' | 'CANCELLED' | 'COMPLETED' | 'NO_SHOW';
export type PaymentStatus = 'NONE' | 'PENDING' | 'PAID' | 'FAILED';

export type BookingSource = 'chat' | 'api' | 'admin';

export interface Customer {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A stored appointment. Names and price are as they were when it was made. */
export interface Booking {
  readonly tenantId: TenantId;
  readonly bookingId: string;
  /** Six characters that people can read aloud; unique enough to talk about, never a proof. */
  readonly code: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly start: EpochMinute;
  readonly end: EpochMinute;
  readonly busyStart: EpochMinute;
  readonly busyEnd: EpochMinute;
  /** The provider's zone when it was booked. */
  readonly timezone: string;
  /** The customer's zone when known: times are shown in it. */
  readonly customerTimezone: string | null;
  readonly language: Lang;
  readonly status: BookingStatus;
  readonly paymentStatus: PaymentStatus;
  readonly price: Money | null;
  readonly customer: Customer;
  readonly notes: string | null;
  readonly source: BookingSource;
  readonly conversationId: string | null;
  /** What was said when it was cancelled. */
  readonly cancelReason?: string | null;
  /** Who cancelled it; absent in records of releases before 0.2. */
  readonly cancelledBy?: 'customer' | 'business';
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Grows with every change; also the SEQUENCE of its calendar entry. */
  readonly version: number;
}

/** A slot kept for one conversation while its customer types. `owner` is the conversation's id. */
export interface Hold {
  readonly holdId: string;
  readonly owner: string;
  readonly serviceId: string;
  readonly providerId: string;
  readonly start: EpochMinute;
  readonly end: EpochMinute;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** An expected "no" of a booking operation: a value, with a way forward. */
export type BookingRefusal =
  | {
      readonly kind: 'slot';
      readonly why: SlotRefusal;
      readonly wanted: EpochMinute;
      readonly nearest: readonly { providerId: string; start: EpochMinute; end: EpochMinute }[];
    }
  | { readonly kind: 'not-found'; readonly what: 'service' | 'provider' | 'booking' | 'offer' }
  | { readonly kind: 'not-offered'; readonly serviceId: string; readonly providerId: string }
  | { readonly kind: 'cutoff'; readonly changesUntil: EpochMinute }
  /** The booking's status does not allow it (already cancelled, completed …). */
  | { readonly kind: 'status'; readonly status: BookingStatus }
  | { readonly kind: 'offer-expired' }
  /** The idempotency key or offer was used for a different request. */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'plan-limit'; readonly limit: number }
  /** The business takes no more appointments of this customer; whoever is told is told only that it cannot be done here. */
  | { readonly kind: 'customer-blocked' }
  /** The change was made on a version that is no longer stored. */
  | { readonly kind: 'version'; readonly currentVersion: number }
  /**
   * Someone else changed the same thing at the same moment, again and again, or (conversation) once: nothing was
   * written. Read again and decide again.
   */
  | { readonly kind: 'conflict'; readonly what: 'agenda' | 'booking' | 'conversation' };
