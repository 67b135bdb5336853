import type { Role } from '@booking-chat/core/tenancy/roles';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';

/** Who calls, after proof. The one module that makes a TenantId out of anything. */
export type Credential =
  | { readonly kind: 'key'; readonly tenantId: TenantId; readonly keyId: string }
  | { readonly kind: 'link'; readonly tenantId: TenantId; readonly bookingId: string }
  /** The widget inside the panel: chats, and nothing it does is stored as a booking. */
  | {
      readonly kind: 'preview';
      readonly tenantId: TenantId;
      readonly userId: string;
      /** Epoch seconds. */
      readonly expiresAt: number;
    }
  | UserCredential
  | { readonly kind: 'operator'; readonly tenantId: TenantId };

/** A person of the tenant's team. */
export interface UserCredential {
  readonly kind: 'user';
  readonly tenantId: TenantId;
  readonly userId: string;
  readonly role: Role;
  readonly email: string;
  readonly name: string | null;
}

/** A public key whose secret matched the stored hash. */
export const keyCredential = (verified: { tenantId: string; keyId: string }): Credential => ({
  kind: 'key',
  tenantId: mint(verified.tenantId),
  keyId: verified.keyId,
});

/** A manage link whose signature matched. */
export const linkCredential = (verified: { tenantId: string; bookingId: string }): Credential => ({
  kind: 'link',
  tenantId: mint(verified.tenantId),
  bookingId: verified.bookingId,
});

/** A preview token whose signature matched; whether its time has passed, `admit` says. */
export const previewCredential = (verified: {
  tenantId: string;
  userId: string;
  expiresAt: number;
}): Credential => ({
  kind: 'preview',
  tenantId: mint(verified.tenantId),
  userId: verified.userId,
  expiresAt: verified.expiresAt,
});

/** An access token whose signature, issuer, audience, use and time matched: its claims, and nothing else. */
export const userCredential = (
  claims: Omit<UserCredential, 'kind' | 'tenantId'> & { tenantId: string },
): UserCredential => ({
  ...claims,
  kind: 'user',
  tenantId: mint(claims.tenantId),
});

/** Whoever runs commands and seeds on the machine itself; never reachable through a request. */
export const operatorCredential = (tenantId: string): Extract<Credential, { kind: 'operator' }> => ({
  kind: 'operator',
  tenantId: mint(tenantId),
});

const mint = (tenantId: string): TenantId => tenantId as TenantId;
