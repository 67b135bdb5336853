import type { WidgetConfig } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { languageTag } from '../inputs.ts';
import { guarded } from '../operation.ts';
import { presentBranding, presentBusiness } from '../present.ts';

export const widgetConfig = guarded({
  scope: 'read',
  input: z.object({ language: z.nullish(languageTag) }),
  resolve: async (_app, { tenant, language }): Promise<WidgetConfig> => ({
    tenantId: tenant.tenantId,
    business: presentBusiness(tenant),
    branding: presentBranding(tenant),
    language,
    greeting: tenant.agent.greeting[language] ?? '',
    contactFields: [
      { field: 'name', required: true },
      ...tenant.agent.contactFields
        .filter(({ field }) => field !== 'name')
        .map(({ field, required }) => ({ field, required })),
    ],
    conversationTtlMinutes: tenant.agent.conversationTtlMinutes,
  }),
});
