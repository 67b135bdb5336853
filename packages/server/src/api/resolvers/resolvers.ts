import type { Operation } from '../operation.ts';
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
  },
  Mutation: { startConversation, sendChatMessage, createBooking, cancelBooking, rescheduleBooking },
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
