import { readConversation, reportedState } from '@booking-chat/core/conversation/state';
import type { ChatReply, Conversation } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import * as agent from '../../agent/run-turn.ts';
import { id, languageTag, line, text, timezone } from '../inputs.ts';
import { guarded } from '../operation.ts';
import { says } from '../parse-input.ts';

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
  resolve: (app, { tenant, language }, { input }): Promise<ChatReply> =>
    agent.startConversation(app, { tenant }, { ...input, language }),
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
  resolve: (app, { tenant, conversation, language }, { input }): Promise<ChatReply> =>
    agent.runTurn(app, { tenant, conversation }, { ...input, language }),
});

export const getConversation = guarded({
  scope: 'chat',
  input: z.object({ conversationId: id }),
  resolve: async (_app, { conversation }): Promise<Conversation | null> => {
    const state = readConversation(conversation?.state);
    if (!conversation || !state) return null;
    return {
      conversationId: conversation.conversationId,
      state: reportedState(state),
      messages: conversation.messages.map(({ id, sender, text, createdAt, clientMessageId }) => ({
        id,
        sender,
        text,
        createdAt,
        clientMessageId: clientMessageId ?? null,
      })),
      lastReply: (conversation.recentReplies.at(-1)?.reply as ChatReply | undefined) ?? null,
      expiresAt: new Date(conversation.expiresAt * 1000).toISOString(),
    };
  },
});
