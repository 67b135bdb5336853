import { openRanges } from '@booking-chat/core/scheduling/hours';
import type { Availability, DateException } from '@booking-chat/core/scheduling/rules';
import { dayOf } from '@booking-chat/core/time/calendar';
import { fromLocal, toIso } from '@booking-chat/core/time/zone';
import type { Hours } from '@booking-chat/schema/generated/types';
import { readOperation } from '../../shared/api/operation.ts';
import { wallOf } from './wall.ts';

export const readOpenHours = readOperation<
  { hours: Hours },
  { owner: { kind: 'TENANT' | 'PROVIDER'; id?: string } }
>(
  'hours',
  `query OpenHours($owner: HoursOwnerInput!) {
    hours(owner: $owner) {
      timezone weekly { weekday ranges { start end } } exceptions { date kind ranges { start end } note }
    }
  }`,
);

export interface OpenStretch {
  readonly start: string;
  readonly end: string;
}

/**
 * When the business, or one of its providers, is open between two local days (the last one excluded), as readings of the
 * business's clock. A provider's hours are those of their own zone.
 */
export function openStretches(
  business: Hours,
  provider: Hours | null,
  days: { readonly from: string; readonly until: string },
): readonly OpenStretch[] {
  const zone = provider?.timezone ?? business.timezone;
  const hours = {
    tenant: availabilityOf(business),
    provider: provider ? availabilityOf(provider) : inherited,
    service: inherited,
  };
  // A day more on both sides: hours over midnight, and zones half a day apart.
  return openRanges(hours, dayOf(days.from) - 1, dayOf(days.until)).map(({ start, end }) => ({
    start: onBusinessWall(start),
    end: onBusinessWall(end),
  }));

  function onBusinessWall(wallMinute: number): string {
    const date = new Date(wallMinute * 60_000).toISOString().slice(0, 10);
    return wallOf(toIso(fromLocal(zone, date, wallMinute - dayOf(date) * 1440)), business.timezone);
  }
}

const inherited: Availability = { weekly: null, exceptions: [] };

const availabilityOf = ({ weekly, exceptions }: Hours): Availability => ({
  weekly: weekly
    ? [1, 2, 3, 4, 5, 6, 7].map((day) => weekly.find(({ weekday }) => weekday === day)?.ranges ?? [])
    : null,
  exceptions: exceptions.map(
    ({ date, kind, ranges }): DateException =>
      kind === 'CLOSED'
        ? { date, kind: 'closed' }
        : { date, kind: kind === 'HOURS' ? 'hours' : 'extra', ranges },
  ),
});
