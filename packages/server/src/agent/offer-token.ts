import type { OfferView } from '@booking-chat/core/conversation/reply';
import type { Signer } from '../signer.ts';

/** What an offer's token says: made for one tenant, conversation, service, provider and time. */
export interface OfferClaim {
  readonly offerId: string;
  readonly serviceId: string;
  readonly providerId: string;
  /** Epoch minutes. */
  readonly start: number;
}

export const signOffer = (
  signer: Signer,
  tenantId: string,
  conversationId: string,
  { offerId, serviceId, providerId, start, heldUntil }: OfferView,
): string =>
  signer.sign('offer', [tenantId, conversationId, offerId, serviceId, providerId, start, heldUntil]);

/** The offer of a genuine token of this tenant and conversation; null for anything else. */
export function readOffer(
  signer: Signer,
  tenantId: string,
  conversationId: string,
  token: string,
): OfferClaim | null {
  const payload = signer.verify('offer', token);
  if (!Array.isArray(payload) || payload.length !== 7) return null;
  const [tenant, conversation, offerId, serviceId, providerId, start] = payload;
  if (tenant !== tenantId || conversation !== conversationId) return null;
  return { offerId, serviceId, providerId, start };
}
