import type { ApiKey } from '@booking-chat/core/tenancy/api-key';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import { type Db, getItem, query, queryAll, write } from './db.ts';
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
export async function putKey(db: Db, key: ApiKey): Promise<boolean> {
  const outcome = await write(db, {
    type: 'put',
    table: 'TenantApiKeys',
    item: key,
    condition: { text: 'attribute_not_exists(tenantId)' },
  });
  return outcome.ok;
}

/** The key as revoked (at its first revocation), or null when there is none. `now` is an ISO moment. */
export async function revokeKey(
  db: Db,
  tenantId: TenantId,
  keyId: string,
  now: string,
): Promise<ApiKey | null> {
  const outcome = await write(db, {
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
  });
  return outcome.item as ApiKey | null;
}

/** Changes the named fields if the record still has `version`; null: it has not, read it again. */
export async function changeKey(
  db: Db,
  key: Pick<ApiKey, 'tenantId' | 'keyId' | 'version'>,
  change: Partial<Pick<ApiKey, 'name' | 'allowedOrigins' | 'scopes' | 'expiresAt' | 'replacedBy'>>,
): Promise<ApiKey | null> {
  const outcome = await write(
    db,
    versionedUpdate('TenantApiKeys', { tenantId: key.tenantId, keyId: key.keyId }, key.version, change),
  );
  return outcome.ok ? (outcome.item as unknown as ApiKey) : null;
}

/** Notes the latest use; best effort, core's `lastUseIsStale` says when it is worth a write. */
export async function touchKey(db: Db, tenantId: TenantId, keyId: string, now: string): Promise<void> {
  await write(db, {
    type: 'update',
    table: 'TenantApiKeys',
    key: { tenantId, keyId },
    change: { text: 'SET lastUsedAt = :now', values: { ':now': now } },
    condition: { text: 'attribute_exists(tenantId)' },
  });
}

/** All keys of a tenant, oldest first; they are few. */
export async function listKeys(db: Db, tenantId: TenantId): Promise<ApiKey[]> {
  const items = await queryAll(db, {
    table: 'TenantApiKeys',
    where: { text: 'tenantId = :tenant', values: { ':tenant': tenantId } },
  });
  return (items as unknown as ApiKey[]).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}
