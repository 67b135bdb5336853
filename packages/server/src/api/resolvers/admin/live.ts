import * as z from 'zod/mini';
import { ApiError } from '../../errors.ts';
import type { Hearing } from '../../hearing.ts';
import { id } from '../../inputs.ts';
import { guarded } from '../../operation.ts';

/** The server's own way to AppSync's subscribers; here it hands events over itself. Refused to whoever asks. */
const publishing = guarded({
  input: z.unknown(),
  resolve: async (): Promise<never> => {
    throw new ApiError('FORBIDDEN', { reason: 'role' });
  },
});

/** What each subscription's caller hears: the tenant is the credential's, whatever the arguments say. */
const onBookingEvent = guarded({
  area: 'read',
  input: z.object({}),
  resolve: async (_app, { tenant }): Promise<Hearing> => ({ of: 'bookings', tenantId: tenant.tenantId }),
});

const onConversationEvent = guarded({
  area: 'read',
  input: z.object({}),
  resolve: async (_app, { tenant }): Promise<Hearing> => ({
    of: 'conversations',
    tenantId: tenant.tenantId,
    conversationId: null,
  }),
});

const onPersonReply = guarded({
  scope: 'chat',
  input: z.object({ conversationId: id }),
  resolve: async (_app, { tenant }, { conversationId }): Promise<Hearing> => ({
    of: 'conversations',
    tenantId: tenant.tenantId,
    conversationId,
  }),
});

export const liveAdmin = {
  Query: {},
  Mutation: { publishBookingEvent: publishing, publishConversationEvent: publishing },
  Subscription: { onBookingEvent, onConversationEvent, onPersonReply },
};
