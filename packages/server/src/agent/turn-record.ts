import type { Facts, Step } from '@booking-chat/core/conversation/events';
import type { Conversation } from '@booking-chat/core/conversation/state';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { ChatReply, SendChatMessageInput } from '@booking-chat/schema/generated/types';
import type { App } from '../context.ts';
import type { ConversationRecord, ConversationStatus, StoredMessage } from '../store/conversations.ts';
import { randomId } from '../store/random-id.ts';
import { chatReply } from './chat-reply.ts';
import { saidAsTrial } from './trial.ts';

/** The record after a finished step, and the reply in it. `input` is null when nothing was said: the greeting. */
export function recordOf(
  app: App,
  facts: Facts,
  record: ConversationRecord,
  { state, reply }: Step,
  input: SendChatMessageInput | null,
): { next: ConversationRecord; reply: ChatReply } {
  if (!reply) throw new Error('a turn must end with a reply');
  const createdAt = new Date(app.clock()).toISOString();
  const status: ConversationStatus = state.handedOff ? 'WAITING' : 'AGENT';
  const expiresAt = expiry(app, facts.tenant, status, record);
  const { conversationId, trial } = record;
  const messageId = `${conversationId}-${record.version + 1}`;
  const frame = {
    conversationId,
    messageId,
    createdAt,
    expiresAt: new Date(expiresAt * 1000).toISOString(),
    isTrial: trial !== undefined,
  };
  const answer = chatReply(state, trial ? saidAsTrial(reply) : reply, facts, frame, app.signer);
  // The latest is kept whatever it answers: a page that is loaded again draws its chips and cards from it.
  const answered = { clientMessageId: input?.clientMessageId ?? '', reply: answer };
  const next: ConversationRecord = {
    ...record,
    state,
    messages: lately([
      ...record.messages,
      ...(input ? [customerMessage(app, input)] : []),
      { id: messageId, sender: 'AGENT', text: answer.message.text, createdAt },
    ]),
    status,
    answeredBy: null,
    customerName: nameIn(state),
    language: state.lang,
    updatedAt: createdAt,
    expiresAt,
    recentReplies: [...record.recentReplies, answered].slice(-keptReplies),
  };
  return { next, reply: answer };
}

export function newRecord(
  app: App,
  { tenantId }: Tenant,
  state: Conversation,
  isTrial: boolean,
): ConversationRecord {
  const createdAt = new Date(app.clock()).toISOString();
  return {
    tenantId,
    conversationId: randomId() + randomId(),
    version: 0,
    state,
    messages: [],
    status: 'AGENT',
    answeredBy: null,
    customerName: nameIn(state),
    ...(isTrial ? { trial: { bookings: [] } } : {}),
    language: state.lang,
    createdAt,
    updatedAt: createdAt,
    expiresAt: 0,
    recentReplies: [],
  };
}

export const customerMessage = (app: App, input: SendChatMessageInput): StoredMessage => ({
  id: input.clientMessageId ?? randomId(),
  sender: 'CUSTOMER',
  text: input.text,
  createdAt: new Date(app.clock()).toISOString(),
  clientMessageId: input.clientMessageId ?? null,
});

/**
 * Until when it lives, in epoch seconds: the business’s idle time, a day where a person is waited for or answers, half an
 * hour at most when it is a trial.
 */
export function expiry(
  app: App,
  tenant: Tenant,
  status: ConversationStatus,
  { trial }: Pick<ConversationRecord, 'trial'>,
): number {
  const { conversationTtlMinutes } = tenant.agent;
  const usual = status === 'AGENT' ? conversationTtlMinutes : Math.max(conversationTtlMinutes, personMinutes);
  return Math.floor(app.clock() / 1000) + (trial ? Math.min(usual, trialMinutes) : usual) * 60;
}

/** What is sent again is what was sent last, or just before it from another tab. */
const keptReplies = 2;
/** At three bytes each well below the 400 kB that one item may have. */
const keptCharacters = 80_000;
const personMinutes = 24 * 60;
const trialMinutes = 30;

/** The latest messages that fit the record, whatever their number: a talkative customer is never locked out. */
export function lately(messages: readonly StoredMessage[]): readonly StoredMessage[] {
  let kept = messages.length;
  for (let room = keptCharacters; kept > 0; kept--) {
    room -= messages[kept - 1]?.text.length ?? 0;
    if (room < 0) break;
  }
  return messages.slice(kept);
}

const nameIn = ({ contact }: Conversation): string | null => contact.name?.value ?? null;
