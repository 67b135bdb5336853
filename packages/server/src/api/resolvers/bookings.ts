import type { Booking as StoredBooking } from '@booking-chat/core/booking/booking';
import { changesUntil, whyNotChange } from '@booking-chat/core/booking/change-booking';
import { toIso } from '@booking-chat/core/time/zone';
import type { Booking, ManagedBooking } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import type { App } from '../../context.ts';
import * as store from '../../store/bookings.ts';
import { loadCatalog } from '../../store/catalog.ts';
import { manageToken, readManageToken } from '../../store/manage-token.ts';
import { ApiError } from '../errors.ts';
import {
  email,
  id,
  idempotencyKey,
  languageTag,
  moment,
  personName,
  phone,
  text,
  timezone,
  token,
} from '../inputs.ts';
import { guarded } from '../operation.ts';
import { presentBooking, presentBranding, presentBusiness } from '../present.ts';
import { refusalError } from '../refusals.ts';
import type { RequestContext } from '../request.ts';

export const createBooking = guarded({
  scope: 'book',
  input: z.object({
    input: z.object({
      serviceId: id,
      providerId: z.nullish(id),
      start: moment,
      customer: z.object({ name: personName, email, phone: z.nullish(phone) }),
      notes: z.nullish(text(1_000)),
      idempotencyKey,
      language: z.nullish(languageTag),
      timezone: z.nullish(timezone),
    }),
  }),
  resolve: async (app, { tenant, language }, { input }): Promise<Booking> => {
    const { serviceId, start, customer } = input;
    const catalog = await loadCatalog(app.db, tenant);
    const outcome = await store.confirmBooking(app, {
      tenant,
      catalog,
      serviceId,
      providerId: input.providerId ?? null,
      start,
      customer: { name: customer.name, email: customer.email, phone: customer.phone ?? null },
      notes: input.notes ?? null,
      language,
      customerTimezone: input.timezone ?? null,
      source: 'api',
      idempotencyKey: input.idempotencyKey,
    });
    const zone = input.timezone ?? tenant.timezone;
    if (!outcome.ok) throw refusalError(outcome.refusal, { catalog, serviceId, timezone: zone });
    return withLink(app, outcome.booking);
  },
});

export const getManagedBooking = guarded({
  scope: 'manage',
  input: z.object({ manageToken: token }),
  resolve: async (app, request, args): Promise<ManagedBooking> => {
    const { tenant, now } = request;
    const [booking, catalog] = await Promise.all([
      provedBooking(app, request, args.manageToken),
      loadCatalog(app.db, tenant),
    ]);
    const rules = store.rulesFor(tenant, catalog, booking);
    const changeable = whyNotChange(booking, rules, now / 60_000, 'customer') === null;
    const service = catalog.services.find((one) => one.serviceId === booking.serviceId);
    return {
      booking: withLink(app, booking),
      business: presentBusiness(tenant),
      branding: presentBranding(tenant),
      language: booking.language,
      canCancel: changeable,
      canReschedule: changeable && (service?.active ?? false),
      changesUntil: toIso(changesUntil(booking, rules)),
    };
  },
});

/** Cancelling what is cancelled already gives the booking as it is: a retried request is no error. */
export const cancelBooking = guarded({
  scope: 'manage',
  input: z.object({ input: z.object({ manageToken: token, reason: z.nullish(text(500)) }) }),
  resolve: async (app, request, { input }): Promise<Booking> => {
    const { tenant } = request;
    const bookingId = provedId(app, request, input.manageToken);
    const catalog = await loadCatalog(app.db, tenant);
    const reason = input.reason ?? null;
    const outcome = await store.cancelBooking(app, { tenant, catalog, bookingId, by: 'customer', reason });
    if (outcome.ok) return withLink(app, outcome.booking);
    if (outcome.refusal.kind === 'status' && outcome.refusal.status === 'CANCELLED')
      return withLink(app, await provedBooking(app, request, input.manageToken));
    throw refusalError(outcome.refusal, { catalog, serviceId: '', timezone: tenant.timezone });
  },
});

export const rescheduleBooking = guarded({
  scope: 'manage',
  input: z.object({
    input: z.object({ manageToken: token, start: moment, providerId: z.nullish(id), idempotencyKey }),
  }),
  resolve: async (app, request, { input }): Promise<Booking> => {
    const { tenant } = request;
    const before = await provedBooking(app, request, input.manageToken);
    const catalog = await loadCatalog(app.db, tenant);
    const outcome = await store.rescheduleBooking(app, {
      tenant,
      catalog,
      bookingId: before.bookingId,
      start: input.start,
      providerId: input.providerId ?? null,
      idempotencyKey: input.idempotencyKey,
      by: 'customer',
    });
    if (outcome.ok) return withLink(app, outcome.booking);
    const timezone = before.customerTimezone ?? before.timezone;
    throw refusalError(outcome.refusal, { catalog, serviceId: before.serviceId, timezone });
  },
});

const withLink = (app: App, booking: StoredBooking): Booking =>
  presentBooking(booking, `/b/${manageToken(app.signer, booking.tenantId, booking.bookingId)}`);

/** The booking a link proves. A link of another tenant is no link here. */
function provedId(app: App, { credential, tenant }: RequestContext, link: string): string {
  const named = readManageToken(app.signer, link);
  if (!named || named.tenantId !== tenant.tenantId)
    throw new ApiError('AUTH_FAILED', { reason: 'link-invalid', field: 'manageToken' });
  if (credential.kind === 'link' && credential.bookingId !== named.bookingId)
    throw new ApiError('FORBIDDEN', { reason: 'other-booking', field: 'manageToken' });
  return named.bookingId;
}

async function provedBooking(app: App, request: RequestContext, link: string): Promise<StoredBooking> {
  const bookingId = provedId(app, request, link);
  const booking = await store.getBooking(app.db, request.tenant.tenantId, bookingId);
  if (!booking) throw new ApiError('NOT_FOUND', { reason: 'booking' });
  return booking;
}
