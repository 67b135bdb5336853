import type { Availability, SlotRules } from '../scheduling/rules.ts';

/** `amount` in the currency's minor unit; `currency` by ISO 4217. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface Service {
  readonly serviceId: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string | null;
  readonly description: string | null;
  readonly durationMinutes: number;
  readonly price: Money | null;
  /** Customers that may share one appointment; 1 for one-to-one services. */
  readonly capacity: number;
  readonly needsApproval: boolean;
  readonly rules: Partial<SlotRules>;
  readonly active: boolean;
  readonly version: number;
}

export interface Provider {
  readonly providerId: string;
  readonly name: string;
  /** "Dra.", "Dr.", "Prof." … shown before the name. */
  readonly title: string | null;
  readonly aliases: readonly string[];
  readonly bio: string | null;
  readonly photoUrl: string | null;
  readonly email: string | null;
  readonly serviceIds: readonly string[];
  /** IANA zone in which this provider's hours are written. */
  readonly timezone: string;
  readonly rules: Partial<SlotRules>;
  readonly active: boolean;
  readonly version: number;
}

/** Everything a tenant offers and when: immutable for one `catalogVersion`, so a process may keep it. */
export interface Catalog {
  readonly version: number;
  readonly services: readonly Service[];
  readonly providers: readonly Provider[];
  readonly availability: {
    readonly tenant: Availability;
    readonly providers: Readonly<Record<string, Availability>>;
    readonly services: Readonly<Record<string, Availability>>;
  };
}
