import type { ChatAgentErrorCode } from '../../chat-agent-widget';
import type { TextKey } from './texts/texts.ts';

const keys: Record<ChatAgentErrorCode, TextKey> = {
  NETWORK: 'errorNetwork',
  RATE_LIMITED: 'errorRate',
  PLAN_LIMIT_REACHED: 'errorPlan',
  AUTH_FAILED: 'errorBlocked',
  ORIGIN_NOT_ALLOWED: 'errorBlocked',
  FORBIDDEN: 'errorBlocked',
  INVALID_INPUT: 'errorInput',
  SLOT_TAKEN: 'errorSlot',
  SLOT_NOT_AVAILABLE: 'errorSlot',
  NOT_FOUND: 'errorInternal',
  CONVERSATION_EXPIRED: 'newConversation',
  CONFLICT: 'errorInternal',
  AI_UNAVAILABLE: 'errorInternal',
  INTERNAL: 'errorInternal',
};

/** The text for the customer, and whether the business's other ways of contact belong beside it. */
export const problemText = (code: ChatAgentErrorCode): { key: TextKey; showContact: boolean } => ({
  key: keys[code],
  showContact: !['NETWORK', 'INVALID_INPUT', 'SLOT_TAKEN', 'SLOT_NOT_AVAILABLE', 'RATE_LIMITED'].includes(
    code,
  ),
});
