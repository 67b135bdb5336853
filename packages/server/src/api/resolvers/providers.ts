import type { ProviderConnection } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { loadCatalog } from '../../store/catalog.ts';
import { ApiError } from '../errors.ts';
import { id, pageLimit, pageMark } from '../inputs.ts';
import { guarded } from '../operation.ts';
import { pageOf } from '../page.ts';
import { presentProvider } from '../present.ts';

export const listProviders = guarded({
  scope: 'read',
  input: z.object({ serviceId: z.nullish(id), limit: pageLimit(100), nextToken: pageMark }),
  resolve: async (app, { tenant }, { serviceId, limit, nextToken }): Promise<ProviderConnection> => {
    const catalog = await loadCatalog(app.db, tenant);
    if (serviceId && !catalog.services.some((one) => one.active && one.serviceId === serviceId))
      throw new ApiError('NOT_FOUND', { reason: 'service', field: 'serviceId', value: serviceId });
    const active = catalog.providers.filter(
      (one) => one.active && (!serviceId || one.serviceIds.includes(serviceId)),
    );
    const page = pageOf(app.signer, `providers ${tenant.tenantId} ${serviceId ?? ''}`, active, {
      limit: limit ?? 50,
      nextToken: nextToken ?? null,
    });
    return { items: page.items.map(presentProvider), nextToken: page.nextToken };
  },
});
