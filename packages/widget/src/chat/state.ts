import type {
  Booking,
  ChatChoiceInput,
  ChatReply,
  Sender,
  UserContextInput,
  WidgetConfig,
} from '../../../schema/src/generated/types.ts';
import type { ChatAgentErrorCode } from '../../chat-agent-widget';
import type { Language } from '../shared/language.ts';

/** What the panel shows, and nothing it can derive from that. */
export type ChatState = {
  /** `idle` before the first opening. */
  at: 'idle' | 'loading' | 'ready' | 'failed';
  config: WidgetConfig | null;
  conversationId: string | null;
  expiresAt: string | null;
  language: Language;
  entries: readonly Entry[];
  /** The latest reply: its chips, cards and offer are the ones that may be used. */
  reply: ChatReply | null;
  draft: string;
  online: boolean;
  /** Why the conversation could not be loaded. */
  trouble: ChatAgentErrorCode | null;
};

export type Entry = MessageEntry | { type: 'notice'; id: string; notice: 'new-conversation' };

export type MessageEntry = {
  type: 'message';
  id: string;
  sender: Sender;
  text: string;
  createdAt: string;
  delivery: Delivery;
  /** The stored booking this message tells of. */
  booking: Booking | null;
};

export type Delivery =
  | { at: 'delivered' }
  | { at: 'waiting'; message: Outgoing }
  | { at: 'failed'; message: Outgoing; code: ChatAgentErrorCode };

/** What is sent, and sent again unchanged when it failed: `id` is its clientMessageId. */
export type Outgoing = {
  id: string;
  text: string;
  choice: ChatChoiceInput | null;
  userContext: UserContextInput | null;
};

export type ChatEvent =
  | { type: 'opened' }
  | { type: 'configured'; config: WidgetConfig; language: Language }
  | { type: 'replied'; reply: ChatReply; to: string | null }
  | { type: 'restored'; conversation: Restored }
  | { type: 'caught-up'; conversation: Restored }
  | { type: 'unavailable'; code: ChatAgentErrorCode }
  | { type: 'sent'; message: Outgoing; now: string }
  | { type: 'resent'; id: string }
  | { type: 'not-sent'; id: string; code: ChatAgentErrorCode }
  | { type: 'expired' }
  | { type: 'restarted' }
  | { type: 'drafted'; draft: string }
  | { type: 'connection'; online: boolean }
  | { type: 'language'; language: Language };

export type Restored = {
  conversationId: string;
  expiresAt: string;
  messages: readonly { id: string; sender: Sender; text: string; createdAt: string }[];
  lastReply: ChatReply | null;
};

export const initialState = (language: Language, draft: string, online: boolean): ChatState => ({
  at: 'idle',
  config: null,
  conversationId: null,
  expiresAt: null,
  language,
  entries: [],
  reply: null,
  draft,
  online,
  trouble: null,
});
