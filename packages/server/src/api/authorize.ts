import { createHash, timingSafeEqual } from 'node:crypto';
import {
  type ApiKey,
  keyState,
  lastUseIsStale,
  noteOrigin,
  parseKey,
  type Scope,
} from '@booking-chat/core/tenancy/api-key';
import { normalizeOrigin, originAllowed } from '@booking-chat/core/tenancy/origins';
import { plans } from '@booking-chat/core/tenancy/plans';
import { roleAllows } from '@booking-chat/core/tenancy/roles';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { App } from '../context.ts';
import { findKeyByPrefix, getKey, noteKeyUse } from '../store/api-keys.ts';
import { readManageToken } from '../store/manage-token.ts';
import { type LoadedRequest, loadRequest } from '../store/request.ts';
import { takeRequest } from '../store/usage.ts';
import {
  type Credential,
  keyCredential,
  linkCredential,
  previewCredential,
  userCredential,
} from './credential.ts';
import { ApiError } from './errors.ts';
import type { Access } from './operation.ts';
import { readPreviewToken } from './preview-token.ts';

/** Who presents this token, of whatever kind? Throws AUTH_FAILED. */
export async function authorize(app: App, token: string | undefined): Promise<Credential> {
  if (token === undefined || !looksLikeJwt(token)) return authorizeKey(app, token);
  const claims = await app.identity?.verify(token.replace(/^Bearer /i, ''));
  if (!claims) throw new ApiError('AUTH_FAILED', { reason: 'token-invalid' });
  return userCredential(claims);
}

/** Three parts, as a signed token has; `Bearer ` may precede it. */
const looksLikeJwt = (token: string): boolean => /^(Bearer )?eyJ[\w-]*\.[\w-]+\.[\w-]+$/i.test(token);

/**
 * Who presents this token? Depends on the token alone and on what never changes about it, so the answer may be cached
 * by token: an AppSync authorizer does that for its TTL, this process for as long as it remembers.
 * What can change (revoked, expired, suspended, origins) is `admit`'s to check. Throws AUTH_FAILED.
 */
export async function authorizeKey(app: Verifier, token: string | undefined): Promise<Credential> {
  if (!token) throw new ApiError('AUTH_FAILED', { reason: 'credential-missing' });
  const form = parseKey(token);
  if (!form) return authorizeLink(app, token);

  const hash = hashOfKey(token);
  const verified = verifiedKeys(app);
  const known = verified.get(hash);
  if (known) return known;
  const owner = await findKeyByPrefix(app.db, form.prefix);
  const key = owner && (await getKey(app.db, owner.tenantId, owner.keyId));
  if (!key || !sameText(key.hash, hash)) throw new ApiError('AUTH_FAILED', { reason: 'credential-invalid' });
  const credential = keyCredential(key);
  if (verified.size >= rememberedKeys) verified.clear();
  verified.set(hash, credential);
  return credential;
}

/** What proving a token takes: all that an authorizer has. */
export type Verifier = Pick<App, 'db' | 'signer'>;

