import { randomInt, randomUUID } from 'node:crypto';
import {
  type ApiKey,
  type KeyEnvironment,
  keyState,
  newKeyText,
  type Scope,
  scopes,
} from '@booking-chat/core/tenancy/api-key';
import { originPattern } from '@booking-chat/core/tenancy/origins';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { App } from '../context.ts';
import { changeKey, getKey, putKey, revokeKey } from '../store/api-keys.ts';
import { hashOfKey } from './authorize.ts';

export interface NewKey {
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  /** Default: live. */
  readonly environment?: KeyEnvironment;
  /** Default: all. */
  readonly scopes?: readonly Scope[];
  /** ISO moment; default: never. */
  readonly expiresAt?: string | null;
}

export type KeyRefusal =
  | { readonly kind: 'origins-missing' }
  | { readonly kind: 'origin-invalid'; readonly origin: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-active' }
  /** Someone else changed the old key meanwhile; the successor was revoked again. */
  | { readonly kind: 'changed' };

/** `text` is the key itself: shown now, stored nowhere. */
export type KeyCreated =
  | { readonly ok: true; readonly key: ApiKey; readonly text: string }
  | { readonly ok: false; readonly refusal: KeyRefusal };

export async function createKey(
  app: Pick<App, 'db' | 'clock'>,
  tenantId: TenantId,
  wanted: NewKey,
): Promise<KeyCreated> {
  if (wanted.allowedOrigins.length === 0) return { ok: false, refusal: { kind: 'origins-missing' } };
  const origins: string[] = [];
  for (const origin of wanted.allowedOrigins) {
    const pattern = originPattern(origin);
    if (pattern === null) return { ok: false, refusal: { kind: 'origin-invalid', origin } };
    if (!origins.includes(pattern)) origins.push(pattern);
  }
  const { prefix, text } = newKeyText(wanted.environment ?? 'live', randomText);
  const key: ApiKey = {
    tenantId,
    keyId: `key_${randomUUID().replaceAll('-', '').slice(0, 16)}`,
    prefix,
    hash: hashOfKey(text),
    name: wanted.name,
    allowedOrigins: origins,
    scopes: wanted.scopes ?? scopes,
    createdAt: new Date(app.clock()).toISOString(),
    expiresAt: wanted.expiresAt ?? null,
    revokedAt: null,
    lastUsedAt: null,
    replacedBy: null,
    version: 1,
  };
  if (!(await putKey(app.db, key))) throw new Error('two keys drew the same id');
  return { ok: true, key, text };
}

/** A successor with the same name, origins and scopes; the old key lives on for `overlapMinutes`, so that pages can change. */
export async function rotateKey(
  app: Pick<App, 'db' | 'clock'>,
  tenantId: TenantId,
  keyId: string,
  overlapMinutes: number,
): Promise<KeyCreated> {
  const old = await getKey(app.db, tenantId, keyId);
  if (!old) return { ok: false, refusal: { kind: 'not-found' } };
  const now = app.clock();
  if (keyState(old, now) !== 'active') return { ok: false, refusal: { kind: 'not-active' } };
  const { name, allowedOrigins } = old;
  const environment = old.prefix.startsWith('pk_test_') ? 'test' : 'live';
  const created = await createKey(app, tenantId, { name, allowedOrigins, scopes: old.scopes, environment });
  if (!created.ok) return created;
  const overlapEnds = new Date(now + overlapMinutes * 60_000).toISOString();
  const expiresAt = old.expiresAt !== null && old.expiresAt < overlapEnds ? old.expiresAt : overlapEnds;
  if (await changeKey(app.db, old, { expiresAt, replacedBy: created.key.keyId })) return created;
  await revokeKey(app.db, tenantId, created.key.keyId, new Date(now).toISOString());
  return { ok: false, refusal: { kind: 'changed' } };
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomText = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
