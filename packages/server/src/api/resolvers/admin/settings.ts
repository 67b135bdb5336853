import { isDeepStrictEqual } from 'node:util';
import type { TenantSettings } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { audit } from '../../audit.ts';
import { changeSettings } from '../../change-settings.ts';
import { editOf, mustBeCurrent } from '../../edit-catalog.ts';
import { guarded } from '../../operation.ts';
import { presentSettings } from '../../present-settings.ts';
import { settingsInput } from '../../settings-inputs.ts';
import { onboarding } from './onboarding.ts';

const settings = guarded({
  area: 'read',
  input: z.object({}),
  resolve: async (_app, { tenant }): Promise<TenantSettings> => presentSettings(tenant),
});

/**
 * Prices keep the currency they were entered in. Providers who work in the business's zone follow it into another one, with their
 * hours as they are on the clock; existing bookings keep their moment.
 */
const updateSettings = guarded({
  area: 'settings',
  input: z.object({ input: settingsInput }),
  resolve: async (app, request, { input }): Promise<TenantSettings> =>
    editOf(app, request, ({ tenant, catalog }) => {
      mustBeCurrent(tenant, input.version);
      const change = changeSettings(tenant, input);
      const after = { ...tenant, ...change };
      const was = presentSettings(tenant);
      const will = presentSettings(after);
      if (isDeepStrictEqual(was, will)) return { edit: null, value: was };
      const moved = after.timezone !== tenant.timezone;
      const providers = catalog.providers
        .filter((one) => moved && one.timezone === tenant.timezone)
        .map((one) => ({ ...one, timezone: after.timezone }));
      const entry = audit(request, {
        action: 'settings.update',
        targetId: tenant.tenantId,
        targetName: after.name,
        before: was,
        after: {
          ...will,
          ...(providers.length > 0 && { providersThatFollowed: providers.map((one) => one.providerId) }),
        },
      });
      return {
        edit: { tenant: change, providers, also: [entry] },
        value: { ...will, version: tenant.version + 1 },
      };
    }),
});

export const settingsAdmin = {
  Query: { settings, onboarding },
  Mutation: { updateSettings },
};
