import type { BookingEvent, ConversationEvent } from '@booking-chat/schema/generated/types';
import type { Hearing } from '../api/hearing.ts';
import type { Publish } from '../context.ts';

export type LiveEvent = BookingEvent | ConversationEvent;
export type Listener = (event: LiveEvent) => void;

/** Events within one process: who publishes hands them over, and whoever may hear one is called at once. */
export interface Bus {
  readonly publish: Publish;
  /** Ends when the function it gives back is called. */
  hear(hearing: Hearing, listener: Listener): () => void;
}

export function createBus(): Bus {
  const listeners = new Map<string, Set<Listener>>();
  const tell = (channel: string, event: LiveEvent) => {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener(event);
  };
  return {
    publish: {
      async booking(event) {
        tell(channelOf({ of: 'bookings', tenantId: event.tenantId }), event);
      },
      async conversation(event) {
        const { tenantId, conversationId } = event;
        tell(channelOf({ of: 'conversations', tenantId, conversationId: null }), event);
        tell(channelOf({ of: 'conversations', tenantId, conversationId }), event);
      },
    },
    hear(hearing, listener) {
      const channel = channelOf(hearing);
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0 && listeners.get(channel) === known) listeners.delete(channel);
      };
    },
  };
}

const channelOf = (hearing: Hearing): string =>
  JSON.stringify([
    hearing.of,
    hearing.tenantId,
    hearing.of === 'conversations' ? hearing.conversationId : null,
  ]);
