import type { Lang } from '@booking-chat/core/language/lang';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, type Write, write } from './db.ts';
import type { Item } from './item.ts';

/** Something to mail that is not a booking. It lies in the Bookings table, whose stream carries it to the notifier. */
export type Notice = HandOffNotice | CodeNotice;

interface NoticeBase {
  /** The same id is the same notice: writing it twice mails it once. */
  readonly noticeId: string;
  readonly language: Lang;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

export interface HandOffNotice extends NoticeBase {
  readonly kind: 'hand-off';
  readonly conversationId: string;
  readonly customer: {
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly transcript: readonly {
    readonly sender: 'CUSTOMER' | 'AGENT' | 'PERSON';
    readonly text: string;
    /** ISO 8601 in UTC. */
    readonly at: string;
  }[];
}

export interface CodeNotice extends NoticeBase {
  readonly kind: 'one-time-code';
  /** Null: an address without bookings was named. The notice takes as long as one that is mailed, and is not. */
  readonly email: string | null;
  readonly name: string | null;
  readonly code: string;
  readonly validMinutes: number;
}

/** For a transaction of the caller's own, such as the one that saves the conversation. */
export const noticeWrite = (tenantId: TenantId, notice: Notice): Write => ({
  type: 'put',
  table: 'Bookings',
  item: {
    tenantId,
    itemKey: noticePrefix + notice.noticeId,
    ...notice,
    expiresAt: Math.floor(Date.parse(notice.createdAt) / 1000) + keptSeconds,
  },
});

/** Writes it once; false: a notice of that id is there already. */
export async function putNotice(db: Db, tenantId: TenantId, notice: Notice): Promise<boolean> {
  const put = noticeWrite(tenantId, notice) as Extract<Write, { type: 'put' }>;
  const outcome = await write(db, { ...put, condition: { text: 'attribute_not_exists(tenantId)' } });
  return outcome.ok;
}

/** Once mailed, a notice is gone: what it holds (a code, a transcript) need not lie around. */
export async function deleteNotice(db: Db, tenantId: string, noticeId: string): Promise<void> {
  await write(db, {
    type: 'delete',
    table: 'Bookings',
    key: { tenantId, itemKey: noticePrefix + noticeId },
  });
}

/** The notice in a stored item and whose it is, or null when the item is something else. */
export function readNotice(item: Item): { tenantId: TenantId; notice: Notice } | null {
  if (typeof item.itemKey !== 'string' || !item.itemKey.startsWith(noticePrefix)) return null;
  const stored = item as unknown as Notice & { readonly tenantId: TenantId };
  return { tenantId: stored.tenantId, notice: stored };
}

const noticePrefix = 'NOTICE#';
/** A day: the stream keeps its records as long. */
const keptSeconds = 86_400;
