import type { Lang } from '@booking-chat/core/language/lang';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, type Write, write } from './db.ts';
import type { Item } from './item.ts';

export interface StoredMessage {
  readonly id: string;
  readonly sender: 'CUSTOMER' | 'AGENT' | 'PERSON';
  readonly text: string;
  readonly createdAt: string;
  readonly clientMessageId?: string | null;
}

export interface ConversationRecord {
  readonly tenantId: TenantId;
  readonly conversationId: string;
  /** The stored version this record was read at; 0: never stored. Saving stores version + 1. */
  readonly version: number;
  /** The dialogue's own state: any JSON. */
  readonly state: unknown;
  /** Oldest first; the store keeps the last 200. */
  readonly messages: readonly StoredMessage[];
  readonly status: 'OPEN' | 'HANDED_OFF';
  readonly language: Lang;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Epoch seconds. From then on the conversation counts as absent. */
  readonly expiresAt: number;
  /** What was answered to the latest client messages, so that a retried one gets the same reply. */
  readonly recentReplies: readonly { readonly clientMessageId: string; readonly reply: unknown }[];
}

const keptMessages = 200;

/** `now` in epoch milliseconds. An expired conversation is absent. */
export async function getConversation(
  db: Db,
  tenantId: TenantId,
  conversationId: string,
  now: number,
): Promise<ConversationRecord | null> {
  return readConversation(await getItem(db, 'Conversations', { tenantId, conversationId }), now);
}

/** The record as stored (version + 1), or null when someone else saved it meanwhile: read again, decide again. */
export async function saveConversation(
  db: Db,
  record: ConversationRecord,
  now: number,
): Promise<ConversationRecord | null> {
  const put = conversationWrite(record, now);
  // Sent again after a broken connection, the write may meet itself.
  const outcome = await write(db, put, { repeatable: true });
  const saved = outcome.ok || isSame(outcome.item, put.item as Item);
  return saved ? { ...record, version: record.version + 1 } : null;
}

const isSame = (stored: Item | null, written: Item): boolean =>
  stored !== null && Object.entries(written).every(([name, value]) => stored[name] === value);

/** The same write as part of a transaction. */
export function conversationWrite(record: ConversationRecord, now: number): Extract<Write, { type: 'put' }> {
  const { state, messages, recentReplies, ...plain } = record;
  return {
    type: 'put',
    table: 'Conversations',
    item: {
      ...plain,
      version: record.version + 1,
      // JSON text: a tenth of the work of typed attributes, and nothing ever asks for a part of it.
      state: JSON.stringify(state),
      messages: JSON.stringify(messages.slice(-keptMessages)),
      recentReplies: JSON.stringify(recentReplies),
    },
    condition:
      record.version === 0
        ? {
            text: 'attribute_not_exists(tenantId) OR expiresAt <= :now',
            values: { ':now': Math.floor(now / 1000) },
          }
        : { text: 'version = :version', values: { ':version': record.version } },
  };
}

export function readConversation(item: Item | null, now: number): ConversationRecord | null {
  if (!item || (item.expiresAt as number) * 1000 <= now) return null;
  return {
    ...item,
    state: JSON.parse(item.state as string),
    messages: JSON.parse(item.messages as string),
    recentReplies: JSON.parse(item.recentReplies as string),
  } as unknown as ConversationRecord;
}
