import { type Candidates, candidates } from '@booking-chat/core/booking/new-booking';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { addDays, startOfDay } from '@booking-chat/core/time/zone';
import type { AvailableSlots } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { loadCatalog } from '../../store/catalog.ts';
import { firstOpenSlots } from '../../store/first-open-slots.ts';
import { pageToken } from '../../store/page-token.ts';
import { ApiError } from '../errors.ts';
import { date, id, pageLimit, pageMark, timezone } from '../inputs.ts';
import { guarded } from '../operation.ts';
import { pageStart } from '../page.ts';
import { presentSlot } from '../present.ts';
import { refusalError } from '../refusals.ts';

const mostDays = 62;

export const getAvailableSlots = guarded({
  scope: 'read',
  area: 'read',
  input: z.object({
    input: z.object({
      serviceId: id,
      providerId: z.nullish(id),
      from: date,
      to: date,
      timezone: z.nullish(timezone),
      limit: pageLimit(2_000),
      nextToken: pageMark,
    }),
  }),
  resolve: async (app, { tenant, now }, { input }): Promise<AvailableSlots> => {
    const { serviceId, providerId, from, to } = input;
    if (to < from || to > addDays(from, mostDays - 1))
      throw new ApiError('INVALID_INPUT', {
        reason: 'date-range',
        field: 'input.to',
        value: to,
        limit: mostDays,
      });
    const catalog = await loadCatalog(app.db, tenant);
    const offered = candidates(catalog, serviceId, providerId ?? null);
    const zone = input.timezone ?? tenant.timezone;
    if (!offered.ok) throw refusalError(offered.refusal, { catalog, serviceId, timezone: zone });

    const list = `slots ${tenant.tenantId} ${JSON.stringify([serviceId, providerId ?? null, from, to, zone])}`;
    const after = Number(
      pageStart(app.signer, list, input.nextToken ?? null)?.after ?? Number.NEGATIVE_INFINITY,
    );
    const minute = now / 60_000;
    const window = {
      start: Math.max(startOfDay(zone, from), Math.floor(minute), after + 1),
      end: Math.min(startOfDay(zone, addDays(to, 1)), minute + horizonMinutes(tenant, offered)),
    };
    if (window.start >= window.end) return { items: [], nextToken: null, timezone: zone };

    const limit = input.limit ?? 500;
    const providerIds = offered.providers.map((one) => one.providerId);
    const request = { serviceId, providerIds, window, now };
    const open = await firstOpenSlots(app.db, tenant, catalog, request, limit + 1);
    const shown = open.slice(0, limit);
    const last = shown.length < open.length ? shown.at(-1) : undefined;
    return {
      items: shown.map((slot) => presentSlot(catalog, serviceId, slot, zone)),
      nextToken: pageToken(app.signer, list, last ? { after: String(last.start) } : null),
      timezone: zone,
    };
  },
});

/** No slot lies beyond it, so no agenda beyond it is read. Two days more: the last day is a local one. */
function horizonMinutes(tenant: Tenant, { service, providers }: Extract<Candidates, { ok: true }>): number {
  const days = providers.map(
    (one) => one.rules.horizonDays ?? service.rules.horizonDays ?? tenant.rules.horizonDays,
  );
  return (Math.max(...days) + 2) * 1_440;
}
