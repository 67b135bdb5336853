import type { TenantId } from './tenant.ts';

/** What a key may do: `read` catalog and free slots, `chat`, `book` directly, `manage` a booking by its link. */
export const scopes = ['read', 'chat', 'book', 'manage'] as const;
export type Scope = (typeof scopes)[number];

/** A label for people: a test key does exactly what a live key does. */
export type KeyEnvironment = 'live' | 'test';

/** A tenant's public key as stored: the key itself is shown once and never stored. Times are ISO 8601 in UTC. */
export interface ApiKey {
  readonly tenantId: TenantId;
  readonly keyId: string;
  /** The readable beginning of the key, `pk_live_…`: finds the record, proves nothing. */
  readonly prefix: string;
  /** SHA-256 of the whole key, hexadecimal. The secret half has 190 bits, so no slow hash is needed. */
  readonly hash: string;
  readonly name: string;
  /** Never empty. Exact origins, `https://*.example.com`, or a loopback origin with `:*` for any port. */
  readonly allowedOrigins: readonly string[];
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** Coarse on purpose: written at most once an hour. */
  readonly lastUsedAt: string | null;
  /** Where it was used and where it was refused lately: `origin → moment`, a few of each (`noteOrigin`). */
  readonly seenOrigins?: OriginMoments;
  readonly refusedOrigins?: OriginMoments;
  /** After a rotation: the key that takes over; this one lives until `expiresAt`. */
  readonly replacedBy: string | null;
  readonly version: number;
}

export type OriginMoments = Readonly<Record<string, string>>;

const pattern = /^(pk_(live|test)_[0-9A-Za-z]{10})_[0-9A-Za-z]{32}$/;

/** The parts of a presented key that decide where to look; null when it does not have a key's form. */
export function parseKey(text: string): { prefix: string; environment: KeyEnvironment } | null {
  const match = pattern.exec(text);
  return match ? { prefix: match[1] as string, environment: match[2] as KeyEnvironment } : null;
}

/** `random` gives that many characters of 0-9A-Za-z, evenly distributed. */
export function newKeyText(environment: KeyEnvironment, random: (length: number) => string) {
  const prefix = `pk_${environment}_${random(10)}`;
  return { prefix, text: `${prefix}_${random(32)}` };
}

export type KeyState = 'active' | 'revoked' | 'expired';

/** @param now epoch milliseconds */
export function keyState(key: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: number): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt !== null && Date.parse(key.expiresAt) <= now) return 'expired';
  return 'active';
}

const hour = 60 * 60 * 1000;

/** Whether `lastUsedAt` is old enough to be worth a write. @param now epoch milliseconds */
export const lastUseIsStale = (key: Pick<ApiKey, 'lastUsedAt'>, now: number): boolean =>
  key.lastUsedAt === null || now - Date.parse(key.lastUsedAt) >= hour;

/** Origins kept of each kind. Anyone may send any origin: this many writes an hour are all they can cause. */
const keptOrigins = 6;
const longestOrigin = 200;

/**
 * What is known of origins with this one added, or null when that is not worth a write: it was noted within the hour, or
 * as many others were. @param now epoch milliseconds
 */
export function noteOrigin(known: OriginMoments = {}, origin: string, now: number): OriginMoments | null {
  const isRecent = (moment: string) => now - Date.parse(moment) < hour;
  const before = known[origin];
  if (origin.length > longestOrigin || (before !== undefined && isRecent(before))) return null;
  const others = Object.entries(known)
    .filter(([one]) => one !== origin)
    .sort(([, a], [, b]) => (a < b ? 1 : -1));
  if (others.filter(([, moment]) => isRecent(moment)).length >= keptOrigins) return null;
  return { ...Object.fromEntries(others.slice(0, keptOrigins - 1)), [origin]: new Date(now).toISOString() };
}

/** The latest of them. */
export function latestOrigin(known: OriginMoments = {}): { origin: string; at: string } | null {
  const [latest] = Object.entries(known).sort(([, a], [, b]) => (a < b ? 1 : -1));
  return latest ? { origin: latest[0], at: latest[1] } : null;
}
