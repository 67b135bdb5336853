import type { Operation } from '../operation.ts';
import { auditAdmin } from './admin/audit.ts';
import { bookingsAdmin } from './admin/bookings.ts';
import { catalogAdmin } from './admin/catalog.ts';
import { conversationsAdmin } from './admin/conversations.ts';
import { csvAdmin } from './admin/csv.ts';
import { customersAdmin } from './admin/customers.ts';
import { hoursAdmin } from './admin/hours.ts';
import { keysAdmin } from './admin/keys.ts';
import { liveAdmin } from './admin/live.ts';
import { overviewAdmin } from './admin/overview.ts';
import { peopleAdmin } from './admin/people.ts';
import { settingsAdmin } from './admin/settings.ts';
import { usageAdmin } from './admin/usage.ts';
import { getAvailableSlots } from './available-slots.ts';
import { cancelBooking, createBooking, getManagedBooking, rescheduleBooking } from './bookings.ts';
import { getConversation, sendChatMessage, startConversation } from './conversations.ts';
import { health } from './health.ts';
import { listProviders } from './providers.ts';
import { getService, searchServices } from './services.ts';
import { widgetConfig } from './widget-config.ts';

/** Every field of the schema's root types; a test keeps the two the same. */
export const resolvers = {
  Query: {
    health,
    widgetConfig,
    searchServices,
    getService,
    listProviders,
    getAvailableSlots,
    getConversation,
    getManagedBooking,
    ...settingsAdmin.Query,
    ...catalogAdmin.Query,
    ...hoursAdmin.Query,
    ...csvAdmin.Query,
    ...auditAdmin.Query,
    ...overviewAdmin.Query,
    ...bookingsAdmin.Query,
    ...customersAdmin.Query,
    ...conversationsAdmin.Query,
    ...keysAdmin.Query,
    ...peopleAdmin.Query,
    ...usageAdmin.Query,
  },
  Mutation: {
    startConversation,
    sendChatMessage,
    createBooking,
    cancelBooking,
    rescheduleBooking,
    ...settingsAdmin.Mutation,
    ...catalogAdmin.Mutation,
    ...hoursAdmin.Mutation,
    ...csvAdmin.Mutation,
    ...bookingsAdmin.Mutation,
    ...customersAdmin.Mutation,
    ...conversationsAdmin.Mutation,
    ...keysAdmin.Mutation,
    ...peopleAdmin.Mutation,
    ...usageAdmin.Mutation,
    ...liveAdmin.Mutation,
  },
  Subscription: liveAdmin.Subscription,
} as const satisfies Record<string, Record<string, Operation>>;

/** Throws for a field that nothing answers: at the start of a host, not at a request. */
export function operationOf(typeName: string, fieldName: string): Operation {
  const fields: Readonly<Record<string, Operation>> | undefined = Object.hasOwn(resolvers, typeName)
    ? resolvers[typeName as keyof typeof resolvers]
    : undefined;
  const operation = fields && Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined;
  if (!operation) throw new Error(`no resolver for ${typeName}.${fieldName}`);
  return operation;
}
