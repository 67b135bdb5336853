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
import { getKey, putKey, putSuccessor } from '../store/api-keys.ts';
import type { Write } from '../store/db.ts';
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
  /** Someone else changed or rotated the key before; nothing was made. */
  | { readonly kind: 'changed' };

/** `text` is the key itself: shown now, stored nowhere. */
export type KeyCreated =
  | { readonly ok: true; readonly key: ApiKey; readonly text: string }
  | { readonly ok: false; readonly refusal: KeyRefusal };

/** `also`: what is written together with it, all or none. */
export async function createKey(
  app: Pick<App, 'db' | 'clock'>,
  tenantId: TenantId,
  wanted: NewKey,
  also: (key: ApiKey) => readonly Write[] = () => [],
): Promise<KeyCreated> {
  const origins = originPatterns(wanted.allowedOrigins);
  if (!origins.ok) return origins;
  const { key, text } = newKey(tenantId, { ...wanted, allowedOrigins: origins.patterns }, app.clock());
  if (!(await putKey(app.db, key, also(key)))) throw new Error('two keys drew the same id');
  return { ok: true, key, text };
}

/** A successor with the same name, origins and scopes; the old key lives on for `overlapMinutes`, so that pages can change. */
export async function rotateKey(
  app: Pick<App, 'db' | 'clock'>,
  tenantId: TenantId,
  keyId: string,
  overlapMinutes: number,
  also: (old: ApiKey, successor: ApiKey) => readonly Write[] = () => [],
): Promise<KeyCreated> {
  const old = await getKey(app.db, tenantId, keyId);
  if (!old) return { ok: false, refusal: { kind: 'not-found' } };
  const now = app.clock();
  if (keyState(old, now) !== 'active') return { ok: false, refusal: { kind: 'not-active' } };
  // It has a successor: that one is to be rotated, or another one would lie about unknown.
  if (old.replacedBy !== null) return { ok: false, refusal: { kind: 'changed' } };
  const { name, allowedOrigins } = old;
  const environment = old.prefix.startsWith('pk_test_') ? 'test' : 'live';
  const { key, text } = newKey(tenantId, { name, allowedOrigins, scopes: old.scopes, environment }, now);
  const overlapEnds = new Date(now + overlapMinutes * 60_000).toISOString();
  const expiresAt = old.expiresAt !== null && old.expiresAt < overlapEnds ? old.expiresAt : overlapEnds;
  const stored = await putSuccessor(app.db, old, expiresAt, key, also(old, key));
  return stored ? { ok: true, key, text } : { ok: false, refusal: { kind: 'changed' } };
}

type Patterns =
  | { readonly ok: true; readonly patterns: readonly string[] }
  | { readonly ok: false; readonly refusal: KeyRefusal };

/** The origins in the form in which keys hold them, each once. */
export function originPatterns(origins: readonly string[]): Patterns {
  if (origins.length === 0) return { ok: false, refusal: { kind: 'origins-missing' } };
  const patterns = new Set<string>();
  for (const origin of origins) {
    const pattern = originPattern(origin);
    if (pattern === null) return { ok: false, refusal: { kind: 'origin-invalid', origin } };
    patterns.add(pattern);
  }
  return { ok: true, patterns: [...patterns] };
}

function newKey(tenantId: TenantId, wanted: NewKey, now: number): { key: ApiKey; text: string } {
  const { prefix, text } = newKeyText(wanted.environment ?? 'live', randomText);
  const key: ApiKey = {
    tenantId,
    keyId: `key_${randomUUID().replaceAll('-', '').slice(0, 16)}`,
    prefix,
    hash: hashOfKey(text),
    name: wanted.name,
    allowedOrigins: wanted.allowedOrigins,
    scopes: wanted.scopes ?? scopes,
    createdAt: new Date(now).toISOString(),
    expiresAt: wanted.expiresAt ?? null,
    revokedAt: null,
    lastUsedAt: null,
    replacedBy: null,
    version: 1,
  };
  return { key, text };
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomText = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
