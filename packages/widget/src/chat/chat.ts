import type {
  Booking,
  ChatChoiceInput,
  ChatReply,
  Conversation,
  Sender,
  Slot,
  UserContextInput,
} from '../../../schema/src/generated/types.ts';
import type { ChatAgentBooking, ChatAgentErrorCode, ChatAgentUserContext } from '../../chat-agent-widget';
import type { Emit } from '../panel-contract.ts';
import { Problem } from '../shared/api.ts';
import { chooseLanguage, type Language, languageOf } from '../shared/language.ts';
import type { Client } from './client.ts';
import type { Memory } from './memory.ts';
import { isWaiting, reduce, unsentOf } from './reducer.ts';
import { type ChatEvent, initialState, type Outgoing } from './state.ts';

export type Chat = ReturnType<typeof createChat>;

type Surroundings = {
  client: Client;
  memory: Memory;
  emit: Emit;
  /** Language tags by priority: attribute, then the browser's. The tenant's comes after them. */
  languageTags: () => readonly (string | null | undefined)[];
  timezone: string;
  online: boolean;
  now: () => number;
  newId: () => string;
};

/** The conversation of one page: what the panel's buttons do, told to the reducer as events. */
export function createChat(around: Surroundings) {
  const { client, memory, emit, now, newId } = around;
  const listeners = new Set<() => void>();
  const bookingsSeen = new Set<string>();
  let state = initialState(chooseLanguage(...around.languageTags()), memory.tab().draft ?? '', around.online);
  let userContext: UserContextInput = {};
  let contextIsNews = false;
  let sending = false;
  let opening: Promise<void> | null = null;

  const dispatch = (event: ChatEvent) => {
    state = reduce(state, event);
    for (const listener of listeners) listener();
  };

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open,
    send,
    retry,
    restart,
    catchUp,
    pickSlot(slot: Slot, text: string) {
      emit('slot:selected', publicSlot(slot));
      send(text, { slot: { providerId: slot.providerId, start: slot.start } });
    },
    sendContact(text: string, contact: UserContextInput) {
      userContext = { ...userContext, ...contact };
      // The text says it all; told twice, it would be no news to the agent.
      send(text, null, null);
    },
    draft(text: string) {
      memory.keepTab({ draft: text });
      dispatch({ type: 'drafted', draft: text });
    },
    setConnection(online: boolean) {
      dispatch({ type: 'connection', online });
    },
    setUserContext(context: ChatAgentUserContext) {
      userContext = { ...context };
      contextIsNews = Object.values(context).some(Boolean);
    },
    userContext: () => userContext,
    setLanguage: () => dispatch({ type: 'language', language: wantedLanguage() ?? state.language }),
    moreSlots: client.slots,
    timezone: around.timezone,
    booking: (): ChatAgentBooking | null =>
      state.reply?.booking ? publicBooking(state.reply.booking) : null,
  };

  function wantedLanguage(): Language | null {
    return (
      around
        .languageTags()
        .map(languageOf)
        .find((language) => language !== null) ?? null
    );
  }

  function open() {
    if (state.at === 'loading' || state.at === 'ready') return;
    dispatch({ type: 'opened' });
    opening = load();
  }

  async function load() {
    const kept = memory.conversation();
    const configured = state.config ? Promise.resolve() : loadConfig();
    try {
      await Promise.all([configured, kept ? restore(kept.conversationId) : start()]);
    } catch (error) {
      fail(error, (code) => dispatch({ type: 'unavailable', code }));
    }
  }

  async function loadConfig() {
    const wanted = wantedLanguage();
    const config = await client.widgetConfig(wanted);
    dispatch({ type: 'configured', config, language: wanted ?? chooseLanguage(config.language) });
  }

  async function start() {
    const reply = await client.startConversation({
      language: wantedLanguage(),
      timezone: around.timezone,
      userContext: newsOfContext(),
    });
    arrive(reply, null);
  }

  async function restore(conversationId: string) {
    try {
      const conversation = await client.conversation(conversationId);
      if (!conversation?.messages.length) return await start();
      if (conversation.lastReply?.booking) bookingsSeen.add(conversation.lastReply.booking.bookingId);
      dispatch({ type: 'restored', conversation });
      memory.keepConversation(conversation);
      const known = new Set(conversation.messages.map((message) => message.clientMessageId));
      for (const message of memory.tab().unsent ?? []) if (!known.has(message.id)) enqueue(message);
    } catch (error) {
      if (!(error instanceof Problem) || !['NOT_FOUND', 'CONVERSATION_EXPIRED'].includes(error.code))
        throw error;
      memory.keepConversation(null);
      await start();
    }
  }

  /** What was said meanwhile by a person of the business. */
  async function catchUp() {
    const { conversationId } = state;
    const conversation = conversationId && (await client.conversation(conversationId).catch(() => null));
    if (!conversation || state.conversationId !== conversationId) return;
    const known = new Set(state.entries.map(({ id }) => id));
    dispatch({ type: 'caught-up', conversation });
    memory.keepConversation(conversation);
    for (const message of conversation.messages)
      if (message.sender === 'PERSON' && !known.has(message.id)) received(message, conversation);
  }

  function received(
    { id, text, sender }: { id: string; text: string; sender: Sender },
    { conversationId, state, lastReply }: Pick<Conversation, 'conversationId' | 'state' | 'lastReply'>,
  ) {
    if (sender === 'CUSTOMER') return;
    const expects = lastReply?.expects ?? 'NOTHING';
    emit('message:received', { id, text, sender, conversationId, state, expects });
  }

  function send(
    text: string,
    choice: ChatChoiceInput | null = null,
    context: UserContextInput | null = newsOfContext(),
  ) {
    const trimmed = text.trim();
    if (!trimmed) return;
    const message: Outgoing = { id: newId(), text: trimmed, choice, userContext: context };
    memory.keepTab({ draft: '' });
    emit('message:sent', { id: message.id, text: trimmed, conversationId: state.conversationId });
    enqueue(message);
  }

  function enqueue(message: Outgoing) {
    dispatch({ type: 'sent', message, now: new Date(now()).toISOString() });
    void deliver();
  }

  function retry(id: string) {
    dispatch({ type: 'resent', id });
    void deliver();
  }

  function restart() {
    if (isWaiting(state)) return;
    memory.keepConversation(null);
    memory.keepTab({ unsent: [] });
    dispatch({ type: 'restarted' });
    opening = load();
  }

  /** One message at a time, in the order they were written. */
  async function deliver() {
    if (sending) return;
    sending = true;
    try {
      // A message given before the conversation is there belongs to that conversation.
      await opening;
      for (let message = next(); message; message = next()) await deliverOne(message);
    } finally {
      sending = false;
      keepUnsent();
    }
  }

  function next(): Outgoing | null {
    const entry = state.entries.find((one) => one.type === 'message' && one.delivery.at === 'waiting');
    return entry ? unsentOf(entry) : null;
  }

  async function deliverOne(message: Outgoing) {
    keepUnsent();
    try {
      arrive(await deliverTo(message, state.conversationId), message.id);
    } catch (error) {
      const expired = error instanceof Problem && ['CONVERSATION_EXPIRED', 'NOT_FOUND'].includes(error.code);
      if (expired && state.conversationId) {
        memory.keepConversation(null);
        dispatch({ type: 'expired' });
        return;
      }
      fail(error, (code) => {
        // Those behind it were written as its sequel.
        for (const entry of state.entries)
          if (entry.type === 'message' && entry.delivery.at === 'waiting')
            dispatch({ type: 'not-sent', id: entry.id, code });
      });
    }
  }

  /** A choice names things of its own conversation (an offer, a chip), so only the text opens a new one. */
  function deliverTo(message: Outgoing, conversationId: string | null) {
    return client.sendMessage({
      conversationId,
      text: message.text,
      choice: conversationId ? message.choice : choiceWithoutConversation(message.choice),
      clientMessageId: message.id,
      language: state.language,
      timezone: around.timezone,
      userContext: message.userContext ?? (conversationId ? null : filled(userContext)),
    });
  }

  function arrive(reply: ChatReply, to: string | null) {
    if (!state.config && to) loadConfig().catch(() => {});
    dispatch({ type: 'replied', reply, to });
    memory.keepConversation(reply);
    received(reply.message, { ...reply, lastReply: reply });
    const { booking } = reply;
    if (!booking || bookingsSeen.has(booking.bookingId)) return;
    bookingsSeen.add(booking.bookingId);
    if (isNew(booking, reply)) emit('booking:created', publicBooking(booking));
  }

  function fail(error: unknown, tell: (code: ChatAgentErrorCode) => void) {
    const problem = error instanceof Problem ? error : new Problem('INTERNAL', String(error));
    tell(problem.code);
    emit('error', { code: problem.code, message: problem.message, retryable: isRetryable(problem.code) });
  }

  function keepUnsent() {
    memory.keepTab({ unsent: state.entries.flatMap((entry) => unsentOf(entry) ?? []) });
  }

  /** Sent when it changed, so that what the customer corrects in the chat is not overruled by an old value. */
  function newsOfContext(): UserContextInput | null {
    if (!contextIsNews) return null;
    contextIsNews = false;
    return filled(userContext);
  }
}