/** What an operation needs of its caller, and what the caller says of itself. */
export interface Admission {
  readonly access: Access;
  readonly origin: string | undefined;
  /** The tenant the page believes in (`data-tenant-id`); only ever compared. */
  readonly tenantHint: string | undefined;
  readonly conversationId: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type Admitted = Pick<LoadedRequest, 'conversation'> & { readonly tenant: Tenant };

/**
 * May this caller do this now? One consistent read of key, tenant and conversation on every request: a key revoked a
 * moment ago is refused by the next one. Then origin, scope, tenant and the rate of the key's plan, in this order; a
 * refused request counts against nobody's rate. Plan limits are taken where what they count happens.
 */
export async function admit(app: App, credential: Credential, asked: Admission): Promise<Admitted> {
  const { tenantId } = credential;
  const { now, conversationId } = asked;
  const keyId = credential.kind === 'key' ? credential.keyId : null;
  const { key, tenant, conversation } = await loadRequest(app.db, { tenantId, keyId, conversationId, now });
  if (credential.kind === 'key' && key && !originAllowed(key.allowedOrigins, asked.origin))
    await noteRefusal(app, key, asked);
  checkAccess(credential, key, asked);
  if (!tenant) throw new ApiError('AUTH_FAILED', { reason: 'tenant-gone' });
  if (asked.tenantHint && asked.tenantHint !== tenant.tenantId && asked.tenantHint !== tenant.slug)
    throw new ApiError('FORBIDDEN', { reason: 'tenant-mismatch' });
  if (tenant.status === 'SUSPENDED' && !(credential.kind === 'user' && asked.access.evenSuspended))
    throw new ApiError('FORBIDDEN', { reason: 'tenant-suspended' });

  const [withinRate] = await Promise.all([
    takeRequest(app.db, tenantId, rateName(credential), rateLimit(credential, tenant), now),
    key && noteUse(app, key, asked),
  ]);
  if (!withinRate) throw new ApiError('RATE_LIMITED', { retryAfterSeconds: secondsToNextMinute(now) });
  return { tenant, conversation };
}

/** SHA-256 of a whole key, hexadecimal: what is stored of it. */
export const hashOfKey = (text: string): string => createHash('sha256').update(text).digest('hex');

function authorizeLink(app: Verifier, token: string): Credential {
  const readable = token.length <= longestToken;
  const named = readable && readManageToken(app.signer, token);
  if (named) return linkCredential(named);
  const preview = readable && readPreviewToken(app.signer, token);
  if (preview) return previewCredential(preview);
  throw new ApiError('AUTH_FAILED', { reason: 'credential-invalid' });
}

function checkAccess(credential: Credential, key: ApiKey | null, asked: Admission): void {
  const { scope, area } = asked.access;
  if (credential.kind === 'user') {
    if (!area || !roleAllows(credential.role, area)) throw new ApiError('FORBIDDEN', { reason: 'role' });
  } else if (credential.kind === 'key') checkKey(key, asked);
  else if (credential.kind === 'preview' && credential.expiresAt * 1000 <= asked.now)
    throw new ApiError('AUTH_FAILED', { reason: 'token-invalid' });
  else if (!scope || !scopesWithoutKey[credential.kind].includes(scope))
    throw new ApiError('FORBIDDEN', { reason: 'scope' });
}

function checkKey(key: ApiKey | null, { origin, access, now }: Admission): void {
  if (!key) throw new ApiError('AUTH_FAILED', { reason: 'credential-invalid' });
  const state = keyState(key, now);
  if (state === 'revoked') throw new ApiError('AUTH_FAILED', { reason: 'key-revoked' });
  if (state === 'expired') throw new ApiError('AUTH_FAILED', { reason: 'key-expired' });
  if (!originAllowed(key.allowedOrigins, origin))
    throw new ApiError('ORIGIN_NOT_ALLOWED', { value: origin ?? null });
  const { scope } = access;
  if (!scope || !key.scopes.includes(scope))
    throw new ApiError('FORBIDDEN', { reason: 'scope', value: scope ?? null });
}

/** When and where a key was used: what the panel shows of it, and waits for when a page is tried out. */
async function noteUse(app: Pick<App, 'db'>, key: ApiKey, { origin, now }: Admission): Promise<void> {
  const seenOrigins = noteOrigin(key.seenOrigins, normalizeOrigin(origin ?? '') ?? '', now);
  if (!seenOrigins && !lastUseIsStale(key, now)) return;
  const lastUsedAt = new Date(now).toISOString();
  await noteKeyUse(app.db, key, { lastUsedAt, ...(seenOrigins ? { seenOrigins } : {}) });
}

/** Where it was refused: the panel offers to add that site. */
async function noteRefusal(app: Pick<App, 'db'>, key: ApiKey, { origin, now }: Admission): Promise<void> {
  const refused = normalizeOrigin(origin ?? '');
  const refusedOrigins =
    refused && keyState(key, now) === 'active' && noteOrigin(key.refusedOrigins, refused, now);
  if (refusedOrigins) await noteKeyUse(app.db, key, { refusedOrigins });
}

const scopesWithoutKey: Readonly<Record<'link' | 'preview' | 'operator', readonly Scope[]>> = {
  /** The customer's own page reads free times and changes its one booking. */
  link: ['read', 'manage'],
  preview: ['read', 'chat'],
  operator: [],
};

/** What a request counts under. Every name has a limit of its own. */
function rateName(credential: Credential): string {
  switch (credential.kind) {
    case 'key':
      return credential.keyId;
    case 'link':
      return `link:${credential.bookingId}`;
    case 'preview':
      return `preview:${credential.userId}`;
    case 'user':
      return `user:${credential.userId}`;
    case 'operator':
      return 'operator';
  }
}

const rateLimit = (credential: Credential, tenant: Tenant): number =>
  credential.kind === 'key' ? plans[tenant.plan].requestsPerMinutePerKey : requestsPerMinute[credential.kind];

const requestsPerMinute = { link: 60, preview: 120, user: 600, operator: 60 } as const;

const secondsToNextMinute = (now: number): number => 60 - Math.floor((now % 60_000) / 1000);

/** AppSync's own limit for an authorizer's token. */
const longestToken = 2048;
const rememberedKeys = 10_000;
const verifiedByApp = new WeakMap<Verifier, Map<string, Credential>>();

function verifiedKeys(app: Verifier): Map<string, Credential> {
  const known = verifiedByApp.get(app) ?? new Map<string, Credential>();
  verifiedByApp.set(app, known);
  return known;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
