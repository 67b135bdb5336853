import type { Catalog, Provider } from '@booking-chat/core/catalog/catalog';
import type { AdminProvider, AdminProviderConnection, Deleted } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { bookingsToCome } from '../../../store/bookings-to-come.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { audit } from '../../audit.ts';
import { type ProviderInput, providerInput } from '../../catalog-inputs.ts';
import { editOf, mustBeCurrent } from '../../edit-catalog.ts';
import { ApiError } from '../../errors.ts';
import { id, line, pageLimit, pageMark } from '../../inputs.ts';
import { guarded } from '../../operation.ts';
import { pageOf } from '../../page.ts';
import { presentAdminProvider } from '../../present-catalog.ts';
import { checkProviderLimit, checkRoom, checkServices, providerFrom } from '../../provider-edit.ts';
import { sameButVersion } from '../../same.ts';
import { hasWords } from '../../search-words.ts';
import { readableId } from '../../slug.ts';

export const adminProviders = guarded({
  area: 'read',
  input: z.object({
    query: z.nullish(z.union([z.literal(''), line(200)])),
    active: z.nullish(z.boolean()),
    limit: pageLimit(200),
    nextToken: pageMark,
  }),
  resolve: async (app, { tenant }, asked): Promise<AdminProviderConnection> => {
    const { providers, availability } = await loadCatalog(app.db, tenant);
    const query = asked.query?.trim() ?? '';
    const found = providers
      .filter((one) => asked.active == null || one.active === asked.active)
      .filter((one) => query === '' || hasWords([one.name, one.title, one.email, ...one.aliases], query))
      .sort((a, b) => a.name.localeCompare(b.name, tenant.language, { numeric: true }));
    const list = `admin providers ${tenant.tenantId} ${JSON.stringify([query, asked.active])}`;
    const page = pageOf(app.signer, list, found, {
      limit: asked.limit ?? 50,
      nextToken: asked.nextToken ?? null,
    });
    return {
      items: page.items.map((one) => presentAdminProvider(one, availability)),
      nextToken: page.nextToken,
      total: found.length,
    };
  },
});

export const adminProvider = guarded({
  area: 'read',
  input: z.object({ providerId: id }),
  resolve: async (app, { tenant }, { providerId }): Promise<AdminProvider | null> => {
    const { providers, availability } = await loadCatalog(app.db, tenant);
    const provider = providers.find((one) => one.providerId === providerId);
    return provider ? presentAdminProvider(provider, availability) : null;
  },
});

export const saveProvider = guarded({
  area: 'catalog',
  input: z.object({ input: providerInput }),
  resolve: async (app, request, { input }): Promise<AdminProvider> => {
    const newId = readableId(input.name, 'provider');
    return editOf(app, request, ({ tenant, catalog }) => {
      const before = existing(catalog, input);
      checkServices(catalog.services, input.serviceIds);
      const provider = providerFrom(input, before, newId, tenant);
      checkProviderLimit(tenant.plan, catalog.providers, provider);
      const was = before && presentAdminProvider(before, catalog.availability);
      const will = {
        ...presentAdminProvider(provider, catalog.availability),
        version: provider.version + 1,
      };
      if (was && sameButVersion(was, will)) return { edit: null, value: was };
      const entry = audit(request, {
        action: before ? 'provider.update' : 'provider.create',
        targetId: provider.providerId,
        targetName: provider.name,
        before: was,
        after: will,
      });
      return { edit: { providers: [provider], also: [entry] }, value: will };
    });
  },
});

export const deleteProvider = guarded({
  area: 'catalog',
  input: z.object({ providerId: id, version: z.int() }),
  resolve: async (app, request, { providerId, version }): Promise<Deleted> =>
    editOf(app, request, async ({ catalog }) => {
      const provider = catalog.providers.find((one) => one.providerId === providerId);
      if (!provider)
        throw new ApiError('NOT_FOUND', { reason: 'provider', field: 'providerId', value: providerId });
      mustBeCurrent(provider, version, 'version');
      const booked = await bookingsToCome(app.db, request.tenant.tenantId, [providerId], request.now);
      if (booked.length > 0) throw new ApiError('CONFLICT', { reason: 'in-use', field: 'providerId' });
      const entry = audit(request, {
        action: 'provider.delete',
        targetId: providerId,
        targetName: provider.name,
        before: presentAdminProvider(provider, catalog.availability),
        after: null,
      });
      return { edit: { remove: { providers: [provider] }, also: [entry] }, value: { id: providerId } };
    }),
});

function existing(catalog: Catalog, { providerId, version }: ProviderInput): Provider | null {
  if (!providerId) {
    checkRoom(catalog.providers.length);
    return null;
  }
  const provider = catalog.providers.find((one) => one.providerId === providerId);
  if (!provider)
    throw new ApiError('NOT_FOUND', { reason: 'provider', field: 'input.providerId', value: providerId });
  mustBeCurrent(provider, version);
  return provider;
}
