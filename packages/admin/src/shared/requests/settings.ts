import type { MutationUpdateSettingsArgs, TenantSettings } from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../api/operation.ts';

const settings = `tenantId name slug plan language timezone country currency trade
  address directions phone email website
  branding { primaryColor logoUrl agentName position theme }
  agent {
    mode style greetings { language text } faq { id question alsoAsked answer }
    contactFields { field required } conversationTtlMinutes holdMinutes handoffEmail timesIn
  }
  rules {
    slotIntervalMinutes bufferBeforeMinutes bufferAfterMinutes minimumNoticeMinutes horizonDays
    maxBookingsPerDay maxBookingsPerCustomerPerDay maxUpcomingPerCustomer changeCutoffMinutes
  }
  version`;

export const readSettings = readOperation<{ settings: TenantSettings }>(
  'settings',
  `query Settings { settings { ${settings} } }`,
);

export const updateSettings = writeOperation<{ updateSettings: TenantSettings }, MutationUpdateSettingsArgs>(
  ['settings', 'me', 'overview', 'audit'],
  `mutation UpdateSettings($input: UpdateSettingsInput!) { updateSettings(input: $input) { ${settings} } }`,
);
