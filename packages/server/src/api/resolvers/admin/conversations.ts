import { readConversation, reportedState } from '@booking-chat/core/conversation/state';
import type {
  AdminConversation,
  ConversationSummary,
  ConversationSummaryConnection,
  PreviewToken,
} from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { returnToAgent as giveBack, replyAsPerson } from '../../../agent/person.ts';
import {
  type ConversationLine,
  type ConversationRecord,
  listConversations,
} from '../../../store/conversations.ts';
import { audit } from '../../audit.ts';
import { ApiError } from '../../errors.ts';
import { id, pageLimit, pageMark, text } from '../../inputs.ts';
import { guarded } from '../../operation.ts';
import { presentMessage } from '../../present-message.ts';
import { signPreview } from '../../preview-token.ts';
import type { RequestContext } from '../../request.ts';

const list = guarded({
  area: 'read',
  input: z.object({
    status: z.nullish(z.enum(['AGENT', 'WAITING', 'PERSON'])),
    limit: pageLimit(200),
    nextToken: pageMark,
  }),
  resolve: async (app, { tenant, now }, args): Promise<ConversationSummaryConnection> => {
    const page = await listConversations(app, {
      tenantId: tenant.tenantId,
      status: args.status ?? null,
      limit: args.limit ?? 50,
      nextToken: args.nextToken ?? null,
      now,
    });
    if (!page.ok) throw new ApiError('INVALID_INPUT', { reason: 'page', field: 'nextToken' });
    return { items: page.items.map(presentLine), nextToken: page.nextToken };
  },
});

const one = guarded({
  area: 'read',
  input: z.object({ conversationId: id }),
  resolve: async (_app, request): Promise<AdminConversation | null> => {
    const { conversation } = request;
    return conversation && !conversation.trial ? presentConversation(conversation) : null;
  },
});

const replyToCustomer = guarded({
  area: 'conversations',
  input: z.object({
    input: z.object({ conversationId: id, text: text(2_000), clientMessageId: id }),
  }),
  resolve: async (app, request, { input }): Promise<AdminConversation> => {
    const { tenant } = request;
    const conversation = customers(request);
    const person = personOf(request);
    const message = { text: input.text, clientMessageId: input.clientMessageId };
    const replied = await replyAsPerson(app, tenant, conversation, { person, message }, (before, after) =>
      audit(request, {
        action: 'conversation.reply',
        targetId: after.conversationId,
        targetName: after.customerName,
        before: handling(before),
        after: handling(after),
      }),
    );
    return presentConversation(replied);
  },
});

const returnToAgent = guarded({
  area: 'conversations',
  input: z.object({ conversationId: id }),
  resolve: async (app, request): Promise<AdminConversation> => {
    const returned = await giveBack(app, request.tenant, customers(request), (before, after) =>
      audit(request, {
        action: 'conversation.return',
        targetId: after.conversationId,
        targetName: after.customerName,
        before: handling(before),
        after: handling(after),
      }),
    );
    return presentConversation(returned);
  },
});

const createPreviewToken = guarded({
  area: 'read',
  input: z.object({}),
  resolve: async (app, { tenant, credential, now }): Promise<PreviewToken> => {
    if (credential.kind !== 'user') throw new ApiError('FORBIDDEN', { reason: 'role' });
    const expiresAt = Math.floor(now / 1000) + previewSeconds;
    const { tenantId } = tenant;
    return {
      token: signPreview(app.signer, { tenantId, userId: credential.userId, expiresAt }),
      expiresAt: new Date(expiresAt * 1000).toISOString(),
    };
  },
});

export const conversationsAdmin = {
  Query: { listConversations: list, adminConversation: one },
  Mutation: { replyToCustomer, returnToAgent, createPreviewToken },
};

const previewSeconds = 30 * 60;

/** A conversation with a customer: trials are nobody's to answer. */
function customers({ conversation }: RequestContext): ConversationRecord {
  if (!conversation || conversation.trial)
    throw new ApiError('NOT_FOUND', { reason: 'conversation', field: 'conversationId' });
  return conversation;
}

function personOf({ credential }: RequestContext): string {
  if (credential.kind !== 'user') throw new ApiError('FORBIDDEN', { reason: 'role' });
  return credential.name ?? credential.email;
}

/** What of it an audit entry may tell: never what was said. */
const handling = ({ status, answeredBy }: ConversationRecord) => ({ status, answeredBy });

const presentLine = (line: ConversationLine): ConversationSummary => ({
  conversationId: line.conversationId,
  status: line.status,
  language: line.language,
  customerName: line.customerName,
  lastText: line.lastText,
  lastSender: line.lastSender,
  messageCount: line.messageCount,
  createdAt: line.createdAt,
  updatedAt: line.updatedAt,
  expiresAt: new Date(line.expiresAt * 1000).toISOString(),
});

function presentConversation(record: ConversationRecord): AdminConversation {
  const state = readConversation(record.state);
  const { contact } = state ?? {};
  return {
    conversationId: record.conversationId,
    status: record.status,
    state: state ? reportedState(state) : 'INIT',
    language: record.language,
    customerName: contact?.name?.value ?? null,
    customerEmail: contact?.email?.value ?? null,
    customerPhone: contact?.phone?.value ?? null,
    messages: record.messages.map(presentMessage),
    answeredBy: record.answeredBy,
    bookingIds: [...(state?.mine ?? [])],
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    expiresAt: new Date(record.expiresAt * 1000).toISOString(),
    version: record.version,
  };
}
