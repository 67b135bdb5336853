import { isRole } from '@booking-chat/core/tenancy/roles';
import type { TokenClaims } from './identity.ts';

/** Whose tokens are ours. */
export interface ExpectedToken {
  readonly issuer: string;
  /** Of the admin panel; an access token of any other client is none of ours. */
  readonly clientId: string;
}

/**
 * What an access token says, whoever has verified its signature and its time (aws-jwt-verify, or AppSync before a function
 * sees it). null: another issuer, another client, another use (an ID token), or no tenant, role or address in it.
 */
export function claimsOf(
  payload: Readonly<Record<string, unknown>>,
  { issuer, clientId }: ExpectedToken,
): TokenClaims | null {
  const { iss, client_id, token_use, tenantId, username, role, email, name } = payload;
  if (iss !== issuer || client_id !== clientId || token_use !== 'access') return null;
  if (!isText(tenantId) || !isText(username) || !isText(email) || !isRole(role)) return null;
  return { tenantId, userId: username, role, email, name: isText(name) ? name : null };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
