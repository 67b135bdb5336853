import { isRole } from '@booking-chat/core/tenancy/roles';
import { openRuntime } from './runtime.ts';

/** Cognito's event before it makes tokens, version 2, as far as it is read here. It comes back with its answer in it. */
export interface PreTokenEvent {
  readonly version: string;
  readonly triggerSource: string;
  readonly userPoolId: string;
  readonly userName: string;
  readonly request: { readonly userAttributes: Readonly<Record<string, string | undefined>> };
  readonly response: { readonly claimsAndScopeOverrideDetails?: object | null };
}

const { invoke, log } = openRuntime('preToken');

/**
 * Tenant and role out of attributes that only the server may write. Someone without either gets tokens without claims, and
 * with no group: the API answers nothing to them.
 */
export const handler = (event: PreTokenEvent): Promise<PreTokenEvent> =>
  invoke(async () => {
    const { 'custom:tenantId': tenantId, 'custom:role': role, email, name } = event.request.userAttributes;
    const belongs = Boolean(tenantId) && isRole(role) && Boolean(email);
    if (!belongs)
      log.warn({ userId: event.userName, hasTenant: Boolean(tenantId) }, 'someone without tenant or role');
    const ids: Record<string, string> = belongs ? { tenantId: String(tenantId), role: String(role) } : {};
    const access = belongs ? { ...ids, email: String(email), ...(name ? { name } : {}) } : {};
    return {
      ...event,
      response: {
        claimsAndScopeOverrideDetails: {
          // E-mail and name are in an ID token by its scopes.
          idTokenGeneration: { claimsToAddOrOverride: ids, claimsToSuppress: ownClaims(ids) },
          accessTokenGeneration: { claimsToAddOrOverride: access, claimsToSuppress: ownClaims(access) },
          groupOverrideDetails: {
            groupsToOverride: belongs ? [String(role)] : [],
            iamRolesToOverride: [],
          },
        },
      },
    };
  });

/** Nothing else may put in what only this may say. */
const ownClaims = (given: Readonly<Record<string, string>>): string[] =>
  ['tenantId', 'role'].filter((name) => !(name in given));
