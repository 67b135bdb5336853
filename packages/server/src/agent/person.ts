import { readConversation } from '@booking-chat/core/conversation/state';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import { ApiError } from '../api/errors.ts';
import type { App } from '../context.ts';
import { type ConversationRecord, getConversation, saveConversationWith } from '../store/conversations.ts';
import type { Write } from '../store/db.ts';
import { randomId } from '../store/random-id.ts';
import { announce } from './announce.ts';
import { expiry, lately } from './turn-record.ts';

export interface PersonsMessage {
  /** Who of the team writes, as colleagues read it. */
  readonly person: string;
  readonly message: { readonly text: string; readonly clientMessageId: string };
}

/** The entry of the audit trail that is stored with the change. */
type Audit = (before: ConversationRecord, after: ConversationRecord) => Write;

/**
 * A person's message to the customer; from now on the agent is silent. The same `clientMessageId` gives the same message.
 * Throws NOT_FOUND when the conversation has gone meanwhile, CONFLICT when it is written to again and again.
 */
export async function replyAsPerson(
  app: App,
  tenant: Tenant,
  conversation: ConversationRecord,
  { person, message }: PersonsMessage,
  audit: Audit,
): Promise<ConversationRecord> {
  const sent = (one: ConversationRecord['messages'][number]) =>
    one.sender === 'PERSON' && one.clientMessageId === message.clientMessageId;
  const messageId = randomId();
  const outcome = await change(app, conversation, audit, (record) => {
    if (record.messages.some(sent)) return null;
    const createdAt = new Date(app.clock()).toISOString();
    return {
      ...record,
      messages: lately([
        ...record.messages,
        {
          id: messageId,
          sender: 'PERSON',
          text: message.text,
          createdAt,
          clientMessageId: message.clientMessageId,
        },
      ]),
      status: 'PERSON',
      answeredBy: person,
      updatedAt: createdAt,
      expiresAt: expiry(app, tenant, 'PERSON', record),
    };
  });
  if (outcome.changed) await announce(app, 'PERSON_WROTE', outcome.record, messageId);
  return outcome.record;
}

/** The agent goes on from where it was. Done already: nothing changes. */
export async function returnToAgent(
  app: App,
  tenant: Tenant,
  conversation: ConversationRecord,
  audit: Audit,
): Promise<ConversationRecord> {
  const outcome = await change(app, conversation, audit, (record) => {
    if (record.status === 'AGENT') return null;
    const state = readConversation(record.state);
    return {
      ...record,
      state: state ? { ...state, handedOff: false } : record.state,
      status: 'AGENT',
      answeredBy: null,
      updatedAt: new Date(app.clock()).toISOString(),
      // Not shorter than it was: the customer may still have to read the answer.
      expiresAt: Math.max(record.expiresAt, expiry(app, tenant, 'AGENT', record)),
    };
  });
  if (outcome.changed) await announce(app, 'RETURNED', outcome.record);
  return outcome.record;
}

const attempts = 6;

/** Decides anew on what is stored whenever the customer was faster. `next` null: it is so already. */
async function change(
  app: App,
  conversation: ConversationRecord,
  audit: Audit,
  next: (record: ConversationRecord) => ConversationRecord | null,
): Promise<{ changed: boolean; record: ConversationRecord }> {
  let record: ConversationRecord | null = conversation;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (!record) throw new ApiError('NOT_FOUND', { reason: 'conversation', field: 'conversationId' });
    const after = next(record);
    if (!after) return { changed: false, record };
    const saved = await saveConversationWith(app.db, after, [audit(record, after)], app.clock());
    if (saved) return { changed: true, record: saved };
    record = await getConversation(app.db, record.tenantId, record.conversationId, app.clock());
  }
  throw new ApiError('CONFLICT');
}