export const isRetryable = (code: ChatAgentErrorCode): boolean =>
  ['NETWORK', 'RATE_LIMITED', 'CONFLICT', 'AI_UNAVAILABLE', 'INTERNAL', 'PLAN_LIMIT_REACHED'].includes(code);

const filled = (context: UserContextInput): UserContextInput | null => {
  const { userId, name, email, phone } = context;
  return userId || name || email || phone ? { userId, name, email, phone } : null;
};

/** A booking just made, not one that was looked up or moved. */
const isNew = (booking: Booking, reply: ChatReply): boolean =>
  reply.state === 'BOOKING_CONFIRMED' &&
  (booking.status === 'CONFIRMED' || booking.status === 'PENDING') &&
  Math.abs(Date.parse(reply.message.createdAt) - Date.parse(booking.createdAt)) < 120_000;

const choiceWithoutConversation = (choice: ChatChoiceInput | null): ChatChoiceInput | null =>
  choice?.serviceId || choice?.providerId ? choice : null;

const publicSlot = ({
  serviceId,
  providerId,
  providerName,
  start,
  end,
  localDate,
  localTime,
  timezone,
}: Slot) => ({
  serviceId,
  providerId,
  providerName,
  start,
  end,
  localDate,
  localTime,
  timezone,
});

const publicBooking = (booking: Booking): ChatAgentBooking => ({
  ...publicSlot(booking),
  bookingId: booking.bookingId,
  code: booking.code,
  serviceName: booking.serviceName,
  status: booking.status,
  price: booking.price && { amount: booking.price.amount, currency: booking.price.currency },
});
