import type { Facts } from '@booking-chat/core/conversation/events';
import { voiceOf } from '@booking-chat/core/conversation/render';
import type { Reply } from '@booking-chat/core/conversation/reply';
import { spokenZone } from '@booking-chat/core/conversation/spoken-time';
import { type Conversation, reportedState } from '@booking-chat/core/conversation/state';
import type { ChatReply, Offer } from '@booking-chat/schema/generated/types';
import { presentBooking, presentProvider, presentService, presentSlot } from '../api/present.ts';
import type { Signer } from '../signer.ts';
import { manageToken } from '../store/manage-token.ts';
import { signOffer } from './offer-token.ts';

export interface ReplyFrame {
  readonly conversationId: string;
  readonly messageId: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Nothing was booked: there is no page to change it on. */
  readonly isTrial: boolean;
}

/** The reply as the API gives it: words by locale, ids as the things they stand for, the offer signed. */
export function chatReply(
  state: Conversation,
  reply: Reply,
  facts: Facts,
  frame: ReplyFrame,
  signer: Signer,
): ChatReply {
  const { catalog, tenant } = facts;
  const zone = spokenZone(state, facts);
  const voice = voiceOf(state, facts);
  const services = reply.services.flatMap((id) => catalog.services.find((s) => s.serviceId === id) ?? []);
  const providers = reply.providers.flatMap((id) => catalog.providers.find((p) => p.providerId === id) ?? []);
  return {
    conversationId: frame.conversationId,
    state: reportedState(state),
    expects: reply.expects,
    message: {
      id: frame.messageId,
      sender: 'AGENT',
      text: voice.text(reply.say),
      createdAt: frame.createdAt,
      clientMessageId: null,
    },
    language: state.lang,
    quickReplies: reply.quickReplies.map((value) => ({
      value,
      label: voice.label(value),
    })),
    suggestedServices: services.map(presentService),
    suggestedProviders: providers.map(presentProvider),
    suggestedSlots: reply.slots.map((slot) => presentSlot(catalog, slot.serviceId, slot, zone)),
    offer: offerOf(reply, facts, zone, frame.conversationId, signer),
    booking:
      reply.booking &&
      presentBooking(
        reply.booking,
        frame.isTrial ? null : `/b/${manageToken(signer, tenant.tenantId, reply.booking.bookingId)}`,
      ),
    handedOff: state.handedOff,
    expiresAt: frame.expiresAt,
  };
}

function offerOf(
  { offer }: Reply,
  { catalog, tenant }: Facts,
  zone: string,
  conversationId: string,
  signer: Signer,
): Offer | null {
  if (!offer) return null;
  const service = catalog.services.find((s) => s.serviceId === offer.serviceId);
  return {
    ...presentSlot(catalog, offer.serviceId, offer, zone),
    offerId: signOffer(signer, tenant.tenantId, conversationId, offer),
    serviceName: service?.name ?? '',
    price: service?.price ?? null,
    customerName: offer.name,
    customerEmail: offer.email,
    customerPhone: offer.phone,
    heldUntil: new Date(offer.heldUntil * 1000).toISOString(),
  };
}
