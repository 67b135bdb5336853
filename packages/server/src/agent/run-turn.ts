import type { Catalog } from '@booking-chat/core/catalog/catalog';
import { tapped } from '@booking-chat/core/conversation/choice';
import type { Event, Facts, Step } from '@booking-chat/core/conversation/events';
import { hear } from '@booking-chat/core/conversation/hear';
import { turnedAway } from '@booking-chat/core/conversation/resume';
import { type Conversation, newConversation, readConversation } from '@booking-chat/core/conversation/state';
import { transition } from '@booking-chat/core/conversation/transition';
import { isLang, type Lang } from '@booking-chat/core/language/lang';
import { plans } from '@booking-chat/core/tenancy/plans';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type {
  ChatReply,
  SendChatMessageInput,
  StartConversationInput,
} from '@booking-chat/schema/generated/types';
import { ApiError } from '../api/errors.ts';
import type { App } from '../context.ts';
import { releaseHold } from '../store/bookings.ts';
import { loadCatalog } from '../store/catalog.ts';
import { type ConversationRecord, getConversation, saveConversation } from '../store/conversations.ts';
import { monthOf, takeMessage } from '../store/usage.ts';
import { agentMode } from './agent-mode.ts';
import { announceTurn } from './announce.ts';
import { perform, type Turn } from './perform.ts';
import { readChoice } from './read-choice.ts';
import { keepForPerson, silentReply } from './silent-turn.ts';
import { performTrial, trialApp } from './trial.ts';
import { customerMessage, newRecord, recordOf } from './turn-record.ts';
import { withUserContext } from './user-context.ts';

/** What the API has already read and authorized: the tenant of the credential and the conversation named in the input. */
export interface TurnRequest {
  readonly tenant: Tenant;
  /** Absent: loaded through the store's per-process cache. */
  readonly catalog?: Catalog;
  /** null: none named, unknown, another tenant's, or expired. A new conversation begins. */
  readonly conversation: ConversationRecord | null;
  /** Whether a new conversation is only tried out: nothing it does is stored outside of it, mailed or counted. */
  readonly isTrial?: boolean;
}

/**
 * One message of the customer, answered. Errors: PLAN_LIMIT_REACHED when the month's messages are used up and the message
 * is not about an existing booking; CONFLICT when the same conversation is written to from elsewhere again and again.
 */
export async function runTurn(
  app: App,
  request: TurnRequest,
  input: SendChatMessageInput,
): Promise<ChatReply> {
  const { tenant } = request;
  const retried = answeredBefore(request.conversation, input);
  if (retried) return retried;
  const isTrial = request.isTrial ?? false;
  const limit = plans[tenant.plan].messagesPerMonth;
  const counted = isTrial
    ? Promise.resolve(true)
    : takeMessage(app.db, tenant.tenantId, monthOf(app.clock()), limit);
  // Waited for before anything is written; a failure must not go unhandled while other reads are under way.
  counted.catch(() => undefined);
  const catalog = request.catalog ?? (await loadCatalog(app.db, tenant));
  let conversation = request.conversation;
  for (let attempt = 0; attempt < conversationAttempts; attempt++) {
    const answered =
      conversation?.status === 'PERSON'
        ? await counted.then(() => keepForPerson(app, tenant, conversation as ConversationRecord, input))
        : await answer(app, { tenant, catalog, conversation, isTrial }, input, counted);
    if (answered) {
      await announceTurn(app, conversation?.status ?? null, answered.record);
      return answered.reply;
    }
    const id = conversation?.conversationId;
    conversation = id ? await getConversation(app.db, tenant.tenantId, id, app.clock()) : null;
    const meanwhile = answeredBefore(conversation, input);
    if (meanwhile) return meanwhile;
  }
  throw new ApiError('CONFLICT');
}

/** Opens a conversation with the tenant's greeting. Counts no message. */
export async function startConversation(
  app: App,
  request: Omit<TurnRequest, 'conversation'>,
  input: StartConversationInput,
): Promise<ChatReply> {
  const { tenant } = request;
  const catalog = request.catalog ?? (await loadCatalog(app.db, tenant));
  const facts = factsNow(app, tenant, catalog);
  const opened = withUserContext(newConversation(languageOf(input, tenant), input.timezone ?? null), input);
  const record = newRecord(app, tenant, opened, request.isTrial ?? false);
  const step = transition(opened, { type: 'opened' }, facts);
  const { next, reply } = recordOf(app, facts, record, step, null);
  await saveConversation(app.db, next, app.clock());
  return reply;
}

const conversationAttempts = 4;
/** A step leads to a reply in a few effects; more would be a loop. */
const effectsPerTurn = 10;

