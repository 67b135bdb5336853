import type { Interval } from '@booking-chat/core/time/interval';
import type { AdminBooking, AdminBookingConnection } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import {
  type BookingsOf,
  getBooking as readBooking,
  listBookings as readPage,
} from '../../../store/bookings.ts';
import { ApiError } from '../../errors.ts';
import { blankIsNone, id, line, moment, pageLimit, pageMark } from '../../inputs.ts';
import { guarded } from '../../operation.ts';
import { presentAdminBooking } from '../../present-admin.ts';

export const bookingStatus = z.enum(['PENDING', 'CONFIRMED', 'CANCELLED', 'COMPLETED', 'NO_SHOW']);

export const listBookings = guarded({
  area: 'read',
  input: z.object({
    input: z.object({
      from: z.nullish(moment),
      to: z.nullish(moment),
      providerId: z.nullish(id),
      serviceId: z.nullish(id),
      customerId: z.nullish(id),
      statuses: z.nullish(z.array(bookingStatus).check(z.minLength(1), z.maxLength(5))),
      query: blankIsNone(line(100)),
      descending: z.nullish(z.boolean()),
      limit: pageLimit(200),
      nextToken: pageMark,
    }),
  }),
  resolve: async (app, { tenant }, { input }): Promise<AdminBookingConnection> => {
    const page = await readPage(app, {
      tenantId: tenant.tenantId,
      of: listFor(input.customerId, input.providerId),
      range: rangeOf(input.from, input.to),
      statuses: input.statuses ?? undefined,
      providerId: (input.customerId && input.providerId) || undefined,
      serviceId: input.serviceId ?? undefined,
      query: input.query ?? undefined,
      descending: input.descending ?? false,
      limit: input.limit ?? 50,
      nextToken: input.nextToken,
    });
    if (!page.ok) throw new ApiError('INVALID_INPUT', { reason: 'page', field: 'input.nextToken' });
    return {
      items: page.items.map((booking) => presentAdminBooking(app.signer, booking)),
      nextToken: page.nextToken,
    };
  },
});

export const getBooking = guarded({
  area: 'read',
  input: z.object({ bookingId: id }),
  resolve: async (app, { tenant }, { bookingId }): Promise<AdminBooking | null> => {
    const booking = await readBooking(app.db, tenant.tenantId, bookingId);
    return booking && presentAdminBooking(app.signer, booking);
  },
});

/** The shortest list that has them all. */
function listFor(customerId: string | null | undefined, providerId: string | null | undefined): BookingsOf {
  if (customerId) return { kind: 'customer-id', customerId };
  return providerId ? { kind: 'provider', providerId } : { kind: 'tenant' };
}

function rangeOf(from: number | null | undefined, to: number | null | undefined): Interval | undefined {
  if (from == null && to == null) return undefined;
  const range = { start: from ?? 0, end: to ?? farthest };
  if (range.end < range.start)
    throw new ApiError('INVALID_INPUT', { reason: 'end-before-start', field: 'input.to' });
  return range;
}

/** Later than any moment that inputs let in. */
const farthest = Date.parse('2201-01-02T00:00:00Z') / 60_000;
