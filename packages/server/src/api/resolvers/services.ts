import type { Service, ServiceConnection } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { loadCatalog } from '../../store/catalog.ts';
import { id, line, pageLimit, pageMark } from '../inputs.ts';
import { guarded } from '../operation.ts';
import { pageOf } from '../page.ts';
import { presentService } from '../present.ts';
import { rankServices } from '../rank-services.ts';

export const searchServices = guarded({
  scope: 'read',
  input: z.object({
    /** An empty query is no query: the box was cleared. */
    query: z.nullish(z.union([z.literal(''), line(200)])),
    category: z.nullish(line(100)),
    limit: pageLimit(100),
    nextToken: pageMark,
  }),
  resolve: async (app, { tenant }, { query, category, limit, nextToken }): Promise<ServiceConnection> => {
    const catalog = await loadCatalog(app.db, tenant);
    const offered = catalog.services.filter((one) => one.active && (!category || one.category === category));
    const list = `services ${tenant.tenantId} ${JSON.stringify([query ?? '', category ?? ''])}`;
    const found = rankServices(offered, query ?? '');
    const page = pageOf(app.signer, list, found, { limit: limit ?? 50, nextToken: nextToken ?? null });
    return { items: page.items.map(presentService), nextToken: page.nextToken };
  },
});

export const getService = guarded({
  scope: 'read',
  input: z.object({ serviceId: id }),
  resolve: async (app, { tenant }, { serviceId }): Promise<Service | null> => {
    const catalog = await loadCatalog(app.db, tenant);
    const service = catalog.services.find((one) => one.active && one.serviceId === serviceId);
    return service ? presentService(service) : null;
  },
});
