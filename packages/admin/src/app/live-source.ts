import { openRealtime, type RealtimeState } from '@booking-chat/realtime/realtime';
import type { BookingEvent, ConversationEvent } from '@booking-chat/schema/generated/types';
import type { Session } from '../shared/auth/session.ts';
import type { PanelConfig } from '../shared/config.ts';
import type { LiveSource, LiveState } from '../shared/live/live-context.tsx';

const bookingEvents = `subscription BookingEvents {
  onBookingEvent { tenantId kind bookingId version start }
}`;
const conversationEvents = `subscription ConversationEvents {
  onConversationEvent { tenantId kind conversationId messageId at }
}`;

/** The business's events over the host's real-time channel. */
export const liveSource =
  ({ apiUrl, realtimeUrl }: PanelConfig, session: Session): LiveSource =>
  (on) => {
    const realtime = openRealtime({
      url: realtimeUrl,
      host: new URL(apiUrl).host,
      authorization: async () => {
        const token = await session.accessToken();
        if (!token) throw new Error('nobody is signed in');
        return token;
      },
    });
    const states = new Map<string, RealtimeState>();
    let wasLive = false;
    const tell = (channel: string, state: RealtimeState) => {
      states.set(channel, state);
      const all = [...states.values()];
      const isLive = all.length === 2 && all.every((each) => each === 'live');
      if (isLive && wasLive) on.missed();
      wasLive ||= isLive;
      on.state(overall(all, isLive, wasLive));
    };
    realtime.subscribe<{ onBookingEvent: BookingEvent | null }>({
      query: bookingEvents,
      onState: (state) => tell('bookings', state),
      onData: ({ onBookingEvent: event }) => {
        if (event) on.event({ noun: 'booking', id: event.bookingId, kind: event.kind });
      },
    });
    realtime.subscribe<{ onConversationEvent: ConversationEvent | null }>({
      query: conversationEvents,
      onState: (state) => tell('conversations', state),
      onData: ({ onConversationEvent: event }) => {
        if (event)
          on.event({
            noun: 'conversation',
            id: event.conversationId,
            kind: event.kind,
            messageId: event.messageId ?? null,
          });
      },
    });
    return { close: realtime.close };
  };

function overall(all: readonly RealtimeState[], isLive: boolean, wasLive: boolean): LiveState {
  if (isLive) return 'live';
  if (all.includes('refused')) return 'off';
  return wasLive ? 'lost' : 'connecting';
}
