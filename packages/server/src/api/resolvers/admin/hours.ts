import type { HoursConflict } from '@booking-chat/core/scheduling/hours-conflicts';
import type { Hours } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { getHours, loadCatalog } from '../../../store/catalog.ts';
import { audit } from '../../audit.ts';
import { editOf, mustBeCurrent } from '../../edit-catalog.ts';
import { ApiError } from '../../errors.ts';
import { availabilityOf, type HoursInput, hoursFields, hoursOwner } from '../../hours-inputs.ts';
import { conflictsOf, type KnownOwner, ownerOf } from '../../hours-owner.ts';
import { guarded } from '../../operation.ts';
import { presentHours, rangesText, readableHours } from '../../present-hours.ts';
import { previewHours } from './preview-hours.ts';

const hours = guarded({
  area: 'read',
  input: z.object({ owner: hoursOwner }),
  resolve: async (app, { tenant }, asked): Promise<Hours> => {
    const catalog = await loadCatalog(app.db, tenant);
    const known = ownerOf(tenant, catalog, asked.owner, 'owner');
    return present(known, await getHours(app.db, tenant.tenantId, known.owner));
  },
});

const saveHours = guarded({
  area: 'availability',
  input: z.object({ input: z.object({ ...hoursFields, version: z.int().check(z.minimum(0)) }) }),
  resolve: async (app, request, { input }): Promise<Hours> => {
    const availability = availabilityOf(input);
    if (input.owner.kind === 'TENANT' && availability.weekly === null)
      throw new ApiError('INVALID_INPUT', { reason: 'required', field: 'input.weekly' });
    return editOf(app, request, async ({ tenant, catalog }) => {
      const known = ownerOf(tenant, catalog, input.owner, 'input.owner');
      const stored = await getHours(app.db, tenant.tenantId, known.owner);
      mustBeCurrent(stored, input.version);
      const conflict = conflictsOf(catalog, known, availability, request.now).find((one) => !one.warning);
      if (conflict) throw conflictError(conflict, input);
      const before = readableHours(stored.availability);
      const after = readableHours(availability);
      if (stored.version > 0 && JSON.stringify(before) === JSON.stringify(after))
        return { edit: null, value: present(known, stored) };
      const entry = audit(request, {
        action: 'hours.update',
        targetId: known.id ?? tenant.tenantId,
        targetName: known.name,
        before: stored.version > 0 ? before : null,
        after,
      });
      const change = { owner: known.owner, availability, version: stored.version };
      return {
        edit: { hours: [change], also: [entry] },
        value: present(known, { availability, version: stored.version + 1 }),
      };
    });
  },
});

export const hoursAdmin = {
  Query: { hours, previewHours },
  Mutation: { saveHours },
};

const present = (
  { owner, id, timezone }: KnownOwner,
  { availability, version }: Awaited<ReturnType<typeof getHours>>,
): Hours => ({
  ownerKind: ownerKinds[owner.kind],
  ownerId: id,
  timezone,
  ...presentHours(availability),
  version,
});

const ownerKinds = { tenant: 'TENANT', provider: 'PROVIDER', service: 'SERVICE' } as const;

/** Names the day or exception in the arguments, and shows the ranges that do not hold together. */
function conflictError({ weekday, date, ranges, kind }: HoursConflict, input: HoursInput): ApiError {
  const at = weekday
    ? `weekly.${input.weekly?.findIndex((one) => one.weekday === weekday)}`
    : `exceptions.${input.exceptions.findLastIndex((one) => one.date === date)}`;
  const part = kind === 'duplicate-exception' || kind === 'closed-and-hours' ? 'date' : 'ranges';
  return new ApiError('INVALID_INPUT', {
    reason: 'hours',
    field: `input.${at}.${part}`,
    value: rangesText(ranges) || (date ?? null),
  });
}