/** null: the conversation changed under us. */
async function answer(
  app: App,
  request: Required<TurnRequest>,
  input: SendChatMessageInput,
  counted: Promise<boolean>,
): Promise<{ record: ConversationRecord; reply: ChatReply } | null> {
  const { tenant, catalog } = request;
  const facts = factsNow(app, tenant, catalog);
  const { record, state } = opened(app, request, input);
  let trial = record.trial;
  const event = eventOf(app, facts, record, state, input);
  const finish = (step: Step) => recordOf(app, facts, { ...record, trial }, step, input);

  let step = transition(state, event, facts);
  const turn: Turn = {
    app,
    facts,
    conversationId: record.conversationId,
    recordAfter: (outcome) => finish(transition(step.state, outcome, facts)).next,
    transcript: () => [...record.messages, customerMessage(app, input)],
  };
  const managing = isManaging(state, step);
  for (let effects = 0; step.reply === null; effects++) {
    const [effect] = step.effects;
    if (!effect || effects === effectsPerTurn)
      throw new Error(`a turn came to no reply: ${effect?.type ?? 'no effect'}`);
    if (effect.type !== 'load-schedules') await insist(counted, managing);
    const tried: Awaited<ReturnType<typeof performTrial>> | null = trial
      ? await performTrial(effect, step.state, turn, trial)
      : null;
    trial = tried?.trial;
    const performed = tried?.performed ?? (await perform(effect, step.state, turn));
    if (performed.type === 'conflict') return null;
    step = transition(step.state, performed.event, facts);
    if (performed.saved && step.reply) {
      log(app, facts, step);
      const { next, reply } = finish(step);
      return { record: next, reply };
    }
  }
  await insist(counted, managing);
  const { next, reply } = finish(step);
  if (!(await saveConversation(app.db, next, app.clock()))) return null;
  if (turnedAway(state, step.state))
    await releaseHold((trial ? trialApp(app) : app).db, tenant.tenantId, record.conversationId, app.clock());
  log(app, facts, step);
  return { record: next, reply };
}

/** Over the month's messages the chat stops selling, but existing bookings keep working. */
async function insist(counted: Promise<boolean>, managing: boolean): Promise<void> {
  if (!(await counted) && !managing) throw new ApiError('PLAN_LIMIT_REACHED', { reason: 'messages' });
}

function isManaging(before: Conversation, step: Step): boolean {
  const about = step.state.pending.ask;
  return before.task.type !== 'book' || step.state.task.type !== 'book' || about === 'what-about-booking';
}

const factsNow = (app: App, tenant: Tenant, catalog: Catalog): Facts => ({
  tenant,
  catalog,
  now: Math.floor(app.clock() / 60_000),
});

/** The conversation as it stands, or a new one; what the page tells of its visitor is taken in. */
function opened(
  app: App,
  { tenant, conversation, isTrial }: Required<TurnRequest>,
  input: SendChatMessageInput,
): { record: ConversationRecord; state: Conversation } {
  const stored = conversation ? readConversation(conversation.state) : null;
  const lapsed = !stored && Boolean(input.conversationId);
  const fresh: Conversation = {
    ...newConversation(languageOf(input, tenant), input.timezone ?? null),
    draft: lapsed ? [{ say: 'expired' }] : [],
  };
  const state = withUserContext(stored ?? fresh, input);
  return { record: conversation ?? newRecord(app, tenant, state, isTrial), state };
}

function eventOf(
  app: App,
  facts: Facts,
  record: ConversationRecord,
  state: Conversation,
  input: SendChatMessageInput,
): Event {
  const { conversationId } = record;
  const choice = readChoice(app.signer, facts.tenant.tenantId, conversationId, state, input.choice);
  const tap = choice && tapped(state, input.text, choice, facts);
  if (tap) return tap;
  const lastReply = record.messages.findLast((message) => message.sender === 'AGENT')?.text;
  return hear(state, input.text, facts, lastReply);
}

/** A message that was answered is never taken in again. Its reply; when that is not kept any more, the latest one. */
function answeredBefore(record: ConversationRecord | null, input: SendChatMessageInput): ChatReply | null {
  const { clientMessageId } = input;
  if (!record || !clientMessageId) return null;
  const isThis = (one: { clientMessageId?: string | null }) => one.clientMessageId === clientMessageId;
  const kept = record.status === 'PERSON' && record.messages.find(isThis);
  if (kept) return silentReply(record, kept);
  const before =
    record.recentReplies.find(isThis) ?? (record.messages.some(isThis) && record.recentReplies.at(-1));
  return before ? (before.reply as ChatReply) : null;
}

function languageOf({ language }: { language?: string | null }, tenant: Tenant): Lang {
  const wished = language?.slice(0, 2).toLowerCase();
  return isLang(wished) ? wished : tenant.language;
}

/** Nothing of what was said, and not the conversation's id, which opens it. */
function log(app: App, { tenant }: Facts, { state, reply }: Step): void {
  const { tenantId } = tenant;
  const mode = agentMode(tenant, app.flags?.());
  const booked = reply?.booking?.bookingId;
  app.log.info({ tenantId, mode, asks: state.pending.ask, language: state.lang, booked }, 'turn');
}
