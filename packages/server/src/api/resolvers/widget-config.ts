import { greeting } from '@booking-chat/core/conversation/render';
import type { WidgetConfig } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { loadCatalog } from '../../store/catalog.ts';
import { languageTag } from '../inputs.ts';
import { guarded } from '../operation.ts';
import { presentBranding, presentBusiness } from '../present.ts';

export const widgetConfig = guarded({
  scope: 'read',
  input: z.object({ language: z.nullish(languageTag) }),
  resolve: async (app, { tenant, language, now }): Promise<WidgetConfig> => ({
    tenantId: tenant.tenantId,
    business: presentBusiness(tenant),
    branding: presentBranding(tenant),
    language,
    greeting: greeting(language, {
      tenant,
      catalog: await loadCatalog(app.db, tenant),
      now: Math.floor(now / 60_000),
    }),
    contactFields: [
      { field: 'name', required: true },
      ...tenant.agent.contactFields
        .filter(({ field }) => field !== 'name')
        .map(({ field, required }) => ({ field, required })),
    ],
    conversationTtlMinutes: tenant.agent.conversationTtlMinutes,
  }),
});
