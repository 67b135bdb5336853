import type { Signer } from '../signer.ts';

export interface Preview {
  readonly tenantId: string;
  readonly userId: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** What the panel gives to its own widget in place of a key. */
export const signPreview = (signer: Signer, { tenantId, userId, expiresAt }: Preview): string =>
  signer.sign('preview', [tenantId, userId, expiresAt]);

/** What a genuine token says, or null. Whether its time has passed is for who admits it to look at. */
export function readPreviewToken(signer: Signer, token: string): Preview | null {
  const payload = signer.verify('preview', token);
  if (!Array.isArray(payload) || payload.length !== 3) return null;
  const [tenantId, userId, expiresAt] = payload;
  return { tenantId, userId, expiresAt };
}
