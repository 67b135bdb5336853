import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Booking } from '@booking-chat/core/booking/booking';
import type { Lang } from '@booking-chat/core/language/lang';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, query, transact, type Write, write } from './db.ts';
import type { Item } from './item.ts';
import { badToken, type Page, pageToken, readPageToken } from './page-token.ts';
import type { StoreContext } from './store-context.ts';

export interface StoredMessage {
  readonly id: string;
  readonly sender: 'CUSTOMER' | 'AGENT' | 'PERSON';
  readonly text: string;
  readonly createdAt: string;
  readonly clientMessageId?: string | null;
}

/**
 * AGENT: the agent answers. WAITING: a person was asked for, and the agent goes on meanwhile. PERSON: a person answers,
 * and the agent is silent.
 */
export type ConversationStatus = 'AGENT' | 'WAITING' | 'PERSON';

/** What a trial believes in instead of the tables. */
export interface Trial {
  readonly bookings: readonly Booking[];
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
  readonly status: ConversationStatus;
  readonly language: Lang;
  readonly customerName: string | null;
  /** Who of the team answers, while the status is PERSON. */
  readonly answeredBy: string | null;
  /** Tried out in the panel: no list shows it, and nothing it does is stored outside of it. */
  readonly trial?: Trial;
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

/** The same together with other writes, all or none. */
export async function saveConversationWith(
  db: Db,
  record: ConversationRecord,
  also: readonly Write[],
  now: number,
): Promise<ConversationRecord | null> {
  const outcome = await transact(db, [conversationWrite(record, now), ...also]);
  return outcome.ok ? { ...record, version: record.version + 1 } : null;
}

const isSame = (stored: Item | null, { version, content }: StoredConversation): boolean =>
  stored?.version === version && content.equals(stored.content as Buffer);

type Plain = Omit<ConversationRecord, 'state' | 'messages' | 'recentReplies' | 'trial' | 'updatedAt'>;

/** What is asked for by itself, and all the rest as one piece. */
interface StoredConversation extends Plain {
  /** Absent in a trial: no index lists it. */
  readonly updatedAt?: string;
  /** Tenant and status, only while a person is waited for or answers: the inbox's index holds nothing else. */
  readonly inboxKey?: string;
  readonly lastText: string | null;
  readonly lastSender: StoredMessage['sender'] | null;
  readonly messageCount: number;
  /**
   * `{state, messages, recentReplies}` as deflated JSON. Nothing asks for a part of it; as typed attributes it would be ten
   * times the work, as plain text five times the bytes to carry, to store and to pay for (decisions/025).
   */
  readonly content: Buffer;
}

/** The same write as part of a transaction. */
export function conversationWrite(record: ConversationRecord, now: number): Extract<Write, { type: 'put' }> {
  const { state, messages: all, recentReplies, trial, updatedAt, ...plain } = record;
  const messages = all.slice(-keptMessages);
  const last = messages.at(-1);
  return {
    type: 'put',
    table: 'Conversations',
    item: {
      ...plain,
      version: record.version + 1,
      updatedAt: trial ? undefined : updatedAt,
      inboxKey: trial || plain.status === 'AGENT' ? undefined : inboxKey(plain.tenantId, plain.status),
      lastText: last ? shortened(last.text) : null,
      lastSender: last?.sender ?? null,
      messageCount: messages.length,
      content: pack({ state, messages, recentReplies, trial }),
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

const inboxKey = (tenantId: string, status: ConversationStatus) => `${tenantId}#${status}`;

/** Characters of a list's line. */
const shownText = 140;
function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > shownText ? `${line.slice(0, shownText - 1).replace(/\p{Cs}$/u, '')}…` : line;
}

export function readConversation(item: Item | null, now: number): ConversationRecord | null {
  if (!item || (item.expiresAt as number) * 1000 <= now) return null;
  const {
    content,
    inboxKey: _k,
    lastText: _t,
    lastSender: _s,
    messageCount: _c,
    ...plain
  } = item as unknown as StoredConversation;
  return {
    ...plain,
    status: statusOf(plain.status),
    customerName: plain.customerName ?? null,
    answeredBy: plain.answeredBy ?? null,
    updatedAt: plain.updatedAt ?? plain.createdAt,
    ...unpack(content),
  };
}

/** Releases up to 0.1 knew only OPEN and HANDED_OFF. */
function statusOf(stored: string): ConversationStatus {
  if (stored === 'HANDED_OFF') return 'WAITING';
  return stored === 'OPEN' ? 'AGENT' : (stored as ConversationStatus);
}

/** A line of a list: what the indexes hold. */
export interface ConversationLine
  extends Pick<
    StoredConversation,
    | 'conversationId'
    | 'status'
    | 'language'
    | 'customerName'
    | 'lastText'
    | 'lastSender'
    | 'messageCount'
    | 'createdAt'
    | 'expiresAt'
  > {
  readonly updatedAt: string;
}

export interface ConversationsRequest {
  readonly tenantId: TenantId;
  /** null: all of them. */
  readonly status: ConversationStatus | null;
  /** 1 to 200. A page may hold fewer, and still have a next one. */
  readonly limit: number;
  readonly nextToken: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The latest change first. Just written ones may take a moment to appear (index). */
export async function listConversations(
  { db, signer }: Pick<StoreContext, 'db' | 'signer'>,
  { tenantId, status, limit, nextToken, now }: ConversationsRequest,
): Promise<Page<ConversationLine>> {
  const scope = JSON.stringify(['conversations', tenantId, status]);
  const startAfter = readPageToken(signer, scope, nextToken);
  if (startAfter === 'bad-token') return badToken;
  const waits = status === 'WAITING' || status === 'PERSON';
  const unexpired = { ':now': Math.floor(now / 1000) };
  const page = await query(db, {
    table: 'Conversations',
    index: waits ? 'GSI2' : 'GSI1',
    where: waits
      ? { text: 'inboxKey = :list', values: { ':list': inboxKey(tenantId, status) } }
      : { text: 'tenantId = :list', values: { ':list': tenantId } },
    filter:
      status === 'AGENT'
        ? {
            text: 'expiresAt > :now AND #status IN (:agent, :open)',
            names: { '#status': 'status' },
            values: { ...unexpired, ':agent': 'AGENT', ':open': 'OPEN' },
          }
        : { text: 'expiresAt > :now', values: unexpired },
    descending: true,
    limit,
    startAfter,
  });
  return {
    ok: true,
    items: page.items.map((item) => {
      const line = item as unknown as ConversationLine;
      return {
        ...line,
        status: statusOf(line.status),
        customerName: line.customerName ?? null,
        lastText: line.lastText ?? null,
        lastSender: line.lastSender ?? null,
        messageCount: line.messageCount ?? 0,
      };
    }),
    nextToken: pageToken(signer, scope, page.next),
  };
}

/** A stored conversation with its content in the open, as archives have it. */
export function withOpenContent({ content, ...plain }: Item): Item {
  return { ...plain, ...unpack(content as Buffer) };
}

/** The way back. */
export function withPackedContent({ state, messages, recentReplies, trial, ...plain }: Item): Item {
  return { ...plain, content: pack({ state, messages, recentReplies, trial } as Content) };
}

type Content = Pick<ConversationRecord, 'state' | 'messages' | 'recentReplies' | 'trial'>;

const pack = (content: Content): Buffer => deflateRawSync(JSON.stringify(content), { level: 1 });
const unpack = (content: Buffer): Content => JSON.parse(inflateRawSync(content).toString('utf8')) as Content;
