import type { Choice } from '@booking-chat/core/conversation/choice';
import type { Conversation } from '@booking-chat/core/conversation/state';
import { minuteOf } from '@booking-chat/core/time/zone';
import type { ChatChoiceInput } from '@booking-chat/schema/generated/types';
import type { Signer } from '../signer.ts';
import { readOffer } from './offer-token.ts';

/** The tap in a message, or null when it has none. What cannot be read becomes a choice of nothing we know. */
export function readChoice(
  signer: Signer,
  tenantId: string,
  conversationId: string,
  state: Conversation,
  input: ChatChoiceInput | null | undefined,
): Choice | null {
  if (!input) return null;
  if (input.serviceId) return { type: 'service', serviceId: input.serviceId };
  if (input.providerId) return { type: 'provider', providerId: input.providerId };
  if (input.change) return { type: 'change', fact: input.change };
  if (input.quickReply) return { type: 'quick-reply', value: input.quickReply };
  if (input.slot) {
    const start = minuteOf(input.slot.start);
    return start === null ? unknown : { type: 'slot', providerId: input.slot.providerId, start };
  }
  if (input.confirmOffer) {
    const offer = readOffer(signer, tenantId, conversationId, input.confirmOffer);
    if (!offer) return unknown;
    const { offerId, serviceId, providerId, start } = offer;
    const about =
      state.slot?.hold?.offerId === offerId ? 'current' : state.bookedOffer === offerId ? 'booked' : 'older';
    return { type: 'confirm', about, serviceId, slot: { providerId, start } };
  }
  return null;
}

const unknown: Choice = { type: 'service', serviceId: '' };
