import type { EpochMinute } from '../time/interval.ts';

/** One booking or hold as it stands on a provider's agenda: all that scheduling needs to know of it. */
export interface AgendaEntry {
  readonly kind: 'booking' | 'hold';
  /** The booking's or hold's id. */
  readonly id: string;
  readonly serviceId: string;
  readonly start: EpochMinute;
  readonly end: EpochMinute;
  /** `start` and `end` widened by the service's buffers when it was booked. */
  readonly busyStart: EpochMinute;
  readonly busyEnd: EpochMinute;
  /** Only of holds: from this epoch second on, the hold counts as absent, deleted or not. */
  readonly expiresAt?: number;
  /** Only of holds: whose it is; it does not stand in its owner's way. */
  readonly owner?: string;
}
