import type { Catalog, Provider } from '@booking-chat/core/catalog/catalog';
import { plans } from '@booking-chat/core/tenancy/plans';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
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
import { storedRules } from '../../rule-overrides.ts';
import { hasWords } from '../../search-words.ts';
import { readableId } from '../../slug.ts';
import { distinct, same } from './services.ts';

/** Active or not: one transaction holds at most 100 writes, and a removed service is taken from all of them. */
const mostProviders = 90;

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
      checkServices(catalog, input.serviceIds);
      const provider = providerFrom(input, before, newId, tenant);
      checkProviderLimit(tenant, catalog, provider);
      const was = before && presentAdminProvider(before, catalog.availability);
      const will = {
        ...presentAdminProvider(provider, catalog.availability),
        version: provider.version + 1,
      };
      if (was && same(was, will)) return { edit: null, value: was };
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
    if (catalog.providers.length >= mostProviders)
      throw new ApiError('INVALID_INPUT', { reason: 'too-big', field: 'input', limit: mostProviders });
    return null;
  }
  const provider = catalog.providers.find((one) => one.providerId === providerId);
  if (!provider)
    throw new ApiError('NOT_FOUND', { reason: 'provider', field: 'input.providerId', value: providerId });
  mustBeCurrent(provider, version);
  return provider;
}

/** What is left out stays as it is; a new provider works in the business's zone. */
export function providerFrom(
  input: ProviderInput,
  before: Provider | null,
  newId: string,
  tenant: Pick<Tenant, 'timezone'>,
): Provider {
  return {
    providerId: before?.providerId ?? newId,
    name: input.name,
    title: input.title,
    aliases: input.aliases ? distinct(input.aliases) : (before?.aliases ?? []),
    bio: input.bio,
    photoUrl: input.photoUrl,
    email: input.email,
    serviceIds: distinct(input.serviceIds),
    timezone: input.timezone ?? before?.timezone ?? tenant.timezone,
    rules: input.rules ? storedRules(input.rules) : (before?.rules ?? {}),
    active: input.active ?? before?.active ?? true,
    version: before?.version ?? 0,
  };
}

function checkServices(catalog: Catalog, serviceIds: readonly string[]): void {
  serviceIds.forEach((serviceId, at) => {
    if (!catalog.services.some((one) => one.serviceId === serviceId))
      throw new ApiError('NOT_FOUND', {
        reason: 'service',
        field: `input.serviceIds.${at}`,
        value: serviceId,
      });
  });
}

/** Active ones count. Who is active already may be edited, even when a smaller plan came since. */
function checkProviderLimit(tenant: Tenant, catalog: Catalog, provider: Provider): void {
  const limit = plans[tenant.plan].providers;
  const others = catalog.providers.filter((one) => one.active && one.providerId !== provider.providerId);
  const wasActive = catalog.providers.some((one) => one.active && one.providerId === provider.providerId);
  if (provider.active && !wasActive && others.length >= limit)
    throw new ApiError('PLAN_LIMIT_REACHED', { reason: 'providers', field: 'input.active', limit });
}
