import type { ApiKey } from '@booking-chat/core/tenancy/api-key';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, query, queryAll, transact, type Write, write } from './db.ts';
import { versionedUpdate } from './versioned-update.ts';

const found = new WeakMap<Db, Map<string, { tenantId: TenantId; keyId: string }>>();
const rememberedPrefixes = 10_000;

/** Which record a presented key claims to be. Kept for good: a prefix never moves to another record. */
export async function findKeyByPrefix(
  db: Db,
  prefix: string,
): Promise<{ tenantId: TenantId; keyId: string } | null> {
  const known = found.get(db) ?? new Map();
  found.set(db, known);
  const remembered = known.get(prefix);
  if (remembered) return remembered;
  const { items } = await query(db, {
    table: 'TenantApiKeys',
    index: 'GSI1',
    where: { text: '#prefix = :prefix', names: { '#prefix': 'prefix' }, values: { ':prefix': prefix } },
    limit: 1,
  });
  const item = items[0];
  if (!item) return null;
  const { tenantId, keyId } = item as unknown as ApiKey;
  const owner = { tenantId, keyId };
  if (known.size >= rememberedPrefixes) known.clear();
  known.set(prefix, owner);
  return owner;
}

export async function getKey(db: Db, tenantId: TenantId, keyId: string): Promise<ApiKey | null> {
  return (await getItem(db, 'TenantApiKeys', { tenantId, keyId })) as ApiKey | null;
}

/** Creates. False: that id is taken. */
export async function putKey(db: Db, key: ApiKey, also: readonly Write[] = []): Promise<boolean> {
  return (await transact(db, [newKeyWrite(key), ...also])).ok;
}

/** Puts a successor beside a key, which from now on ends at `expiresAt`. False: the old one has another version by now. */
export async function putSuccessor(
  db: Db,
  old: ApiKey,
  expiresAt: string,
  successor: ApiKey,
  also: readonly Write[] = [],
): Promise<boolean> {
  const change = { expiresAt, replacedBy: successor.keyId };
  const outcome = await transact(db, [newKeyWrite(successor), changeWrite(old, change), ...also]);
  return outcome.ok;
}

/** The key as revoked (at its first revocation), or null when there is none. `now` is an ISO moment. */
export async function revokeKey(
  db: Db,
  tenantId: TenantId,
  keyId: string,
  now: string,
  also: readonly Write[] = [],
): Promise<ApiKey | null> {
  const outcome = await transact(db, [
    {
      type: 'update',
      table: 'TenantApiKeys',
      key: { tenantId, keyId },
      change: {
        text: 'SET revokedAt = :now ADD #version :one',
        names: { '#version': 'version' },
        values: { ':now': now, ':one': 1 },
      },
      condition: {
        text: 'attribute_exists(tenantId) AND revokedAt = :none',
        values: { ':none': null },
      },
    },
    ...also,
  ]);
  if (!outcome.ok && outcome.refusals.some((refusal) => refusal?.kind === 'conflict'))
    return revokeKey(db, tenantId, keyId, now, also);
  return getKey(db, tenantId, keyId);
}

/** Changes the named fields if the record still has `version`; null: it has not, read it again. */
export async function changeKey(
  db: Db,
  key: Pick<ApiKey, 'tenantId' | 'keyId' | 'version'>,
  change: KeyChange,
  also: readonly Write[] = [],
): Promise<ApiKey | null> {
  const outcome = await transact(db, [changeWrite(key, change), ...also]);
  return outcome.ok ? getKey(db, key.tenantId, key.keyId) : null;
}

export type KeyChange = Partial<
  Pick<ApiKey, 'name' | 'allowedOrigins' | 'scopes' | 'expiresAt' | 'replacedBy'>
>;

const newKeyWrite = (key: ApiKey): Write => ({
  type: 'put',
  table: 'TenantApiKeys',
  item: key,
  condition: { text: 'attribute_not_exists(tenantId)' },
});

const changeWrite = (
  { tenantId, keyId, version }: Pick<ApiKey, 'tenantId' | 'keyId' | 'version'>,
  change: KeyChange,
): Write => versionedUpdate('TenantApiKeys', { tenantId, keyId }, version, change);

/**
 * Notes a use or a refusal; best effort, and never more often than core's `lastUseIsStale` and `noteOrigin` say. Of
 * requests that come at the same moment one writes: the condition is what the others have read, too.
 */
export async function noteKeyUse(
  db: Db,
  key: ApiKey,
  change: Partial<Pick<ApiKey, 'lastUsedAt' | 'seenOrigins' | 'refusedOrigins'>>,
): Promise<void> {
  const noting = notingNow.get(db) ?? new Set<string>();
  notingNow.set(db, noting);
  if (noting.has(key.keyId)) return;
  noting.add(key.keyId);
  const names = Object.keys(change) as (keyof typeof change)[];
  const [first] = names;
  try {
    await write(
      db,
      {
        type: 'update',
        table: 'TenantApiKeys',
        key: { tenantId: key.tenantId, keyId: key.keyId },
        change: {
          text: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
          values: Object.fromEntries(names.map((name) => [`:${name}`, change[name]])),
        },
        condition:
          first && key[first] !== undefined
            ? { text: `${first} = :was`, values: { ':was': key[first] } }
            : { text: `attribute_exists(tenantId) AND attribute_not_exists(${first})` },
      },
      { repeatable: true },
    );
  } finally {
    noting.delete(key.keyId);
  }
}

/** One process need not ask twice at once. */
const notingNow = new WeakMap<Db, Set<string>>();

/** All keys of a tenant, oldest first; they are few. */
export async function listKeys(db: Db, tenantId: TenantId): Promise<ApiKey[]> {
  const items = await queryAll(db, {
    table: 'TenantApiKeys',
    where: { text: 'tenantId = :tenant', values: { ':tenant': tenantId } },
  });
  return (items as unknown as ApiKey[]).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}
