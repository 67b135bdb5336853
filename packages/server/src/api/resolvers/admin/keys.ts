import { type ApiKey as Key, keyState, latestOrigin, scopes } from '@booking-chat/core/tenancy/api-key';
import { matchingPattern, originOfAddress, originPattern } from '@booking-chat/core/tenancy/origins';
import type {
  ApiKey,
  ApiKeyConnection,
  CreatedApiKey,
  OriginCheck,
} from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import type { App } from '../../../context.ts';
import { changeKey, getKey, listKeys, revokeKey } from '../../../store/api-keys.ts';
import { audit } from '../../audit.ts';
import { ApiError } from '../../errors.ts';
import { id, instant, line, pageLimit, pageMark } from '../../inputs.ts';
import { createKey, type KeyRefusal, originPatterns, rotateKey } from '../../keys.ts';
import { guarded } from '../../operation.ts';
import { pageOf } from '../../page.ts';
import { presentKey } from '../../present-admin.ts';
import type { RequestContext } from '../../request.ts';

const origins = z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(50));
const scopeList = z.array(z.enum(scopes)).check(z.minLength(1), z.maxLength(scopes.length));
/** Thirty days: as long as a page may take to change. */
const longestOverlap = 43_200;

const listApiKeys = guarded({
  area: 'read',
  input: z.object({ limit: pageLimit(200), nextToken: pageMark }),
  resolve: async (app, { tenant, now }, { limit, nextToken }): Promise<ApiKeyConnection> => {
    const keys = await listKeys(app.db, tenant.tenantId);
    const page = pageOf(app.signer, `keys ${tenant.tenantId}`, keys, {
      limit: limit ?? 50,
      nextToken: nextToken ?? null,
    });
    return { ...page, items: page.items.map((key) => presentKey(key, now)) };
  },
});

const checkOrigin = guarded({
  area: 'read',
  input: z.object({ keyId: id, url: z.string().check(z.minLength(1), z.maxLength(2_000)) }),
  resolve: async (app, request, { keyId, url }): Promise<OriginCheck> => {
    const key = await knownKey(app, request, keyId);
    const origin = originOfAddress(url);
    const matchedBy = matchingPattern(key.allowedOrigins, origin);
    const refused = latestOrigin(key.refusedOrigins);
    return {
      origin,
      allowed: matchedBy !== null && keyState(key, request.now) === 'active',
      matchedBy,
      suggestion: origin !== null && matchedBy === null ? originPattern(origin) : null,
      seenAt: (origin && key.seenOrigins?.[origin]) || null,
      lastRefusedOrigin: refused?.origin ?? null,
      lastRefusedAt: refused?.at ?? null,
    };
  },
});

const createApiKey = guarded({
  area: 'keys',
  input: z.object({
    input: z.object({
      name: line(100),
      allowedOrigins: origins,
      scopes: z.nullish(scopeList),
      test: z.nullish(z.boolean()),
      expiresAt: z.nullish(instant),
    }),
  }),
  resolve: async (app, request, { input }): Promise<CreatedApiKey> => {
    const { name, allowedOrigins, expiresAt } = input;
    mustBeToCome(expiresAt, request.now);
    const wanted = {
      name,
      allowedOrigins,
      scopes: inOrder(input.scopes ?? scopes),
      environment: input.test ? ('test' as const) : ('live' as const),
      expiresAt: expiresAt ?? null,
    };
    const created = await createKey(app, request.tenant.tenantId, wanted, (key) => [
      audit(request, {
        action: 'key.create',
        targetId: key.keyId,
        targetName: name,
        before: null,
        after: told(key),
      }),
    ]);
    if (!created.ok) throw keyError(created.refusal, input.allowedOrigins);
    return { key: created.text, apiKey: presentKey(created.key, request.now) };
  },
});

