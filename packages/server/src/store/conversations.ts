import { deflateRawSync, inflateRawSync } from 'node:zlib';
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
  const saved = outcome.ok || isSame(outcome.item, put.item as unknown as StoredConversation);
  return saved ? { ...record, version: record.version + 1 } : null;
}

const isSame = (stored: Item | null, { version, content }: StoredConversation): boolean =>
  stored?.version === version && content.equals(stored.content as Buffer);

/** What is asked for by itself, and all the rest as one piece. */
interface StoredConversation extends Omit<ConversationRecord, 'state' | 'messages' | 'recentReplies'> {
  /**
   * `{state, messages, recentReplies}` as deflated JSON. Nothing asks for a part of it; as typed attributes it would be ten
   * times the work, as plain text five times the bytes to carry, to store and to pay for (decisions/025).
   */
  readonly content: Buffer;
}

/** The same write as part of a transaction. */
export function conversationWrite(record: ConversationRecord, now: number): Extract<Write, { type: 'put' }> {
  const { state, messages, recentReplies, ...plain } = record;
  return {
    type: 'put',
    table: 'Conversations',
    item: {
      ...plain,
      version: record.version + 1,
      content: pack({ state, messages: messages.slice(-keptMessages), recentReplies }),
    } satisfies StoredConversation,
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
  const { content, ...plain } = item as unknown as StoredConversation;
  return { ...plain, ...unpack(content) };
}

/** A stored conversation with its content in the open, as archives have it. */
export function withOpenContent({ content, ...plain }: Item): Item {
  return { ...plain, ...unpack(content as Buffer) };
}

/** The way back. */
export function withPackedContent({ state, messages, recentReplies, ...plain }: Item): Item {
  return { ...plain, content: pack({ state, messages, recentReplies } as Content) };
}

type Content = Pick<ConversationRecord, 'state' | 'messages' | 'recentReplies'>;

const pack = (content: Content): Buffer => deflateRawSync(JSON.stringify(content), { level: 1 });
const unpack = (content: Buffer): Content => JSON.parse(inflateRawSync(content).toString('utf8')) as Content;
