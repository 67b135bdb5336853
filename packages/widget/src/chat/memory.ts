import { readTab, type Tab, tabKey } from '../shared/tab.ts';
import type { Outgoing } from './state.ts';

/**
 * What outlives a page: the conversation's id until it expires (all tabs), and this tab's draft, unsent messages and
 * whether the panel is open. Message texts that reached the server are never stored. First written when the panel opens.
 */
export type Memory = {
  conversation: () => { conversationId: string; expiresAt: string } | null;
  keepConversation: (conversation: { conversationId: string; expiresAt: string } | null) => void;
  tab: () => ChatTab;
  keepTab: (changes: Partial<ChatTab>) => void;
};

type ChatTab = Tab & { unsent?: readonly Outgoing[] };

export function createMemory(publicKey: string, now: () => number): Memory {
  const key = tabKey(publicKey);
  return {
    conversation() {
      const kept = read<{ conversationId: string; expiresAt: string }>(() => localStorage, key);
      return kept?.conversationId && Date.parse(kept.expiresAt) > now() ? kept : null;
    },
    keepConversation: (conversation) => write(() => localStorage, key, conversation),
    tab: () => readTab(publicKey),
    keepTab: (changes) => write(() => sessionStorage, key, { ...readTab(publicKey), ...changes }),
  };
}

function read<Value>(storage: () => Storage, key: string): Value | null {
  try {
    return JSON.parse(storage().getItem(key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: unknown) {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // Storage is forbidden or full: the conversation then lives as long as the page.
  }
}
