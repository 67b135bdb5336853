import type { Signer } from '../signer.ts';

/** The proof in a booking's link `/b/<token>`. It names its booking and never expires; the booking's status decides. */
export const manageToken = (signer: Signer, tenantId: string, bookingId: string): string =>
  signer.sign('manage', [tenantId, bookingId]);

/** What a genuine token names, or null. The caller mints the TenantId: a token is a credential. */
export function readManageToken(
  signer: Signer,
  token: string,
): { tenantId: string; bookingId: string } | null {
  const payload = signer.verify('manage', token);
  if (!Array.isArray(payload) || payload.length !== 2) return null;
  const [tenantId, bookingId] = payload;
  return typeof tenantId === 'string' && typeof bookingId === 'string' ? { tenantId, bookingId } : null;
}
