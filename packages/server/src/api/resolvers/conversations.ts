import { readConversation, reportedState } from '@booking-chat/core/conversation/state';
import type { ChatReply, Conversation } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import * as agent from '../../agent/run-turn.ts';
import type { ConversationRecord } from '../../store/conversations.ts';
import { id, languageTag, line, text, timezone } from '../inputs.ts';
import { guarded } from '../operation.ts';
import { says } from '../parse-input.ts';
import { presentMessage } from '../present-message.ts';
import type { RequestContext } from '../request.ts';

/** What the page knows of its visitor is a hint: odd values are the page's mistake, and must not end a conversation. */
const hint = (longest: number) => z.catch(z.nullish(line(longest)), null);
const userContext = z.nullish(
  z.object({ userId: hint(200), name: hint(100), email: hint(254), phone: hint(40) }),
);

export const startConversation = guarded({
  scope: 'chat',
  input: z.object({
    input: z.object({
      language: z.nullish(languageTag),
      timezone: z.nullish(timezone),
      userContext,
    }),
  }),
  resolve: (app, { tenant, language, credential }, { input }): Promise<ChatReply> =>
    agent.startConversation(app, { tenant, isTrial: isTrial(credential) }, { ...input, language }),
});

const choice = z
  .object({
    serviceId: z.nullish(id),
    providerId: z.nullish(id),
    slot: z.nullish(z.object({ providerId: id, start: z.string().check(z.maxLength(40)) })),
    confirmOffer: z.nullish(z.string().check(z.maxLength(2_000))),
    change: z.nullish(z.enum(['SERVICE', 'PROVIDER', 'SLOT', 'CONTACT'])),
    quickReply: z.nullish(z.string().check(z.maxLength(200))),
  })
  .check(
    z.refine((one) => Object.values(one).filter((value) => value != null).length <= 1, says('one-choice')),
  );

export const sendChatMessage = guarded({
  scope: 'chat',
  input: z.object({
    input: z.object({
      conversationId: z.nullish(id),
      text: text(2_000),
      choice: z.nullish(choice),
      clientMessageId: z.nullish(id),
      language: z.nullish(languageTag),
      timezone: z.nullish(timezone),
      userContext,
    }),
  }),
  resolve: (app, request, { input }): Promise<ChatReply> => {
    const { tenant, language, credential } = request;
    const conversation = conversationOf(request);
    return agent.runTurn(app, { tenant, conversation, isTrial: isTrial(credential) }, { ...input, language });
  },
});

export const getConversation = guarded({
  scope: 'chat',
  input: z.object({ conversationId: id }),
  resolve: async (_app, request): Promise<Conversation | null> => {
    const conversation = conversationOf(request);
    const state = readConversation(conversation?.state);
    if (!conversation || !state) return null;
    return {
      conversationId: conversation.conversationId,
      state: reportedState(state),
      messages: conversation.messages.map(presentMessage),
      lastReply: lastReply(conversation),
      expiresAt: new Date(conversation.expiresAt * 1000).toISOString(),
    };
  },
});

const isTrial = ({ kind }: RequestContext['credential']): boolean => kind === 'preview';

/** What was begun in the panel goes on there alone, and what a customer began nowhere else. */
const conversationOf = ({ conversation, credential }: RequestContext): ConversationRecord | null =>
  conversation && (conversation.trial !== undefined) === isTrial(credential) ? conversation : null;

/** As it stands now: while a person answers there is nothing to tap, and afterwards there is again. */
function lastReply({ recentReplies, status }: ConversationRecord): ChatReply | null {
  const reply = recentReplies.at(-1)?.reply as ChatReply | undefined;
  if (!reply) return null;
  const handedOff = status !== 'AGENT';
  if (status !== 'PERSON') return { ...reply, handedOff };
  return {
    ...reply,
    handedOff,
    expects: 'NOTHING',
    quickReplies: [],
    suggestedServices: [],
    suggestedProviders: [],
    suggestedSlots: [],
    offer: null,
  };
}
