import { useRead } from '../../shared/api/hooks.ts';
import { readConversations, whoWaits } from './requests.ts';

/** How many customers wait for a person; more than twenty count as twenty. Events keep it fresh. */
export const useWaitingCount = (): number =>
  useRead(readConversations, whoWaits).data?.listConversations.items.length ?? 0;
