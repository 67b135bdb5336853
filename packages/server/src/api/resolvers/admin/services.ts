import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import type { AdminService, AdminServiceConnection, Deleted } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { bookingsToCome } from '../../../store/bookings-to-come.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import type { CatalogEdit } from '../../../store/edit-catalog.ts';
import { audit } from '../../audit.ts';
import { category, type ServiceInput, serviceInput } from '../../catalog-inputs.ts';
import { editOf, mustBeCurrent } from '../../edit-catalog.ts';
import { ApiError } from '../../errors.ts';
import { id, line, pageLimit, pageMark } from '../../inputs.ts';
import { guarded } from '../../operation.ts';
import { pageOf } from '../../page.ts';
import { presentAdminService } from '../../present-catalog.ts';
import { rankServices } from '../../rank-services.ts';
import { sameButVersion } from '../../same.ts';
import { sameName } from '../../search-words.ts';
import { checkName, checkRoom, serviceFrom } from '../../service-edit.ts';
import { readableId } from '../../slug.ts';

export const adminServices = guarded({
  area: 'read',
  input: z.object({
    query: z.nullish(z.union([z.literal(''), line(200)])),
    /** Empty: services without one. */
    category: z.nullish(z.union([z.literal(''), category])),
    active: z.nullish(z.boolean()),
    limit: pageLimit(200),
    nextToken: pageMark,
  }),
  resolve: async (app, { tenant }, asked): Promise<AdminServiceConnection> => {
    const { services, providers } = await loadCatalog(app.db, tenant);
    const isWanted = (one: Service) =>
      (asked.category == null || (one.category ?? '') === asked.category) &&
      (asked.active == null || one.active === asked.active);
    const byName = services
      .filter(isWanted)
      .sort((a, b) => a.name.localeCompare(b.name, tenant.language, { numeric: true }));
    const found = rankServices(byName, asked.query ?? '');
    const list = `admin services ${tenant.tenantId} ${JSON.stringify([asked.query, asked.category, asked.active])}`;
    const page = pageOf(app.signer, list, found, {
      limit: asked.limit ?? 50,
      nextToken: asked.nextToken ?? null,
    });
    return {
      items: page.items.map((one) => presentAdminService(one, providers)),
      nextToken: page.nextToken,
      total: found.length,
    };
  },
});

export const adminService = guarded({
  area: 'read',
  input: z.object({ serviceId: id }),
  resolve: async (app, { tenant }, { serviceId }): Promise<AdminService | null> => {
    const { services, providers } = await loadCatalog(app.db, tenant);
    const service = services.find((one) => one.serviceId === serviceId);
    return service ? presentAdminService(service, providers) : null;
  },
});

export const saveService = guarded({
  area: 'catalog',
  input: z.object({ input: serviceInput }),
  resolve: async (app, request, { input }): Promise<AdminService> => {
    const newId = readableId(input.name, 'service');
    return editOf(app, request, ({ tenant, catalog }) => {
      const before = existing(catalog, input);
      const service = serviceFrom(input, before, newId, tenant);
      checkName((name) => catalog.services.filter((one) => sameName(one.name, name)), service, before);
      const providers = withService(catalog, service.serviceId, input.providerIds ?? null);
      const changed = providers.filter((one, at) => one !== catalog.providers[at]);
      const was = before && presentAdminService(before, catalog.providers);
      const will = { ...presentAdminService(service, providers), version: service.version + 1 };
      if (was && sameButVersion(was, will)) return { edit: null, value: was };
      const entry = audit(request, {
        action: before ? 'service.update' : 'service.create',
        targetId: service.serviceId,
        targetName: service.name,
        before: was,
        after: will,
      });
      return { edit: { services: [service], providers: changed, also: [entry] }, value: will };
    });
  },
});

export const deleteService = guarded({
  area: 'catalog',
  input: z.object({ serviceId: id, version: z.int() }),
  resolve: async (app, request, { serviceId, version }): Promise<Deleted> =>
    editOf(app, request, async ({ catalog }) => {
      const service = catalog.services.find((one) => one.serviceId === serviceId);
      if (!service)
        throw new ApiError('NOT_FOUND', { reason: 'service', field: 'serviceId', value: serviceId });
      mustBeCurrent(service, version, 'version');
      const booked = await bookingsToCome(
        app.db,
        request.tenant.tenantId,
        catalog.providers.map((one) => one.providerId),
        request.now,
      );
      if (booked.some((entry) => entry.serviceId === serviceId))
        throw new ApiError('CONFLICT', { reason: 'in-use', field: 'serviceId' });
      const providers = withService(catalog, serviceId, []);
      const edit: CatalogEdit = {
        remove: { services: [service] },
        providers: providers.filter((one, at) => one !== catalog.providers[at]),
        also: [
          audit(request, {
            action: 'service.delete',
            targetId: serviceId,
            targetName: service.name,
            before: presentAdminService(service, catalog.providers),
            after: null,
          }),
        ],
      };
      return { edit, value: { id: serviceId } };
    }),
});

function existing(catalog: Catalog, { serviceId, version }: ServiceInput): Service | null {
  if (!serviceId) {
    checkRoom(catalog.services.length);
    return null;
  }
  const service = catalog.services.find((one) => one.serviceId === serviceId);
  if (!service)
    throw new ApiError('NOT_FOUND', { reason: 'service', field: 'input.serviceId', value: serviceId });
  mustBeCurrent(service, version);
  return service;
}

/** The catalog's providers, in its order, when exactly these give the service; null: as they are. */
function withService(
  catalog: Catalog,
  serviceId: string,
  providerIds: readonly string[] | null,
): readonly Provider[] {
  if (providerIds === null) return catalog.providers;
  providerIds.forEach((providerId, at) => {
    if (!catalog.providers.some((one) => one.providerId === providerId))
      throw new ApiError('NOT_FOUND', {
        reason: 'provider',
        field: `input.providerIds.${at}`,
        value: providerId,
      });
  });
  return catalog.providers.map((provider) => {
    const gives = provider.serviceIds.includes(serviceId);
    const should = providerIds.includes(provider.providerId);
    if (gives === should) return provider;
    const others = provider.serviceIds.filter((one) => one !== serviceId);
    return { ...provider, serviceIds: should ? [...others, serviceId] : others };
  });
}
