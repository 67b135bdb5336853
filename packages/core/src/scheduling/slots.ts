import type { EpochMinute, Interval } from '../time/interval.ts';
import type { AgendaEntry } from './agenda.ts';
import type { Availability, SlotRules } from './rules.ts';

/** All that decides when one provider can give one service. Plain data; `rules` are resolved (tenant, service, provider). */
export interface ProviderSchedule {
  readonly providerId: string;
  readonly serviceId: string;
  /** IANA zone in which hours, dates and the grid are read. */
  readonly timezone: string;
  readonly durationMinutes: number;
  readonly capacity: number;
  readonly rules: SlotRules;
  readonly hours: {
    readonly tenant: Availability;
    readonly provider: Availability;
    readonly service: Availability;
  };
  readonly agenda: readonly AgendaEntry[];
}

export interface Slot {
  readonly providerId: string;
  readonly start: EpochMinute;
  readonly end: EpochMinute;
}

/** Why a wanted start is not open, with what a person needs to hear about it. */
export type SlotRefusal =
  | { readonly kind: 'past' }
  /** Outside the hours of that weekday; `hours` are the day's open ranges, empty on a closed weekday. */
  | { readonly kind: 'closed'; readonly hours: readonly Interval[] }
  /** An exception closes that date. */
  | { readonly kind: 'day-off'; readonly note: string | null }
  | { readonly kind: 'notice'; readonly earliest: EpochMinute }
  | { readonly kind: 'horizon'; readonly latest: EpochMinute }
  /** Free itself, but the time kept before or after a neighbour is not. */
  | { readonly kind: 'buffer'; readonly blockedBy: Interval }
  | { readonly kind: 'taken'; readonly blockedBy: Interval }
  | {
      readonly kind: 'limit';
      readonly scope: 'provider-day' | 'customer-day' | 'customer-upcoming';
      readonly limit: number;
    }
  /** Open hours, but appointments start at other minutes. */
  | { readonly kind: 'off-grid'; readonly interval: number };
