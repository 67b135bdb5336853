import { useEffect, useReducer, useRef } from 'react';
import { ApiError } from '../../shared/api/api-error.ts';
import { useWrite } from '../../shared/api/hooks.ts';
import { useToasts } from '../../shared/components/toast.tsx';
import { type Outgoing, outgoingAfter } from './outgoing.ts';
import { replyToCustomer } from './requests.ts';

/**
 * Sends a person's messages one after another. What was not confirmed stays in this tab with its id, over a reload too: to
 * send it again never says it twice.
 */
export function useReplies(conversationId: string) {
  const { mutateAsync } = useWrite(replyToCustomer);
  const toasts = useToasts();
  const kept = `admin.outgoing.${conversationId}`;
  const [outgoing, tell] = useReducer(outgoingAfter, kept, unconfirmed);
  const queue = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (outgoing.length > 0) sessionStorage.setItem(kept, JSON.stringify(outgoing));
    else sessionStorage.removeItem(kept);
  }, [kept, outgoing]);

  function post(clientMessageId: string, text: string) {
    queue.current = queue.current.then(async () => {
      try {
        await mutateAsync({ input: { conversationId, clientMessageId, text } });
        tell({ type: 'settled', clientMessageId });
      } catch (error) {
        tell({ type: 'failed', clientMessageId });
        // That nothing answered stands at the message itself.
        if (error instanceof ApiError) toasts.failed(error);
      }
    });
  }

  return {
    outgoing,
    send(text: string) {
      const clientMessageId = crypto.randomUUID();
      tell({ type: 'written', clientMessageId, text });
      post(clientMessageId, text);
    },
    retry({ clientMessageId, text }: Outgoing) {
      tell({ type: 'retried', clientMessageId });
      post(clientMessageId, text);
    },
    drop: ({ clientMessageId }: Outgoing) => tell({ type: 'settled', clientMessageId }),
  };
}

function unconfirmed(key: string): readonly Outgoing[] {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? '[]') as readonly Outgoing[];
  return stored.map((one) => ({ ...one, state: 'failed' }));
}
