/**
 * What one browser tab remembers until it closes. Nothing is written before the first interaction; a browser that
 * forbids storage only forgets.
 */
export type Tab = {
  /** The panel is open, so the next page opens it again. */
  open?: boolean;
  draft?: string;
};

export function readTab(publicKey: string): Tab {
  try {
    return JSON.parse(sessionStorage[tabKey(publicKey)] || '{}') as Tab;
  } catch {
    return {};
  }
}

export const tabKey = (publicKey: string): string => `chat-agent:${publicKey}`;