const updateApiKey = guarded({
  area: 'keys',
  input: z.object({
    input: z.object({
      keyId: id,
      version: z.int(),
      name: line(100),
      allowedOrigins: origins,
      scopes: scopeList,
      expiresAt: z.nullish(instant),
    }),
  }),
  resolve: async (app, request, { input }): Promise<ApiKey> => {
    const { name, version } = input;
    const before = await knownKey(app, request, input.keyId);
    if (before.version !== version) throw stale(before);
    if (before.revokedAt !== null) throw new ApiError('CONFLICT', { reason: 'key-inactive' });
    if (input.expiresAt !== before.expiresAt) mustBeToCome(input.expiresAt, request.now);
    const patterns = originPatterns(input.allowedOrigins);
    if (!patterns.ok) throw keyError(patterns.refusal, input.allowedOrigins);
    const change = {
      name,
      allowedOrigins: patterns.patterns,
      scopes: inOrder(input.scopes),
      expiresAt: input.expiresAt ?? null,
    };
    const entry = audit(request, {
      action: 'key.update',
      targetId: before.keyId,
      targetName: name,
      before: told(before),
      after: told({ ...before, ...change }),
    });
    const after = await changeKey(app.db, before, change, [entry]);
    if (!after) throw stale(await knownKey(app, request, input.keyId));
    return presentKey(after, request.now);
  },
});

const rotateApiKey = guarded({
  area: 'keys',
  input: z.object({ keyId: id, overlapMinutes: z.int().check(z.minimum(0), z.maximum(longestOverlap)) }),
  resolve: async (app, request, { keyId, overlapMinutes }): Promise<CreatedApiKey> => {
    const { tenantId } = request.tenant;
    const created = await rotateKey(app, tenantId, keyId, overlapMinutes, (old, successor) => [
      audit(request, {
        action: 'key.rotate',
        targetId: old.keyId,
        targetName: old.name,
        before: { prefix: old.prefix },
        after: { prefix: successor.prefix, replacedBy: successor.keyId, overlapMinutes },
      }),
    ]);
    if (!created.ok) throw keyError(created.refusal, []);
    return { key: created.text, apiKey: presentKey(created.key, request.now) };
  },
});

/** Revoking what is revoked gives the key as it is: there is nothing more to end. */
const revokeApiKey = guarded({
  area: 'keys',
  input: z.object({ keyId: id }),
  resolve: async (app, request, { keyId }): Promise<ApiKey> => {
    const before = await knownKey(app, request, keyId);
    if (before.revokedAt !== null) return presentKey(before, request.now);
    const revokedAt = new Date(request.now).toISOString();
    const entry = audit(request, {
      action: 'key.revoke',
      targetId: keyId,
      targetName: before.name,
      before: { revokedAt: null },
      after: { revokedAt },
    });
    const after = await revokeKey(app.db, request.tenant.tenantId, keyId, revokedAt, [entry]);
    return presentKey(after ?? before, request.now);
  },
});

export const keysAdmin = {
  Query: { listApiKeys, checkOrigin },
  Mutation: { createApiKey, updateApiKey, rotateApiKey, revokeApiKey },
};

async function knownKey(app: App, { tenant }: RequestContext, keyId: string): Promise<Key> {
  const key = await getKey(app.db, tenant.tenantId, keyId);
  if (!key) throw new ApiError('NOT_FOUND', { reason: 'key' });
  return key;
}

/** A key that has ended is ended by revoking it, where the trail says so. */
function mustBeToCome(expiresAt: string | null | undefined, now: number): void {
  if (expiresAt && Date.parse(expiresAt) <= now)
    throw new ApiError('INVALID_INPUT', { reason: 'past', field: 'input.expiresAt', value: expiresAt });
}

const stale = ({ version }: Key) => new ApiError('CONFLICT', { reason: 'version', currentVersion: version });

/** What the audit trail may know of a key: never its hash. */
const told = ({ prefix, name, allowedOrigins, scopes, expiresAt }: Key) => ({
  prefix,
  name,
  allowedOrigins,
  scopes,
  expiresAt,
});

const inOrder = (wanted: readonly string[]) => scopes.filter((scope) => wanted.includes(scope));

function keyError(refusal: KeyRefusal, origins: readonly string[]): ApiError {
  switch (refusal.kind) {
    case 'origins-missing':
      return new ApiError('INVALID_INPUT', { reason: 'required', field: 'input.allowedOrigins' });
    case 'origin-invalid': {
      const field = `input.allowedOrigins.${origins.indexOf(refusal.origin)}`;
      return new ApiError('INVALID_INPUT', { reason: 'origin-pattern', field, value: refusal.origin });
    }
    case 'not-found':
      return new ApiError('NOT_FOUND', { reason: 'key' });
    case 'not-active':
      return new ApiError('CONFLICT', { reason: 'key-inactive' });
    case 'changed':
      return new ApiError('CONFLICT', { reason: 'changed' });
  }
}
