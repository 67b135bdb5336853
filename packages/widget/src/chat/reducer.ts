import { languageOf } from '../shared/language.ts';
import type { ChatEvent, ChatState, Delivery, Entry, MessageEntry, Restored } from './state.ts';

export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'opened':
      return { ...state, at: state.at === 'ready' ? 'ready' : 'loading', trouble: null };
    case 'configured':
      return { ...state, config: event.config, language: event.language };
    case 'restored':
      return restored(state, event.conversation);
    case 'caught-up':
      return caughtUp(state, event.conversation);
    case 'unavailable':
      return { ...state, at: 'failed', trouble: event.code };
    case 'sent':
      return { ...state, draft: '', entries: [...state.entries, outgoing(event)] };
    case 'resent':
      return { ...state, entries: redeliver(state, event.id, (message) => ({ at: 'waiting', message })) };
    case 'not-sent':
      return {
        ...state,
        entries: redeliver(state, event.id, (message) => ({ at: 'failed', message, code: event.code })),
      };
    case 'replied':
      return replied(state, event);
    case 'expired':
      return {
        ...withoutConversation(state),
        entries: movedToEnd(state.entries, {
          type: 'notice',
          id: `notice-${state.entries.length}`,
          notice: 'new-conversation',
        }),
      };
    case 'restarted':
      return { ...withoutConversation(state), at: 'loading', entries: [], trouble: null };
    case 'drafted':
      return { ...state, draft: event.draft };
    case 'connection':
      return { ...state, online: event.online };
    case 'language':
      return { ...state, language: event.language };
  }
}

const withoutConversation = (state: ChatState): ChatState => ({
  ...state,
  conversationId: null,
  expiresAt: null,
  reply: null,
});

function replied(state: ChatState, { reply, to }: Extract<ChatEvent, { type: 'replied' }>): ChatState {
  const resolved = to === null ? state.entries : redeliver(state, to, () => ({ at: 'delivered' }));
  const { message } = reply;
  const known = resolved.some((entry) => entry.id === message.id);
  return {
    ...state,
    at: 'ready',
    trouble: null,
    conversationId: reply.conversationId,
    expiresAt: reply.expiresAt,
    language: languageOf(reply.language) ?? state.language,
    reply,
    entries: known ? resolved : after(resolved, to, delivered(message, reply.booking)),
  };
}

function restored(state: ChatState, conversation: Restored): ChatState {
  const { lastReply } = conversation;
  const unsent = state.entries.filter(
    (entry) => entry.type === 'message' && entry.delivery.at !== 'delivered',
  );
  const entries = conversation.messages.map((message) =>
    delivered(message, lastReply?.message.id === message.id ? lastReply.booking : null),
  );
  return {
    ...state,
    at: 'ready',
    trouble: null,
    conversationId: conversation.conversationId,
    expiresAt: conversation.expiresAt,
    language: languageOf(lastReply?.language) ?? state.language,
    reply: lastReply,
    entries: [...entries, ...unsent],
  };
}

/** What is new goes before what still waits to be sent; what is there already stays as it is, with its cards. */
function caughtUp(state: ChatState, { messages, lastReply, expiresAt }: Restored): ChatState {
  const unsent = state.entries.filter(unsentOf);
  const known = new Set(state.entries.map(({ id }) => id));
  const news = messages.filter(({ id }) => !known.has(id)).map((message) => delivered(message, null));
  const there = state.entries.filter((entry) => !unsentOf(entry));
  return { ...state, expiresAt, reply: lastReply, entries: [...there, ...news, ...unsent] };
}

const delivered = (
  message: Restored['messages'][number],
  booking: MessageEntry['booking'],
): MessageEntry => ({
  type: 'message',
  id: message.id,
  sender: message.sender,
  text: message.text,
  createdAt: message.createdAt,
  delivery: { at: 'delivered' },
  booking,
});

const outgoing = ({ message, now }: Extract<ChatEvent, { type: 'sent' }>): MessageEntry => ({
  type: 'message',
  id: message.id,
  sender: 'CUSTOMER',
  text: message.text,
  createdAt: now,
  delivery: { at: 'waiting', message },
  booking: null,
});

function redeliver(
  state: ChatState,
  id: string,
  deliver: (message: NonNullable<ReturnType<typeof unsentOf>>) => Delivery,
): readonly Entry[] {
  return state.entries.map((entry) => {
    const message = entry.id === id ? unsentOf(entry) : null;
    return message && entry.type === 'message' ? { ...entry, delivery: deliver(message) } : entry;
  });
}

export const unsentOf = (entry: Entry) =>
  entry.type === 'message' && entry.delivery.at !== 'delivered' ? entry.delivery.message : null;

/** A reply stands right after the message it answers, whatever still waits below; a greeting before all that waits. */
function after(entries: readonly Entry[], answered: string | null, entry: Entry): readonly Entry[] {
  const index = entries.findIndex((one) => (answered === null ? unsentOf(one) : one.id === answered));
  if (index < 0) return [...entries, entry];
  const place = answered === null ? index : index + 1;
  return [...entries.slice(0, place), entry, ...entries.slice(place)];
}

/** The notice stands between what was said before and the messages that open the new conversation. */
function movedToEnd(entries: readonly Entry[], notice: Entry): readonly Entry[] {
  return [
    ...entries.filter((entry) => unsentOf(entry) === null),
    notice,
    ...entries.filter((entry) => unsentOf(entry) !== null),
  ];
}

export const isWaiting = (state: ChatState): boolean =>
  state.entries.some((entry) => entry.type === 'message' && entry.delivery.at === 'waiting');
