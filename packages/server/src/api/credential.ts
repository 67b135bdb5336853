import type { TenantId } from '@booking-chat/core/tenancy/tenant';

/** Who calls, after proof. The one module that makes a TenantId out of anything. */
export type Credential =
  | { readonly kind: 'key'; readonly tenantId: TenantId; readonly keyId: string }
  | { readonly kind: 'link'; readonly tenantId: TenantId; readonly bookingId: string }
  | { readonly kind: 'operator'; readonly tenantId: TenantId };

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

/** Whoever runs commands and seeds on the machine itself; never reachable through a request. */
export const operatorCredential = (tenantId: string): Extract<Credential, { kind: 'operator' }> => ({
  kind: 'operator',
  tenantId: mint(tenantId),
});

const mint = (tenantId: string): TenantId => tenantId as TenantId;
