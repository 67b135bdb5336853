import type { Booking } from '@booking-chat/core/booking/booking';
import type { AgendaEntry } from '@booking-chat/core/scheduling/agenda';
import type { Hours } from '@booking-chat/core/scheduling/hours';
import {
  nextClockChange,
  openMinutes,
  previewSlots,
  type SchedulePair,
  startsOn,
} from '@booking-chat/core/scheduling/hours-preview';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { dayOf } from '@booking-chat/core/time/calendar';
import { localDay } from '@booking-chat/core/time/zone';
import type { ClockChangePreview, HoursPreview } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import type { App } from '../../../context.ts';
import { bookingAt, readBooking } from '../../../store/booking-item.ts';
import { agendasToCome } from '../../../store/bookings-to-come.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { getItems } from '../../../store/db.ts';
import { ApiError } from '../../errors.ts';
import { availabilityOf, hoursFields } from '../../hours-inputs.ts';
import { conflictsOf, ownerOf } from '../../hours-owner.ts';
import { date, id } from '../../inputs.ts';
import { guarded } from '../../operation.ts';
import { presentAdminBooking } from '../../present-admin.ts';
import { presentConflict } from '../../present-hours.ts';
import {
  bookingsOutside,
  ofFirstServices,
  ownHours,
  pairsOf,
  providersOf,
  withHours,
} from '../../preview-hours.ts';

const mostListed = 50;
/** Counting them for two months takes less than a second, on the finest grid; whoever asks, others wait no longer. */
const mostPairs = 1_000;

/** Reads one agenda for each provider concerned; everything else is computed. Nothing is written. */
export const previewHours = guarded({
  area: 'read',
  input: z.object({
    input: z.object({
      ...hoursFields,
      serviceId: z.nullish(id),
      from: z.nullish(date),
      days: z.nullish(z.int().check(z.minimum(1), z.maximum(62))),
    }),
  }),
  resolve: async (app, { tenant, now }, { input }): Promise<HoursPreview> => {
    const { tenantId } = tenant;
    const before = await loadCatalog(app.db, tenant);
    const known = ownerOf(tenant, before, input.owner, 'input.owner');
    const { owner, timezone } = known;
    const serviceId = input.serviceId ?? null;
    if (serviceId !== null && !before.services.some((one) => one.serviceId === serviceId))
      throw new ApiError('NOT_FOUND', { reason: 'service', field: 'input.serviceId', value: serviceId });
    const availability = availabilityOf(input);
    const after = withHours(before, owner, availability);
    const providerIds = providersOf(before, owner).map((one) => one.providerId);
    const agendas = await agendasToCome(app.db, tenantId, providerIds, now);

    const minute = Math.floor(now / 60_000);
    const concerned = pairsOf(tenant, before, after, owner, serviceId, agendas);
    const pairs = ofFirstServices(concerned, mostPairs);
    const firstDay = input.from ? dayOf(input.from) : localDay(timezone, minute);
    const days = previewSlots(pairs, { timezone, firstDay, days: input.days ?? 28 }, now / 60_000);
    const outside = bookingsOutside(after, owner, agendas, minute);
    return {
      timezone,
      days: days.map((day) => ({ ...day, gained: [...day.gained], lost: [...day.lost] })),
      slotsBefore: days.reduce((sum, day) => sum + day.before, 0),
      slotsAfter: days.reduce((sum, day) => sum + day.after, 0),
      slotsComplete: pairs.length === concerned.length,
      bookingsOutside: (await readAll(app, tenantId, outside.slice(0, mostListed))).map((booking) =>
        presentAdminBooking(app.signer, booking),
      ),
      bookingsOutsideCount: outside.length,
      clockChange: clockChange(timezone, minute, ownHours(after, owner), pairs),
      conflicts: conflictsOf(before, known, availability, now).map(presentConflict),
    };
  },
});

/** Those of agenda entries, in their order; one that was removed in this very moment is left out. */
async function readAll(app: App, tenantId: TenantId, entries: readonly AgendaEntry[]): Promise<Booking[]> {
  const items = await getItems(
    app.db,
    entries.map((entry) => bookingAt(tenantId, entry.id)),
  );
  return items.flatMap((item) => readBooking(item)?.booking ?? []);
}

function clockChange(
  timezone: string,
  minute: number,
  hours: Hours,
  pairs: readonly SchedulePair[],
): ClockChangePreview | null {
  const change = nextClockChange(timezone, minute);
  return (
    change && {
      date: change.date,
      minutes: change.minutes,
      at: change.at,
      openMinutes: openMinutes(hours, timezone, change.day),
      usualOpenMinutes: openMinutes(hours, timezone, change.day - 7),
      slots: startsOn(
        pairs.map((pair) => pair.after),
        timezone,
        change.day,
      ),
    }
  );
}
