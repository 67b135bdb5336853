/** Whole minutes since 1970-01-01T00:00Z. The only clock unit inside the domain. */
export type EpochMinute = number;

/** Half-open: `start` is inside, `end` is not. */
export interface Interval {
  readonly start: EpochMinute;
  readonly end: EpochMinute;
}
