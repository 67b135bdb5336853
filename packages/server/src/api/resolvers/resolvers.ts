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

export type TypeName = keyof typeof resolvers;
