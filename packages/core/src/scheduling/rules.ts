/** Minutes of a local day, half-open. `end` may pass 1440: 22:00–02:00 is { start: 1320, end: 1560 } of the first day. */
export interface MinuteRange {
  readonly start: number;
  readonly end: number;
}

/** Seven lists, Monday first (ISO weekday − 1). An empty list is a closed day. */
export type WeeklyHours = readonly (readonly MinuteRange[])[];

/**
 * One local date that differs from the week. `closed` empties the day, `hours` replaces its ranges, `extra` adds to them.
 * Several of one owner and date work together: closed wins over hours, extra comes on top of either.
 * A date's exceptions concern the ranges that start on it, not the tail of the night before.
 */
export type DateException =
  | { readonly date: string; readonly kind: 'closed'; readonly note?: string }
  | {
      readonly date: string;
      readonly kind: 'hours' | 'extra';
      readonly ranges: readonly MinuteRange[];
      readonly note?: string;
    };

/**
 * Hours of one owner. `weekly: null` inherits.
 * A provider's own week replaces the tenant's; a service's week narrows both (intersection).
 * For one date the provider's exceptions replace the tenant's, except that extra hours alone add to them: extra hours on a
 * holiday do not bring the week back. A service's exceptions change its own week (any time, when it has none) and so narrow
 * both: an appointment needs provider and service open for all its minutes.
 */
export interface Availability {
  readonly weekly: WeeklyHours | null;
  readonly exceptions: readonly DateException[];
}

/** Slot rules of a tenant; a service overrides some, a provider overrides those. Limits: null is no limit. */
export interface SlotRules {
  readonly slotIntervalMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  /** Per provider and local day. */
  readonly maxBookingsPerDay: number | null;
  readonly maxBookingsPerCustomerPerDay: number | null;
  /** Upcoming bookings one customer may have at this tenant. */
  readonly maxUpcomingPerCustomer: number | null;
  /** Customers may cancel or move a booking until this long before it starts. */
  readonly changeCutoffMinutes: number;
}

export const defaultRules: SlotRules = {
  slotIntervalMinutes: 15,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minimumNoticeMinutes: 60,
  horizonDays: 60,
  maxBookingsPerDay: null,
  maxBookingsPerCustomerPerDay: null,
  maxUpcomingPerCustomer: null,
  changeCutoffMinutes: 120,
};
