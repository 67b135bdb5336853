/** What `live.js` gives to the panel of the same release, on its own script element. */
export type LiveScript = HTMLScriptElement & { listen?: Listen };

export type Listen = (listening: {
  apiUrl: string;
  publicKey: string;
  conversationId: string;
  /** Somebody of the business wrote, or gave the conversation back. */
  onNews: () => void;
  /** Whether events arrive now. */
  onLive: (isLive: boolean) => void;
}) => () => void;
