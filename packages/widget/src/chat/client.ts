import type {
  AvailableSlots,
  AvailableSlotsInput,
  ChatReply,
  Conversation,
  SendChatMessageInput,
  StartConversationInput,
  WidgetConfig,
} from '../../../schema/src/generated/types.ts';
import { type Endpoint, request } from '../shared/api.ts';

export type Client = {
  widgetConfig: (language: string | null) => Promise<WidgetConfig>;
  startConversation: (input: StartConversationInput) => Promise<ChatReply>;
  /** May be repeated: the API answers a known `clientMessageId` with the reply it gave. */
  sendMessage: (input: SendChatMessageInput) => Promise<ChatReply>;
  conversation: (conversationId: string) => Promise<Conversation | null>;
  slots: (input: AvailableSlotsInput) => Promise<AvailableSlots>;
};

export function createClient(endpoint: Endpoint): Client {
  return {
    widgetConfig: async (language) =>
      (
        await request<{ widgetConfig: WidgetConfig }>(endpoint, {
          query: `query($language:String){widgetConfig(language:$language){tenantId business{${business}} branding{primaryColor logoUrl agentName position theme} language greeting contactFields{field required} conversationTtlMinutes}}`,
          variables: { language },
          repeatable: true,
        })
      ).widgetConfig,
    startConversation: async (input) =>
      (
        await request<{ startConversation: ChatReply }>(endpoint, {
          query: `mutation($input:StartConversationInput!){startConversation(input:$input){${reply}}}`,
          variables: { input },
        })
      ).startConversation,
    sendMessage: async (input) =>
      (
        await request<{ sendChatMessage: ChatReply }>(endpoint, {
          query: `mutation($input:SendChatMessageInput!){sendChatMessage(input:$input){${reply}}}`,
          variables: { input },
          timeoutMs: 20_000,
          repeatable: Boolean(input.clientMessageId && input.conversationId),
        })
      ).sendChatMessage,
    conversation: async (conversationId) =>
      (
        await request<{ getConversation: Conversation | null }>(endpoint, {
          query: `query($conversationId:ID!){getConversation(conversationId:$conversationId){conversationId state expiresAt messages{${message}} lastReply{${reply}}}}`,
          variables: { conversationId },
          repeatable: true,
        })
      ).getConversation,
    slots: async (input) =>
      (
        await request<{ getAvailableSlots: AvailableSlots }>(endpoint, {
          query: `query($input:AvailableSlotsInput!){getAvailableSlots(input:$input){timezone nextToken items{${slot}}}}`,
          variables: { input },
          repeatable: true,
        })
      ).getAvailableSlots,
  };
}

const business = 'name address phone email website timezone';
const price = 'price{amount currency}';
const slot = 'serviceId providerId providerName start end localDate localTime timezone';
const message = 'id sender text createdAt clientMessageId';
const service = `serviceId name description category durationMinutes ${price} capacity needsApproval`;
const provider = 'providerId name title bio photoUrl serviceIds timezone';
const offer = `offerId serviceName ${slot} ${price} customerName customerEmail customerPhone heldUntil`;
const booking = `bookingId code serviceName ${slot} status paymentStatus ${price} customerName customerEmail customerPhone notes managePath createdAt`;
const reply = `conversationId state expects language handedOff expiresAt message{${message}} quickReplies{label value} suggestedServices{${service}} suggestedProviders{${provider}} suggestedSlots{${slot}} offer{${offer}} booking{${booking}}`;
