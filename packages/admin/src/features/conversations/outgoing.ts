import type { ChatMessage } from '@booking-chat/schema/generated/types';

/** What a person wrote and the server has not confirmed yet. Its id stays the same over retries: it is said once. */
export interface Outgoing {
  readonly clientMessageId: string;
  readonly text: string;
  readonly state: 'sending' | 'failed';
}

export type OutgoingEvent =
  | { readonly type: 'written'; readonly clientMessageId: string; readonly text: string }
  | { readonly type: 'failed'; readonly clientMessageId: string }
  | { readonly type: 'retried'; readonly clientMessageId: string }
  | { readonly type: 'settled'; readonly clientMessageId: string };

export function outgoingAfter(outgoing: readonly Outgoing[], event: OutgoingEvent): readonly Outgoing[] {
  const { clientMessageId } = event;
  const marked = (state: Outgoing['state']) =>
    outgoing.map((one) => (one.clientMessageId === clientMessageId ? { ...one, state } : one));
  switch (event.type) {
    case 'written':
      return [...outgoing, { clientMessageId, text: event.text, state: 'sending' }];
    case 'failed':
      return marked('failed');
    case 'retried':
      return marked('sending');
    case 'settled':
      return outgoing.filter((one) => one.clientMessageId !== clientMessageId);
  }
}

/** Those that the transcript does not show yet: a lost answer to a message that arrived leaves no double. */
export function notYetIn(
  messages: readonly Pick<ChatMessage, 'clientMessageId'>[],
  outgoing: readonly Outgoing[],
): readonly Outgoing[] {
  const arrived = new Set(messages.map((message) => message.clientMessageId));
  return outgoing.filter((one) => !arrived.has(one.clientMessageId));
}
