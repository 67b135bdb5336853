import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, query, type Write } from './db.ts';
import { randomId } from './random-id.ts';

export interface AuditChange {
  readonly field: string;
  /** JSON; null: there was none. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface AuditEntry {
  readonly tenantId: TenantId;
  readonly entryId: string;
  /** ISO moment. */
  readonly at: string;
  readonly actorKind: 'PERSON' | 'OPERATOR';
  readonly actorId: string | null;
  /** E-mail of the person, or the command that was run. */
  readonly actorName: string;
  /** `service.update`; docs/audit.md lists them. */
  readonly action: string;
  readonly targetId: string | null;
  readonly targetName: string | null;
  readonly changes: readonly AuditChange[];
}

const keptDays = 400;

/** The entry as a write: it goes into the transaction of the change that it tells of. */
export function auditWrite(entry: Omit<AuditEntry, 'entryId'>): Extract<Write, { type: 'put' }> {
  const entryId = `${entry.at}_${randomId()}`.replaceAll(':', '');
  return {
    type: 'put',
    table: 'AuditTrail',
    item: {
      ...entry,
      entryId,
      entryKey: entryId,
      expiresAt: Math.floor(Date.parse(entry.at) / 1000) + keptDays * 86_400,
    },
  };
}

/**
 * What differs between two records, field by field (`business.phone`), longer values shortened to 2,000 characters.
 * Counters of our own (`version`) are no news.
 */
export function changesBetween(before: object | null, after: object | null): AuditChange[] {
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => !silent.has(field) && was.get(field) !== is.get(field))
    .map((field) => ({ field, before: shortened(was.get(field)), after: shortened(is.get(field)) }));
}

export interface AuditRequest {
  readonly tenantId: TenantId;
  readonly actorId?: string | null;
  readonly targetId?: string | null;
  readonly limit: number;
  readonly startAfter: Readonly<Record<string, string>> | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Newest first. A filter may leave a page short. */
export async function listAudit(db: Db, request: AuditRequest) {
  const { tenantId, actorId, targetId, limit, startAfter, now } = request;
  const wanted = [
    ...(actorId ? [{ text: 'actorId = :actor', values: { ':actor': actorId } }] : []),
    ...(targetId ? [{ text: 'targetId = :target', values: { ':target': targetId } }] : []),
  ];
  const page = await query(db, {
    table: 'AuditTrail',
    where: { text: 'tenantId = :tenant', values: { ':tenant': tenantId } },
    filter: {
      text: ['expiresAt > :now', ...wanted.map(({ text }) => text)].join(' AND '),
      values: Object.assign({ ':now': Math.floor(now / 1000) }, ...wanted.map(({ values }) => values)),
    },
    descending: true,
    limit,
    startAfter,
  });
  return { entries: page.items as unknown as AuditEntry[], next: page.next };
}

const silent = new Set(['version', 'catalogVersion', 'updatedAt', 'tenantId']);
const longest = 2_000;

/** Arrays are one value: a list is read as a whole. */
function leaves(value: object | null, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, each] of Object.entries(value ?? {})) {
    const field = path ? `${path}.${name}` : name;
    if (each === null || each === undefined) continue;
    if (typeof each === 'object' && !Array.isArray(each))
      for (const [inner, text] of leaves(each, field)) found.set(inner, text);
    else found.set(field, JSON.stringify(each, inNameOrder));
  }
  return found;
}

/** The engine gives the names of a map in any order: that is no change. */
const inNameOrder = (_name: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const shortened = (text: string | undefined): string | null =>
  text === undefined ? null : text.length > longest ? `${text.slice(0, longest)}…` : text;
