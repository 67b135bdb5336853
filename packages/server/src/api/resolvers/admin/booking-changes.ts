import type { Booking } from '@booking-chat/core/booking/booking';
import type { Catalog } from '@booking-chat/core/catalog/catalog';
import type { AdminBooking } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import type { App } from '../../../context.ts';
import {
  annotateBooking,
  type BookingOutcome,
  type ChangeOutcome,
  cancelBooking,
  confirmBooking,
  getBooking,
  rescheduleBooking,
  setStatus,
} from '../../../store/bookings.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import type { Write } from '../../../store/db.ts';
import { audit } from '../../audit.ts';
import type { AuditAction } from '../../audit-actions.ts';
import { ApiError } from '../../errors.ts';
import {
  blankIsNone,
  clearable,
  email,
  id,
  idempotencyKey,
  languageTag,
  moment,
  personName,
  phone,
  text,
} from '../../inputs.ts';
import { languageOf } from '../../language.ts';
import { guarded } from '../../operation.ts';
import { presentAdminBooking } from '../../present-admin.ts';
import { refusalError } from '../../refusals.ts';
import type { RequestContext } from '../../request.ts';

const paymentStatus = z.enum(['NONE', 'PENDING', 'PAID', 'FAILED']);
const version = z.int().check(z.minimum(1));

export const bookForCustomer = guarded({
  area: 'bookings',
  input: z.object({
    input: z.object({
      serviceId: id,
      providerId: z.nullish(id),
      start: moment,
      customer: z.object({ name: personName, email: blankIsNone(email), phone: blankIsNone(phone) }),
      notes: blankIsNone(text(1_000)),
      idempotencyKey,
      walkIn: z.nullish(z.boolean()),
      language: z.nullish(languageTag),
    }),
  }),
  resolve: async (app, request, { input }): Promise<AdminBooking> => {
    const { tenant } = request;
    const { serviceId, start, customer } = input;
    const walkIn = input.walkIn === true;
    if (!walkIn && !customer.email && !customer.phone)
      throw new ApiError('INVALID_INPUT', { reason: 'required', field: 'input.customer.email' });
    const catalog = await loadCatalog(app.db, tenant);
    const outcome = await confirmBooking(app, {
      tenant,
      catalog,
      serviceId,
      providerId: input.providerId ?? null,
      start,
      customer: { name: customer.name, email: customer.email ?? null, phone: customer.phone ?? null },
      notes: input.notes ?? null,
      language: languageOf(input.language) ?? tenant.language,
      customerTimezone: null,
      source: 'admin',
      walkIn,
      idempotencyKey: input.idempotencyKey,
      also: (booking) => entry(request, 'booking.create', null, booking),
    });
    return answer(app, request, catalog, serviceId, outcome);
  },
});

/** Asking for the status that it has by now changes nothing: two people who approve the same request both did. */
export const changeBookingStatus = guarded({
  area: 'bookings',
  input: z.object({
    input: z.object({
      bookingId: id,
      version,
      status: z.enum(['CONFIRMED', 'CANCELLED', 'COMPLETED', 'NO_SHOW']),
      reason: blankIsNone(text(500)),
    }),
  }),
  resolve: async (app, request, { input }): Promise<AdminBooking> => {
    const { tenant } = request;
    const { tenantId } = tenant;
    const { bookingId, status } = input;
    const also = (before: Booking, after: Booking) => entry(request, 'booking.status', before, after);
    const catalog = await loadCatalog(app.db, tenant);
    const change = { bookingId, version: input.version, also };
    const outcome =
      status === 'CANCELLED'
        ? await cancelBooking(app, {
            ...change,
            tenant,
            catalog,
            by: 'business',
            reason: input.reason ?? null,
          })
        : await setStatus(app, { ...change, tenantId, status });
    if (!outcome.ok && ['version', 'status'].includes(outcome.refusal.kind)) {
      const stored = await getBooking(app.db, tenantId, bookingId);
      if (stored?.status === status) return presentAdminBooking(app.signer, stored);
    }
    return answer(app, request, catalog, '', outcome);
  },
});

export const moveBooking = guarded({
  area: 'bookings',
  input: z.object({
    input: z.object({
      bookingId: id,
      version,
      start: moment,
      providerId: z.nullish(id),
      walkIn: z.nullish(z.boolean()),
      idempotencyKey,
    }),
  }),
  resolve: async (app, request, { input }): Promise<AdminBooking> => {
    const { tenant } = request;
    const { bookingId, start, idempotencyKey: key } = input;
    const [before, catalog] = await Promise.all([
      getBooking(app.db, tenant.tenantId, bookingId),
      loadCatalog(app.db, tenant),
    ]);
    if (!before) throw new ApiError('NOT_FOUND', { reason: 'booking' });
    const outcome = await rescheduleBooking(app, {
      tenant,
      catalog,
      bookingId,
      version: input.version,
      start,
      providerId: input.providerId ?? null,
      walkIn: input.walkIn === true,
      by: 'business',
      idempotencyKey: key,
      also: (from, to) => entry(request, 'booking.move', from, to),
    });
    return answer(app, request, catalog, before.serviceId, outcome);
  },
});

export const updateBooking = guarded({
  area: 'bookings',
  input: z.object({
    input: z.object({
      bookingId: id,
      version,
      notes: clearable(1_000),
      paymentStatus: z.nullish(paymentStatus),
    }),
  }),
  resolve: async (app, request, { input }): Promise<AdminBooking> => {
    const outcome = await annotateBooking(app, {
      tenantId: request.tenant.tenantId,
      bookingId: input.bookingId,
      version: input.version,
      change: {
        ...(input.notes === undefined ? {} : { notes: input.notes }),
        ...(input.paymentStatus ? { paymentStatus: input.paymentStatus } : {}),
      },
      also: (before, after) => entry(request, 'booking.update', before, after),
    });
    return answer(app, request, null, '', outcome);
  },
});

function answer(
  app: App,
  { tenant }: RequestContext,
  catalog: Catalog | null,
  serviceId: string,
  outcome: BookingOutcome | ChangeOutcome,
): AdminBooking {
  if (outcome.ok) return presentAdminBooking(app.signer, outcome.booking);
  throw refusalError(outcome.refusal, { catalog, serviceId, timezone: tenant.timezone });
}

/** What the trail tells of a booking: what people see of it, and not what the store keeps besides. */
function entry(
  request: RequestContext,
  action: AuditAction,
  before: Booking | null,
  after: Booking,
): readonly Write[] {
  const targetName = `${after.customer.name}, ${after.serviceName}`;
  return [
    audit(request, {
      action,
      targetId: after.bookingId,
      targetName,
      before: before && told(before),
      after: told(after),
    }),
  ];
}

const told = (booking: Booking) => ({
  code: booking.code,
  service: booking.serviceName,
  provider: booking.providerName,
  start: new Date(booking.start * 60_000).toISOString(),
  status: booking.status,
  paymentStatus: booking.paymentStatus,
  customer: booking.customer,
  notes: booking.notes,
  cancelReason: booking.cancelReason,
});
